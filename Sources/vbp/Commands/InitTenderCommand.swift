import CommandLineKit
import Writing
import Wording

/// `vbp init tender`: a made-up tender on which every step can be tried.
enum InitTenderCommand: ExampleCommand {
  static let name = "init tender"
  static let summary = Text(en: "write a made-up example of a tender", zh: "生成集采申报示例数据")
  static let examples = ["vbp init tender demo", "vbp init tender 示例 --lang zh --encoding gb18030"]
  static let title = Text(
    en: "A made-up tender with three lots. No name or number is anybody's.",
    zh: "虚构的集采申报（三个品种）。所有名称与数字均为虚构。")
  static let tables = ["bids", "demand", "choices", "specs"].map { ExampleTable($0, of: "tender") }
}
