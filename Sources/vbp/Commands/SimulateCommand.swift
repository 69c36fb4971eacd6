import Bidding
import CommandLineKit
import ExactNumbers
import Reporting
import Tables
import Tender
import Wording
import Writing

/// `vbp simulate`: how likely a bid is selected while others' quotes are not known.
enum SimulateCommand: Command {
  static let name = "simulate"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "draw others' quotes, and tell how likely a bid is selected at each price",
      zh: "模拟其他企业的报价，测算各价格的中选概率"),
    examples: [
      "vbp simulate bids.csv --rules cn-2020-round2 --lot 他达拉非片 --bidder 长春海悦 "
        + "--scenarios scenarios.csv --draws 2000",
      "vbp simulate bids.csv --rules cn-2020-round2 --lot 他达拉非片 --bidder 长春海悦 "
        + "--scenarios scenarios.csv --price 40 --price 44.5 --format table --lang zh",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "scenarios", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of what others may quote; who is not in it quotes as in BIDS",
          zh: "报价情景 CSV 文件；未列入的企业按报价表报价")),
      Option(
        "draws", value: "N",
        help: Text(en: "how often to draw (without it: 10000)", zh: "模拟次数（不填为 10000）")),
      Option(
        "seed", value: "N",
        help: Text(
          en: "another seed gives other draws, the same one the same (without it: 1)",
          zh: "随机种子：种子相同则结果相同（不填为 1）")),
      Option(
        "price", value: "YUAN", repeats: true,
        help: Text(
          en:
            "a price to try (without it and --prices: forty prices up to the ceiling, and the quote)",
          zh: "试算的报价（不填且无 --prices 时为至最高有效申报价的四十个价格及当前报价）")),
      Option(
        "prices", value: "FROM:TO:STEP",
        help: Text(en: "prices to try: from, to and how far apart", zh: "试算的报价：起、止、间隔")),
      CostInput.option,
    ] + BidOptions.shown + DemandInput.options + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let draws = try SimulationOptions.draws(arguments)
    let named = try SimulationOptions.prices(arguments)
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    guard let demand = try DemandInput.ifGiven(arguments, settings, of: input.bids, rules) else {
      return .findings
    }
    let lots = try settings.lots(of: input.bids, rules: rules)
    guard let costs = try CostInput.ifGiven(arguments, settings, lots) else { return .findings }
    let tender = try TrialTender(input.bids, rules: rules, options: input.options)
    guard let scenarios = try scenarios(arguments, input, tender) else { return .findings }
    let simulations = try input.bids.evaluating {
      try input.shown(of: tender).map { lot, place in
        let bid = tender.lots[lot].bids[place]
        return try Simulation(
          tender, lot: lot, place: place,
          prices: named
            ?? Simulation.usualPrices(tender, lot: lot, place: place, scenarios),
          scenarios, draws,
          sales: demand.map { demand in
            let lot = tender.lots[lot].name
            return Simulation.Sales(
              { try demand.share(of: $1, in: $0) },
              units: SoldUnits(bid, mainStrength: lots.mainStrength(of: lot)),
              cost: costs?.cost(of: bid, in: lot))
          })
      }
    }
    let present = try input.bids.evaluating {
      try evaluate(input.bids, rules: rules, options: input.options).summary
    }
    Kept.keep(input.bids)
    try write(
      simulations, draws, present, input, scenarios: try arguments.required("scenarios"))
    settings.noteSources(present)
    return .done
  }

  /// Writes the table; in a report the answer and the pictures first, and the table as an annex.
  private static func write(
    _ simulations: [Simulation], _ draws: Simulation.Draws, _ present: TenderSummary,
    _ input: TenderInput, scenarios: String
  ) throws {
    let settings = input.settings
    let table = SimulationTable.table(simulations)
    guard settings.writesReport else { return try settings.write(table) }
    var page = settings.pageWriter.page(
      of: settings.marked(table).omittingEmpty(Set(table.columns.map(\.name))))
    page.title = Text(en: "How likely each bid wins", zh: "中选概率测算")
    page.lead.append(
      Text(
        en: "draws: \(draws.count), seed: \(draws.seed)",
        zh: "模拟 \(draws.count) 次，随机种子 \(draws.seed)"))
    page.notes = present.sourceNotesInWords
    page.inputs = [
      try settings.input(input.path, rows: input.bids.count), try settings.input(scenarios),
    ]
    SimulationReport(simulations, language: settings.language).fill(&page)
    try settings.write(page)
  }

  /// What others may quote; nil where the file has findings, which are then reported. A lot is named as
  /// in the bids, whatever units the rules split it into.
  private static func scenarios(
    _ arguments: Arguments, _ input: TenderInput, _ tender: TrialTender
  ) throws -> Scenarios? {
    let path = try arguments.required("scenarios")
    let settings = input.settings
    let (scenarios, findings) = try Scenarios.read(
      path, schema: try settings.schema("scenarios", for: path),
      lots: try input.bids.evaluating { try TenderLots(input.bids, rules: []) }, tender: tender)
    return settings.accept(findings) ? scenarios : nil
  }
}

