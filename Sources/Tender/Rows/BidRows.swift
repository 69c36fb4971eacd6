import Tables
import Wording

/// The bids of a file in little memory; those of a lot are made when it is evaluated.
public struct BidRows: Sendable {
  private let parts: [BidPart]
  private let names: [BidNames]
  /// The places of the bids, lot by lot.
  private let places: [Place]
  /// The lots by name.
  let lots: [LotRows]

  /// A lot and its bids.
  struct LotRows: Sendable {
    let name: String
    let bids: Range<Int>
  }

  private struct Place: Sendable, BitwiseCopyable {
    let part, row: Int32
  }

  /// How many bids there are.
  public var count: Int { places.count }

  /// No bids.
  init() { (parts, names, places, lots) = ([], [], [], []) }

  /// Groups bids by lot; the lots by name, so that the order of the rows changes nothing.
  init(_ parts: [BidPart], _ names: [BidNames]) {
    var grouping = Grouping(names)
    for part in parts { grouping.add(part) }
    let order = sortedPositions(grouping.lots)
    var lots: [LotRows] = []
    var starts = [Int](repeating: 0, count: order.count)
    lots.reserveCapacity(order.count)
    var start = 0
    for lot in order {
      starts[lot] = start
      let end = start + grouping.counts[lot]
      lots.append(LotRows(name: grouping.lots[lot], bids: start..<end))
      start = end
    }
    places = Self.places(parts, lotOfRow: grouping.lotOfRow, starts: starts)
    (self.parts, self.names, self.lots) = (parts, names, lots)
  }

  private static func places(_ parts: [BidPart], lotOfRow: [Int32], starts: [Int]) -> [Place] {
    var places = [Place](repeating: Place(part: 0, row: 0), count: lotOfRow.count)
    var (next, position) = (starts, 0)
    for (part, rows) in parts.enumerated() {
      for row in rows.rows.indices {
        let lot = Int(lotOfRow[position])
        places[next[lot]] = Place(part: Int32(part), row: Int32(row))
        next[lot] += 1
        position += 1
      }
    }
    return places
  }

  /// The lots of a slice, with their bids.
  func lots(_ slice: Range<Int>) -> [Lot] {
    lots[slice].map { lot in
      Lot(name: lot.name, bids: places[lot.bids].map { bid(Int($0.part), Int($0.row)) })
    }
  }

  /// Whether the bids of a lot may contradict each other, or one may lack what others have: false
  /// where numbers alone show that they do not.
  func needsCloserLook(_ lot: LotRows) -> Bool {
    guard let start = places[lot.bids].first else { return false }
    let first = row(start)
    var bidders: [Int32] = []
    bidders.reserveCapacity(lot.bids.count)
    for place in places[lot.bids] {
      // Numbers of different workers say nothing about each other.
      guard parts[Int(place.part)].names == parts[Int(start.part)].names else { return true }
      let row = row(place)
      guard row.mainStrength == first.mainStrength,
        (row.strength == BidRow.noName) == (first.strength == BidRow.noName),
        (row.form == BidRow.noName) == (first.form == BidRow.noName)
      else { return true }
      bidders.append(row.bidder)
    }
    bidders.sort()
    return zip(bidders, bidders.dropFirst()).contains(where: ==)
  }

  private func row(_ place: Place) -> BidRow { parts[Int(place.part)].rows[Int(place.row)] }

  /// All bids, in the order of the file.
  public func bids() -> [Bid] {
    inSlices(of: parts.count, size: 8) { slice in
      slice.flatMap { part in parts[part].rows.indices.map { bid(part, $0) } }
    }.flatMap { $0 }
  }

  private func bid(_ part: Int, _ row: Int) -> Bid {
    parts[part].bid(parts[part].rows[row], names[parts[part].names])
  }
}

/// Finds the lot of each row.
private struct Grouping {
  /// The lots in the order in which they come, and how many bids each has.
  var lots: [String] = []
  var counts: [Int] = []
  var lotOfRow: [Int32] = []
  private var positions: [String: Int32] = [:]
  /// The lots by the numbers of their names, for each of the workers.
  private var known: [[Int32]]
  private let names: [BidNames]

  init(_ names: [BidNames]) {
    self.names = names
    known = names.map { Array(repeating: -1, count: $0.texts.count) }
  }

  mutating func add(_ part: BidPart) {
    // The rows of a lot usually stand together.
    var (name, lot): (Int32, Int32) = (BidRow.noName, 0)
    for row in part.rows {
      if row.lot != name {
        name = row.lot
        lot = position(of: name, names: part.names)
      }
      counts[Int(lot)] += 1
      lotOfRow.append(lot)
    }
  }

  private mutating func position(of name: Int32, names worker: Int) -> Int32 {
    if known[worker][Int(name)] >= 0 { return known[worker][Int(name)] }
    let text = names[worker].texts[Int(name)]
    let position = positions[text] ?? Int32(lots.count)
    if position == lots.count {
      positions[text] = position
      lots.append(text)
      counts.append(0)
    }
    known[worker][Int(name)] = position
    return position
  }
}
