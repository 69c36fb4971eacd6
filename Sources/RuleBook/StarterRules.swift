import Tables
public import Wording
import Writing

/// Writes a rule set of the user's own from a model: all that the model says, and what each value
/// means and may be.
public enum StarterRules {
  /// The JSON text: every parameter of the model, its baseline's included, with its grade, document
  /// and clause; what is not known is `null`.
  public static func json(from model: RuleSet, catalogue: RuleCatalogue, language: Language)
    -> String
  {
    let parameters = catalogue.keys.compactMap { key in
      model.parameters[key.name].map { entry(key, $0, language) }
    }
    let title = Text(en: "My own rules, after: ", zh: "自有规则，以此为蓝本：") + model.title
    let document = Text(
      en: "number and date of your own document", zh: "本单位文件的文号与日期")
    let summary = Text(
      en:
        "Every value is that of \(model.id), with its grade, document and clause. Whoever changes "
        + "a value answers for it: set its grade to supplied, or give your own document and clause.",
      zh: "各数值与 \(model.id) 相同，并保留其可信度、文件与条款。修改数值者对其负责：将可信度改为 supplied，"
        + "或写明本单位的文件与条款。")
    return """
      {
        "id": "my-\(catalogue.kind)",
        "kind": \(JSONWriter.quoted(catalogue.kind)),
        "title": \(JSONWriter.quoted(title(language))),
        "document": \(JSONWriter.quoted(document(language))),
        "summary": \(JSONWriter.quoted(summary(language))),
        "parameters": {
      \(parameters.joined(separator: ",\n"))
        }
      }

      """
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
