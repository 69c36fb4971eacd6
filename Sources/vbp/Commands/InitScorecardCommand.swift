import CommandLineKit
import Scorecard
import Tables
import Wording

/// `vbp init scorecard`: a made-up hospital on which every feature can be tried.
enum InitScorecardCommand: Command {
  static let specification = CommandSpecification(
    "init scorecard",
    summary: Text(
      en: "write a made-up example of a hospital and its distributors", zh: "生成配送企业评价示例数据"),
    examples: ["vbp init scorecard demo", "vbp init scorecard 示例 --lang zh"],
    operands: [
      Operand("DIR", help: Text(en: "folder to write to; made if need be", zh: "写入的文件夹，可自动新建"))
    ],
    options: [
      Settings.language, Settings.quiet, Settings.help,
    ])

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let folder = arguments.operands[0]
    let files =
      ExampleHospital(settings.language).tables() + [("README.txt", guide(settings.language))]
    // Nobody's own files are replaced by an example.
    if let taken = files.map(\.0).first(where: { ByteSink.exists(folder + "/" + $0) }) {
      throw UsageError.badValue(
        folder, option: "DIR",
        expected: Text(
          en: "it already holds \(taken); name another folder", zh: "其中已有 \(taken)；请换一个文件夹"))
    }
    try ByteSink.makeFolder(folder)
    // Spreadsheets take Chinese text without a mark for something else.
    let mark = settings.language == .chinese ? TextEncoding.mark : []
    for (name, text) in files {
      try ByteSink.writeWhole(mark + Array(text.utf8), to: folder + "/" + name)
    }
    if !settings.isQuiet {
      settings.tell(Text(en: "written to \(folder):", zh: "已写入 \(folder)："))
      for (name, _) in files { settings.tell(Text("  " + name)) }
      settings.tell(
        Text(
          en: "try the commands of README.txt, from inside the folder",
          zh: "请在该文件夹内依次运行 README.txt 中的命令"))
    }
    return .done
  }

  private static func guide(_ language: Language) -> String {
    let title = Text(
      en: "A made-up hospital with ten distributors in 2021. No name or number is anybody's.",
      zh: "虚构的医院与十家配送企业（2021年）。所有名称与数字均为虚构。")
    let lines = commands.map { what, command in
      "\n# " + what(language) + "\n" + command
        + (language == .chinese ? " --lang zh" : "") + "\n"
    }
    return title(language) + "\n" + lines.joined()
  }

  /// What can be tried, in the order of a year.
  private static let commands: [(Text, String)] = [
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
