import PriceRatio
import Tables

/// Reads demand on one thread: plain rows by their values, all others as records.
struct DemandWorker: BlockWorker {
  /// What a worker found in some rows.
  struct Found: Sendable {
    let rows: DemandRows
    let rowCount: Int
    let faults: DemandReader.Faults
  }

  private let columns: DemandColumns
  private let names: SharedNames
  private var rows: DemandRows
  private var rowCount = 0
  /// Where in a plain row that stands which must be given, and what may be at fault though it is
  /// written plainly; nil where the file does not have it.
  private let required: [Int]?
  private let strength, category: Int?
  /// Whether a text is one that is free of faults, by its number; nil where that is yet to be found.
  private var (strengths, categories): ([Bool?], [Bool?]) = ([], [])

  init(_ columns: DemandColumns, _ names: SharedNames) {
    (self.columns, self.names) = (columns, names)
    let layout = columns.layout
    rows = DemandRows(layout)
    let slots = [.lot, .region, .volume].compactMap(layout.slot)
    required = slots.count == 3 ? slots : nil
    (strength, category) = (layout.slot(.strength), layout.slot(.category))
  }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Found {
    var reader = DemandReader(columns, names)
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
    var reader = DemandReader(columns, names)
    for record in records { take(record, &reader) }
    return finish(reader)
  }

  private mutating func finish(_ reader: borrowing DemandReader) -> Found {
    // Pieces are alike: the next one needs about the same room, and a list that grows is copied.
    defer { (rows, rowCount) = (DemandRows(columns.layout, room: rows.count), 0) }
    return Found(rows: rows, rowCount: rowCount, faults: reader.faults)
  }

  private mutating func take(_ record: Record, _ reader: inout DemandReader) {
    rowCount += 1
    reader.read(record, into: &rows)
  }

  @inline(__always)
  private mutating func takeRow(_ rows: inout BlockRows, _ reader: inout DemandReader) {
    if isFaultless(rows) {
      rowCount += 1
      self.rows.add(rows)
    } else if let record = rows.record() {
      take(record, &reader)
    }
  }

  /// Whether nothing in a plain row needs the reader of records.
  @inline(__always)
  private mutating func isFaultless(_ rows: borrowing BlockRows) -> Bool {
    guard let required else { return false }
    for slot in required.indices where rows.value(required[slot]) == nil { return false }
    if let strength, let name = rows.name(strength) {
      let isFaultless = strengths.answer(name) {
        !NamedStrength(rows.text(ofName: name)).countsPacks
      }
      guard isFaultless else { return false }
    }
    guard let category, let name = rows.name(category) else { return true }
    return categories.answer(name) { Demand.Category(named: rows.text(ofName: name)) != nil }
  }
}

extension [Bool?] {
  /// What is known of a number, or else found.
  @inline(__always)
  fileprivate mutating func answer(_ number: Int, _ find: () -> Bool) -> Bool {
    if number < count, let known = self[number] { return known }
    if number >= count { self += repeatElement(nil, count: Swift.max(number + 1 - count, count)) }
    let answer = find()
    self[number] = answer
    return answer
  }
}

/// Puts the rows of the workers together, in the order of the file.
struct DemandMerger: BlockMerger {
  private(set) var rows: DemandRows
  private(set) var rowCount = 0
  private(set) var faults: DemandReader.Faults = []

  var isDone: Bool { false }

  init(_ layout: DemandLayout) { rows = DemandRows(layout) }

  /// Adds the next part.
  mutating func merge(_ found: DemandWorker.Found, rowsBefore: Int) {
    rowCount += found.rowCount
    rows.append(found.rows, rowsBefore: rowsBefore)
    for (row, findings) in found.faults {
      var moved = Findings()
      moved.add(findings, rowsBefore: rowsBefore)
      faults.append((row + rowsBefore, moved))
    }
  }
}
