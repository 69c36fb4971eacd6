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

  @Test("a page shows examples first, then usage, operands and every option")
  func english() {
    #expect(
      HelpText.page(command, language: .english) == """
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
    let page = HelpText.page(command, language: .chinese)
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
      CommandSpecification("x", summary: Text("y"), examples: ["vbp x"]), language: .english)
    #expect(page == "vbp x — y\n\nExamples\n  vbp x\n\nUsage\n  vbp x\n")
  }

  @Test("the overview lists every command with its summary, and the exit codes")
  func overview() {
    let english = HelpText.overview([command], language: .english)
    #expect(english.contains("\nCommands\n  rules diff  compare\n"))
    for code in [ExitCode.done, .findings, .fileError, .undecided, .usage] {
      #expect(english.contains("\(code.rawValue) "))
    }
    let chinese = HelpText.overview([command], language: .chinese)
    #expect(chinese.contains("\n命令\n  rules diff  比较\n") && chinese.contains("退出码：0 完成"))
  }
}
