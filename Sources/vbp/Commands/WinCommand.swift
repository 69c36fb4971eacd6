import Bidding
import CommandLineKit
import ExactNumbers
import Reporting
import Tables
import Tender
import Wording
import Writing

/// `vbp win`: at which prices a bid is selected.
enum WinCommand: Command {
  static let name = "win"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "find the prices at which a bid is selected", zh: "测算可中选的报价区间"),
    examples: [
      "vbp win bids.csv --rules cn-2020-round2 --lot 他达拉非片 --bidder 长春海悦",
      "vbp win bids.csv --rules cn-2020-round2 --format table --lang zh",
      "vbp win bids.csv --rules cn-2020-round2 --demand demand.csv",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "step", value: "YUAN",
        help: Text(
          en: "the distance of two prices (without it: 0.01 a pack, 0.0001 a unit)",
          zh: "报价的最小间隔（不填则按包装报价为 0.01，按最小单位报价为 0.0001）")),
      CostInput.option,
    ] + BidOptions.shown + DemandInput.options + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let rules = try settings.tenderRules()
    let step = try arguments.yuan("step")
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    guard let demand = try DemandInput.ifGiven(arguments, settings, of: input.bids, rules) else {
      return .findings
    }
    let lots = try settings.lots(of: input.bids, rules: rules)
    guard let costs = try CostInput.ifGiven(arguments, settings, lots) else { return .findings }
    let lines = try input.bids.evaluating { try Self.lines(input, rules, step, demand) }
    let present = try input.bids.evaluating {
      try evaluate(input.bids, rules: rules, options: input.options).summary
    }
    Kept.keep(input.bids)
    let table = WinTable.table(lines, money: try money(lines, costs, lots))
    try write(table, lines, present, input)
    settings.noteSources(present)
    return .done
  }

  /// Writes the table; in a report the answer and the pictures first, and the table as an annex.
  private static func write(
    _ table: OutputTable, _ lines: [BidIntervals], _ present: TenderSummary, _ input: TenderInput
  ) throws {
    let settings = input.settings
    guard settings.writesReport else { return try settings.write(table) }
    var page = settings.pageWriter.page(
      of: settings.marked(table).omittingEmpty(Set(table.columns.map(\.name))))
    page.title = Text(en: "At which price each bid wins", zh: "中选报价测算")
    page.notes = present.sourceNotesInWords
    page.inputs = [try settings.input(input.path, rows: input.bids.count)]
    WinReport(lines, language: settings.language).fill(&page)
    try settings.write(page)
  }

  private static func money(_ lines: [BidIntervals], _ costs: Costs?, _ lots: TenderLots) throws
    -> [[BidMoney]]
  {
    try lines.map { line in
      try line.money(
        cost: costs?.cost(of: line.bid, in: line.lot), mainStrength: lots.mainStrength(of: line.lot)
      )
    }
  }

  /// The bids that are shown, each with its intervals.
  private static func lines(
    _ input: TenderInput, _ rules: TenderRules, _ step: Yuan?, _ demand: DemandInput?
  ) throws -> [BidIntervals] {
    let tender = try TrialTender(input.bids, rules: rules, options: input.options)
    let bids = input.shown(of: tender)
    let allocating = demand.map { demand in
      { @Sendable (outcome: TenderOutcome, bid: Bid) in try demand.share(of: bid, in: outcome) }
    }
    do {
      return try inSlices(of: bids.count, size: 1) { slice in
        try BidIntervals(
          tender, lot: bids[slice.lowerBound].lot, place: bids[slice.lowerBound].place, step: step,
          allocating: allocating)
      }
    } catch let error as TooManyPrices {
      throw UsageError.badValue(
        step?.text(atLeast: 4) ?? "", option: "--step",
        expected: Text(
          en:
            "under these rules every price has to be tried, and `\(error.lot)` has \(error.count); "
            + "give a step of at least \(error.step.text(atLeast: 4))",
          zh: "该规则须逐价测算，“\(error.lot)”的可写价格有 \(error.count) 个；间隔请不小于 "
            + "\(error.step.text(atLeast: 4))"))
    }
  }
}
