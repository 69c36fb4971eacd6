import ExactNumbers
import Tables
import Writing

/// Rows that stand together in the table, with the texts that their numbers mean: what bids look
/// into.
final class BidSheet: Sendable {
  let part: BidPart
  let shared: SharedBidNames

  init(_ part: BidPart, _ names: SharedBidNames) { (self.part, shared) = (part, names) }

  /// The texts of the rows.
  var names: BidNames { shared.names }

  /// The price of so many millionths; 0 is none.
  func price(_ millionths: Int64) -> Yuan? {
    millionths == 0 ? nil : Yuan(millionths: millionths)
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
