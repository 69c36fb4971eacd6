public import Tables
import Wording

/// The bids of a file in little memory, by lot; those of a lot are made when it is evaluated.
public struct BidRows: Sendable {
  var sheets: [Permanent<BidSheet>]
  /// The lots by name, so that the order of the rows changes nothing.
  private let lots: [LotRows]
  /// Where the bids stand, lot by lot.
  private let pieces: [Piece]
  /// How many bids there are.
  public let count: Int
  /// The columns of the table, for what is found later.
  public let layout: TableReader.Layout

  /// A lot and its bids.
  private struct LotRows: Sendable {
    let pieces: Range<Int>
    /// What its bids come to; nil where that is yet to be found.
    let found: BidFindings?
  }

  /// Bids of one lot that stand one behind the other in a sheet.
  private struct Piece: Sendable {
    var sheet: Int32 = 0
    var bids: Range<Int32> = 0..<0
  }

  /// No bids.
  init(_ layout: TableReader.Layout) {
    (sheets, lots, pieces, count) = ([], [], [], 0)
    self.layout = layout
  }

  /// The bids of some parts, in the order of the file.
  init(_ parts: [BidPart], _ names: BidNames, _ layout: TableReader.Layout) {
    self.layout = layout
    count = parts.reduce(0) { $0 + $1.count }
    sheets = parts.map { Permanent(BidSheet($0, names)) }
    let grouping = BidGrouping(parts, names)
    var lots: [LotRows] = []
    lots.reserveCapacity(grouping.lots.count)
    var (start, starts) = (0, [Int](repeating: 0, count: grouping.lots.count))
    for lot in Self.sortedPositions(grouping.lots.map { names.texts[Int($0.name)] }) {
      starts[lot] = start
      let end = start + grouping.lots[lot].runs
      lots.append(LotRows(pieces: start..<end, found: grouping.lots[lot].found))
      start = end
    }
    var pieces = [Piece](repeating: Piece(), count: start)
    for (sheet, part) in parts.enumerated() {
      for run in part.runs {
        let lot = grouping.position(run)
        pieces[starts[lot]] = Piece(sheet: Int32(sheet), bids: run.bids)
        starts[lot] += 1
      }
    }
    (self.pieces, self.lots) = (pieces, lots)
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

  /// What the bids of a lot come to.
  private func findings(_ lot: LotRows, _ comparison: inout BidComparison) -> BidFindings {
    if let found = lot.found { return found }
    comparison.start()
    for piece in pieces[lot.pieces] {
      sheets[Int(piece.sheet)].read { sheet in
        for bid in piece.bids {
          comparison.add(Int(bid), of: sheet.part, sheet.names.meanings) {
            sheet.names.identity($0)
          }
        }
      }
    }
    return comparison.found
  }

  /// The names of the lots, in their order.
  var lotNames: [String] { lots.map { firstBid(of: $0).lot } }

  /// The names of all bidders and entities, each once, in the order of their order in the file.
  var bidderNames: [String] {
    guard let names = sheets.first?.read(\.names) else { return [] }
    var isMet = [Bool](repeating: false, count: names.texts.count)
    var met: [Int32] = []
    for sheet in sheets {
      sheet.read { sheet in
        for column in [BidColumn.bidder, .entity] where sheet.part.has(column) {
          for bid in 0..<sheet.part.count {
            let number = sheet.part.number(column, of: bid)
            guard number >= 0, !isMet[Int(number)] else { continue }
            isMet[Int(number)] = true
            met.append(number)
          }
        }
      }
    }
    return met.compactMap { names.name($0) }
  }

  /// How many lots there are.
  var lotCount: Int { lots.count }

  /// The lots of a slice, or all, with their bids.
  func lots(_ slice: Range<Int>? = nil) -> [Lot] {
    var comparison = BidComparison()
    return lots[slice ?? lots.indices].map { lot in
      Lot(
        name: firstBid(of: lot).lot, bids: bids(of: lot),
        hasRelatedBids: findings(lot, &comparison).areRelated)
    }
  }

  private func firstBid(of lot: LotRows) -> Bid {
    let piece = pieces[lot.pieces.lowerBound]
    return Bid(sheets[Int(piece.sheet)], piece.bids.lowerBound)
  }

  private func bids(of lot: LotRows) -> [Bid] {
    var bids: [Bid] = []
    bids.reserveCapacity(pieces[lot.pieces].reduce(0) { $0 + $1.bids.count })
    for piece in pieces[lot.pieces] {
      for index in piece.bids { bids.append(Bid(sheets[Int(piece.sheet)], index)) }
    }
    return bids
  }

  /// The lots of a slice whose bids need a closer look.
  func unevenLots(_ slice: Range<Int>) -> [Lot] {
    var comparison = BidComparison()
    return slice.filter { !findings(lots[$0], &comparison).areEven }
      .flatMap { lots($0..<($0 + 1)) }
  }

  /// The row of the first bid of a lot, or of a bidding unit of it, whose name begins with the
  /// lot's.
  public func firstRow(of name: String) -> Int? {
    let first = lots.map(firstBid)
    return first.first { $0.lot == name }?.row
      ?? first.filter { name.hasPrefix($0.lot + " ") }.map(\.row).min()
  }
}

/// Finds the lots of a table of bids.
private struct BidGrouping {
  /// The lots in the order in which they come: the number of the name as it is shown, how many runs of
  /// bids there are, and what they come to; nil where that is yet to be compared.
  private(set) var lots: [(name: Int32, runs: Int, found: BidFindings?)] = []
  /// The positions of the lots by the numbers of their names.
  private var positions: [Int32]
  private let names: BidNames

  init(_ parts: [BidPart], _ names: BidNames) {
    self.names = names
    positions = Array(repeating: -1, count: names.texts.count)
    for part in parts { for run in part.runs { add(run) } }
  }

  private mutating func add(_ run: BidRun) {
    let name = Int(names.identity(run.lot))
    guard positions[name] < 0 else {
      lots[Int(positions[name])].runs += 1
      lots[Int(positions[name])].found = nil
      return
    }
    positions[name] = Int32(lots.count)
    lots.append((Int32(name), 1, names.areDistinct ? run.found : nil))
  }

  func position(_ run: BidRun) -> Int { Int(positions[Int(names.identity(run.lot))]) }
}
