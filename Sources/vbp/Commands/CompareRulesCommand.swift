import CommandLineKit
import Reporting
import Tables
import Tender
import Wording
import Writing

/// `vbp compare-rules`: the same bids under several rule sets.
enum CompareRulesCommand: Command {
  static let name = "compare-rules"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "the same bids under several rule sets: who wins under which, and why",
      zh: "同一批报价在不同规则下的中选差异及原因"),
    examples: [
      "vbp compare-rules bids.csv --rules cn-2023-round9,cn-2024-round10,cn-2025-round11"
    ],
    operands: TenderRun.operands,
    options: TenderRun.options(rules: RuleOptions.severalRules))

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let ids = try arguments.required("rules")
    let rules = try ids.split(separator: ",").map { id in
      try settings.tenderRules(id: String(id))
    }
    guard let input = try TenderInput(arguments, settings, rules: rules) else { return .findings }
    let (sets, language) = (rules.map(\.ruleSet.id), settings.language)
    let lotByLot = try input.writeLotByLot(rules, by: settings.tableWriter()) {
      RuleComparison.table($0, ruleSets: sets, language: language)
    }
    let summaries = try lotByLot ?? writeWhole(input, rules, ruleSets: sets)
    for summary in summaries { settings.noteSources(summary) }
    for summary in summaries {
      let set = Text("\(summary.ruleSet), ")
      settings.tell(summary.openLots.map { set + $0.text })
    }
    return summaries.allSatisfy(\.openLots.isEmpty) ? .done : .undecided
  }

  private static func writeWhole(
    _ input: TenderInput, _ rules: [TenderRules], ruleSets: [String]
  ) throws -> [TenderSummary] {
    let runs = try rules.map { try TenderRun(input, $0) }
    let (outcomes, settings) = (runs.map(\.outcome), input.settings)
    let table = RuleComparison.table(
      outcomes.map(\.lots), ruleSets: ruleSets, language: settings.language)
    if settings.writesReport {
      try report(runs, settings.marked(table, decisions: ruleSets), settings)
    } else {
      try settings.write(table, decisions: ruleSets)
    }
    return outcomes.map(\.summary)
  }

  private static func report(_ runs: [TenderRun], _ table: OutputTable, _ settings: Settings) throws
  {
    guard let first = runs.first else { return }
    var page = try first.page(Text(en: "Rules compared", zh: "规则比较"))
    page.notes = runs.flatMap(\.outcome.summary.sourceNotesInWords).unique
    page.banners = runs.compactMap { run in
      let open = run.outcome.openLots.map(\.name)
      guard !open.isEmpty else { return nil }
      return Text(
        en: "left to decide under \(run.outcome.rules.ruleSet.id): ",
        zh: "\(run.outcome.rules.ruleSet.id) 下待决定：")
        + Text(firstOf: open, most: 10, counted: "个品种")
    }
    RuleComparisonReport(runs.map(\.outcome), language: settings.language).fill(&page, table: table)
    first.addRulings(to: &page)
    try settings.write(page)
  }
}
