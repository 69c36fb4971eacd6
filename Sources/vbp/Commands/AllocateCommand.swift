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
      path, schema: try arguments.schema("demand"), lots: lots)
    guard settings.accept(findings) else { return .findings }
    let checks = try layout.computing(demand) {
      try DemandChecks.findings($0, rules: run.outcome.rules, layout: layout)
    }
    guard settings.accept(checks) else { return .findings }
    var choices = Choices()
    if let path = arguments.value("choices") {
      let (read, findings) = try Choices.read(
        path, schema: try arguments.schema("choices"), lots: lots, demand: demand)
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
    settings.tell(allocation.openTexts(run.outcome))
    for line in allocation.notes { settings.note(line) }
    run.noteSources()
    return allocation.isOpen || !run.outcome.openLots.isEmpty ? .undecided : .done
  }

  private static func report(_ allocation: Allocation, _ run: TenderRun, demand: Page.Input) throws
  {
    let settings = run.settings
    var page = try run.page(Text(en: "Volume and regions", zh: "约定采购量与供应地区"))
    page.inputs.append(demand)
    page.banners = allocation.openTexts(run.outcome)
    page.notes = allocation.notes + page.notes
    run.report(.selection(winnersOnly: false)).fill(
      &page,
      table: OutcomeTable.select(run.outcome, winnersOnly: false, language: settings.language),
      further: [AllocationSection(allocation, language: settings.language).section()])
    try settings.write(page)
  }
}
