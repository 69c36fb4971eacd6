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

  private let columns: BidColumns
  private let doubtful: DoubtfulSlots
  private var names: BidNameReader
  private var part: BidPart
  private var comparison = BidComparison()
  private var rowCount = 0

  init(_ columns: BidColumns, _ names: SharedNames) {
    self.columns = columns
    doubtful = DoubtfulSlots(columns)
    self.names = BidNameReader(names)
    part = BidPart(columns.layout)
  }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Found {
    var reader = BidReader(columns)
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
    var reader = BidReader(columns)
    for record in records { take(record, &reader) }
    return finish(reader)
  }

  private mutating func finish(_ reader: borrowing BidReader) -> Found {
    part.findRuns(&comparison, names.meanings)
    defer {
      // Pieces are alike: the next one needs about the same room, and a list that grows is copied.
      part = BidPart(columns.layout, room: part.count + part.count / 32)
      rowCount = 0
    }
    return Found(
      part: part, news: names.takeNews(), rowCount: rowCount,
      findings: reader.table.findings, unreadable: reader.unreadable)
  }

  private mutating func take(_ record: Record, _ reader: inout BidReader) {
    rowCount += 1
    guard reader.table.accepts(record) else { return }
    reader.read(record, into: &part, &names)
  }

  @inline(__always)
  private mutating func takeRow(_ rows: inout BlockRows, _ reader: inout BidReader) {
    if doubtful.areFaultless(rows, &names) {
      part.add(rows)
      rowCount += 1
    } else if let record = rows.record() {
      take(record, &reader)
    }
  }
}

/// Where in a plain row the values stand that may be at fault though they are written plainly.
private struct DoubtfulSlots {
  /// The lot and the bidder; nil where the file does not have both.
  private let keys: (lot: Int, bidder: Int)?
  private let strengths, forms: [Int]
  /// Whether the bidder counts, and the quote; nil where the file does not have both.
  private let counted: (flag: Int, quote: Int)?

  init(_ columns: BidColumns) {
    func both(_ a: BidColumn, _ b: BidColumn) -> (Int, Int)? {
      guard let first = columns.slot(a), let second = columns.slot(b) else { return nil }
      return (first, second)
    }
    keys = both(.lot, .bidder)
    counted = both(.counted, .quote)
    let columns = columns.layout.numbers
    strengths = columns.indices.filter { columns[$0].kind == .strength }
    forms = columns.indices.filter { columns[$0].kind == .form }
  }

  /// Whether nothing in a row needs the reader of records.
  @inline(__always)
  func areFaultless(_ rows: borrowing BlockRows, _ names: inout BidNameReader) -> Bool {
    guard let keys, rows.value(keys.lot) != nil, rows.value(keys.bidder) != nil else {
      return false
    }
    // By index: walked as a list, it would be counted as held once more.
    for index in strengths.indices where !names.isStrength(name(strengths[index], rows)) {
      return false
    }
    for index in forms.indices where !names.isForm(name(forms[index], rows)) { return false }
    // A quote that does not count contradicts itself.
    guard let counted else { return true }
    return rows.value(counted.flag) != 0 || rows.value(counted.quote) == nil
  }

  /// The number of a name; `BidPart.none` for an empty field.
  @inline(__always)
  private func name(_ slot: Int, _ rows: borrowing BlockRows) -> Int32 {
    rows.value(slot).map(Int32.init(truncatingIfNeeded:)) ?? BidPart.none
  }
}

/// Puts the bids of the workers together, in the order of the file.
struct BidMerger: BlockMerger {
  private(set) var parts: [BidPart] = []
  private(set) var news: [BidNames.News] = []
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
    parts.append(part)
    news.append(found.news)
  }
}
