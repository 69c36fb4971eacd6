import Files
import Wording
import Workbooks

/// A file that is open as a table: its header has been read, the rows stand behind it.
///
/// A workbook is told by its first bytes; the rows of one of its sheets are then read as those of
/// a CSV file.
struct OpenTable: ~Copyable {
  /// What reads the rows.
  var records: RecordReader
  /// The header; nil where there is none.
  let header: Record?
  /// What is to be said of the workbook, and where its reading ended if it did.
  let findings: Findings

  /// Opens a file by a schema.
  init(_ source: consuming ByteSource, schema: Schema) throws(FileError) {
    var records = RecordReader(source)
    let first = try records.header(by: schema)
    guard records.fault == .workbook else {
      (header, findings) = (first, Findings())
      self.records = records
      return
    }
    let name = records.name
    var sheet = SheetTable(name)
    let rows = try sheet.rows(of: records.position(), schema: schema)
    var reader = RecordReader(ByteSource(rows, name: name))
    header = try reader.header(by: schema)
    findings = sheet.findings
    self.records = reader
  }

  /// What reads the rows, for whoever reads them.
  consuming func takeRecords() -> RecordReader { records }
}

/// The sheet of a workbook that is read as a table.
struct SheetTable {
  private let file: String
  private(set) var findings = Findings()

  init(_ file: String) { self.file = file }

  /// The rows of the sheet that fits a schema; none where the workbook cannot be read, which is a
  /// finding.
  mutating func rows(of position: consuming ReadingPosition, schema: Schema) throws(FileError)
    -> SpilledBytes
  {
    do throws(WorkbookError) {
      let workbook = try Self.workbook(position)
      guard let choice = try choose(in: workbook, schema) else { return SpilledBytes() }
      let (rows, notes) = try workbook.rows(of: choice.sheet, columns: choice.columns)
      report(notes, choice)
      return rows
    } catch {
      try report(error)
      return SpilledBytes()
    }
  }

  /// The header of every sheet that may be meant, as it reads when it is told by a schema.
  static func headers(_ workbook: Workbook, _ schema: Schema) throws(WorkbookError) -> [[String]] {
    var headers: [[String]] = []
    for sheet in candidates(in: workbook, schema) {
      if let header = try Candidate(sheet, in: workbook, schema)?.names { headers.append(header) }
    }
    return headers
  }

  /// Opens the workbook that a reader of records has met.
  static func workbook(_ position: consuming ReadingPosition) throws(WorkbookError) -> Workbook {
    let start = position.rest
    return try Workbook(position.takeSource(), start: start)
  }

  // MARK: Which sheet

  /// A sheet with its header.
  private struct Candidate {
    let sheet: Workbook.Sheet
    let names: [String]
    let columns: SheetColumns
    /// The columns that the schema knows.
    let known: Set<Int>
    let isComplete: Bool

    /// Nil where the sheet is empty.
    init?(_ sheet: Workbook.Sheet, in workbook: Workbook, _ schema: Schema) throws(WorkbookError) {
      let head = try workbook.head(of: sheet)
      var records = RecordReader(ByteSource(head, name: sheet.name))
      var read: Record?
      do throws(FileError) { read = try records.header(by: schema) } catch { throw .file(error) }
      guard let header = read else { return nil }
      let texts = (0..<header.count).map { header.text($0)?.trimmed ?? "" }
      let fields = FieldNames(schema)
      let named = fields.named(texts).map { $0.map { schema.fields[$0.field] } }
      (self.sheet, names) = (sheet, texts)
      isComplete = fields.match(texts).isComplete
      known = Set(texts.indices.filter { named[$0] != nil })
      var columns = SheetColumns()
      columns.headerRow = header.row
      let width = texts.lastIndex { !$0.isEmpty } ?? -1
      columns.kinds = named[...width].map { field in
        guard let field else { return .any }
        switch field.kind {
        case .date: return .day
        case .datetime: return .moment
        default: return field.isSum ? .amount : .any
        }
      }
      self.columns = columns
    }
  }

  /// The sheets that may be meant: those that were named, else all that the spreadsheet shows.
  private static func candidates(in workbook: Workbook, _ schema: Schema) -> [Workbook.Sheet] {
    guard schema.sheets.isEmpty else {
      return workbook.sheets.filter { schema.sheets.contains($0.name) }
    }
    let visible = workbook.sheets.filter { !$0.isHidden }
    return visible.isEmpty ? workbook.sheets : visible
  }

