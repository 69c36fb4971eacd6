import CommandLineKit
import Wording

extension Program {
  /// What help, the manual page and completions say about the program.
  static var specification: ProgramSpecification {
    ProgramSpecification(
      name: "vbp", version: (version, versionDay), summary: summary, description: description,
      options: [Settings.help, showVersion, LanguageOption.option],
      commonOptions: Settings.options,
      topics: topics.map { .init($0.title, $0.commands.map { $0.specification }) },
      environment: environment, files: files)
  }

  private static let summary = Text(
    en: "evaluate volume-based procurement: rank bids, pick winners, score distributors",
    zh: "带量采购评审：报价排序、拟中选、配送企业评分")

  private static let showVersion = Option(
    "version", help: Text(en: "show the version", zh: "显示版本号"))

  private static let description = [
    Text(
      en: "Reads CSV and workbooks (.xlsx), writes CSV; the rules are data, built in or in a file "
        + "of your own. Money and ratios are exact, and every outcome says by which rule it came "
        + "about.",
      zh: "读取 CSV 和 .xlsx 工作簿，写出 CSV；规则是数据，可用内置规则集，也可自备文件。"
        + "金额与比值精确计算，每个结果均注明所依据的规则。"),
    Text(
      en: "Input may be UTF-8 or GB18030, with English or Chinese headers; - stands for standard "
        + "input. Faults of the input are listed all at once, and nothing is written.",
      zh: "输入可为 UTF-8 或 GB18030，表头中英文均可；- 表示标准输入。输入中的问题一次全部列出，且不写出任何结果。"),
    Text(
      en: "Results go to standard output: a table on a terminal, else CSV. Notes and findings go "
        + "to standard error.",
      zh: "结果写到标准输出：终端上为表格，否则为 CSV。提示与问题写到标准错误。"),
  ]

  private static let environment: [ProgramSpecification.Entry] = [
    .init(
      "LC_ALL, LC_MESSAGES, LANG",
      help: Text(
        en: "the first of them that is set decides the language where --lang is not given: "
          + "zh, zh_CN.UTF-8 and the like mean Chinese, everything else English. They do not "
          + "decide the encoding: a file is to be the same on every machine, so output is UTF-8, "
          + "under zh_CN.GB18030 too, unless --encoding says otherwise",
        zh: "未给出 --lang 时，由其中第一个已设定的变量决定语言：zh、zh_CN.UTF-8 等为中文，其余为英文。编码不由其决定："
          + "同一文件在任何机器上应逐字节相同，故即使为 zh_CN.GB18030，输出仍为 UTF-8，除非给出 --encoding")),
    .init(
      "NO_COLOR",
      help: Text(
        en: "when set to anything, no emphasis without --color always",
        zh: "设为任意值时，除非给出 --color always，否则不着重显示")),
    .init(
      "TERM",
      help: Text(
        en: "when unset or `dumb`, no emphasis without --color always",
        zh: "未设定或为 dumb 时，除非给出 --color always，否则不着重显示")),
  ]

  private static let files: [ProgramSpecification.Entry] = [
    .init(
      "*.csv, *.xlsx",
      help: Text(
        en: "tables; `vbp check FILE --as TABLE` names the columns that are missing",
        zh: "数据表；vbp check 文件 --as 类型 会指出缺少的列")),
    .init(
      "*.json",
      help: Text(
        en: "rule sets of your own; `vbp new-rules` writes the first one",
        zh: "自备规则集；用 vbp new-rules 生成模板")),
    .init(
      "vbp",
      help: Text(
        en: "the program; it holds all built-in rule sets and schemas and reads no settings "
          + "from files",
        zh: "程序本身；内含全部内置规则集与表结构，不读取任何设置文件")),
  ]
}
