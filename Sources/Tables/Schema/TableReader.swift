public import ExactNumbers
public import Wording

/// Reads a table row by row by its schema, and collects every fault on the way.
///
/// A value that cannot be read becomes a finding and nil; whoever builds something from the rows
/// asks `findings.hasErrors` at the end and uses nothing of a file that has any.
public struct TableReader: ~Copyable {
  /// A field of the schema, found in this file or not.
  public struct Column: Sendable {
    let field: Schema.Field
    let index: Int?
    /// Its name as the file has it; the schema's where the file does not have the column.
    public let heading: String
    /// Whether the file has the column.
    public var isPresent: Bool { index != nil }
  }

  /// What was found wrong so far.
  public var findings: Findings
  /// The file's name in findings.
  public var name: String { records.name }
  /// How many rows were read.
  public private(set) var rowCount = 0

  private var records: RecordReader
  private let schema: Schema
  private var header: Header?

  /// Opens a file and reads its header row.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public init(path: String, schema: Schema) throws(FileError) {
    var records = RecordReader(try ByteSource(path: path))
    let first = try records.next()
    var findings = Findings()
    header = first.map { record in
      let names = (0..<record.count).map { index in
        Self.name(index, of: record, file: records.name, findings: &findings)
      }
      return Header(
        names, row: record.row, schema: schema, file: records.name, findings: &findings)
    }
    self.findings = findings
    self.schema = schema
    self.records = records
    if first == nil, !addFault() { self.findings.add(Finding(.emptyFile, file: name)) }
  }

  /// A column's name as the file has it.
  private static func name(
    _ index: Int, of record: Record, file: String, findings: inout Findings
  ) -> String {
    let name = record.text(index)?.trimmed
    if name == nil { findings.add(Finding(.badEncoding, file: file, row: record.row)) }
    if record.hasStrayQuote(index) {
      findings.add(Finding(.strayQuote, file: file, row: record.row, column: name))
    }
    return name ?? ""
  }

  /// The column of a field by its schema name.
  public func column(_ name: String) -> Column {
    guard let position = schema.fields.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the schema \(schema.name) has no field \(name)")
    }
    let index = header?.columns[position]
    let field = schema.fields[position]
    return Column(
      field: field, index: index, heading: index.flatMap { header?.names[$0] } ?? field.name)
  }

  /// The next row with the right number of fields; nil at the end.
  public mutating func next() throws(FileError) -> Record? {
    guard let header else { return nil }
    while let record = try records.next() {
      rowCount += 1
      if record.count == header.names.count { return record }
      findings.add(
        Finding(
          .fieldCount, file: name, row: record.row,
          reason: Text(
            en: "\(record.count) fields, but the header has \(header.names.count)",
            zh: "有 \(record.count) 个字段，而表头有 \(header.names.count) 个")))
    }
    if !addFault(), rowCount == 0 { findings.add(Finding(.noRows, file: name)) }
    return nil
  }

  private mutating func addFault() -> Bool {
    switch records.fault {
    case nil: return false
    case .openQuote(let row)?: findings.add(Finding(.openQuote, file: name, row: row))
    case .recordTooLong(let row, let limit)?:
      findings.add(
        Finding(
          .recordTooLong, file: name, row: row,
          reason: Text(
            en: "the row is longer than \(limit) bytes", zh: "该行超过 \(limit) 字节")))
    }
    return true
  }

  /// The trimmed text of a value; nil when it is empty, absent or unreadable.
  public mutating func text(_ row: Record, _ column: Column) -> String? {
    guard let index = column.index else { return nil }
    guard let value = row.text(index)?.trimmed else {
      add(.badEncoding, row, column, value: nil)
      return nil
    }
    if row.hasStrayQuote(index) { add(.strayQuote, row, column, value: value) }
    guard !value.isEmpty else {
      if column.field.isRequired { add(.missingValue, row, column, value: nil) }
      return nil
    }
    return value
  }

  /// An amount of yuan greater than zero.
  public mutating func price(_ row: Record, _ column: Column) -> Yuan? {
    guard let text = text(row, column) else { return nil }
    guard let amount = Yuan(decimal: text) else {
      add(.notANumber, row, column, value: text)
      return nil
    }
    guard amount > .zero else {
      addNotPositive(row, column, value: text)
      return nil
    }
    return amount
  }

  /// A decimal number of zero or more.
  public mutating func amount(_ row: Record, _ column: Column) -> Ratio? {
    guard let text = text(row, column) else { return nil }
    guard let amount = Ratio(decimal: text) else {
      add(.notANumber, row, column, value: text)
      return nil
    }
    guard amount >= .zero else {
      add(
        .outOfRange, row, column, value: text,
        reason: Text(en: "less than zero", zh: "小于零"))
      return nil
    }
    return amount
  }

  /// A whole number greater than zero.
  public mutating func count(_ row: Record, _ column: Column) -> Int? {
    guard let text = text(row, column) else { return nil }
    guard let count = Int(text) else {
      add(.notAnInteger, row, column, value: text)
      return nil
    }
    guard count > 0 else {
      addNotPositive(row, column, value: text)
      return nil
    }
    return count
  }

  /// Yes or no.
  public mutating func flag(_ row: Record, _ column: Column) -> Bool? {
    guard let text = text(row, column) else { return nil }
    switch text.lowercased() {
    case "y", "yes", "true", "1", "是": return true
    case "n", "no", "false", "0", "否": return false
    default:
      add(.notAFlag, row, column, value: text)
      return nil
    }
  }

  /// A day of the calendar.
  public mutating func day(_ row: Record, _ column: Column) -> Day? {
    guard let text = text(row, column) else { return nil }
    guard let day = Day(iso: text) else {
      add(.notADate, row, column, value: text)
      return nil
    }
    return day
  }

  /// A moment of a day.
  public mutating func timestamp(_ row: Record, _ column: Column) -> Timestamp? {
    guard let text = text(row, column) else { return nil }
    guard let moment = Timestamp(iso: text) else {
      add(.notATime, row, column, value: text)
      return nil
    }
    return moment
  }

  /// Reports a fault of a value that only the caller can see.
  public mutating func add(
    _ code: FindingCode, _ row: Record, _ column: Column, value: String?, reason: Text? = nil
  ) {
    findings.add(
      Finding(
        code, file: name, row: row.row, column: column.heading, value: value, reason: reason))
  }

  private mutating func addNotPositive(_ row: Record, _ column: Column, value: String) {
    add(
      .outOfRange, row, column, value: value,
      reason: Text(en: "must be greater than zero", zh: "必须大于零"))
  }
}

extension String {
  /// The text without spaces, tabs, line ends and ideographic spaces at its ends.
  var trimmed: String {
    // A text that begins and ends with ASCII letters, digits or signs needs no closer look.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self
    }
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{3000}" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
