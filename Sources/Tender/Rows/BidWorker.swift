import Tables

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
  private let extras: BidExtras
  private var names: BidNameReader
  private var part: BidPart
  private var comparison = BidComparison()
  private var rowCount = 0

  init(_ columns: BidColumns, _ layout: TableReader.Layout, _ names: SharedNames) {
    self.columns = columns
    self.layout = layout
    self.names = BidNameReader(names)
    extras = columns.extras
    part = BidPart(extras)
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
    part.findRuns(&comparison, names.meanings)
    defer {
      // Pieces are alike: the next one needs about the same room, and a list that grows is copied.
      let room = part.rows.count + part.rows.count / 8
      (part, rowCount) = (BidPart(extras), 0)
      part.rows.reserveCapacity(room)
      part.extras.reserveCapacity(room * extras.present.count)
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
    guard lot >= 0, bidder >= 0, names.isStrength(strength), names.isStrength(mainStrength),
      names.isForm(form), !isContradiction(rows)
    else { return false }
    var row = BidRow(
      lot: lot, bidder: bidder, strength: strength, mainStrength: mainStrength, form: form,
      row: Int32(truncatingIfNeeded: rows.row))
    row.quote = rows.value(Slot.quote) ?? 0
    row.ceiling = rows.value(Slot.ceiling) ?? 0
    row.packCount = Int32(truncatingIfNeeded: rows.value(Slot.packCount) ?? 1)
    row.isOriginator = rows.value(Slot.originator) == 1
    part.rows.append(row)
    rows.append(from: Slot.extras, to: &part.extras)
    rowCount += 1
    return true
  }

  /// Whether a row has a quote that does not count.
  @inline(__always)
  private func isContradiction(_ rows: borrowing BlockRows) -> Bool {
    guard let counted = extras.place(.counted) else { return false }
    return rows.value(Slot.extras + counted) == 0 && rows.value(Slot.quote) != nil
  }

  /// The number of a name; `BidRow.noName` for an empty field.
  @inline(__always)
  private static func name(_ slot: Int, in rows: borrowing BlockRows) -> Int32 {
    rows.value(slot).map(Int32.init(truncatingIfNeeded:)) ?? BidRow.noName
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
