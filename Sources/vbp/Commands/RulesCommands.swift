import CommandLineKit
import Reporting
import RuleBook
import Tables
import Tender
import Wording
import Writing

/// `vbp rules list`: the built-in rule sets.
enum RulesListCommand: Command {
  static let name = "rules list"
  static let specification = CommandSpecification(
    name, summary: Text(en: "list the built-in rule sets", zh: "列出内置规则集"),
    examples: ["vbp rules list", "vbp rules list --format json"], options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let rows = try RuleOptions.catalogues.flatMap { catalogue in
      let library = RuleLibrary(catalogue)
      return try library.builtInIDs.map { try row(library.ruleSet($0), settings.language) }
    }
    try settings.write(
      OutputTable(
        columns: [
          .init("id", zh: "编号"), .init("kind", zh: "类别"), .init("title", zh: "名称"),
          .init("document", zh: "文件"), .init("from", zh: "起始日期"), .init("to", zh: "截止日期"),
        ], rows: rows))
    return .done
  }

  private static func row(_ set: RuleSet, _ language: Language) -> [Cell] {
    [
      .text(set.id), .text(set.kind), .text(set.title(language)), .text(set.document(language)),
      .text(set.effective.from ?? ""), .text(set.effective.to ?? ""),
    ]
  }
}

/// `vbp rules show`: every value of a rule set with where it comes from.
enum RulesShowCommand: Command {
  static let name = "rules show"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "show every value of a rule set and its source", zh: "显示规则集的每个数值及其来源"),
    examples: [
      "vbp rules show cn-2020-round2", "vbp rules show cn-2025-round11 --format table",
      "vbp rules show my-province.json --format csv",
      "vbp rules show cn-2020-round2 --cases --format csv -o my-cases.csv",
    ],
    operands: [RulesOperand.one],
    options: [
      Option(
        "cases",
        help: Text(
          en: "show its cases instead, as a table that `vbp rules test` reads",
          zh: "改为显示其案例，即 vbp rules test 可读的表格"))
    ] + Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let (set, catalogue) = try RulesOperand.find(arguments.operands[0])
    // A file may bear the id of a built-in set, whose cases are not its own.
    let isBuiltIn = BuiltInCases.ids.contains(arguments.operands[0])
    let cases = isBuiltIn ? try BuiltInCases.cases(of: set.id).cases : []
    guard !arguments.has("cases") else {
      return try write(cases, of: arguments.operands[0], settings)
    }
    let page = CasePage(set: set, cases: cases, language: settings.language)
    let table = table(set, catalogue, settings.language)
    switch settings.effectiveFormat {
    case .table:
      let page = RulePage(
        set: set, catalogue: catalogue, language: settings.language, cases: cases)
      try settings.write(text: page.text().visible(keepingLines: true))
    case .markdown:
      let parameters = MarkdownTable.write(table, language: settings.language)
      try settings.write(text: parameters + page.markdown())
    case .html:
      var report = settings.page(of: table)
      report.sections += page.sections()
      try settings.write(report)
    case .csv, .json: try settings.write(table)
    }
    return .done
  }

  private static func write(_ cases: [WorkedCase], of id: String, _ settings: Settings) throws
    -> ExitCode
  {
    guard !cases.isEmpty else {
      throw UsageError.badValue(
        id, option: "ID", expected: Text(en: "it has no cases of its own", zh: "没有自带案例"))
    }
    try settings.write(WorkedCase.table(cases))
    return .done
  }

  private static func table(_ set: RuleSet, _ catalogue: RuleCatalogue, _ language: Language)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("key", zh: "参数"), .init("value", zh: "值"), .init("grade", zh: "可信度"),
        .init("document", zh: "文件"), .init("clause", zh: "条款"), .init("from", zh: "所在规则集"),
        .init("checked", zh: "核对日期"), .init("meaning", zh: "含义"), .init("note", zh: "备注"),
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
}

