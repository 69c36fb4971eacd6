import CommandLineKit
import Files
import Reporting
import Scorecard
import Tables
import Wording

/// `vbp appeals`: which appeals are open, and what hangs on them.
enum AppealsCommand: Command {
  static let name = "appeals"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "list the appeals about a quarter and what they are worth", zh: "列出季度申诉及其涉及的扣分"),
    examples: [
      "vbp appeals events.csv --orders orders.csv --quarter 2021Q3 --deadline 2021-10-31",
      "vbp appeals events.csv --orders orders.csv --quarter 2021 --lang zh --format table",
    ],
    operands: ScorecardRun.operands,
    options: [
      Option(
        "quarter", value: "QUARTERS",
        help: Text(
          en: "the quarters of the events, such as 2021Q3 or 2021H1", zh: "事件所在季度，如 2021Q3、2021H1")),
      Option(
        LetterFolder.deadline.name, value: "DATE",
        help: Text(
          en:
            "the last day for objections, as the notices told it; an appeal received later is too "
            + "late",
          zh: "告知书所载异议截止日期；此后收到的申诉为逾期")),
    ] + ScorecardRun.options + [Settings.aliases] + RecordedRun.options + Settings.readingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let quarters = try ScorecardRun.quarters("quarter", arguments)
    let deadline = try LetterFolder.deadline(arguments, about: quarters)
    let card = try ScorecardRun.card(settings)
    let rules = try InterventionRules(card.ruleSet)
    // Order lines are counted again for what else could be decided.
    if let orders = arguments.value("orders") { try KeptInputs.keep(orders) }
    guard
      let run = try ScorecardRun(
        arguments, settings, card: card, events: arguments.operands[0], keepsDetail: true)
    else { return .findings }
    guard run.hasData(quarters, settings) else { return .undecided }
    let (scoring, language) = (run.scoring, settings.valueLanguage)
    let register = try AppealRegister(
      scoring, quarters, deadline: deadline, rules: rules, recount: run.recount)
    let table = try AppealTables.register(
      register, of: scoring, deadline: deadline, eventFile: run.eventFile, language: language)
    let open = try AppealTables.open(register, of: scoring, language: language)
    guard run.isAllowed(arguments, settings) else { return .undecided }
    let sheet = AppealReport.sheet(
      register, table, open: open, of: scoring, quarters: quarters, deadline: deadline)
    try settings.write(sheet) { $0.inputs = try run.inputs(settings) }
    return .done
  }
}
