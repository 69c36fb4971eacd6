import Wording

@testable import CommandLineKit

/// A small program whose texts hold all that shells and roff could take for their own.
enum Samples {
  static let words = Completion(words: ["a-1", "b-2"], endings: ["json"])

  static let show = CommandSpecification(
    "rules show", summary: Text(en: "show it: 'all' of [it]", zh: "显示“全部”"),
    examples: [#"demo rules show "x y" --set 'a\b'"#],
    operands: [Operand("ID", completion: words, help: Text(en: ".id", zh: ".编号"))],
    options: [
      Option(
        "format", letter: "f", value: "NAME", choices: ["csv", "json"],
        help: Text(en: "form `x` \\ \"y\"", zh: "格式")),
      Option("all", help: Text(en: "don't leave out", zh: "全部")),
      Option("help", help: Text(en: "help", zh: "帮助")),
    ])

  static let program = ProgramSpecification(
    name: "demo", version: ("1.0", "2026-11-21"), summary: Text(en: "try", zh: "试用"),
    description: [Text(en: "First.", zh: "其一。"), Text(en: "Second.", zh: "其二。")],
    options: [Option("version", help: Text(en: "version", zh: "版本"))],
    commonOptions: [Option("help", help: Text(en: "help", zh: "帮助"))],
    topics: [
      .init(
        Text(en: "Rules", zh: "规则"),
        [
          show,
          CommandSpecification("rules list", summary: Text(en: "list", zh: "列出"), examples: []),
        ]),
      .init(
        Text(en: "Prices", zh: "价格"),
        [
          CommandSpecification(
            "ratio", summary: Text(en: "ratio", zh: "比价"), examples: [],
            operands: [Operand("ID", completion: words, help: Text(en: "id", zh: "编号"))]),
          CommandSpecification("ratio audit", summary: Text(en: "audit", zh: "核查"), examples: []),
        ]),
    ],
    environment: [.init("NO_COLOR", help: Text(en: "plain", zh: "无着重"))],
    files: [.init("*.csv", help: Text(en: "tables", zh: "数据表"))])
}
