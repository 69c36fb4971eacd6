import CommandLineKit
import Reporting
import Tables
import Tender
import Wording
import Writing

/// `vbp stats`: figures about a whole tender beside the published ones.
enum StatsCommand: Command {
  static let name = "stats"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "figures about a tender beside the published ones", zh: "统计指标及公布数对照"),
    examples: [
      "vbp stats bids.csv --rules cn-2020-round2",
      "vbp stats bids.csv --demand demand.csv --rules cn-2020-round2 --format markdown",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "demand", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of reported volumes, for the money saved", zh: "报量 CSV 文件，用于计算节约金额"))
    ] + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    guard let run = try TenderRun(arguments, settings) else { return .findings }
    let table: OutputTable
    var inputs: [Page.Input] = []
    if let path = arguments.value("demand") {
      let (demand, findings, layout) = try DemandTable.read(
        path, schema: try settings.schema("demand", for: path), lots: try run.lots)
      guard settings.accept(findings) else { return .findings }
      inputs = [try settings.input(path, rows: demand.count)]
      table = try layout.computing(demand) {
        try TenderStatistics(run.outcome, demand: $0).table()
      }
    } else {
      table = try run.computing { try TenderStatistics($0, demand: DemandList()).table() }
    }
    // Every figure is one of all lots.
    let shown = settings.leavingOpen(["value", "least", "most"], in: table)
    if settings.writesReport {
      var page = try run.page(Text(en: "Figures about a tender", zh: "集采统计指标"))
      page.inputs += inputs
      StatisticsReport(run.outcome, language: settings.language)
        .fill(&page, table: settings.marked(shown))
      run.addRulings(to: &page)
      try settings.write(page)
    } else {
      try settings.write(shown)
    }
    run.noteSources()
    let open = run.outcome.openLots.map(\.openText)
    settings.tell(open)
    return open.isEmpty ? .done : .undecided
  }
}
