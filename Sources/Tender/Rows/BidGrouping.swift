/// Rows of one lot that stand one behind the other in a part.
struct BidRun: Sendable, BitwiseCopyable {
  /// The number of the lot's name.
  let lot: Int32
  /// The positions of its first row, and of the one behind its last.
  let first, end: Int32
  let found: BidFindings
}

/// Finds the lots of a table of bids, run by run.
struct BidGrouping {
  /// The lots in the order in which they come: the numbers of their names, as they are written first.
  private(set) var lots: [Int32] = []
  /// How many runs each of them has.
  private(set) var counts: [Int] = []
  /// What its bids come to; nil where they are more than one run, which is yet to be compared.
  private(set) var found: [BidFindings?] = []
  /// The positions of the lots by the numbers of their names.
  private var positions: [Int32]
  private let names: BidNames

  /// No lots yet, whose names are among these.
  init(_ names: BidNames) {
    self.names = names
    positions = Array(repeating: -1, count: names.texts.count)
  }

  /// Counts a run.
  mutating func add(_ run: BidRun) {
    let name = Int(names.identity(run.lot))
    guard positions[name] < 0 else {
      counts[Int(positions[name])] += 1
      found[Int(positions[name])] = nil
      return
    }
    positions[name] = Int32(lots.count)
    lots.append(run.lot)
    counts.append(1)
    found.append(names.areDistinct ? run.found : nil)
  }

  /// The position of the lot of a run that was counted.
  func position(_ run: BidRun) -> Int { Int(positions[Int(names.identity(run.lot))]) }
}
