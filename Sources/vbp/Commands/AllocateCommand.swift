import CommandLineKit
import Reporting
import Synchronization
import Tender
import Wording
import Writing

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
    options: DemandInput.options + BidOptions.options + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    _ = try arguments.required("demand")
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    // A page shows the bids, too; else they are given up lot by lot.
    let run = settings.writesReport ? try TenderRun(input, rules) : nil
    guard let demand = try DemandInput(arguments, settings, of: input.bids, rules) else {
      return .findings
    }
    if let run {
      let allocation = try demand.allocation(run.outcome)
      try report(allocation, run, demand)
      return tell(
        allocation.showing(input.filter), run.outcome.summary.showing(input.filter), settings)
    }
    let (allocation, summary) = try write(demand, input, rules)
    Kept.keep(input.bids)
    Kept.keep(allocation)
    return tell(allocation.showing(input.filter), summary.showing(input.filter), settings)
  }

  /// Says what is open and what to know, with the exit code.
  private static func tell(
    _ allocation: Allocation, _ summary: TenderSummary, _ settings: Settings
  ) -> ExitCode {
    settings.tell(allocation.openTexts(summary))
    for line in allocation.notes { settings.note(line) }
    settings.noteSources(summary)
    return allocation.isOpen || !summary.openLots.isEmpty ? .undecided : .done
  }

  private static func report(_ whole: Allocation, _ run: TenderRun, _ demand: DemandInput) throws {
    let (settings, allocation) = (run.settings, whole.showing(run.filter))
    var page = try run.page(Text(en: "Volume and regions", zh: "约定采购量与供应地区"))
    page.inputs.append(try settings.input(demand.path, rows: demand.rowCount))
    page.banners = allocation.openTexts(run.outcome.summary.showing(run.filter))
    page.notes = allocation.notes + page.notes
    let table = AllocationTable.table(allocation.lines, keeping: run.kept, of: demand.lots)
    try run.kept?.check(against: table.columns)
    page.tables = [(Text(en: "Allocation", zh: "分配结果"), settings.marked(table))]
    run.report(.selection(winnersOnly: false)).fill(
      &page,
      table: settings.marked(
        OutcomeTable.select(
          run.outcome, winnersOnly: false, language: settings.language, only: run.filter),
        inputs: ["bids", "rulings", "acceptances"]),
      further: [
        AllocationSection(whole, language: settings.language, only: run.filter).section()
      ])
    try settings.write(page)
  }

  /// Writes the table, where its form allows it while lots are evaluated, so that no more than a few of
  /// them are in memory.
  private static func write(_ demand: DemandInput, _ input: TenderInput, _ rules: TenderRules)
    throws -> (allocation: Allocation, summary: TenderSummary)
  {
    let (settings, writer) = (input.settings, input.settings.tableWriter())
    let (filter, kept, lots) = (input.filter, input.kept, demand.lots)
    @Sendable func table(_ lines: [AllocationLine]) -> OutputTable {
      let shown = filter.map { filter in lines.filter { filter.shows($0) } } ?? lines
      return AllocationTable.table(shown, keeping: kept, of: lots)
    }
    try input.checkColumns(table([]))
    if settings.writesParts(by: writer),
      let shared = try settings.write(
        table([]).columns, by: writer,
        parts: { take in
          try demand.allocation(input, rules, { writer.rows(table($0)) }, take: take)
        })
    {
      return shared
    }
    let lines = Mutex<[AllocationLine]>([])
    let shared = try demand.allocation(
      input, rules, { $0 }, take: { part in lines.withLock { $0 += part } })
    try settings.write(table(lines.withLock { $0 }))
    return shared
  }
}
