import ExactNumbers

/// A row of the table of bids without a text of its own, so that millions of them fit.
///
/// Texts are the numbers that `BidNames` gave them, amounts are millionths.
struct BidRow: Sendable, BitwiseCopyable {
  /// The number of a text that is not given.
  static let noName: Int32 = -1
  /// An amount that is not given. Another negative one counts the exact amounts of the part, from
  /// the first, which is −1: a fraction that millionths cannot say.
  static let noAmount = Int64.min

  var lot, bidder: Int32
  var firm = noName
  var entity = noName
  var strength = noName
  var mainStrength = noName
  var form = noName
  /// Its row, counted from the start of its part.
  var row: Int32
  var packCount: Int64 = 1
  /// Prices, in millionths of a yuan; 0 where there is none.
  var quote: Int64 = 0
  var ceiling: Int64 = 0
  var ownLowest: Int64 = 0
  var formerPrice: Int64 = 0
  var line: Int64 = 0
  var coefficient = noAmount
  var technicalScore = noAmount
  var reportedVolume = noAmount
  var suppliesAll = true
  var isOriginator = false
  /// The values of the tie-breaks, in the order of `TieBreak.allCases`.
  var tieBreaks = InlineArray<5, Int64>(repeating: noAmount)

  /// The text that names its entity: without one of its own the bidder.
  var entityNumber: Int32 { entity == Self.noName ? bidder : entity }
}

/// Some rows that stand together in the file, with what they share.
struct BidPart: Sendable {
  var rows: [BidRow] = []
  /// The same rows by their lots, when all are there.
  private(set) var runs: [BidRun] = []
  /// The amounts that are no whole number of millionths.
  var exact: [Ratio] = []
  /// How many rows of the file stand before these.
  var rowsBefore = 0

  /// Finds the runs of its rows.
  mutating func findRuns(_ comparison: inout BidComparison) {
    var start = 0
    while start < rows.count {
      comparison.start()
      var end = start
      while end < rows.count, rows[end].lot == rows[start].lot {
        comparison.add(rows[end], bidder: rows[end].bidder, entity: rows[end].entityNumber)
        end += 1
      }
      runs.append(
        BidRun(
          lot: rows[start].lot, first: Int32(start), end: Int32(end), found: comparison.found))
      start = end
    }
  }

  /// An amount for a row.
  mutating func code(_ amount: Ratio?) -> Int64 {
    guard let amount else { return BidRow.noAmount }
    let (factor, rest) = (1_000_000 as Int128).quotientAndRemainder(
      dividingBy: amount.denominator)
    let (millionths, overflow) = amount.numerator.multipliedReportingOverflow(by: factor)
    if rest == 0, !overflow, millionths >= 0, let code = Int64(exactly: millionths) { return code }
    exact.append(amount)
    return -Int64(exact.count)
  }
}
