import Tables
import Wording

/// Reads what rows of cases say besides their bids, and puts the rows of each case together.
struct CaseReader: ~Copyable {
  var table: TableReader
  /// The cases in the order of their first rows.
  private(set) var parts: [Part] = []
  private var places: [String: Int] = [:]
  private let incumbent, category: TableReader.Column
  private let name, accept, settings, wholeTender, allowUnverified: TableReader.Column
  private let title, titleZh, sum: TableReader.Column
  private let expected: [(field: CaseField, column: TableReader.Column)]
  /// All columns that the file has, which are shown.
  private let shown: [(name: String, column: TableReader.Column)]

  /// A case whose rows are still being read.
  struct Part {
    let name: String
    var records: [Record] = []
    var rows: [CaseRow] = []
    /// What is said once for the case, by the schema's name of the column, and in which row.
    var common: [String: (value: String, row: Int)] = [:]
    var settings: [(name: String, value: String)] = []
    var isWholeTender, allowsUnverified: Bool?
  }

  init(_ table: consuming TableReader) {
    (name, accept) = (table.column("case"), table.column("accept"))
    (incumbent, category) = (table.column("incumbent"), table.column("category"))
    (settings, sum) = (table.column("settings"), table.column("sum"))
    (wholeTender, allowUnverified) = (
      table.column("whole_tender"), table.column("allow_unverified")
    )
    (title, titleZh) = (table.column("title"), table.column("title_zh"))
    var expected: [(CaseField, TableReader.Column)] = []
    for field in CaseField.allCases { expected.append((field, table.column(field.column))) }
    self.expected = expected
    var shown: [(String, TableReader.Column)] = []
    for field in CaseColumns.all { shown.append((field.name, table.column(field.name))) }
    self.shown = shown.filter { $0.1.isPresent }
    self.table = table
  }

  /// Reads a row.
  mutating func take(_ record: Record) {
    let expected = expectations(record)
    let isAccepting = table.flag(record, accept) ?? false
    let isIncumbent = table.flag(record, incumbent) ?? false
    let category = table.category(record, category)
    guard let name = table.text(record, name) else { return }
    let place = places[name] ?? parts.count
    if place == parts.count {
      places[name] = place
      parts.append(Part(name: name))
    }
    parts[place].records.append(record)
    parts[place].rows.append(
      CaseRow(
        row: record.row, expected: expected, isAccepting: isAccepting, isIncumbent: isIncumbent,
        category: category, texts: texts(record)))
    // The part is moved out and back, as the reader adds findings meanwhile.
    var part = parts[place]
    takeCommon(record, &part)
    parts[place] = part
  }

  private mutating func expectations(_ record: Record) -> [(field: CaseField, value: CaseValue)] {
    expected.compactMap { field, column in value(record, field, column).map { (field, $0) } }
  }

  private mutating func value(_ record: Record, _ field: CaseField, _ column: TableReader.Column)
    -> CaseValue?
  {
    switch field {
    case .shortlisted, .selected: return decision(record, column).map { .decision($0) }
    case .settledPrice, .comparablePrice, .volume:
      return table.amount(record, column).map { .number($0) }
    case .rank: return table.count(record, column).map { .number(.init($0)) }
    case .decidedBy, .term: return table.text(record, column).map { .words($0) }
    }
  }

  private mutating func decision(_ record: Record, _ column: TableReader.Column) -> Decision? {
    guard let text = table.text(record, column) else { return nil }
    if let decision = Decision(caseText: text) { return decision }
    table.add(.notAnOutcome, record, column, value: text)
    return nil
  }

  /// The values as written; what is wrong with them is found elsewhere.
  private func texts(_ record: Record) -> [String: String] {
    var reader = TableReader(table.layout)
    var texts: [String: String] = [:]
    for (name, column) in shown { texts[name] = reader.text(record, column) }
    return texts
  }

  /// Reads what is said for the whole case, by one row or by several that agree.
  private mutating func takeCommon(_ record: Record, _ part: inout Part) {
    if let words = common(record, settings, "settings", &part) {
      part.settings = assignments(words, record)
    }
    _ = common(record, title, "title", &part)
    _ = common(record, titleZh, "title_zh", &part)
    _ = common(record, sum, "sum", &part)
    part.isWholeTender = flag(record, wholeTender, "whole_tender", &part) ?? part.isWholeTender
    part.allowsUnverified =
      flag(record, allowUnverified, "allow_unverified", &part) ?? part.allowsUnverified
  }

  /// A text that is new; nil where there is none, or it was said before.
  private mutating func common(
    _ record: Record, _ column: TableReader.Column, _ name: String, _ part: inout Part
  ) -> String? {
    guard let text = table.text(record, column) else { return nil }
    return agree(text, record, column, name, &part) ? text : nil
  }

  private mutating func flag(
    _ record: Record, _ column: TableReader.Column, _ name: String, _ part: inout Part
  ) -> Bool? {
    guard let flag = table.flag(record, column) else { return nil }
    return agree(flag ? "Y" : "N", record, column, name, &part) ? flag : nil
  }

  /// Remembers what a row says of its case, and whether it is the first to say so; another value than
  /// an earlier row has is a finding.
  private mutating func agree(
    _ value: String, _ record: Record, _ column: TableReader.Column, _ name: String,
    _ part: inout Part
  ) -> Bool {
    guard let first = part.common[name] else {
      part.common[name] = (value, record.row)
      return true
    }
    if first.value != value {
      table.add(
        .contradiction, record, column, value: value,
        reason: Text(
          en: "row \(first.row) of the same case says `\(first.value)`",
          zh: "同一案例的第 \(first.row) 行为“\(first.value)”"))
    }
    return false
  }

  /// Reads `KEY=VALUE` pairs between semicolons.
  private mutating func assignments(_ text: String, _ record: Record)
    -> [(name: String, value: String)]
  {
    var pairs: [(name: String, value: String)] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "；" }) {
      let words = part.split(separator: "=", maxSplits: 1).map(\.withoutSpaces)
      guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty,
        !pairs.contains(where: { $0.name == words[0] })
      else {
        table.add(.notASetting, record, settings, value: part.withoutSpaces)
        continue
      }
      pairs.append((words[0], words[1]))
    }
    return pairs
  }
}

extension CaseReader.Part {
  func worked(_ bids: BidRows) -> WorkedCase {
    var worked = WorkedCase(name: name, bids: bids, rows: rows)
    let (en, zh) = (common["title"]?.value, common["title_zh"]?.value)
    worked.title = Text(en: en ?? zh ?? "", zh: zh ?? en ?? "")
    worked.sum = common["sum"]?.value ?? ""
    worked.settings = settings
    worked.rowOfSettings = common["settings"]?.row
    worked.isWholeTender = isWholeTender ?? false
    worked.allowsUnverified = allowsUnverified ?? true
    return worked
  }
}

extension Substring {
  fileprivate var withoutSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
