import CommandLineKit
import ExactNumbers
import Tables
import Tender
import Wording

/// `vbp specs`: what a winner's unquoted strengths and packs cost.
enum SpecsCommand: Command {
  static let name = "specs"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "price the winners' unquoted strengths and packs", zh: "计算中选企业未报价规格的价格"),
    examples: [
      "vbp specs bids.csv --specs specs.csv --rules cn-2020-round2",
      "vbp specs bids.csv --specs specs.csv --rules cn-2020-round2 --lot 他达拉非片 --bidder 长春海悦 "
        + "--trial 40",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "specs", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of strengths and packs with their ceilings", zh: "规格、包装及其最高有效申报价的 CSV 文件")),
      Option(
        "trial", value: "YUAN",
        help: Text(
          en:
            "price from this quote instead, in the unit of the file's, for the one bid that --lot and "
            + "--bidder name",
          zh: "改按该申报价（单位同报价表）试算，仅用于 --lot 与 --bidder 所指的一个报价")),
    ] + BidOptions.shown + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let path = try arguments.required("specs")
    guard let run = try TenderRun(arguments, settings) else { return .findings }
    let (specs, faults, layout) = try Specs.read(
      path, schema: try settings.schema("specs", for: path), lots: try run.lots)
    guard settings.accept(faults) else { return .findings }
    let trial = try trial(arguments, run)
    let (all, findings) = Specs.prices(specs, outcome: run.outcome, trying: trial, layout: layout)
    guard settings.accept(findings) else { return .findings }
    let prices = all.filter {
      run.filter?.shows(lot: $0.spec.lot, bidder: $0.bidder) ?? true
    }
    try run.write(Specs.table(prices, trying: trial))
    run.noteSources()
    let keys = Set(prices.compactMap(\.restsOn)).sorted()
    settings.tell(
      keys.map { key in
        Text(
          en: "undecided: prices rest on `\(key)`, which is unverified; --allow-unverified uses it "
            + "all the same",
          zh: "未决：价格取决于未经核实的“\(key)”；加 --allow-unverified 仍按其计算")
      })
    if let trial { tell(trial, settings) }
    let open = trial == nil ? openLots(run, asked: specs) : []
    guard !open.isEmpty else { return keys.isEmpty ? .done : .undecided }
    settings.tell(
      Text(
        en: "left to decide, so that prices of others may follow: ",
        zh: "待决定，其他企业的价格尚不能计算：")
        + Text(firstOf: open, counted: "个品种"))
    return .undecided
  }

  /// The lots that specs are asked of and that leave something to decide.
  private static func openLots(_ run: TenderRun, asked specs: [Spec]) -> [String] {
    let asked = Set(specs.map(\.lot).filter { run.filter?.shows(lot: $0) ?? true })
    return run.outcome.openLots.map(\.name).filter(asked.contains)
  }

  /// The quote that is only tried; nil where none is.
  private static func trial(_ arguments: Arguments, _ run: TenderRun) throws -> SpecTrial? {
    guard let quote = try arguments.yuan("trial") else { return nil }
    func refusal(_ reason: Text) -> UsageError {
      .badValue(quote.text(atLeast: 2), option: "--trial", expected: reason)
    }
    guard let trial = try SpecTrial(quote, for: run.filter, in: run.outcome) else {
      throw refusal(
        Text(
          en: "a quote is tried for one bid: name its lot by --lot and its bidder by --bidder",
          zh: "一次只试算一个报价：请用 --lot 写明品种、--bidder 写明企业"))
    }
    guard trial.bid.strength != nil else {
      throw refusal(
        Text(
          en: "the bid names no strength, from which others could be priced",
          zh: "该报价未填规格，无从折算其他规格"))
    }
    return trial
  }

  /// Says that a quote is only tried, and what for.
  private static func tell(_ trial: SpecTrial, _ settings: Settings) {
    let (bid, quote) = (trial.bid, trial.quote.text(atLeast: 2))
    settings.tell(
      Text(
        en: "only tried: \(bid.bidder) at \(quote) yuan for \(bid.strength?.text ?? "") × "
          + "\(bid.packCount), which is not its quote in the file; whether it is selected at that "
          + "price is told by vbp win",
        zh: "仅为试算：\(bid.bidder) \(bid.strength?.text ?? "") × \(bid.packCount) 按 \(quote) 元计，"
          + "并非报价表中的申报价；该价能否拟中选，见 vbp win"))
  }
}
