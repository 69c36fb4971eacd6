import CommandLineKit
import Writing
import Wording

/// `vbp init payment`: made-up invoices on which the plan of payments can be tried.
enum InitPaymentCommand: ExampleCommand {
  static let name = "init payment"
  static let summary = Text(en: "write a made-up example of invoices to pay", zh: "生成货款支付示例数据")
  static let examples = ["vbp init payment demo", "vbp init payment 示例 --lang zh"]
  static let title = Text(
    en: "Made-up invoices of four distributors. No name or number is anybody's.",
    zh: "虚构的应付发票（四家配送企业）。所有名称与数字均为虚构。")
  static let tables = ["invoices", "interventions"].map { ExampleTable($0, of: "payment") }

  /// What can be tried, in order.
  static let commands: [(what: Text, line: String)] = [
    (
      Text(en: "whether the file of invoices can be used", zh: "检查发票表"),
      "vbp check invoices.csv --as invoices"
    ),
    (
      Text(en: "when each invoice is due, delayed as decided", zh: "按干预决定安排付款"),
      "vbp pay invoices.csv --interventions interventions.csv --format table"
    ),
    (
      Text(en: "the same within the legal limit, as of a day", zh: "以法定期限为限，并标出逾期"),
      "vbp pay invoices.csv --interventions interventions.csv --cap-at-legal-limit "
        + "--as-of 2021-12-20 --format table"
    ),
    (
      Text(en: "how much cash is held back, by distributor and month", zh: "按企业和月份汇总暂缓金额"),
      "vbp pay invoices.csv --interventions interventions.csv --totals --format table"
    ),
  ]
}
