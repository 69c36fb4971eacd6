import ExactNumbers
import RuleBook
import Tables
import Wording

/// A scorecard that stands in a table: one row an indicator, an item, a red line, a setting.
///
/// It says what a rule file in JSON would, and is read and checked as one; `CardSheet` writes it.
enum CardTable {
  /// Reads a table by the schema `card`.
  @Sendable static func read(_ path: String, _ schema: Schema?) throws -> RuleSheet {
    let schema = try schema ?? Schema.named("card")
    var reader = CardReader(table: try TableReader(path: path, schema: schema), schema)
    while let row = try reader.table.next() { reader.add(row) }
    reader.checkLimits()
    return reader.sheet(of: path)
  }
}

/// Builds a rule file from rows.
private struct CardReader: ~Copyable {
  var table: TableReader
  private let fields: [String]
  private let columns: [String: TableReader.Column]
  private var head: [String: JSONTree] = [:]
  private var parameters: [String: [String: JSONTree]] = [:]
  private var records: [String: [[String: JSONTree]]] = [:]
  private var rowGrades: [String: [String: JSONTree]] = [:]
  private var places: [String: RuleSheet.Place] = [:]
  /// The rows of the card itself and of the settings, by their names.
  private var rows: [String: Record] = [:]
  /// The settings whose cells are empty.
  private var emptySettings: Set<String> = []
  /// What the cells of the row say, by the names of their columns.
  private var cells: [String: String] = [:]
  /// The columns whose cells in the row cannot be read.
  private var faulty: Set<String> = []

  init(table: consuming TableReader, _ schema: Schema) {
    var columns: [String: TableReader.Column] = [:]
    for field in schema.fields { columns[field.name] = table.column(field.name) }
    self.columns = columns
    fields = schema.fields.map(\.name)
    self.table = table
  }

  /// Takes in a row.
  mutating func add(_ row: Record) {
    readCells(row)
    let word = text("part")
    let code = text("code")
    guard let word else { return }
    guard let part = CardPart(named: word) else {
      return fault(.unknownWord, row, "part", word, CardPart.choices)
    }
    guard let code else { return }
    if let key = part.records {
      addRecord(part, key, code, row)
    } else if part == .card {
      refuse(
        [
          "item", "unit", "unit_en", "points", "cap", "method", "value", "clause", "grade",
          "checked",
        ],
        in: row, of: part)
      guard isFirst("", row, "part") else { return }
      addHead(code, row)
    } else {
      refuse(["item", "points", "cap", "method"], in: row, of: part)
      guard isFirst(code, row, "code") else { return }
      addSetting(code, row)
    }
  }

  private mutating func isFirst(_ name: String, _ row: Record, _ field: String) -> Bool {
    if let first = rows[name] {
      fault(
        .duplicateRow, row, field, name.isEmpty ? nil : name,
        Text(en: "row \(first.row) says it already", zh: "第 \(first.row) 行已填写"))
      return false
    }
    rows[name] = row
    return true
  }

  // MARK: The card itself

  private mutating func addHead(_ code: String, _ row: Record) {
    head["id"] = .text(code)
    head["title"] = wording(en: "name_en", zh: "name")
    head["document"] = wording(en: "basis_en", zh: "basis")
    head["summary"] = text("note").map { .text($0) }
    let places = [
      ("id", "code"), ("title", "name"), ("title.en", "name_en"), ("document", "basis"),
      ("document.en", "basis_en"), ("summary", "note"),
    ]
    for (path, field) in places { note(path, row, field, text(field)) }
  }

  // MARK: Settings

