import CommandLineKit
import Reporting
import Tables
import Tender
import Wording

/// `vbp allocate`: who supplies which region and volume.
enum AllocateCommand: Command {
  static let name = "allocate"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "share out regions and volume among the winners", zh: "分配地区与约定采购量"),
    examples: [
      "vbp allocate bids.csv --demand demand.csv --rules cn-2020-round2",
      "vbp allocate bids.csv --demand demand.csv --choices choices.csv --rules cn-2021-round4",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "demand", value: "FILE", completion: .table,
        help: Text(en: "CSV file of reported volumes", zh: "报量 CSV 文件")),
      Option(
        "choices", value: "FILE", completion: .table,
        help: Text(en: "regions that winners want, in order", zh: "中选企业的选区意愿")),
    ] + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    guard let path = arguments.value("demand") else {
      throw UsageError.missingOption("--demand", command: "allocate")
    }
    guard let run = try TenderRun(arguments, settings, command: "allocate") else {
      return .findings
    }
    let lots = try run.lots
    let (demand, findings, layout) = try DemandTable.read(
      path, schema: try .named("demand"), lots: lots)
    guard settings.accept(findings) else { return .findings }
    let checks = try layout.computing(demand) {
      try DemandChecks.findings($0, rules: run.outcome.rules, layout: layout)
    }
    guard settings.accept(checks) else { return .findings }
    var choices = Choices()
    if let path = arguments.value("choices") {
      let (read, findings) = try Choices.read(
        path, schema: try .named("choices"), lots: lots, demand: demand)
      guard settings.accept(findings) else { return .findings }
      choices = read
    }
    let allocation = try layout.computing(demand) {
      try allocate(run.outcome, demand: $0, choices: choices)
    }
    if settings.format == .html {
      try report(allocation, run, demand: try settings.input(path, rows: demand.count))
    } else {
      try settings.write(AllocationTable.table(allocation))
    }
    settings.tell(open(allocation, run.outcome))
    for line in notes(allocation) { settings.note(line) }
    run.noteSources()
    return allocation.isOpen || !run.outcome.openLots.isEmpty ? .undecided : .done
  }

  private static func report(_ allocation: Allocation, _ run: TenderRun, demand: Page.Input) throws
  {
    let settings = run.settings
    var page = try run.page(Text(en: "Volume and regions", zh: "约定采购量与供应地区"))
    page.inputs.append(demand)
    page.banners = open(allocation, run.outcome)
    page.notes = notes(allocation) + page.notes
    run.report(.selection(winnersOnly: false)).fill(
      &page,
      table: OutcomeTable.select(run.outcome, winnersOnly: false, language: settings.language),
      further: [AllocationSection(allocation, language: settings.language).section()])
    try settings.write(page)
  }

  /// The lots that got nothing, as something in them is left to decide, and the regions of others.
  private static func open(_ allocation: Allocation, _ outcome: TenderOutcome) -> [Text] {
    let without = Set(allocation.openLots.map(\.name))
    let partly = outcome.openLots.filter { !without.contains($0.name) }.map { lot in
      Text("\(lot.name)") + Text(en: ": ", zh: "：") + (lot.openQuestion ?? Text(""))
    }
    let lots = allocation.openLots.map { lot in
      Text(en: "nothing allocated in \(lot.name): ", zh: "\(lot.name)未分配：")
        + (lot.question ?? Text(en: "left to decide", zh: "待决定"))
    }
    return lots + partly + allocation.openQuestions.map(question)
  }

  private static func question(_ open: OpenRegions) -> Text {
    let first = open.regions.prefix(shownRegions).joined(separator: ", ")
    let more = open.regions.count - shownRegions
    let others =
      more > 0 ? Text(en: " and \(more) more", zh: "等 \(open.regions.count) 个地区") : Text("")
    let place = Text(en: "\(open.lot): \(first)", zh: "\(open.lot)：\(first)") + others
    let bidders = open.bidders.joined(separator: ", ")
    guard let key = open.key else {
      return place
        + Text(
          en: " open between \(bidders), as equal bids have no order",
          zh: "未决：\(bidders)并列，先后未定")
    }
    return place
      + Text(
        en: " open between \(bidders), as `\(key)` is unverified and decides here; "
          + "--allow-unverified uses it all the same",
        zh: "未决（\(bidders)）：取决于未经核实的“\(key)”；加 --allow-unverified 仍按其计算")
  }

  /// So many lots are named, and the others counted.
  private static let shownLots = 20
  /// So many regions are named, and the others counted.
  private static let shownRegions = 5

  private static func notes(_ allocation: Allocation) -> [Text] {
    list(allocation.lotsWithoutDemand, Text(en: "no reported volume for: ", zh: "没有报量："))
      + list(
        allocation.lotsWithoutWinner,
        Text(en: "reported volume without a winner: ", zh: "有报量而无中选企业："))
      + list(
        allocation.lotsWithEqualRegions,
        Text(
          en:
            "regions of equal volume, or with equal rests, are taken in the order of the demand, where nobody wishes "
            + "otherwise: ", zh: "报量或剩余量相同的地区，未表达意愿时按报量表中的顺序："))
  }

  private static func list(_ lots: [String], _ text: Text) -> [Text] {
    guard !lots.isEmpty else { return [] }
    let more = lots.count - shownLots
    let names = lots.prefix(shownLots).joined(separator: ", ")
    return [
      text
        + (more > 0
          ? Text(en: "\(names) and \(more) more", zh: "\(names)等 \(lots.count) 个品种") : Text(names))
    ]
  }
}
