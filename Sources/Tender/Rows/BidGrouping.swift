/// Finds the lot of each row while a table of bids is read.
struct BidGrouping: Sendable {
  /// The lots in the order in which they come, and how many bids each has.
  private(set) var lots: [String] = []
  private(set) var counts: [Int] = []
  /// The positions of the rows' lots.
  private(set) var lotOfRow: [Int32] = []
  private var positions: [String: Int32] = [:]
  /// The lots by the numbers of their names, for each of the workers.
  private var known: [[Int32]] = []

  /// Adds the rows that follow, with the names of their worker.
  mutating func add(_ part: BidPart, _ names: BidNames) {
    while known.count <= part.names { known.append([]) }
    let missing = names.texts.count - known[part.names].count
    known[part.names].append(contentsOf: repeatElement(BidRow.noName, count: missing))
    // The rows of a lot usually stand together.
    var (name, lot): (Int32, Int32) = (BidRow.noName, 0)
    for row in part.rows {
      if row.lot != name {
        name = row.lot
        lot = position(of: name, part.names, names)
      }
      counts[Int(lot)] += 1
      lotOfRow.append(lot)
    }
  }

  private mutating func position(of name: Int32, _ worker: Int, _ names: BidNames) -> Int32 {
    if known[worker][Int(name)] >= 0 { return known[worker][Int(name)] }
    let text = names.texts[Int(name)]
    let position = positions.number(of: text, next: Int32(lots.count))
    if position == lots.count {
      lots.append(text)
      counts.append(0)
    }
    known[worker][Int(name)] = position
    return position
  }
}
