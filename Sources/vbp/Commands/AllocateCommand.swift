import CommandLineKit
import Reporting
import Synchronization
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
    let path = try arguments.required("demand")
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    // A page shows the bids, too; else they are given up lot by lot.
    let run = settings.writesReport ? try TenderRun(input, rules) : nil
    let lots = try settings.lots(of: input.bids, rules: rules)
    let (demand, findings, layout) = try DemandTable.read(
      path, schema: try settings.schema("demand", for: path), lots: lots)
    guard settings.accept(findings) else { return .findings }
    let checks = try layout.computing(demand) {
      try DemandChecks.findings($0, rules: rules, layout: layout)
    }
    guard settings.accept(checks) else { return .findings }
    var choices = Choices()
    if let path = arguments.value("choices") {
      let (read, findings) = try Choices.read(
        path, schema: try settings.schema("choices", for: path), lots: lots, demand: demand)
      guard settings.accept(findings) else { return .findings }
      choices = read
    }
    let takenOut = settings.draft?.lots(for: ["demand", "choices"]) ?? []
    if let run {
      let allocation = try layout.computing(demand) {
        try allocate(run.outcome.without(takenOut), demand: $0, choices: choices)
      }
      try report(allocation, run, demand: try settings.input(path, rows: demand.count))
      return tell(allocation, run.outcome.summary, settings)
    }
    let sharing = Sharing(
      input: input, rules: rules, takenOut: takenOut, layout: layout, demand: demand,
      choices: choices)
    let (allocation, summary) = try sharing.write()
    Kept.keep(input.bids)
    Kept.keep(allocation)
    return tell(allocation, summary, settings)
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

  private static func report(_ allocation: Allocation, _ run: TenderRun, demand: Page.Input) throws
  {
    let settings = run.settings
    var page = try run.page(Text(en: "Volume and regions", zh: "约定采购量与供应地区"))
    page.inputs.append(demand)
    page.banners = allocation.openTexts(run.outcome.summary)
    page.notes = allocation.notes + page.notes
    page.tables = [
      (Text(en: "Allocation", zh: "分配结果"), settings.marked(AllocationTable.table(allocation.lines)))
    ]
    run.report(.selection(winnersOnly: false)).fill(
      &page,
      table: settings.marked(
        OutcomeTable.select(run.outcome, winnersOnly: false, language: settings.language),
        inputs: ["bids", "rulings", "acceptances"]),
      further: [AllocationSection(allocation, language: settings.language).section()])
    try settings.write(page)
  }
}

/// What is shared out among whom.
private struct Sharing {
  let input: TenderInput
  let rules: TenderRules
  let takenOut: Set<String>
  let layout: TableReader.Layout
  let demand: DemandList
  let choices: Choices

  /// Writes the table, where its form allows it while lots are evaluated, so that no more than a few
  /// of them are in memory.
  func write() throws -> (allocation: Allocation, summary: TenderSummary) {
    let (settings, writer) = (input.settings, input.settings.tableWriter())
    if settings.writesParts(by: writer),
      let shared = try settings.write(
        AllocationTable.table([]).columns, by: writer,
        parts: { take in
          try allocation({ writer.rows(AllocationTable.table($0)) }, take: take)
        })
    {
      return shared
    }
    let lines = Mutex<[AllocationLine]>([])
    let shared = try allocation({ $0 }, take: { part in lines.withLock { $0 += part } })
    try settings.write(AllocationTable.table(lines.withLock { $0 }))
    return shared
  }

  private func allocation<Digest: Sendable>(
    _ digest: @Sendable ([AllocationLine]) -> Digest, take: @Sendable (Digest) throws -> Void
  ) throws -> (allocation: Allocation, summary: TenderSummary) {
    let all = demand.count
    return try layout.computing(demand) { demand in
      try input.bids.evaluating {
        try allocate(
          input.bids, rules: rules, options: input.options, without: takenOut, demand: demand,
          choices: choices, digest
        ) { lines in
          // With fewer rows only which of them is too large is looked for.
          if demand.count == all { try take(lines) }
        }
      }
    }
  }
}
