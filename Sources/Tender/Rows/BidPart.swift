import ExactNumbers

/// Some rows that stand together in the file, with what they share.
struct BidPart: Sendable {
  var rows: [BidRow] = []
  /// What the file says of each row besides: the values of the first, of the second, and so on.
  ///
  /// Texts are numbers as in the rows, amounts are millionths. A negative amount counts those of
  /// `exact`, from the first, which is −1: a fraction that millionths cannot say.
  var extras: [Int64] = []
  /// Which values those are.
  let layout: BidExtras
  /// The rows by their lots, when all are there.
  private(set) var runs: [BidRun] = []
  private var exact: [Ratio] = []
  /// How many rows of the file stand before these.
  var rowsBefore = 0

  /// No rows; they will have these values.
  init(_ layout: BidExtras = .all) { self.layout = layout }

  /// Finds the runs of its rows, whose texts mean this.
  mutating func findRuns(_ comparison: inout BidComparison, _ meanings: NameMeanings) {
    var start = 0
    while start < rows.count {
      comparison.start()
      var end = start
      while end < rows.count, rows[end].lot == rows[start].lot {
        comparison.add(rows[end], bidder: rows[end].bidder, entity: entity(of: end), meanings)
        end += 1
      }
      runs.append(
        BidRun(
          lot: rows[start].lot, first: Int32(start), end: Int32(end), found: comparison.found))
      start = end
    }
  }

  /// The text that names the entity of a row: without one of its own the bidder; nil where no row has
  /// one.
  func entity(of row: Int) -> Int32? {
    guard layout.place(.entity) != nil else { return nil }
    return extra(.entity, of: row).map(Int32.init(truncatingIfNeeded:)) ?? rows[row].bidder
  }
}

/// The values beside the rows.
extension BidPart {
  /// A value of a row; nil where it is not given.
  func extra(_ extra: BidExtra, of row: Int) -> Int64? {
    guard let place = layout.place(extra) else { return nil }
    let value = extras[row * layout.present.count + place]
    return value == BidExtras.none ? nil : value
  }

  /// An amount for a row.
  mutating func code(_ amount: Ratio) -> Int64 {
    let (factor, rest) = (1_000_000 as Int128).quotientAndRemainder(
      dividingBy: amount.denominator)
    let (millionths, overflow) = amount.numerator.multipliedReportingOverflow(by: factor)
    if rest == 0, !overflow, millionths >= 0, let code = Int64(exactly: millionths) { return code }
    exact.append(amount)
    return -Int64(exact.count)
  }

  /// What an amount says.
  func amount(_ code: Int64) -> Ratio? {
    guard code >= 0 else { return exact[Int(-code - 1)] }
    return Yuan(millionths: code).ratio
  }

  /// A number of smallest units for a row.
  mutating func code(_ count: Int) -> Int32 {
    if let code = Int32(exactly: count) { return code }
    exact.append(Ratio(count))
    return -Int32(exact.count)
  }

  /// What a number of smallest units says.
  @inline(__always)
  func count(_ code: Int32) -> Int { code >= 0 ? Int(code) : largeCount(code) }

  @inline(never)
  private func largeCount(_ code: Int32) -> Int { Int(exact[Int(-code - 1)].numerator) }
}
