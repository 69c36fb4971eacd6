import CommandLineKit
import Files
import Reporting
import RuleBook
import Scorecard
import Tender
import Wording

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
      "vbp rules show hospital-2021 --indicators --format markdown",
    ],
    operands: [RulesOperand.one],
    options: [
      Option(
        "cases",
        help: Text(
          en: "show its cases instead, as a table that `vbp rules test` reads",
          zh: "改为显示其案例，即 vbp rules test 可读的表格")),
      Option(
        "indicators",
        help: Text(
          en: "show what each indicator of a scorecard counts instead, with an example",
          zh: "改为显示评价表各指标的计算方法与示例")),
    ] + RulesOperand.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let (set, catalogue) = try RulesOperand.find(arguments.operands[0], arguments)
    if arguments.has("indicators") {
      guard catalogue.kind == ScorecardKeys.catalogue.kind else {
        throw RuleError.wrongKind(
          id: set.id, kind: catalogue.kind, needed: ScorecardKeys.catalogue.kind)
      }
      let sheet = try IndicatorPage.sheet(of: Card(set), language: settings.language)
      try settings.write(sheet) { _ in }
      return .done
    }
    // A file may bear the id of a built-in set, whose cases are not its own.
    let isBuiltIn = BuiltInCases.ids.contains(arguments.operands[0])
    let cases = isBuiltIn ? try BuiltInCases.cases(of: set.id).cases : []
    guard !arguments.has("cases") else {
      return try write(cases, of: arguments.operands[0], settings)
    }
    let page = CasePage(set, cases, language: settings.language)
    let table = RuleTables.values(set, catalogue, language: settings.language)
    switch settings.effectiveFormat {
    case .table:
      let page = RulePage(set, catalogue, cases: cases, language: settings.language)
      let text = page.text(width: Terminal.columns ?? 120)
      try settings.write(text: text.visible(keepingLines: true))
    case .markdown:
      try settings.write(text: settings.tableWriter().text(table) + page.markdown())
    case .html:
      var report = settings.pageWriter.page(of: table)
      report.sections += page.sections()
      try settings.write(report)
    case .xlsx:
      var report = settings.pageWriter.page(of: table)
      report.tables.append((Text(en: "Cases", zh: "案例"), WorkedCase.table(cases)))
      try settings.write(report)
    case .csv: try settings.write(table)
    case .json:
      // A rule file again, complete with what it takes from its baseline.
      try settings.write(
        text: StarterRules.json(of: set, catalogue: catalogue, language: settings.valueLanguage))
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
}
