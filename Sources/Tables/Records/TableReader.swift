public import Files
import Synchronization
public import Wording
import Workbooks

/// Reads a table row by row by its schema, and collects every fault on the way.
///
/// A value that cannot be read becomes a finding and nil; whoever builds something from the rows
/// asks `findings.hasErrors` at the end and uses nothing of a file that has any.
public struct TableReader: ~Copyable {
  /// A field of the schema, found in this file or not.
  ///
  /// A class, as every value is read by one.
  public final class Column: Sendable {
    let field: Schema.Field
    let index: Int?
    /// Its name as the file has it; the schema's where the file does not have the column.
    public let heading: String
    /// What its header says of its values.
    let unit: HeaderUnit
    /// Whether the file has the column.
    public var isPresent: Bool { index != nil }
    /// Whether its header says that amounts are for the smallest unit, so that no pack count divides
    /// them, or for a pack; nil where it does not say.
    public var isPerUnit: Bool? { unit.isPerUnit }

    /// The smallest units for which its header says that amounts are, such as 袋; none where it says
    /// nothing of them.
    public var countedUnits: [String] { unit.isPerUnit == true ? unit.pers : [] }

    init(field: Schema.Field, index: Int?, heading: String, unit: HeaderUnit?) {
      self.field = field
      self.index = index
      self.heading = heading
      self.unit = unit ?? HeaderUnit.none
    }
  }

  /// The columns of a file that are read, which all have been asked for before the first row is.
  final class ReadColumns: Sendable {
    private let places = Mutex<Set<Int>>([])

    func add(_ more: some Sequence<Int> & Sendable) { places.withLock { $0.formUnion(more) } }

    /// The others of a file with so many columns.
    func others(of count: Int) -> [Int] {
      places.withLock { places in (0..<count).filter { !places.contains($0) } }
    }
  }

  /// Which columns a file has, by which its rows are read wherever they come from.
  public struct Layout: Sendable {
    let schema: Schema
    let header: Header?
    /// The file's name in findings.
    public let name: String
    /// Which columns are read.
    let readColumns = ReadColumns()
    /// What names in the file stand for.
    public var aliases: Aliases { schema.aliases }

    /// The columns of the file: the name that the schema has for each, where it knows it, and the name
    /// that the file has.
    public var columns: [(field: String?, heading: String)] {
      (header?.names ?? []).enumerated().map { place, heading in
        let field = header?.columns.firstIndex { $0 == place }
        return (field.map { schema.fields[$0].name }, heading)
      }
    }

    /// Whether the file has the column of a field.
    public func hasColumn(of field: String) -> Bool {
      let position = schema.fields.firstIndex { $0.name == field }
      return position.flatMap { header?.columns[$0] } != nil
    }

    /// What the file calls the column of a field; nil where it has none.
    public func heading(of field: String) -> String? {
      let position = schema.fields.firstIndex { $0.name == field }
      return position.flatMap { header?.columns[$0] }.flatMap { header?.names[$0] }
    }

    /// Whether the header of a field's column says that amounts are for the smallest unit, or for a
    /// pack; nil where it does not say.
    public func isPerUnit(_ field: String) -> Bool? {
      let position = schema.fields.firstIndex { $0.name == field }
      return position.flatMap { header?.units[$0]?.isPerUnit }
    }

    /// Whether the header of a field's column says another unit than that of another file, as 元/片
    /// beside 元/盒; not where either says none, or does not have the column.
    public func saysOtherUnit(than other: Layout, of field: String) -> Bool {
      guard let own = unit(of: field), let others = other.unit(of: field) else { return false }
      return own != others
    }

    private func unit(of field: String) -> HeaderUnit? {
      let unit = schema.fields.firstIndex { $0.name == field }.flatMap { header?.units[$0] }
      return unit == HeaderUnit.none ? nil : unit
    }

    /// A fault of the header.
    public func findingOfHeader(_ code: FindingCode, field: String, _ reason: Text) -> Finding {
      finding(code, row: header?.row, field: field, value: nil, reason: reason)
    }

