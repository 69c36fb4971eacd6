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

  /// Puts bids in the order of their lots; the lots by name, so that the order of the rows changes
  /// nothing.
  init(_ parts: [BidPart], _ names: [BidNames], _ grouping: BidGrouping) {
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
      Lot(
        name: lot.name, bids: bids(lot),
        hasRelatedBids: isOfOneWorker(lot)
          ? hasRepeats(places[lot.bids].map { row($0).entityNumber }) : nil)
    }
  }

  private func bids(_ lot: LotRows) -> [Bid] {
    var bids: [Bid] = []
    bids.reserveCapacity(lot.bids.count)
    // The bids of a lot usually stand in one part.
    var rest = places[lot.bids]
    while let first = rest.first {
      let part = parts[Int(first.part)]
      let names = names[part.names]
      let same = rest.prefix { $0.part == first.part }
      for place in same { bids.append(part.bid(part.rows[Int(place.row)], names)) }
      rest = rest.dropFirst(same.count)
    }
    return bids
  }

  /// Whether the texts of a lot's bids have the numbers of one worker, so that equal texts have
  /// equal numbers.
  private func isOfOneWorker(_ lot: LotRows) -> Bool {
    guard let first = places[lot.bids].first else { return true }
    let names = parts[Int(first.part)].names
    return places[lot.bids].allSatisfy { parts[Int($0.part)].names == names }
  }

  private func hasRepeats(_ numbers: [Int32]) -> Bool {
    let sorted = numbers.sorted()
    return zip(sorted, sorted.dropFirst()).contains(where: ==)
  }

  /// Whether the bids of a lot may contradict each other, or one may lack what others have: false
  /// where numbers alone show that they do not.
  func needsCloserLook(_ lot: LotRows) -> Bool {
    guard let start = places[lot.bids].first else { return false }
    guard isOfOneWorker(lot) else { return true }
    let first = row(start)
    let isEven = places[lot.bids].allSatisfy { place in
      let row = row(place)
      return row.mainStrength == first.mainStrength
        && (row.strength == BidRow.noName) == (first.strength == BidRow.noName)
        && (row.form == BidRow.noName) == (first.form == BidRow.noName)
    }
    return !isEven || hasRepeats(places[lot.bids].map { row($0).bidder })
  }

  private func row(_ place: Place) -> BidRow { parts[Int(place.part)].rows[Int(place.row)] }

  /// All bids, in the order of the file.
  public func bids() -> [Bid] {
    inSlices(of: parts.count, size: 8) { slice in
      parts[slice].flatMap { part in part.rows.map { part.bid($0, names[part.names]) } }
    }.flatMap { $0 }
  }
}
