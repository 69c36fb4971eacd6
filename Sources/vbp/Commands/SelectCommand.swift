import CommandLineKit
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
    try run.write(
      OutcomeTable.select(
        run.outcome, winnersOnly: winnersOnly, language: settings.language),
      explained: arguments.has("explain")
    ) { !winnersOnly || $0.selected != .no }
    summarise(run.outcome, settings)
    run.noteSources()
    return run.outcome.openLots.isEmpty ? .done : .undecided
  }

  private static func summarise(_ outcome: TenderOutcome, _ settings: Settings) {
    let standings = outcome.lots.flatMap(\.standings)
    let selected = standings.count { $0.selected == .yes }
    if !settings.isQuiet {
      settings.tell(
        Text(
          en: "lots: \(outcome.lots.count), bids: \(standings.count), selected: \(selected), "
            + "left to decide: \(outcome.openLots.count)",
          zh: "\(outcome.lots.count) 个品种，\(standings.count) 个报价，\(selected) 个拟中选，"
            + "\(outcome.openLots.count) 个品种待决定"))
    }
    for lot in outcome.openLots {
      settings.tell(Text("  \(lot.name)") + Text(en: ": ", zh: "：") + openQuestion(lot))
    }
  }

  /// What a person has to decide in a lot.
  private static func openQuestion(_ lot: LotOutcome) -> Text {
    let names = lot.tied.map(\.bid.bidder)
    if let first = lot.tied.first,
      case .tiedForShortlist(let places, _, let cap)? = first.deciding
    {
      return Text(
        en: "unresolved tie between \(names.joined(separator: ", ")) for \(places) of the "
          + "\(cap.value) places",
        zh: "\(names.joined(separator: "、"))并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    }
    let open = lot.standings.first { $0.selected.isOpen }
    return open?.deciding?.text ?? Text("")
  }
}
