import ExactNumbers
import Tables

/// Rows that stand together in the table, with the texts that their numbers mean: what bids look
/// into.
final class BidSheet: Sendable {
  let rows: [BidRow]
  /// How many rows of the file stand before these.
  let rowsBefore: Int
  let shared: SharedBidNames
  private let exact: [Ratio]

  init(_ part: BidPart, _ names: SharedBidNames) {
    (rows, exact, rowsBefore, shared) = (part.rows, part.exact, part.rowsBefore, names)
  }

  /// The texts of the rows.
  var names: BidNames { shared.names }

  /// The price of so many millionths; 0 is none.
  func price(_ millionths: Int64) -> Yuan? {
    millionths == 0 ? nil : Yuan(millionths: millionths)
  }

  /// The amount that a row says; nil for none.
  func amount(_ code: Int64) -> Ratio? {
    guard code != BidRow.noAmount else { return nil }
    guard code >= 0 else { return exact[Int(-code - 1)] }
    return Yuan(millionths: code).ratio
  }
}

/// The texts of a table of bids, for all of its sheets.
final class SharedBidNames: Sendable {
  let names: BidNames
  /// The texts as cells of results.
  let cells: Permanent<ReadyTexts>

  init(_ names: BidNames) {
    self.names = names
    cells = Permanent(ReadyTexts(names.texts))
  }
}
