import Tables
import Wording

/// The bids of a file in little memory; those of a lot are made when it is evaluated.
public struct BidRows: Sendable {
  private let sheets: [Permanent<BidSheet>]
  private let shared: SharedBidNames
  /// The places of the bids, lot by lot.
  private let places: [Place]
  /// The lots by name.
  let lots: [LotRows]

  /// A lot and its bids.
  struct LotRows: Sendable {
    let name: String
    let bids: Range<Int>
    /// What its bids come to, where that is known.
    let found: BidFindings?
  }

  private struct Place: Sendable, BitwiseCopyable {
    let sheet, row: Int32
  }

  /// How many bids there are.
  public var count: Int { places.count }

  /// No bids.
  init() { (sheets, shared, places, lots) = ([], SharedBidNames(BidNames()), [], []) }

  /// Puts bids in the order of their lots; the lots by name, so that the order of the rows changes
  /// nothing.
  init(_ parts: [BidPart], _ names: BidNames) {
    var grouping = BidGrouping(names)
    for part in parts { for run in part.runs { grouping.add(run) } }
    let texts = grouping.lots.map { names.texts[Int($0)] }
    var lots: [LotRows] = []
    lots.reserveCapacity(texts.count)
    var (start, starts) = (0, [Int](repeating: 0, count: texts.count))
    for lot in sortedPositions(texts) {
      starts[lot] = start
      let end = start + grouping.counts[lot]
      lots.append(
        LotRows(
          name: texts[lot], bids: start..<end, found: grouping.found[lot]))
      start = end
    }
    places = Self.places(parts, grouping, starts: starts)
    let shared = SharedBidNames(names)
    sheets = parts.map { Permanent(BidSheet($0, shared)) }
    (self.shared, self.lots) = (shared, lots)
  }

  private static func places(_ parts: [BidPart], _ grouping: BidGrouping, starts: [Int]) -> [Place]
  {
    let count = grouping.counts.reduce(0, +)
    var places = [Place](repeating: Place(sheet: 0, row: 0), count: count)
    var next = starts
    for (part, rows) in parts.enumerated() {
      for run in rows.runs {
        let lot = grouping.position(run)
        for row in run.first..<run.end {
          places[next[lot]] = Place(sheet: Int32(part), row: row)
          next[lot] += 1
        }
      }
    }
    return places
  }

  /// The lots of a slice, with their bids.
  func lots(_ slice: Range<Int>) -> [Lot] {
    var comparison = BidComparison()
    return lots[slice].map { lot in
      Lot(
        name: lot.name, bids: places[lot.bids].map(bid),
        hasRelatedBids: compare(lot, &comparison).areRelated)
    }
  }

  private func bid(_ place: Place) -> Bid { Bid(sheets[Int(place.sheet)], place.row) }

  private var names: BidNames { shared.names }

  /// The lots of a slice whose bids need a closer look.
  func unevenLots(_ slice: Range<Int>) -> [Int] {
    var comparison = BidComparison()
    return slice.filter { !compare(lots[$0], &comparison).areEven }
  }

  private func compare(_ lot: LotRows, _ comparison: inout BidComparison) -> BidFindings {
    if let found = lot.found { return found }
    comparison.start()
    for place in places[lot.bids] {
      let row = row(place)
      comparison.add(
        row, bidder: names.identity(row.bidder), entity: names.identity(row.entityNumber))
    }
    return comparison.found
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
