import CommandLineKit
import Writing
import Wording

/// `vbp init scorecard`: a made-up hospital on which every feature can be tried.
enum InitScorecardCommand: ExampleCommand {
  static let name = "init scorecard"
  static let summary = Text(
    en: "write a made-up example of a hospital and its distributors", zh: "生成配送企业评价示例数据")
  static let examples = ["vbp init scorecard demo", "vbp init scorecard 示例 --lang zh"]
  static let title = Text(
    en: "A made-up hospital with ten distributors in 2021. No name or number is anybody's.",
    zh: "虚构的医院与十家配送企业（2021年）。所有名称与数字均为虚构。")
  static let tables = [
    ExampleTable("events", of: "scorecard"),
    // As the events stood before an appeal was upheld.
    ExampleTable("events-before-appeal", of: "scorecard", schema: "events"),
    ExampleTable("orders", of: "scorecard"), ExampleTable("invoices", of: "scorecard"),
  ]
}
