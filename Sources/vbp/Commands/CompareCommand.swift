import CommandLineKit
import Reporting
import Scorecard
import Tables
import Wording

/// `vbp compare`: whether deductions fell from one period to another, and by how much.
enum CompareCommand: Command {
  static let name = "compare"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "compare the deductions of two periods, distributor by distributor",
      zh: "比较两个时期的扣分"),
    examples: [
      "vbp compare events.csv --orders orders.csv --before 2021H1 --after 2021H2 --format table",
      "vbp compare events.csv --orders orders.csv --before 2021H1 --after 2021H2 --tests",
    ],
    operands: ScorecardRun.operands,
    options: [
      Option(
        "before", value: "QUARTERS",
        help: Text(en: "the period before, such as 2021H1", zh: "前期，如 2021H1")),
      Option(
        "after", value: "QUARTERS",
        help: Text(en: "the period after, such as 2021H2", zh: "后期，如 2021H2")),
      Option(
        "tests",
        help: Text(
          en: "write the tests instead of the distributors", zh: "输出检验结果而非各企业")),
    ] + ScorecardRun.options + Settings.computingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let before = try ScorecardRun.quarters("before", arguments)
    let after = try ScorecardRun.quarters("after", arguments)
    guard Set(before).isDisjoint(with: after) else {
      throw UsageError.badValue(
        arguments.value("after") ?? "", option: "--after",
        expected: Text(en: "the two periods must not overlap", zh: "两个时期不能重叠"))
    }
    guard before.count == after.count else {
      throw UsageError.badValue(
        arguments.value("after") ?? "", option: "--after",
        expected: Text(
          en:
            "--before and --after have \(before.count) and \(after.count) quarters, and totals of "
            + "unequal periods cannot be compared; give as many quarters in both",
          zh: "后期 \(after.count) 个季度，前期 \(before.count) 个季度，合计不可比；请给出季度数相同的两个时期"))
    }
    let card = try ScorecardRun.card(settings)
    let delayAbove = try InterventionRules.delayAbove(card.ruleSet)
    guard
      let run = try ScorecardRun(arguments, settings, card: card, events: arguments.operands[0])
    else { return .findings }
    let comparison = try PeriodComparison(run.scoring, before: before, after: after)
    guard !comparison.pairs.isEmpty || settings.draftInForce != nil else {
      tellNothing(run.scoring.withoutData(before + after), settings)
      return .undecided
    }
    let tables = try ComparisonTables(comparison, scoring: run.scoring, flagAbove: delayAbove)
    let report = ComparisonReport(
      tables, before: before, after: after, language: settings.language)
    let sheet = report.sheet(
      testsOnly: arguments.has("tests"), isWhole: settings.draftInForce == nil
    ) { settings.leavingOpen(ComparisonTables.columnsOfAll, in: $0) }
    guard run.isAllowed(arguments, settings) else { return .undecided }
    try settings.write(sheet) { page in
      page.inputs = try run.inputs(settings)
      report.complete(&page)
    }
    return .done
  }

  /// Tells that there is nothing to compare, and of which quarters nobody has data.
  private static func tellNothing(_ empty: [Quarter], _ settings: Settings) {
    var text = Text(
      en: "vbp: no distributor has data in every quarter of both periods: nothing to compare",
      zh: "vbp: 没有一家企业在两个时期的各季度均有数据，无从比较")
    if !empty.isEmpty {
      let names = empty.map(\.text)
      text =
        text
        + Text(
          en: "; without any data in the files: \(names.joined(separator: ", "))",
          zh: "；各表均无数据的季度：\(names.joined(separator: "、"))")
    }
    settings.tell(text)
  }
}
