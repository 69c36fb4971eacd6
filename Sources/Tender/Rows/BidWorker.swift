import ExactNumbers
import PriceRatio
import Tables

/// The columns of the table of bids.
struct BidColumns: Sendable {
  let lot, bidder, firm, entity, strength, mainStrength, form, packCount: TableReader.Column
  let quote, ceiling, ownLowest, formerPrice, line, coefficient, technicalScore: TableReader.Column
  let reportedVolume, suppliesAll, originator: TableReader.Column
  /// The columns of the tie-breaks, in the order of `TieBreak.allCases`.
  let tieBreaks: [(key: TieBreak, column: TableReader.Column)]

  init(_ table: borrowing TableReader) {
    lot = table.column("lot")
    bidder = table.column("bidder")
    firm = table.column("firm")
    entity = table.column("entity")
    strength = table.column("strength")
    mainStrength = table.column("main_strength")
    form = table.column("form")
    packCount = table.column("pack_count")
    quote = table.column("quote")
    ceiling = table.column("ceiling")
    ownLowest = table.column("own_lowest")
    formerPrice = table.column("former_price")
    line = table.column("line")
    coefficient = table.column("coefficient")
    technicalScore = table.column("technical_score")
    reportedVolume = table.column("reported_volume")
    suppliesAll = table.column("supplies_all_regions")
    originator = table.column("originator")
    var tieBreaks: [(TieBreak, TableReader.Column)] = []
    for key in TieBreak.allCases { tieBreaks.append((key, table.column(key.rawValue))) }
    self.tieBreaks = tieBreaks
  }

  /// The columns of plain rows, in the order of `Slot`; texts that recur are read once.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    [
      (lot, .name), (bidder, .name), (firm, .name), (entity, .name), (strength, .name),
      (mainStrength, .name), (form, .name), (packCount, .count), (quote, .number),
      (ceiling, .number), (ownLowest, .number), (formerPrice, .number), (line, .number),
      (coefficient, .number), (technicalScore, .number), (reportedVolume, .number),
      (suppliesAll, .flag), (originator, .flag),
    ] + tieBreaks.map { ($0.column, $0.key == .approvalDate ? .day : .number) }
  }

  enum Slot {
    static let lot = 0
    static let bidder = 1
    static let firm = 2
    static let entity = 3
    static let strength = 4
    static let mainStrength = 5
    static let form = 6
    static let packCount = 7
    static let quote = 8
    static let ceiling = 9
    static let ownLowest = 10
    static let formerPrice = 11
    static let line = 12
    static let coefficient = 13
    static let technicalScore = 14
    static let reportedVolume = 15
    static let suppliesAll = 16
    static let originator = 17
    static let tieBreaks = 18
    /// The one of the tie-breaks that is a day.
    static let approvalDate = 20
  }
}

/// Reads bids on one thread: plain rows by their values, all others as records.
struct BidWorker: BlockWorker {
  /// What a worker found in some rows.
  struct Found: Sendable {
    let part: BidPart
    let news: BidNames.News
    let rowCount: Int
    let findings: Findings
    /// The rows with a strength or a form that is there but cannot be read.
    let unreadable: Set<Int>
  }

  private typealias Slot = BidColumns.Slot
  private let columns: BidColumns
  private let layout: TableReader.Layout
  private var names: BidNameReader
  private var part = BidPart()
  private var comparison = BidComparison()
  private var rowCount = 0

  init(_ columns: BidColumns, _ layout: TableReader.Layout, _ names: SharedNames) {
    self.columns = columns
    self.layout = layout
    self.names = BidNameReader(names)
  }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Found {
    var reader = BidReader(columns, layout)
    while let row = rows.next() {
      switch row {
      case .record(let record): take(record, &reader)
      case .plain: repeat { takeRow(&rows, &reader) } while rows.nextOfBatch()
      }
    }
    return finish(reader)
  }

  /// Reads rows that come as records.
  mutating func read(_ records: [Record]) -> Found {
    var reader = BidReader(columns, layout)
    for record in records { take(record, &reader) }
    return finish(reader)
  }

  private mutating func finish(_ reader: borrowing BidReader) -> Found {
    part.findRuns(&comparison)
    defer {
      // Pieces are alike: the next one needs about the same room, and a list that grows is copied.
      let room = part.rows.count + part.rows.count / 8
      (part, rowCount) = (BidPart(), 0)
      part.rows.reserveCapacity(room)
    }
    return Found(
      part: part, news: names.takeNews(), rowCount: rowCount,
      findings: reader.table.findings, unreadable: reader.unreadable)
  }

