import CommandLineKit
import Tables
import Tender
import Wording

/// `vbp specs`: what a winner's unquoted strengths and packs cost.
enum SpecsCommand: Command {
  static let name = "specs"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "price the winners' unquoted strengths and packs", zh: "计算中选企业未报价规格的价格"),
    examples: ["vbp specs bids.csv --specs specs.csv --rules cn-2020-round2"],
    operands: TenderRun.operands,
    options: [
      Option(
        "specs", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of strengths and packs with their ceilings", zh: "规格、包装及其最高有效申报价的 CSV 文件"))
    ] + BidOptions.shown + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let path = try arguments.required("specs")
    guard let run = try TenderRun(arguments, settings) else { return .findings }
    let (specs, faults, layout) = try Specs.read(
      path, schema: try settings.schema("specs", for: path), lots: try run.lots)
    guard settings.accept(faults) else { return .findings }
    let (all, findings) = Specs.prices(specs, outcome: run.outcome, layout: layout)
    guard settings.accept(findings) else { return .findings }
    let prices = all.filter {
      run.filter?.shows(lot: $0.spec.lot, bidder: $0.bidder) ?? true
    }
    try run.write(Specs.table(prices))
    run.noteSources()
    let keys = Set(prices.compactMap(\.restsOn)).sorted()
    settings.tell(
      keys.map { key in
        Text(
          en: "undecided: prices rest on `\(key)`, which is unverified; --allow-unverified uses it "
            + "all the same",
          zh: "未决：价格取决于未经核实的“\(key)”；加 --allow-unverified 仍按其计算")
      })
    let asked = Set(specs.map(\.lot).filter { run.filter?.shows(lot: $0) ?? true })
    let open = run.outcome.openLots.map(\.name).filter(asked.contains)
    guard !open.isEmpty else { return keys.isEmpty ? .done : .undecided }
    settings.tell(
      Text(
        en: "left to decide, so that prices of others may follow: ",
        zh: "待决定，其他企业的价格尚不能计算：")
        + Text(firstOf: open, counted: "个品种"))
    return .undecided
  }
}
