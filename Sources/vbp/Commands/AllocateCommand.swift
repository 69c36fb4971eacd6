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
    // Pages and explanations tell of the bids, too; else they are given up lot by lot.
    let isWhole = settings.writesReport || input.isExplained
    let run = isWhole ? try TenderRun(input, rules) : nil
    guard let demand = try DemandInput(arguments, settings, of: input.bids, rules) else {
      return .findings
    }
    if let run {
      let told = try demand.explained(
        run.outcome, only: input.filter, language: settings.language)
      try write(told.allocation, told.explanation, run, input, demand)
      return tell(
        told.allocation.showing(input.filter), run.outcome.summary.showing(input.filter), settings)
    }
    let (allocation, summary) = try write(demand, input, rules)
    Kept.keep(input.bids)
    Kept.keep(demand)
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

  /// Writes a report, or what explains the lines: beside them, or instead of the table.
  private static func write(
    _ whole: Allocation, _ explanation: AllocationExplanation, _ run: TenderRun,
    _ input: TenderInput, _ demand: DemandInput
  ) throws {
    let settings = run.settings
    let shown = zip(whole.lines, explanation.sentences).filter { run.filter?.shows($0.0) ?? true }
    let (lines, sentences) = (shown.map(\.0), shown.map(\.1))
    let table = AllocationTable.table(
      lines, explainedBy: input.explainsInColumn ? sentences : nil, keeping: run.kept,
      of: demand.lots)
    try input.checkColumns(table)
    if input.explainsInParagraphs { return try settings.write(explanation: explanation.paragraphs) }
    guard settings.writesReport else { return try settings.write(table) }
    let (allocation, summary) = (
      whole.showing(run.filter), run.outcome.summary.showing(run.filter)
    )
    var page = try run.page(Text(en: "Volume and regions", zh: "约定采购量与供应地区"))
    page.inputs.append(try settings.input(demand.path, rows: demand.rowCount))
    page.notes = allocation.notes + page.notes
    page.tables = [
      (Text(en: "Allocation", zh: "分配结果"), settings.marked(table)),
      (Text(en: "How it was allocated", zh: "分配过程"), AllocationTable.reasons(lines, sentences)),
    ]
    let section = AllocationSection(
      whole, explanation, language: settings.language, opensFolds: input.isExplained,
      only: run.filter)
    run.report(.selection(winnersOnly: false)).fill(
      &page,
      table: settings.marked(
        OutcomeTable.select(
          run.outcome, winnersOnly: false, language: settings.language, only: run.filter),
        inputs: ["bids", "rulings", "acceptances"]),
      open: allocation.openTextsByLot(summary), further: [section.section()],
      annex: [section.annex()])
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
