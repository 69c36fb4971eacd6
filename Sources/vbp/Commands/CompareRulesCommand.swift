import CommandLineKit
import Tables
import Tender
import Wording

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
    guard let runs = try TenderRun.runs(arguments, settings, rules: rules) else {
      return .findings
    }
    try runs[0].write(
      RuleComparison.table(runs.map(\.outcome), language: settings.language),
      decisions: rules.map(\.ruleSet.id))
    for run in runs { run.noteSources() }
    for run in runs {
      let set = Text("\(run.outcome.rules.ruleSet.id), ")
      settings.tell(run.outcome.openLots.map { set + $0.openText })
    }
    return runs.allSatisfy { $0.outcome.openLots.isEmpty } ? .done : .undecided
  }
}
