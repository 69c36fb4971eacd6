import Bidding
import CommandLineKit
import Tables
import Tender
import Wording

/// What products cost, as `--cost` gives it.
enum CostInput {
  static let option = Option(
    "cost", value: "FILE", completion: .table,
    help: Text(
      en: "CSV file of what a unit costs, and of fixed costs: margin, and with --demand profit",
      zh: "成本 CSV 文件（单位成本、固定成本）：列出毛利；同时给出 --demand 的，列出利润"))

  /// The costs where they are given; nil where the file has findings, which are then reported.
  static func ifGiven(_ arguments: Arguments, _ settings: Settings, _ lots: TenderLots) throws
    -> Costs??
  {
    guard let path = arguments.value("cost") else { return .some(nil) }
    let (costs, findings) = try Costs.read(
      path, schema: try settings.schema("costs", for: path), lots: lots)
    return settings.accept(findings) ? .some(costs) : nil
  }
}