/// The numbers that `vbp simulate` is asked for.
private enum SimulationOptions {
  private static let mostDraws = 10_000_000
  private static let mostPrices = 10_000

  static func draws(_ arguments: Arguments) throws(UsageError) -> Simulation.Draws {
    let count = arguments.value("draws") ?? "10000"
    guard let draws = Int(count), (1...mostDraws).contains(draws) else {
      throw .badValue(
        count, option: "--draws",
        expected: Text(
          en: "write a whole number from 1 to \(mostDraws)", zh: "请写 1 到 \(mostDraws) 的整数"))
    }
    let text = arguments.value("seed") ?? "1"
    guard let seed = UInt64(text) else {
      throw .badValue(
        text, option: "--seed",
        expected: Text(
          en: "write a whole number from 0 to \(UInt64.max)", zh: "请写 0 到 \(UInt64.max) 的整数"))
    }
    return Simulation.Draws(count: draws, seed: seed)
  }

  /// The prices that are named; nil where none are.
  static func prices(_ arguments: Arguments) throws(UsageError) -> [Yuan]? {
    var prices: [Yuan] = []
    for text in arguments.all("price") {
      guard let price = price(text) else {
        throw .badValue(text, option: "--price", expected: yuan)
      }
      prices.append(price)
    }
    if let text = arguments.value("prices") { prices += try range(text) }
    return prices.isEmpty ? nil : prices
  }

  private static func range(_ text: String) throws(UsageError) -> [Yuan] {
    let parts = text.split(omittingEmptySubsequences: false) { ":：".contains($0) }
    let ends = parts.compactMap { price(String($0)) }
    guard parts.count == 3, ends.count == 3, ends[0] <= ends[1] else {
      throw .badValue(
        text, option: "--prices",
        expected: Text(
          en: "write FROM:TO:STEP in yuan above zero, such as 0.10:0.40:0.01",
          zh: "请写三个大于零的金额，依次为起、止、间隔，如 0.10:0.40:0.01"))
    }
    let step = ends[2].millionths
    guard (ends[1].millionths - ends[0].millionths) / step < mostPrices else {
      throw .badValue(
        text, option: "--prices",
        expected: Text(
          en: "these are more than \(mostPrices) prices: write a larger step",
          zh: "价格多于 \(mostPrices) 个：请加大间隔"))
    }
    return stride(from: ends[0].millionths, through: ends[1].millionths, by: Int(step)).map {
      Yuan(millionths: $0)
    }
  }

  private static func price(_ text: String) -> Yuan? {
    Yuan(decimal: text).flatMap { $0 > .zero ? $0 : nil }
  }

  private static let yuan = Text(
    en: "write a number of yuan above zero with at most six decimals, such as 0.25",
    zh: "请写大于零、最多六位小数的金额，如 0.25")
}
