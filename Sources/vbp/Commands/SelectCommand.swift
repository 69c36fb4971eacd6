import CommandLineKit
import Reporting
import Tender
import Wording

/// `vbp select`: who is shortlisted and selected in each lot, and by which rule.
enum SelectCommand: Command {
  static let name = "select"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "shortlist and select the bids of each lot", zh: "确定各品种的入围与拟中选企业"),
    examples: [
      "vbp select bids.csv --rules cn-2020-round2",
      "vbp select bids.csv --rules cn-2020-round2 --winners --format markdown",
      "vbp select bids.csv --rules cn-2021-round4 --explain --lang zh",
      "vbp select bids.csv --rules cn-2020-round2 -o result.csv --encoding utf-8-bom",
      "vbp select bids.csv --rules cn-2020-round2 --lot 他达拉非片 --bidder 长春海悦 --explain",
      "vbp select bids.csv --rules cn-2020-round2 --keep all",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "winners",
        help: Text(
          en: "show only bids that are selected or still open", zh: "只显示拟中选及未决的报价"))
    ] + BidOptions.options + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    let (winnersOnly, language) = (arguments.has("winners"), settings.language)
    let (isExplained, filter, kept) = (input.explainsInColumn, input.filter, input.kept)
    let lotByLot = try input.writeLotByLot(rules, explaining: shown(winnersOnly: winnersOnly)) {
      OutcomeTable.select(
        $0, rules: rules, winnersOnly: winnersOnly, language: language, isExplained: isExplained,
        only: filter, kept: kept)
    }
    let summary = try (lotByLot ?? writeWhole(input, rules, winnersOnly: winnersOnly))
      .showing(filter)
    tell(summary, settings)
    settings.noteSources(summary)
    return summary.openLots.isEmpty ? .done : .undecided
  }

  /// The bids that are explained.
  private static func shown(winnersOnly: Bool) -> @Sendable (Standing) -> Bool {
    { !winnersOnly || $0.selected != .no || $0.isOpen }
  }

  private static func writeWhole(_ input: TenderInput, _ rules: TenderRules, winnersOnly: Bool)
    throws -> TenderSummary
  {
    let run = try TenderRun(input, rules)
    let table = OutcomeTable.select(
      run.outcome, winnersOnly: winnersOnly, language: input.settings.language,
      isExplained: input.explainsInColumn, only: input.filter, kept: input.kept)
    if input.settings.writesReport {
      var page = try run.page(Text(en: "Shortlist and selection", zh: "入围与拟中选结果"))
      run.report(.selection(winnersOnly: winnersOnly)).fill(
        &page, table: input.settings.marked(table))
      try input.settings.write(page)
    } else {
      try run.write(table, explaining: shown(winnersOnly: winnersOnly))
    }
    return run.outcome.summary
  }

  private static func tell(_ summary: TenderSummary, _ settings: Settings) {
    let open = summary.openLots
    if !settings.isQuiet {
      settings.tell(
        Text(
          en: "lots: \(summary.lotCount), bids: \(summary.bidCount), "
            + "selected: \(summary.selectedCount), left to decide: \(open.count)",
          zh: "\(summary.lotCount) 个品种，\(summary.bidCount) 个报价，"
            + "\(summary.selectedCount) 个拟中选，\(open.count) 个品种待决定"))
    }
    settings.tell(
      open.map { lot in
        Text("  \(lot.name)") + Text(en: ": ", zh: "：") + (lot.question ?? Text(""))
      })
  }
}
