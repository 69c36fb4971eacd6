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

  /// What can be tried, in the order of a year.
  static let commands: [(what: Text, line: String)] = [
    (
      Text(en: "the scores of a quarter, to print and sign", zh: "季度评分表，可打印签字"),
      "vbp score events.csv --orders orders.csv --quarter 2021Q3 --format table"
    ),
    (
      Text(en: "every deduction with its evidence, for an appeal", zh: "逐条扣分与证据，用于答复申诉"),
      "vbp score events.csv --orders orders.csv --quarter 2021Q3 --detail -o detail.csv"
    ),
    (
      Text(en: "where the points of the first half-year were lost", zh: "上半年扣分集中在哪些项目"),
      "vbp score events.csv --orders orders.csv --quarter 2021H1 --item --format table"
    ),
    (
      Text(en: "whom other thresholds would hit, before they are approved", zh: "批准阈值前试算涉及的企业"),
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 --preview 6,15 "
        + "--preview 8,20 --format table"
    ),
    (
      Text(en: "the decisions for the fourth quarter", zh: "第四季度的干预决定"),
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 -o interventions.csv"
    ),
    (
      Text(en: "what an upheld appeal has changed", zh: "申诉成立后变动的决定"),
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 "
        + "--previous events-before-appeal.csv --format table"
    ),
    (
      Text(en: "the two half-years compared", zh: "比较上、下半年"),
      "vbp compare events.csv --orders orders.csv --before 2021H1 --after 2021H2 --format table"
    ),
    (
      Text(en: "payments, delayed within the law", zh: "在法定期限内延迟的付款安排"),
      "vbp pay invoices.csv --interventions interventions.csv --cap-at-legal-limit "
        + "--as-of 2021-11-05 --format table"
    ),
    (
      Text(en: "how much cash is held back, by distributor and month", zh: "按企业和月份汇总暂缓金额"),
      "vbp pay invoices.csv --interventions interventions.csv --totals"
    ),
  ]
}
