import RuleBook
import Wording

/// Where the numbers of the rules come from: every parameter with document, clause and grade.
enum RuleSources {
  static let id = "rule-sources"
  static let heading = Text(en: "Rules and their sources", zh: "规则及其来源")

  /// The tables of some rule sets; nothing without any. The records of the parameters `tabled` stand in a
  /// table of the page's own, and only their names here.
  static func section(
    _ rules: [(set: RuleSet, catalogue: RuleCatalogue)], tabled: Set<String>, language: Language
  ) -> HTML {
    guard !rules.isEmpty else { return .empty }
    let warning = Text(
      en: "\(mark) marks what is not from a published source, or not known.",
      zh: "标有 \(mark) 的数值并非公开来源，或未知。")
    return .element(
      .section, [.id(id), .class("wide")],
      [.element(.h2, [], heading(language)), .element(.p, [.class("faint")], warning(language))]
        + rules.flatMap { part($0.set, $0.catalogue, tabled, language) })
  }

  private static let mark = "※"

  private static func part(
    _ set: RuleSet, _ catalogue: RuleCatalogue, _ tabled: Set<String>, _ language: Language
  ) -> [HTML] {
    var table = DataTable(columns: [
      .init(Text(en: "Parameter", zh: "参数")(language), kind: .name),
      .init(Text(en: "Value", zh: "值")(language), kind: .words),
      .init(Text(en: "Source", zh: "来源")(language), kind: .words),
      .init(Text(en: "Grade", zh: "可信度")(language), kind: .short),
    ])
    for key in catalogue.keys {
      guard let parameter = set.parameters[key.name] else { continue }
      let shown = value(
        parameter.value, of: key, catalogue, namesOnly: tabled.contains(key.name), language)
      table.rows.append(row(key, parameter, shown, set, language))
    }
    let title = set.title(language) + Text(en: " (\(set.id))", zh: "（\(set.id)）")(language)
    return [
      .element(.h3, [], title), .element(.p, [.class("faint")], set.document(language)),
      table.html(label: title),
    ]
  }

  private static func row(
    _ key: RuleKey, _ parameter: Parameter, _ value: HTML, _ set: RuleSet, _ language: Language
  ) -> DataTable.Row {
    let isWeak = parameter.isWeak
    let name: [HTML] = [
      .element(.code, [], key.name), .element(.br),
      .element(.small, [], key.meaning(language)),
    ]
    var source = [HTML(parameter.document(language))]
    if let clause = parameter.clause {
      source.append(HTML((Text(en: ", ", zh: "，") + clause)(language)))
    }
    if parameter.origin != set.id {
      let origin = Text(en: ", in \(parameter.origin)", zh: "，见 \(parameter.origin)")
      source.append(HTML(origin(language)))
    }
    if let note = parameter.note {
      source += [.element(.br), .element(.small, [], note(language))]
    }
    return DataTable.Row(
      cells: [
        .init(HTML(name), key: key.name), .init(value),
        .init(HTML(source)),
        .init(grade(parameter, isWeak, language)),
      ], style: isWeak ? "weak" : nil)
  }

  /// A value, a code by what it is called; of records, the words of the other language are left out.
  private static func value(
    _ value: RuleValue, of key: RuleKey, _ catalogue: RuleCatalogue, namesOnly: Bool,
    _ language: Language
  ) -> HTML {
    if case .text(let code) = value, case .choice = key.form {
      return HTML(catalogue.words(code, language))
    }
    if case .list(let codes) = value {
      return HTML(RuleValue.list(codes.map { catalogue.words($0, language) }).summary)
    }
    guard case .records(let records) = value else { return HTML(value.summary) }
    let others = Language.allCases.filter { $0 != language }.map(\.rawValue)
    let lines = records.map { record in
      if namesOnly {
        // Words of one language stand for those of the other where these are not given.
        let words = record.values.filter { Language(rawValue: $0.name) != nil }
        let name = (words.first { $0.name == language.rawValue } ?? words.first)?.value
        return HTML("\(record.name) " + (name.map { "\($0)" } ?? ""))
      }
      let own = Set(record.values.map(\.name).filter { $0.hasSuffix("_" + language.rawValue) })
      let values = record.values.dropFirst()
        .filter { value in
          !own.contains("\(value.name)_\(language.rawValue)")
            && !others.contains { value.name == $0 || value.name.hasSuffix("_" + $0) }
        }
        .map { "\($0.name) \($0.value)" }
      return HTML("\(record.name): " + values.joined(separator: "; "))
    }
    return HTML(lines.map { .element(.div, [], [$0]) })
  }

  private static func grade(_ parameter: Parameter, _ isWeak: Bool, _ language: Language) -> HTML {
    let own = parameter.value == .unset ? Text(en: "not known", zh: "未知") : parameter.grade.title
    let exceptions = parameter.rowGrades.keys.sorted().compactMap { name in
      parameter.rowGrades[name].map { Text("\(name): ") + $0.title }
    }
    let lines = [(isWeak ? Text("\(mark) ") : Text("")) + own] + exceptions
    return HTML(lines.map { .element(.div, [], $0(language)) })
  }
}

extension Parameter {
  /// Whether the value, or one of its rows, is less sure than a published source, or unset.
  fileprivate var isWeak: Bool {
    value == .unset || grade > .published || rowGrades.values.contains { $0 > .published }
  }
}
