import CommandLineKit
import Reporting
import Tender
import Wording

/// `vbp select`: who is shortlisted and selected in each lot, and by which rule.
enum SelectCommand: Command {
  static let specification = CommandSpecification(
    "select",
    summary: Text(en: "shortlist and select the bids of each lot", zh: "确定各品种的入围与拟中选企业"),
    examples: [
      "vbp select bids.csv --rules cn-2020-round2",
      "vbp select bids.csv --rules cn-2020-round2 --winners --format markdown",
      "vbp select bids.csv --rules cn-2021-round4 --explain --lang zh",
      "vbp select bids.csv --rules cn-2020-round2 -o result.csv --encoding utf-8-bom",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "winners",
        help: Text(
          en: "show only bids that are selected or still open", zh: "只显示拟中选及未决的报价"))
    ] + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    guard let run = try TenderRun(arguments, settings, command: "select") else { return .findings }
    let winnersOnly = arguments.has("winners")
    let table = OutcomeTable.select(
      run.outcome, winnersOnly: winnersOnly, language: settings.language)
    if settings.format == .html {
      var page = try run.page(Text(en: "Shortlist and selection", zh: "入围与拟中选结果"))
      run.report(.selection(winnersOnly: winnersOnly)).fill(&page, table: table)
      try settings.write(page)
    } else {
      try run.write(table) { !winnersOnly || $0.selected != .no }
    }
    summarise(run.outcome, settings)
    run.noteSources()
    return run.outcome.openLots.isEmpty ? .done : .undecided
  }

  private static func summarise(_ outcome: TenderOutcome, _ settings: Settings) {
    let bids = outcome.lots.reduce(0) { $0 + $1.standings.count }
    let selected = outcome.selectedCount
    let open = outcome.openLots
    if !settings.isQuiet {
      settings.tell(
        Text(
          en: "lots: \(outcome.lots.count), bids: \(bids), selected: \(selected), "
            + "left to decide: \(open.count)",
          zh: "\(outcome.lots.count) 个品种，\(bids) 个报价，\(selected) 个拟中选，"
            + "\(open.count) 个品种待决定"))
    }
    for lot in open {
      settings.tell(
        Text("  \(lot.name)") + Text(en: ": ", zh: "：") + (lot.openQuestion ?? Text("")))
    }
  }
}
