import Tables
import Wording

/// The bids of a file in little memory; those of a lot are made when it is evaluated.
public struct BidRows: Sendable {
  private let sheets: [Permanent<BidSheet>]
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
    let sheet, row: Int32
  }

  /// How many bids there are.
  public var count: Int { places.count }

  /// No bids.
  init() { (sheets, places, lots) = ([], [], []) }

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
    let shared = names.map { SharedBidNames($0) }
    sheets = parts.map { Permanent(BidSheet($0, shared[$0.names])) }
    self.lots = lots
  }

  private static func places(_ parts: [BidPart], lotOfRow: [Int32], starts: [Int]) -> [Place] {
    var places = [Place](repeating: Place(sheet: 0, row: 0), count: lotOfRow.count)
    var (next, position) = (starts, 0)
    for (part, rows) in parts.enumerated() {
      for row in rows.rows.indices {
        let lot = Int(lotOfRow[position])
        places[next[lot]] = Place(sheet: Int32(part), row: Int32(row))
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
        name: lot.name, bids: places[lot.bids].map(bid),
        hasRelatedBids: isOfOneWorker(lot)
          ? hasRepeats(places[lot.bids].map { row($0).entityNumber }) : nil)
    }
  }

  private func bid(_ place: Place) -> Bid { Bid(sheets[Int(place.sheet)], place.row) }

  /// Whether the texts of a lot's bids have the numbers of one worker, so that equal texts have
  /// equal numbers.
  private func isOfOneWorker(_ lot: LotRows) -> Bool {
    guard let first = places[lot.bids].first else { return true }
    func names(_ place: Place) -> ObjectIdentifier {
      sheets[Int(place.sheet)].read { ObjectIdentifier($0.shared) }
    }
    return places[lot.bids].allSatisfy { names($0) == names(first) }
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

  private func row(_ place: Place) -> BidRow {
    sheets[Int(place.sheet)].read { $0.rows[Int(place.row)] }
  }

  /// All bids, in the order of the file.
  public func bids() -> [Bid] {
    sheets.flatMap { sheet in
      sheet.read { $0.rows.indices }.map { Bid(sheet, Int32($0)) }
    }
  }
}
