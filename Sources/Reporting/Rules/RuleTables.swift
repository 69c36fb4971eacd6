public import RuleBook
public import Wording
public import Writing

/// Rule sets and their values as tables.
public enum RuleTables {
  /// One row a set.
  public static func list(_ sets: [RuleSet], language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("id", zh: "编号"), .init("kind", zh: "类别"), .init("title", zh: "名称"),
        .init("document", zh: "文件"), .init("from", zh: "起始日期", date: true),
        .init("to", zh: "截止日期", date: true),
      ], rows: sets.map { row($0, language) })
  }

  private static func row(_ set: RuleSet, _ language: Language) -> [Cell] {
    [
      .text(set.id), .text(set.kind), .text(set.title(language)), .text(set.document(language)),
      .text(set.effective.from ?? ""), .text(set.effective.to ?? ""),
    ]
  }

  /// Every value of a set with its source.
  public static func values(_ set: RuleSet, _ catalogue: RuleCatalogue, language: Language)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("key", zh: "参数"), .init("value", zh: "值"), .init("grade", zh: "可信度"),
        .init("document", zh: "文件"), .init("clause", zh: "条款"), .init("from", zh: "所在规则集"),
        .init("checked", zh: "核对日期", date: true), .init("meaning", zh: "含义"),
        .init("note", zh: "备注"),
        .init("unit", zh: "单位"), .init("range", zh: "取值范围"), .init("otherwise", zh: "其他可能取值"),
      ],
      rows: catalogue.keys.flatMap { key in
        set.parameters[key.name].map { rows(key, $0, language) } ?? []
      })
  }

  /// One row a parameter; of records, one row each.
  private static func rows(_ key: RuleKey, _ parameter: Parameter, _ language: Language)
    -> [[Cell]]
  {
    let row = row(key, parameter, language)
    guard case .records(let records) = parameter.value else { return [row] }
    return records.map { record in
      let values = record.values.dropFirst().map { "\($0.name): \($0.value)" }
      var cells = row
      cells[0] = .text("\(key.name).\(record.name)")
      cells[1] = .text(values.joined(separator: "; "))
      return cells
    }
  }

  private static func row(_ key: RuleKey, _ parameter: Parameter, _ language: Language) -> [Cell] {
    let exceptions = parameter.rowGrades.keys.sorted().compactMap { name in
      parameter.rowGrades[name].map { grade in Text("\(name): ") + grade.title }
    }
    let grade = ([parameter.grade.title] + exceptions).joined()
    return [
      .text(key.name), .text(parameter.value.summary), .text(grade(language)),
      .text(parameter.document(language)), .text(parameter.clause?(language) ?? ""),
      .text(parameter.origin),
      .text(parameter.checked), .text(key.meaning(language)),
      .text(parameter.note?(language) ?? ""), .text(key.unit.title(language)),
      .text(key.form.title(language)), .text(key.others.title(for: parameter.value)(language)),
    ]
  }

  /// The values in which two sets differ, one row each.
  public static func differences(
    _ differences: [RuleDifference], between a: RuleSet, _ b: RuleSet
  ) -> OutputTable {
    OutputTable(
      columns: [.init("key", zh: "参数"), .init(a.id, zh: a.id), .init(b.id, zh: b.id)],
      rows: differences.map {
        [.text($0.key), .text($0.before ?? ""), .text($0.after ?? "")]
      })
  }
}
