public import Tables
import Wording

/// The bids of a file in little memory; those of a lot are made when it is evaluated.
public struct BidRows: Sendable {
  private let sheets: [Permanent<BidSheet>]
  private let shared: SharedBidNames
  /// Where the bids stand, lot by lot.
  private let pieces: [Piece]
  /// The lots by name.
  let lots: [LotRows]
  /// How many bids there are.
  public let count: Int
  /// The columns of the table, for what is found later.
  public let layout: TableReader.Layout

  /// A lot and its bids.
  struct LotRows: Sendable {
    /// The number of its name.
    fileprivate let name: Int32
    fileprivate let pieces: Range<Int>
    /// What its bids come to, where that is known.
    let found: BidFindings?
  }

  /// Rows that stand one behind the other in a sheet.
  private struct Piece: Sendable, BitwiseCopyable {
    var sheet, first, end: Int32
  }

  /// No bids.
  init(_ layout: TableReader.Layout) {
    (sheets, shared, pieces, lots, count) = ([], SharedBidNames(BidNames()), [], [], 0)
    self.layout = layout
  }

  /// Puts bids in the order of their lots; the lots by name, so that the order of the rows changes
  /// nothing.
  init(_ parts: [BidPart], _ names: BidNames, _ layout: TableReader.Layout) {
    self.layout = layout
    var grouping = BidGrouping(names)
    for part in parts { for run in part.runs { grouping.add(run) } }
    var lots: [LotRows] = []
    lots.reserveCapacity(grouping.lots.count)
    var (start, starts) = (0, [Int](repeating: 0, count: grouping.lots.count))
    for lot in Self.sortedPositions(grouping.lots.map { names.texts[Int($0)] }) {
      starts[lot] = start
      let end = start + grouping.counts[lot]
      lots.append(
        LotRows(name: grouping.lots[lot], pieces: start..<end, found: grouping.found[lot]))
      start = end
    }
    pieces = Self.pieces(parts, grouping, starts: starts)
    count = parts.reduce(0) { $0 + $1.rows.count }
    let shared = SharedBidNames(names)
    sheets = parts.map { Permanent(BidSheet($0, shared)) }
    (self.shared, self.lots) = (shared, lots)
  }

  /// The positions of names in their order; of many, two processors sort a half each.
  private static func sortedPositions(_ names: [String]) -> [Int] {
    let halves = inSlices(of: names.count, size: max(4096, (names.count + 1) / 2)) { slice in
      SortedNames(names, slice)
    }
    guard var sorted = halves.first else { return [] }
    for half in halves.dropFirst() { sorted.merge(half) }
    return sorted.positions
  }

  private static func pieces(_ parts: [BidPart], _ grouping: BidGrouping, starts: [Int]) -> [Piece]
  {
    let count = grouping.counts.reduce(0, +)
    var pieces = [Piece](repeating: Piece(sheet: 0, first: 0, end: 0), count: count)
    var next = starts
    for (sheet, part) in parts.enumerated() {
      for run in part.runs {
        let lot = grouping.position(run)
        pieces[next[lot]] = Piece(sheet: Int32(sheet), first: run.first, end: run.end)
        next[lot] += 1
      }
    }
    return pieces
  }

  /// The lots of a slice, with their bids.
  func lots(_ slice: Range<Int>) -> [Lot] {
    var comparison = BidComparison()
    return lots[slice].map { lot in
      Lot(
        name: names.texts[Int(lot.name)], bids: bids(of: lot),
        hasRelatedBids: compare(lot, &comparison).areRelated)
    }
  }

  private func bids(of lot: LotRows) -> [Bid] {
    var bids: [Bid] = []
    bids.reserveCapacity(pieces[lot.pieces].reduce(0) { $0 + Int($1.end - $1.first) })
    for piece in pieces[lot.pieces] {
      for row in piece.first..<piece.end { bids.append(Bid(sheets[Int(piece.sheet)], row)) }
    }
    return bids
  }

  private var names: BidNames { shared.names }

  /// The lots of a slice whose bids need a closer look.
  func unevenLots(_ slice: Range<Int>) -> [Int] {
    var comparison = BidComparison()
    return slice.filter { !compare(lots[$0], &comparison).areEven }
  }

  private func compare(_ lot: LotRows, _ comparison: inout BidComparison) -> BidFindings {
    if let found = lot.found { return found }
    comparison.start()
    let (names, meanings) = (names, names.meanings)
    for piece in pieces[lot.pieces] {
      sheets[Int(piece.sheet)].read { sheet in
        for index in Int(piece.first)..<Int(piece.end) {
          let row = sheet.part.rows[index]
          comparison.add(
            row, bidder: names.identity(row.bidder),
            entity: sheet.part.entity(of: index).map(names.identity), meanings)
        }
      }
    }
    return comparison.found
  }

  /// The row of the first bid of a lot, or of a bidding unit of it, whose name begins with the
  /// lot's.
  public func firstRow(of name: String) -> Int? {
    let bids = bids()
    return (bids.first { $0.lot == name } ?? bids.first { name.hasPrefix($0.lot + " ") })?.row
  }

  /// All bids, in the order of the file.
  public func bids() -> [Bid] {
    sheets.flatMap { sheet in
      sheet.read { $0.part.rows.indices }.map { Bid(sheet, Int32($0)) }
    }
  }
}
