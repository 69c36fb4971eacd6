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
}