  private mutating func take(_ record: Record, _ reader: inout BidReader) {
    rowCount += 1
    guard reader.table.accepts(record), let bid = reader.bid(record) else { return }
    part.add(bid, &names)
  }

  @inline(__always)
  private mutating func takeRow(_ rows: inout BlockRows, _ reader: inout BidReader) {
    if !takePlain(&rows), let record = rows.record() { take(record, &reader) }
  }

  /// Takes a plain row; false when something in it needs the reader of records.
  @inline(__always)
  private mutating func takePlain(_ rows: inout BlockRows) -> Bool {
    let lot = Self.name(Slot.lot, in: rows)
    let bidder = Self.name(Slot.bidder, in: rows)
    let strength = Self.name(Slot.strength, in: rows)
    let mainStrength = Self.name(Slot.mainStrength, in: rows)
    let form = Self.name(Slot.form, in: rows)
    guard lot >= 0, bidder >= 0, Self.hasNoZero(rows), names.isStrength(strength),
      names.isStrength(mainStrength), names.isForm(form)
    else { return false }
    // Filled where it stands, as it would be copied more than once on its way there.
    part.rows.append(
      BidRow(
        lot: lot, bidder: bidder, strength: strength, mainStrength: mainStrength, form: form,
        row: Int32(truncatingIfNeeded: rows.row)))
    Self.fill(&part.rows[part.rows.count - 1], rows)
    rowCount += 1
    return true
  }

  /// Takes over what can stand in any row.
  @inline(__always)
  private static func fill(_ row: inout BidRow, _ rows: borrowing BlockRows) {
    row.firm = name(Slot.firm, in: rows)
    row.entity = name(Slot.entity, in: rows)
    row.packCount = rows.value(Slot.packCount) ?? 1
    row.quote = rows.value(Slot.quote) ?? 0
    row.ceiling = rows.value(Slot.ceiling) ?? 0
    row.ownLowest = rows.value(Slot.ownLowest) ?? 0
    row.formerPrice = rows.value(Slot.formerPrice) ?? 0
    row.line = rows.value(Slot.line) ?? 0
    row.coefficient = rows.value(Slot.coefficient) ?? BidRow.noAmount
    row.technicalScore = rows.value(Slot.technicalScore) ?? BidRow.noAmount
    row.reportedVolume = rows.value(Slot.reportedVolume) ?? BidRow.noAmount
    row.suppliesAll = rows.value(Slot.suppliesAll) != 0
    row.isOriginator = rows.value(Slot.originator) == 1
    for index in row.tieBreaks.indices {
      row.tieBreaks[index] = rows.value(Slot.tieBreaks + index) ?? BidRow.noAmount
    }
    if let day = rows.value(Slot.approvalDate) {
      row.tieBreaks[Slot.approvalDate - Slot.tieBreaks] = day * 1_000_000
    }
  }

  /// The number of a name; `BidRow.noName` for an empty field.
  @inline(__always)
  private static func name(_ slot: Int, in rows: borrowing BlockRows) -> Int32 {
    rows.value(slot).map(Int32.init(truncatingIfNeeded:)) ?? BidRow.noName
  }

  /// Whether nothing is zero that must be greater.
  @inline(__always)
  private static func hasNoZero(_ rows: borrowing BlockRows) -> Bool {
    for slot in Slot.packCount...Slot.coefficient where rows.value(slot) == 0 { return false }
    return true
  }
}

/// Puts the bids of the workers together, in the order of the file.
struct BidMerger: BlockMerger {
  private(set) var parts: [BidPart] = []
  var names = BidNames()
  private(set) var rowCount = 0
  private(set) var findings = Findings()
  private(set) var unreadable: Set<Int> = []

  var isDone: Bool { false }

  /// Adds the next part.
  mutating func merge(_ found: BidWorker.Found, rowsBefore: Int) {
    rowCount += found.rowCount
    findings.add(found.findings, rowsBefore: rowsBefore)
    for row in found.unreadable { unreadable.insert(row + rowsBefore) }
    var part = found.part
    part.rowsBefore = rowsBefore
    names.add(found.news)
    parts.append(part)
  }
}