  private mutating func addSetting(_ name: String, _ row: Record) {
    let path = "parameters.\(name)"
    note(path, row, "code", name)
    var entry: [String: JSONTree] = ["grade": grade() ?? .text(Grade.supplied.rawValue)]
    note("\(path).grade", row, "grade", text("grade"))
    entry["document"] = wording(en: "basis_en", zh: "basis")
    note("\(path).document", row, "basis", text("basis"))
    note("\(path).document.en", row, "basis_en", text("basis_en"))
    for member in ["clause", "note"] {
      entry[member] = text(member).map { .text($0) }
      note("\(path).\(member)", row, member, text(member))
    }
    if text("checked") != nil { entry["checked"] = day(row, "checked").map { .text($0) } }
    if let key = ScorecardKeys.catalogue.key(name) {
      if key.form.columns.isEmpty {
        let value = value(key, row)
        note("\(path).value", row, "value", text("value"))
        let isLeftOut = ScorecardKeys.mayBeEmpty.contains { $0.name == name }
        guard value != nil || !isLeftOut else { return }
        if text("value") == nil, !faulty.contains("value") { emptySettings.insert(name) }
        entry["value"] = value ?? .null
      } else {
        refuse(["value"], in: row, of: .setting)
      }
    }
    parameters[name] = entry
  }

  /// The value of a setting; nil where the cell is empty, or faulty, which is a finding.
  private mutating func value(_ key: RuleKey, _ row: Record) -> JSONTree? {
    guard let column = columns["value"], let text = text("value") else { return nil }
    switch key.form {
    case .number:
      if key.unit.title == RuleUnit.share.title, let share = Self.share(text) {
        return .text(share)
      }
      return table.amount(row, column).map { .text($0.exactText) }
    case .text(.day): return day(row, "value").map { .text($0) }
    case .text(.quarter): return .text(Quarter(text.halfWidth.uppercased())?.text ?? text)
    case .choice: return .text(CardWords.code(text))
    case .list:
      let words = text.split { ";；、,，".contains($0) }
      return .list(words.map { .text(CardWords.code(String($0).trimmed)) })
    default: return .text(text)
    }
  }

  /// A percentage as a share.
  private static func share(_ text: String) -> String? {
    let text = text.halfWidth
    guard text.hasSuffix("%"), let percent = Ratio(decimal: String(text.dropLast()).trimmed) else {
      return nil
    }
    return (try? percent / Ratio(100))?.exactText
  }

  // MARK: Records

  private mutating func addRecord(_ part: CardPart, _ key: RuleKey, _ code: String, _ row: Record) {
    let cells = cells(of: part, code, row)
    let path = "parameters.\(key.name).value"
    let number = records[key.name]?.count ?? 0
    for base in ["\(path)[\(number)]", "\(path).\(code)"] {
      note(base, row, "code", code)
      for (column, field, _) in cells {
        note("\(base).\(column)", row, field, text(field))
      }
    }
    let object = cells.map { ($0.column, $0.value.map(JSONTree.text) ?? .null) }
    records[key.name, default: []].append(Dictionary(object) { first, _ in first })
    if let grade = grade() {
      rowGrades[key.name, default: [:]][code] = grade
      note("parameters.\(key.name).row_grades.\(code)", row, "grade", text("grade"))
    }
  }

  /// The columns of a record, the cells in which they stand, and what these say.
  private mutating func cells(of part: CardPart, _ code: String, _ row: Record)
    -> [(column: String, field: String, value: String?)]
  {
    let names: [(column: String, field: String, value: String?)] = [
      ("code", "code", code), ("en", "name_en", text("name_en")),
      ("zh", "name", text("name")),
    ]
    let others = [
      "item", "unit", "unit_en", "points", "cap", "method", "basis", "basis_en", "clause", "note",
    ]
    switch part {
    case .indicator:
      refuse(
        ["value"], in: row, of: part,
        Text(
          en: "a limit stands in a row of its own: `setting` with the code of the limit",
          zh: "时限等另起一行填写：类别为“参数”，编号为该参数的编号"))
      refuse(["checked"], in: row, of: part)
      return names + [
        ("item", "item", needed(row, "item")), ("unit_en", "unit_en", text("unit_en")),
        ("unit_zh", "unit", text("unit")), ("points", "points", number(row, "points")),
        ("cap", "cap", number(row, "cap")),
        ("method", "method", text("method").map(CardWords.code) ?? Indicator.recorded),
        ("modelled_on", "basis", text("basis_en") ?? text("basis")),
        ("modelled_on_zh", "basis", text("basis_en") == nil ? nil : text("basis")),
        ("clause", "clause", text("clause")), ("note", "note", text("note")),
      ]
    case .item:
      refuse(others + ["checked"], in: row, of: part)
      return names + [("column", "value", text("value"))]
    default:
      refuse(others + ["value", "checked"], in: row, of: part)
      return names
    }
  }

