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
    let path = try arguments.required("demand")
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    // Pages and explanations tell of the bids, too; else they are given up lot by lot.
    let isWhole = settings.writesReport || input.isExplained
    let run = isWhole ? try TenderRun(input, rules) : nil
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
      let outcome = run.outcome.without(takenOut)
      let unit = layout.heading(of: "volume") ?? "volume"
      let (allocation, explanation) = try layout.computing(demand) { demand in
        let allocation = try allocate(outcome, demand: demand, choices: choices)
        let explanation = try AllocationExplanation(
          allocation, of: outcome, demand: demand, choices: choices, unit: unit,
          language: settings.language)
        return (allocation, explanation)
      }
      if settings.writesReport {
        let demand = try settings.input(path, rows: demand.count)
        try report(allocation, explanation, run, input, demand: demand)
      } else if input.explainsInColumn {
        try settings.write(
          AllocationTable.table(allocation).adding(AllocationExplanation.column) {
            .text(explanation.sentences[$0])
          })
      } else {
        try settings.write(explanation: explanation.paragraphs)
      }
      return tell(allocation, run.outcome.summary, settings)
    }
    let (allocation, summary) = try layout.computing(demand) { demand in
      try input.bids.evaluating {
        try allocate(
          input.bids, rules: rules, options: input.options, without: takenOut, demand: demand,
          choices: choices)
      }
    }
    Kept.keep(input.bids)
    Kept.keep(demand)
    Kept.keep(allocation)
    try settings.write(AllocationTable.table(allocation))
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

  private static func report(
    _ allocation: Allocation, _ explanation: AllocationExplanation, _ run: TenderRun,
    _ input: TenderInput, demand: Page.Input
  ) throws {
    let settings = run.settings
    var page = try run.page(Text(en: "Volume and regions", zh: "约定采购量与供应地区"))
    page.inputs.append(demand)
    page.notes = allocation.notes + page.notes
    page.tables = [
      (Text(en: "Allocation", zh: "分配结果"), settings.marked(AllocationTable.table(allocation))),
      (
        Text(en: "How it was allocated", zh: "分配过程"),
        AllocationTable.reasons(allocation, explanation)
      ),
    ]
    let section = AllocationSection(
      allocation, explanation, language: settings.language, opensFolds: input.isExplained)
    run.report(.selection(winnersOnly: false)).fill(
      &page,
      table: settings.marked(
        OutcomeTable.select(run.outcome, winnersOnly: false, language: settings.language),
        inputs: ["bids", "acceptances"]),
      open: allocation.openTextsByLot(run.outcome.summary), further: [section.section()],
      annex: [section.annex()])
    try settings.write(page)
  }
}
