import Tables
public import Wording
import Writing

/// Writes rule sets as JSON files: all that a set says, and what each value means and may be.
public enum StarterRules {
  /// A built-in set as the beginning of one of the user's own, with a name and a title that say so.
  public static func own(from model: RuleSet, catalogue: RuleCatalogue, language: Language)
    -> RuleSet
  {
    func text(_ en: String, _ zh: String) -> Text { Text(Text(en: en, zh: zh)(language)) }
    return RuleSet(
      id: "my-\(catalogue.kind)", kind: model.kind,
      title: text("My own rules, after: ", "自有规则，以此为蓝本：") + Text(model.title(language)),
      document: text("number and date of your own document", "本单位文件的文号与日期"),
      effective: (nil, nil),
      summary: text(
        "Every value is that of \(model.id), with its grade, document and clause. Whoever changes "
          + "a value answers for it: set its grade to supplied, or give your own document and clause.",
        "各数值与 \(model.id) 相同，并保留其可信度、文件与条款。修改数值者对其负责：将可信度改为 supplied，"
          + "或写明本单位的文件与条款。"), baseline: nil, parameters: model.parameters)
  }

  /// The JSON text: every parameter of the set, its baseline's included, with its grade, document
  /// and clause; what is not known is `null`.
  public static func json(of set: RuleSet, catalogue: RuleCatalogue, language: Language) -> String {
    let parameters = catalogue.keys.compactMap { key in
      set.parameters[key.name].map { entry(key, $0, language) }
    }
    let period = [("from", set.effective.from), ("to", set.effective.to)].filter { $0.1 != nil }
    let head = [
      ("id", JSONWriter.quoted(set.id)), ("kind", JSONWriter.quoted(set.kind)),
      ("title", json(set.title)), ("document", json(set.document)),
      ("effective", period.isEmpty ? nil : object(period.map { (name: $0.0, value: $0.1) })),
      ("summary", set.summary.map(json)),
    ].compactMap { name, value in value.map { "  \"\(name)\": \($0),\n" } }
    return "{\n" + head.joined() + "  \"parameters\": {\n" + parameters.joined(separator: ",\n")
      + "\n  }\n}\n"
  }

  private static func entry(_ key: RuleKey, _ parameter: Parameter, _ language: Language) -> String
  {
    var members = [
      ("value", json(parameter.value, key.form)),
      ("grade", JSONWriter.quoted(parameter.grade.rawValue)),
    ]
    if !parameter.rowGrades.isEmpty {
      let rows = parameter.rowGrades.sorted { $0.key < $1.key }
      members.append(
        ("row_grades", object(rows.map { .init(name: $0.key, value: $0.value.rawValue) })))
    }
    members.append(("document", json(parameter.document)))
    members.append(("clause", json(parameter.clause ?? Text(""))))
    if !parameter.checked.isEmpty {
      members.append(("checked", JSONWriter.quoted(parameter.checked)))
    }
    if let note = parameter.note { members.append(("note", json(note))) }
    members.append(("help", JSONWriter.quoted(help(key)(language))))
    let lines = members.map { "      \"\($0)\": \($1)" }.joined(separator: ",\n")
    return "    \(JSONWriter.quoted(key.name)): {\n\(lines)\n    }"
  }

  /// What the value means and may be; no part of the rules, and never printed by a run.
  private static func help(_ key: RuleKey) -> Text {
    [key.meaning, key.unit.title, key.form.title]
      .filter { !$0.en.isEmpty }.joined()
  }

  private static func json(_ text: Text) -> String {
    text.en == text.zh
      ? JSONWriter.quoted(text.en)
      : object([.init(name: "en", value: text.en), .init(name: "zh", value: text.zh)])
  }

  private static func json(_ value: RuleValue, _ form: RuleForm) -> String {
    switch value {
    case .unset: "null"
    case .text(let text): JSONWriter.quoted(text)
    case .list(let words): "[" + words.map(JSONWriter.quoted).joined(separator: ", ") + "]"
    case .table(let rows): object(rows)
    case .records(let records):
      "[\n"
        + records.map { "        " + object(cells(of: $0, form)) }.joined(separator: ",\n")
        + "\n      ]"
    }
  }

  /// The cells of a record, also those without a value.
  private static func cells(of record: RuleValue.Record, _ form: RuleForm)
    -> [(name: String, value: String?)]
  {
    form.columns.map { column in
      (column.name, record.values.first { $0.name == column.name }?.value)
    }
  }

  private static func object(_ rows: [RuleValue.Row]) -> String {
    object(rows.map { ($0.name, $0.value) })
  }

  private static func object(_ members: [(name: String, value: String?)]) -> String {
    let members = members.map { name, value in
      JSONWriter.quoted(name) + ": " + (value.map(JSONWriter.quoted) ?? "null")
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
}