  // MARK: Cells

  /// Reads every cell once, so that none has its faults told twice.
  private mutating func readCells(_ row: Record) {
    (cells, faulty) = ([:], [])
    for field in fields {
      guard let column = columns[field] else { continue }
      let count = table.findings.errorCount
      cells[field] = table.text(row, column)?.withoutFormulaGuard
      if table.findings.errorCount > count { faulty.insert(field) }
    }
  }

  private func text(_ field: String) -> String? { cells[field] }

  private mutating func needed(_ row: Record, _ field: String) -> String? {
    let value = text(field)
    if value == nil, !faulty.contains(field) { fault(.missingValue, row, field, nil, nil) }
    return value
  }

  private mutating func number(_ row: Record, _ field: String) -> String? {
    guard needed(row, field) != nil, let column = columns[field] else { return nil }
    return table.amount(row, column)?.exactText
  }

  private mutating func day(_ row: Record, _ field: String) -> String? {
    columns[field].flatMap { table.day(row, $0) }?.iso
  }

  private func grade() -> JSONTree? {
    text("grade").map { .text(CardWords.code($0)) }
  }

  /// Words in one language or both; nil where there are none.
  private func wording(en: String, zh: String) -> JSONTree? {
    let pair = [("en", text(en)), ("zh", text(zh))].compactMap { name, value in
      value.map { (name, JSONTree.text($0)) }
    }
    return pair.isEmpty ? nil : .object(Dictionary(pair) { first, _ in first })
  }

  /// What stands in cells that say nothing in such a row would be lost.
  private mutating func refuse(
    _ fields: [String], in row: Record, of part: CardPart, _ reason: Text? = nil
  ) {
    let title = part.title
    for field in fields {
      guard let value = text(field) else { continue }
      fault(
        .ruleValue, row, field, value,
        reason
          ?? Text(
            en: "must be empty: in a row of the part `\(title.en)` it says nothing",
            zh: "应为空：该列不用于“\(title.zh)”行"))
    }
  }

  private mutating func fault(
    _ code: FindingCode, _ row: Record, _ field: String, _ value: String?, _ reason: Text?
  ) {
    guard let column = columns[field] else { return }
    table.add(code, row, column, value: value, reason: reason)
  }

  private mutating func note(_ path: String, _ row: Record, _ field: String, _ value: String?) {
    places[path] = RuleSheet.Place(row: row.row, field: field, value: value)
  }

  // MARK: The whole

  /// A limit by which an indicator is computed must have a value.
  mutating func checkLimits() {
    for record in records[ScorecardKeys.indicators.name] ?? [] {
      guard case .text(let method)? = record["method"], case .text(let code)? = record["code"],
        let measure = Measure(rawValue: method)
      else { continue }
      for limit in measure.limits {
        guard emptySettings.contains(limit.name), let row = rows[limit.name] else { continue }
        fault(
          .missingValue, row, "value", nil,
          Text(
            en: "the value is empty, and \(code) is computed by it", zh: "值为空，而 \(code) 由其计算"))
      }
    }
  }

  consuming func sheet(of path: String) -> RuleSheet {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = JSONTree.text(file.split(separator: ".").first.map(String.init) ?? file)
    for key in CardPart.allCases.compactMap(\.records) {
      var entry = parameters[key.name] ?? ["grade": .text(Grade.supplied.rawValue)]
      entry["value"] = .list((records[key.name] ?? []).map(JSONTree.object))
      entry["row_grades"] = rowGrades[key.name].map(JSONTree.object)
      parameters[key.name] = entry
    }
    head["id"] = head["id"] ?? name
    head["title"] = head["title"] ?? name
    head["document"] = head["document"] ?? name
    head["kind"] = .text(ScorecardKeys.catalogue.kind)
    head["parameters"] = .object(parameters.mapValues(JSONTree.object))
    return RuleSheet(
      .object(head), findings: table.findings, layout: table.layout, places: places)
  }
}
