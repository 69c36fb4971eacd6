public import RuleBook
import Tender
public import Wording
public import Writing

/// The values of rule sets, each where it is stated: a set that inherits one does not list it again.
public enum RuleRegister {
  /// One row a value: how sure it is, why no case tells it, and what would settle it.
  public static func table(
    _ sets: [(set: RuleSet, catalogue: RuleCatalogue)], language: Language
  ) -> OutputTable {
    OutputTable(
      columns: [
        .init("rule_set", zh: "规则集"), .init("key", zh: "参数"), .init("value", zh: "值"),
        .init("grade", zh: "可信度"), .init("untested", zh: "案例未检验的原因"),
        .init("settled_by", zh: "核实所需资料"), .init("note", zh: "备注"),
      ],
      rows: sets.flatMap { set, catalogue in
        catalogue.keys.compactMap { key -> [Cell]? in
          guard let parameter = set.parameters[key.name], parameter.origin == set.id else {
            return nil
          }
          return row(set, key, parameter, catalogue, language)
        }
      })
  }

  private static func row(
    _ set: RuleSet, _ key: RuleKey, _ parameter: Parameter, _ catalogue: RuleCatalogue,
    _ language: Language
  ) -> [Cell] {
    [
      .text(set.id), .text(key.name), .text(parameter.value.summary),
      .text(grade(parameter)(language)),
      .text(untested(set, key, catalogue)?(language) ?? ""),
      .text(parameter.isWeak ? SettlingSources.text(of: key, catalogue)(language) : ""),
      .text(parameter.note?(language) ?? ""),
    ]
  }

  private static func grade(_ parameter: Parameter) -> Text {
    guard parameter.value != .unset else { return Text(en: "unset", zh: "未设定") }
    let exceptions = parameter.rowGrades.keys.sorted().compactMap { name in
      parameter.rowGrades[name].map { Text("\(name): ") + $0.title }
    }
    return ([parameter.grade.title] + exceptions).joined()
  }

  /// Why no case tells the value, or some of its rows or other values; nil where cases tell it, or
  /// sets of the kind have none.
  private static func untested(_ set: RuleSet, _ key: RuleKey, _ catalogue: RuleCatalogue) -> Text?
  {
    guard catalogue.kind == TenderKeys.catalogue.kind else { return nil }
    if set.parameters[key.name]?.value == .unset {
      return Text(en: "cases set it themselves", zh: "由案例自行设定")
    }
    if let reason = UntestedValue.exemption(of: key) { return reason }
    let parts = UntestedValue.values(of: set.id).filter {
      $0.name == key.name || $0.name.hasPrefix(key.name + ".")
    }.map { value in
      let row = value.name.dropFirst(key.name.count + 1)
      let place = [row.isEmpty ? nil : String(row), value.other.map { "≠ \($0)" }].compactMap(
        \.self)
      return place.isEmpty
        ? value.reason
        : Text(place.joined(separator: " ")) + Text(en: ": ", zh: "：") + value.reason
    }
    return parts.isEmpty ? nil : parts.joined()
  }
}

extension Parameter {
  /// Whether it, or a row of it, is unset or less sure than published.
  fileprivate var isWeak: Bool {
    value == .unset || ([grade] + rowGrades.values).contains { $0 > .published }
  }
}