/// `vbp rules diff`: the values in which two rule sets differ.
enum RulesDiffCommand: Command {
  static let name = "rules diff"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "show in which values two rule sets differ", zh: "比较两个规则集的差异"),
    examples: ["vbp rules diff cn-2020-round3 cn-2021-round4"],
    operands: [
      Operand("A", completion: RulesOperand.one.completion, help: RulesOperand.one.help),
      Operand("B", completion: RulesOperand.one.completion, help: RulesOperand.one.help),
    ], options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let (a, catalogue) = try RulesOperand.find(arguments.operands[0])
    let (b, other) = try RulesOperand.find(arguments.operands[1])
    guard catalogue.kind == other.kind else {
      throw RuleError.wrongKind(id: b.id, kind: b.kind, needed: a.kind)
    }
    let differences = RuleDifference.between(a, b, catalogue: catalogue)
    try settings.write(
      OutputTable(
        columns: [.init("key", zh: "参数"), .init(a.id, zh: a.id), .init(b.id, zh: b.id)],
        rows: differences.map {
          [.text($0.key), .text($0.before ?? ""), .text($0.after ?? "")]
        }))
    return .done
  }
}

/// `vbp rules check`: whether a rule file can be used.
enum RulesCheckCommand: Command {
  static let name = "rules check"
  static let specification = CommandSpecification(
    name, summary: Text(en: "check a rule file", zh: "检查规则文件"),
    examples: ["vbp rules check my-province.json"],
    operands: [RulesOperand.one], options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    try settings.refuseReport()
    do {
      let (set, catalogue) = try RulesOperand.find(arguments.operands[0])
      let faults = try RuleTrial.faults(of: set, catalogue)
      guard faults.isEmpty else { return tell(faults, settings) }
      let unset = catalogue.keys.map(\.name).filter { set.parameters[$0]?.value == .unset }
      let text = Text(
        en: "\(set.id): \(set.parameters.count) parameters, \(unset.count) unset"
          + (unset.isEmpty ? "" : ": " + unset.joined(separator: ", ")),
        zh: "\(set.id)：\(set.parameters.count) 个参数，\(unset.count) 个未设定"
          + (unset.isEmpty ? "" : "：" + unset.joined(separator: "、")))
      try settings.write(text: text(settings.language).visible + "\n")
      return .done
    } catch let error as RuleError {
      return tell(error.faults, settings)
    }
  }

  private static func tell(_ faults: [RuleError], _ settings: Settings) -> ExitCode {
    for fault in faults { settings.tell(Text("vbp: ") + fault.message) }
    return .findings
  }
}

/// Rule sets named on the command line, of whichever kind they are.
enum RulesOperand {
  static let one = Operand(
    "ID",
    completion: Completion(
      words: RuleOptions.catalogues.flatMap { RuleLibrary($0).builtInIDs }, endings: ["json"]),
    help: Text(en: "built-in id or a JSON file", zh: "内置编号或 JSON 文件"))

  static func find(_ name: String) throws -> (RuleSet, RuleCatalogue) {
    let builtIn = RuleOptions.catalogues.first { RuleLibrary($0).builtInIDs.contains(name) }
    if let builtIn { return (try RuleLibrary(builtIn).ruleSet(name), builtIn) }
    let all = RuleOptions.catalogues.flatMap { RuleLibrary($0).builtInIDs }
    guard name.contains("/") || name.hasSuffix(".json") else {
      throw RuleError.unknownRuleSet(name, nearest: suggestedName(for: name, among: all))
    }
    // A file says itself of which kind it is; the kind that does not fit is tried no further.
    var found: String?
    for catalogue in RuleOptions.catalogues {
      do {
        return (try RuleLibrary(catalogue).ruleSet(name), catalogue)
      } catch RuleError.wrongKind(_, let kind, _) {
        found = kind
      }
    }
    throw RuleError.wrongValue(
      file: name, path: "kind", expected: Expectation.oneOf(RuleOptions.catalogues.map(\.kind)),
      found: found)
  }
}
