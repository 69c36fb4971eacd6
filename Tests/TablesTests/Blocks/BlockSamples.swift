import Files
import Synchronization
import TestSupport
import Testing

@testable import Tables

/// Tells every row of a table as text, with its number.
struct RowWorker: BlockWorker {
  /// A row of a part, and what it says.
  typealias Part = [(row: Int, text: String)]

  mutating func read(_ rows: inout BlockRows) -> Part {
    var part: Part = []
    while let row = rows.next() {
      switch row {
      case .record(let record): part.append((record.row, Self.text(record)))
      case .plain: if let record = rows.record() { part.append((record.row, Self.text(record))) }
      }
    }
    return part
  }

  mutating func read(_ records: [Record]) -> Part { records.map { ($0.row, Self.text($0)) } }

  /// The fields of a record.
  static func text(_ record: Record) -> String {
    (0..<record.count).map { record.text($0) ?? "?" }.joined(separator: "|")
  }
}

/// Keeps the rows in the order in which the parts come.
struct RowMerger: BlockMerger {
  /// What a row says, with its number in the file.
  private(set) var rows: [String] = []
  /// After so many rows the rest is not wanted.
  var limit = Int.max

  var isDone: Bool { rows.count >= limit }
  var rowCount: Int { rows.count }

  mutating func merge(_ part: RowWorker.Part, rowsBefore: Int) {
    rows += part.map { "\($0.row + rowsBefore) \($0.text)" }
  }
}

/// A table of two columns, read in blocks and record by record.
enum BlockSamples {
  /// What does not matter here: these files hold only some of the columns, and some hold no row.
  private static let ignored: [FindingCode] = [.noRows, .missingColumn]

  static let header = "order_id,line,ordered_at,ordered_qty,unit_price,distributor\n"

  /// The rows as blocks give them, and where the file stopped making sense.
  static func read(_ path: String, _ reading: BlockReading, limit: Int = .max) throws
    -> (rows: [String], fault: String?)
  {
    let schema = try #require(Schema.builtIn("orders"))
    let table = try TableReader(path: path, schema: schema)
    let wanted: [(column: TableReader.Column, kind: PlainKind)] = [
      (table.column("order_id"), .text), (table.column("distributor"), .name),
      (table.column("ordered_at"), .timestamp), (table.column("ordered_qty"), .number),
    ]
    var merger = RowMerger()
    merger.limit = limit
    let (result, findings) = try table.readBlocks(wanted, reading, into: merger) { RowWorker() }
    return (result.rows, findings.shown.first { !ignored.contains($0.code) }?.code.id)
  }

  /// The rows as the record reader gives them, and where the file stopped making sense.
  static func readSlowly(_ path: String, maximumRecordSize: Int) throws
    -> (rows: [String], fault: String?)
  {
    let schema = try #require(Schema.builtIn("orders"))
    var findings = try TableReader(path: path, schema: schema).findings.shown.map(\.code)
      .filter { !ignored.contains($0) }.map(\.id)
    var records = RecordReader(
      try ByteSource(path: path), maximumRecordSize: maximumRecordSize)
    _ = try records.header(by: schema)
    var rows: [String] = []
    while let record = try records.next() {
      if !record.isEmptyRow { rows.append("\(record.row) \(RowWorker.text(record))") }
    }
    switch records.fault {
    case .openQuote: findings.append(FindingCode.openQuote.id)
    case .recordTooLong: findings.append(FindingCode.recordTooLong.id)
    case .workbook: findings.append(FindingCode.workbook.id)
    case nil: break
    }
    return (rows, findings.first)
  }
}
