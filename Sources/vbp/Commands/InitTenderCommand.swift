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

  /// What can be tried, in the order of a tender.
  static let commands: [(what: Text, line: String)] = [
    (
      Text(en: "whether the file of bids can be used", zh: "检查报价表"), "vbp check bids.csv --as bids"
    ),
    (
      Text(en: "the bids of each lot, made comparable and ranked", zh: "折算可比价并排序"),
      "vbp rank bids.csv --rules cn-2020-round2 --format table"
    ),
    (
      Text(en: "the winners", zh: "拟中选结果"),
      "vbp select bids.csv --rules cn-2020-round2 --winners --format table"
    ),
    (
      Text(en: "why each bid stands where it stands", zh: "逐家说明理由"),
      "vbp select bids.csv --rules cn-2020-round2 --explain"
    ),
    (
      Text(en: "what earlier rules would have said of the same bids", zh: "按此前批次规则对比试算"),
      "vbp compare-rules bids.csv --rules cn-2018-4plus7,cn-2019-expansion,cn-2020-round2 "
        + "--format table"
    ),
    (
      Text(en: "which winner supplies which region, and how much", zh: "选区与分量"),
      "vbp allocate bids.csv --demand demand.csv --choices choices.csv --rules cn-2020-round2 "
        + "--format table"
    ),
    (
      Text(en: "prices of the strengths that winners did not quote", zh: "未报价规格的价格"),
      "vbp specs bids.csv --specs specs.csv --rules cn-2020-round2 --format table"
    ),
    (
      Text(en: "how far prices fell", zh: "降价统计"),
      "vbp stats bids.csv --rules cn-2020-round2 --format table"
    ),
  ]
}
