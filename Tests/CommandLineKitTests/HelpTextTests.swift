import Testing
import Wording

@testable import CommandLineKit

@Suite struct HelpTextTests {
  private let command = CommandSpecification(
    "rules diff", summary: Text(en: "compare", zh: "比较"),
    examples: ["vbp rules diff a b", "vbp rules diff a b --format csv"],
    operands: [
      Operand("A", help: Text(en: "one", zh: "其一")),
      Operand("LONGER", isOptional: true, help: Text(en: "two", zh: "其二")),
    ],
    options: [
      Option(
        "format", letter: "f", value: "NAME", choices: ["csv", "json"],
        help: Text(en: "form", zh: "格式")),
      Option("quiet", help: Text(en: "silent", zh: "安静")),
    ])

  private var program: ProgramSpecification {
    ProgramSpecification(
      name: "vbp", version: ("1.0", "2026-11-21"), summary: Text(en: "evaluate", zh: "评审"),
      topics: [
        .init(Text(en: "Rules", zh: "规则"), [command]),
        .init(
          Text(en: "Prices", zh: "价格"),
          [CommandSpecification("ratio", summary: Text(en: "convert", zh: "换算"), examples: [])]),
      ])
  }

  @Test("a page shows examples first, then usage, operands and every option")
  func english() {
    #expect(
      HelpText.page(command, language: .english, width: 100) == """
        vbp rules diff — compare

        Examples
          vbp rules diff a b
          vbp rules diff a b --format csv

        Usage
          vbp rules diff A [LONGER] [OPTIONS]

        Operands
          A       one
          LONGER  two

        Options
          -f, --format NAME  form: csv, json
          --quiet            silent

        """)
  }

  @Test("the Chinese page is Chinese throughout, its signs included")
  func chinese() {
    let page = HelpText.page(command, language: .chinese, width: 100)
    for part in [
      "vbp rules diff — 比较", "示例\n", "用法\n", "参数\n  A       其一", "选项\n",
      "-f, --format NAME  格式：csv、json",
    ] {
      #expect(page.contains(part))
    }
    #expect(!page.contains("Options") && !page.contains("compare"))
  }

  @Test("a command without operands or options has no such sections")
  func bare() {
    let page = HelpText.page(
      CommandSpecification("x", summary: Text("y"), examples: ["vbp x"]), language: .english,
      width: 100)
    #expect(page == "vbp x — y\n\nExamples\n  vbp x\n\nUsage\n  vbp x\n")
  }

  @Test("the overview lists every command under its heading with its summary, and the exit codes")
  func overview() {
    let english = HelpText.overview(program, language: .english, width: 100)
    #expect(english.contains("\nRules\n  rules diff  compare\n\nPrices\n  ratio       convert\n"))
    for code in ExitCode.allCases {
      #expect(english.contains("\n  \(code.rawValue) "))
    }
    let chinese = HelpText.overview(program, language: .chinese, width: 100)
    #expect(chinese.contains("\n规则\n  rules diff  比较\n") && chinese.contains("\n退出码\n  0   完成\n"))
  }

  @Test("explanations keep to the width, beside the names or below them; examples stay whole")
  func narrow() {
    let page = HelpText.page(command, language: .english, width: 40)
    #expect(page.contains("  -f, --format NAME\n      form: csv, json\n"))
    #expect(page.contains("  vbp rules diff a b --format csv\n"))
    for width in 30...100 {
      let lines = HelpText.overview(program, language: .chinese, width: width)
        .split(separator: "\n")
      #expect(lines.allSatisfy { displayWidth(String($0)) <= width })
    }
  }
}