    /// Which finding a value is that names nothing in another table, and what is said of it: rows that
    /// are left out may have it.
    public func unmatched(_ reason: Text) -> (code: FindingCode, reason: Text) {
      if schema.leftOut.isEmpty { return (.unmatchedRow, reason) }
      let without = Text(en: " (without the rows that are set aside)", zh: "（不含已搁置的行）")
      return (.unmatchedInDraft, reason + without)
    }

    /// A fault of a value that shows only when the rows have been read, by the field's schema name.
    public func finding(
      _ code: FindingCode, severity: Finding.Severity = .error, row: Int?, field: String,
      value: String?, reason: Text? = nil
    ) -> Finding {
      Finding(
        code, severity: severity, file: name, row: row, column: heading(of: field) ?? field,
        value: value, reason: reason)
    }
  }

  /// What was found wrong so far.
  public var findings = Findings()
  /// The file's columns.
  public let layout: Layout
  /// The file's name in findings.
  public var name: String { layout.name }
  /// How many rows were read.
  public private(set) var rowCount = 0

  /// Nil where the rows come from elsewhere.
  private var records: RecordReader?
  /// The columns that nobody reads; nil before the first row.
  private var unread: [Int]?

  /// Opens a file and reads its header row.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public init(path: String, schema: Schema) throws(FileError) {
    try self.init(ByteSource(path: path), schema: schema)
  }

  /// Reads the header row of a file that is open.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public init(_ source: consuming ByteSource, schema: Schema) throws(FileError) {
    let table = try OpenTable(source, schema: schema)
    let (first, name) = (table.header, table.records.name)
    canBeReadAgain = table.records.canBeReadAgain
    var findings = table.findings
    let isRefused = findings.hasErrors
    table.records.dialect.report(file: name, to: &findings)
    let header = first.map { record in
      let names = (0..<record.count).map { index in
        Self.name(index, of: record, file: name, findings: &findings)
      }
      return Header(
        names, row: record.row, schema: schema, file: name, findings: &findings)
    }
    if let header {
      TitleUnit.report(table.records.titles, header, schema, file: name, to: &findings)
    }
    layout = Layout(schema: schema, header: header, name: name)
    self.findings = findings
    let layout = layout
    var records = table.takeRecords()
    records.leavesOut = schema.leftOut.compactMap { rows in
      RowKey(rows.columns, of: layout).map { ($0, rows.keys) }
    }
    let fault = records.fault
    self.records = consume records
    if first == nil, !isRefused, !add(fault) {
      self.findings.add(Finding(.emptyFile, file: name))
    }
  }

  /// Reads rows of a file that come from elsewhere.
  public init(_ layout: Layout) {
    self.layout = layout
    canBeReadAgain = false
  }

  /// A column's name as the file has it.
  private static func name(
    _ index: Int, of record: Record, file: String, findings: inout Findings
  ) -> String {
    let name = record.repairedText(index).trimmed
    if record.text(index) == nil {
      findings.add(Finding(.badEncoding, file: file, row: record.row, column: name))
    }
    if record.hasStrayQuote(index) {
      findings.add(Finding(.strayQuote, file: file, row: record.row, column: name))
    }
    return name
  }

  /// The column of a field by its schema name.
  public func column(_ name: String) -> Column {
    guard let position = layout.schema.fields.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the schema \(layout.schema.name) has no field \(name)")
    }
    let index = layout.header?.columns[position]
    let field = layout.schema.fields[position]
    if let index { layout.readColumns.add([index]) }
    return Column(
      field: field, index: index,
      heading: index.flatMap { layout.header?.names[$0] } ?? field.name,
      unit: layout.header?.units[position])
  }

  /// The next row with the right number of fields; nil at the end.
  public mutating func next() throws(FileError) -> Record? {
    guard layout.header != nil else { return nil }
    while let record = try records?.next() {
      if !record.isEmptyRow, accepts(record) { return record }
    }
    if !add(records?.fault), rowCount == 0 { addNoRows() }
    findings.nameMergedCells(layout)
    layout.schema.log?.note(name, rows: rowCount)
    return nil
  }

  /// Whether the file can be opened again and then says the same: a file can, a pipe and standard
  /// input cannot.
  public let canBeReadAgain: Bool

  /// Counts a row, and whether it is one of data with the right number of fields; else that is a
  /// finding.
  public mutating func accepts(_ record: Record) -> Bool {
    rowCount += 1
    guard let header = layout.header, !reportTotals(record, header) else { return false }
    let width = header.names.count
    if record.count == width || record.count > width && record.isEmpty(from: width) {
      reportUnnamed(record, header)
      noteUnreadable(record, header)
      return true
    }
    findings.add(
      Finding(
        .fieldCount, file: name, row: record.row,
        reason: Text(
          en: "\(record.count) fields, but the header has \(width)",
          zh: "有 \(record.count) 个字段，而表头有 \(width) 个")))
    return false
  }

  /// Reports a row of totals, notes or units; false where it is none.
  private mutating func reportTotals(_ record: Record, _ header: Header) -> Bool {
    for column in header.naming where column < record.count {
      guard TotalsRow.mayBegin(record.rawBytes(column)), let value = record.text(column)?.trimmed,
        TotalsRow.isNamed(value)
      else { continue }
      findings.add(
        Finding(
          .totalsRow, file: name, row: record.row, column: header.names[column], value: value))
      return true
    }
    return reportUnits(record, header) || reportNote(record, header)
  }

  /// Reports a row that has units in place of values, as beneath a header; false where it is none.
  private mutating func reportUnits(_ record: Record, _ header: Header) -> Bool {
    // In a row of data the names are no units.
    let mayBe = header.naming.allSatisfy { column in
      column >= record.count || record.rawBytes(column).count <= 12
    }
    guard mayBe, header.naming.contains(where: { $0 < record.count }) else { return false }
    // In nearly every row the first value is none, and no other needs to be looked at.
    var texts: [String] = []
    for column in 0..<record.count {
      guard let text = record.text(column)?.trimmed, !text.isEmpty else { continue }
      guard !HeaderUnit.hasDigit(text), HeaderUnit.isUnit(FieldNames.key(text)) else {
        return false
      }
      texts.append(text)
    }
    guard !texts.isEmpty else { return false }
    findings.add(
      Finding(
        .unitRow, file: name, row: record.row, value: texts.joined(separator: "; ")))
    return true
  }

  /// Reports a row that has a sentence in one cell and nothing else; false where it is none.
  private mutating func reportNote(_ record: Record, _ header: Header) -> Bool {
    guard header.names.count > 2, record.isEmpty(from: 1), record.count > 0,
      let text = record.text(0)?.trimmed, text.contains(where: { "：:。；;".contains($0) })
    else { return false }
    findings.add(
      Finding(.totalsRow, file: name, row: record.row, column: header.names[0], value: text))
    return true
  }

  /// Reports values in columns without a name: nobody can tell what they are.
  private mutating func reportUnnamed(_ record: Record, _ header: Header) {
    for column in header.unnamed {
      guard let value = record.text(column)?.trimmed, !value.isEmpty else { continue }
      findings.add(Finding(.unnamedColumn, file: name, row: record.row, value: value))
    }
  }

  /// Notes, once for a column, bytes that are no text where nobody reads them: something has happened to
  /// the file.
  private mutating func noteUnreadable(_ record: Record, _ header: Header) {
    let columns = unread ?? layout.readColumns.others(of: header.names.count)
    unread = columns
    for column in columns where !record.isText(column) {
      let name = header.names[column]
      findings.addOnce(
        Finding(
          .badEncoding, severity: .note, file: self.name, row: record.row,
          column: name.isEmpty ? nil : name,
          reason: FindingCode.badEncoding.meaning
            + Text(
              en: "; nothing is computed from this column, and only its first such value is told",
              zh: "；该列不参与计算，仅提示首处")))
    }
  }

  /// Reports where the file stopped making sense; false when it did not.
  private mutating func add(_ fault: RecordReader.ReadFault?) -> Bool {
    switch fault {
    case nil: return false
    case .workbook?: findings.add(Finding(.workbook, file: name))
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

  /// Reports that the file has no rows, where none was left out and it may not be empty.
  private mutating func addNoRows() {
    if !layout.schema.mayBeEmpty, layout.schema.leftOut.isEmpty {
      findings.add(Finding(.noRows, file: name))
    }
  }

  /// Reads all further rows in blocks on several threads, each with a worker of its own.
  ///
  /// The workers name the `wanted` columns of plain rows by their order here, and the texts of names
  /// by their numbers among `names`.
  ///
  /// - Returns: the merger with all parts, and what is wrong with the file as such; what is wrong
  ///   with its rows is in the parts.
  /// - Throws: `FileError` when the file cannot be read on.
  public consuming func readBlocks<Worker: BlockWorker, Merger: BlockMerger>(
    _ wanted: [(column: Column, kind: PlainKind)], _ reading: BlockReading,
    names: SharedNames = SharedNames(), into merger: Merger,
    makeWorker: @escaping @Sendable () -> Worker
  ) throws(FileError) -> (merger: Merger, findings: Findings)
  where Worker.Part == Merger.Part {
    guard let header = layout.header, let records = records.take() else {
      return (merger, findings)
    }
    // What stands beneath an empty header must be looked at, which the fast path does not do.
    let columns = PlainColumns(
      wanted, width: header.names.count, separator: records.dialect.separator,
      isFast: reading.isFast && header.unnamed.isEmpty)
    let table = BlockTable<Worker, Merger>(
      columns: columns, reading: reading, names: names, makeWorker: makeWorker)
    let result =
      records.leavesOut.isEmpty
      ? try table.read(records.position(), into: merger)
      : try table.readRecords(records, into: merger)
    if !add(result.fault), result.merger.rowCount == 0, !result.merger.isDone {
      addNoRows()
    }
    layout.schema.log?.note(name, rows: result.merger.rowCount)
    return (result.merger, findings)
  }

  /// The same of a value that this run needs, though the schema lets it be missing; where it is, that is
  /// a finding.
  public mutating func required(_ row: Record, _ column: Column) -> String? {
    let faults = findings.errorCount
    let text = text(row, column)
    if text == nil, findings.errorCount == faults { add(.missingValue, row, column, value: nil) }
    return text
  }

  /// The trimmed text of a value; nil when it is empty, absent or unreadable.
  public mutating func text(_ row: Record, _ column: Column) -> String? {
    guard let index = column.index else { return nil }
    if !column.field.isRequired, let bytes = usualBytes(row, column), bytes.isEmpty { return nil }
    guard let value = row.text(index)?.trimmed else {
      add(.badEncoding, row, column, value: nil)
      return nil
    }
    if row.hasStrayQuote(index) { add(.strayQuote, row, column, value: value) }
    guard !value.isEmpty else {
      if column.field.isRequired { add(.missingValue, row, column, value: nil) }
      return nil
    }
    if let cell = DoubtfulCell(value) {
      add(cell.code, row, column, value: cell.stored, reason: cell.explanation)
      return nil
    }
    if let fault = CellFault.of(value, kind: column.field.kind) {
      add(fault, row, column, value: value)
      return nil
    }
    return value
  }

  /// Reports a fault of a value that only the caller can see.
  public mutating func add(
    _ code: FindingCode, _ row: Record, _ column: Column, value: String?, reason: Text? = nil
  ) {
    findings.add(
      Finding(
        code, file: name, row: row.row, column: column.heading, value: value, reason: reason))
  }
}

extension Int {
  /// Reads up to 18 digits; nil for anything else.
  init?(digits: Span<UInt8>) {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number = 0
    for index in digits.indices {
      let digit = digits[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    self = number
  }
}

extension String {
  /// The text without spaces of any width, tabs and line ends at its ends.
  public var trimmed: String {
    // Most texts need no closer look.
    if Self.hasNoSpaceAround(utf8.span) { return self }
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{3000}" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether the first and the last character of some UTF-8 are an ASCII letter, digit or sign, or a
  /// Chinese one, U+4000 to U+9FFF, which has three bytes.
  static func hasNoSpaceAround(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty, isNoSpace(bytes[0]) else { return false }
    return isNoSpace(bytes[bytes.count - 1])
      || hanLeads.contains(bytes[Swift.max(0, bytes.count - 3)])
  }

  /// Whether a byte is an ASCII letter, digit or sign, or begins a Chinese character.
  private static func isNoSpace(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) || hanLeads.contains(byte)
  }

  private static let hanLeads: ClosedRange<UInt8> = 0xE4...0xE9
}