  /// The sheet that is meant; nil where that cannot be told, which is a finding.
  private mutating func choose(in workbook: Workbook, _ schema: Schema) throws(WorkbookError)
    -> Candidate?
  {
    let sheets = Self.candidates(in: workbook, schema)
    let all = workbook.sheets.map(\.name)
    guard !sheets.isEmpty else {
      findings.add(
        Finding(
          .sheet, file: file, value: schema.sheets.joined(separator: ", "),
          reason: Text(
            en: "the workbook has no such sheet, but \(all.listed(.english))",
            zh: "工作簿中没有该工作表，只有 \(all.listed(.chinese))")))
      return nil
    }
    var candidates: [Candidate] = []
    for sheet in sheets {
      if let candidate = try Candidate(sheet, in: workbook, schema) { candidates.append(candidate) }
    }
    let fitting = candidates.filter(\.isComplete)
    guard fitting.count < 2 || schema.isOpen else {
      let names = fitting.map(\.sheet.name)
      findings.add(
        Finding(
          .sheet, file: file,
          reason: Text(
            en: "several sheets have the columns of \(schema.name): \(names.listed(.english))",
            zh: "有多张工作表均符合 \(schema.name)：\(names.listed(.chinese))")))
      return nil
    }
    guard let chosen = fitting.first ?? candidates.first else { return nil }
    noteOthers(chosen.sheet, in: workbook)
    return chosen
  }

  /// Says which sheet is read where there are others.
  private mutating func noteOthers(_ sheet: Workbook.Sheet, in workbook: Workbook) {
    let others = workbook.sheets.filter { $0 != sheet }
    guard !others.isEmpty || sheet.isHidden else { return }
    let (shown, hidden) = (others.filter { !$0.isHidden }, others.filter(\.isHidden))
    var reason = Text(
      en: "read: the \(sheet.isHidden ? "hidden " : "")sheet `\(sheet.name)`",
      zh: "读取的是\(sheet.isHidden ? "隐藏的" : "")工作表“\(sheet.name)”")
    if !shown.isEmpty {
      let names = shown.map(\.name)
      reason =
        reason
        + Text(en: "; not \(names.listed(.english))", zh: "，未读取 \(names.listed(.chinese))")
    }
    if !hidden.isEmpty {
      let names = hidden.map(\.name)
      reason =
        reason
        + Text(
          en: "; hidden: \(names.listed(.english))", zh: "；另有隐藏的 \(names.listed(.chinese))")
    }
    note(.sheet, reason)
  }

  // MARK: What is said

  private mutating func note(_ code: FindingCode, column: String? = nil, _ reason: Text) {
    findings.add(
      Finding(code, severity: .note, file: file, column: column, reason: reason))
  }

  /// Says what the rows do not show.
  private mutating func report(_ notes: SheetNotes, _ choice: Candidate) {
    if notes.hiddenRows > 0 {
      note(
        .hiddenCells,
        Text(
          en: "rows that are hidden or filtered out are read like the others: \(notes.hiddenRows)",
          zh: "隐藏或被筛选掉的行同样读取，共 \(notes.hiddenRows) 行"))
    }
    let names = choice.known.intersection(notes.hiddenColumns).sorted().map { choice.names[$0] }
    if !names.isEmpty {
      note(
        .hiddenCells,
        Text(
          en: "hidden columns are read like the others: \(names.listed(.english))",
          zh: "隐藏的列同样读取：\(names.listed(.chinese))"))
    }
    for (column, count) in notes.filled.sorted(by: { $0.key < $1.key })
    where choice.known.contains(column) {
      note(
        .filledCells, column: choice.names[column],
        Text(
          en: "\(count) cells got the value of the cell with which they are merged",
          zh: "\(count) 个单元格取所在合并单元格的值"))
    }
    if notes.hiddenTimes > 0 {
      note(
        .shownOtherwise,
        Text(
          en: "\(notes.hiddenTimes) cells show a date alone but hold a time of day, too, which is "
            + "read",
          zh: "\(notes.hiddenTimes) 个单元格只显示日期，但实际含时刻，已按含时刻读取"))
    }
  }

  /// Reports why the workbook cannot be read.
  mutating func report(_ error: WorkbookError) throws(FileError) {
    switch error {
    case .file(let error): throw error
    case .notRead(let reason): findings.add(Finding(.workbook, file: file, reason: reason))
    case .damaged(let reason), .tooLarge(let reason):
      findings.add(Finding(.damagedWorkbook, file: file, reason: reason))
    }
  }
}

extension [String] {
  /// The names one behind the other.
  fileprivate func listed(_ language: Language) -> String {
    map { language == .english ? "`\($0)`" : "“\($0)”" }
      .joined(separator: language == .english ? ", " : "、")
  }
}
