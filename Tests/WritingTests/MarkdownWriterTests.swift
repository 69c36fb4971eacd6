import Testing
import Wording
import Writing

@Suite struct MarkdownWriterTests {
  private func cell(_ text: String) -> String {
    let table = OutputTable(columns: [.init("a", zh: "甲")], rows: [[.text(text)]])
    let line = MarkdownWriter(language: .english).text(table)
      .split(separator: "\n", omittingEmptySubsequences: false)[2]
    return String(line.dropFirst(2).dropLast(2))
  }

  @Test("a table has its headings, its alignments and a line for each row")
  func table() {
    let table = OutputTable(
      columns: [.init("bidder", zh: "企业"), .init("unit_price", zh: "单位价格", numeric: true)],
      rows: [[.text("甲"), .number("1.5")], [.text(""), .empty]])
    #expect(
      MarkdownWriter(language: .english).text(table)
        == "| bidder | unit\\_price |\n| --- | ---: |\n| 甲 | 1.5 |\n|  |  |\n")
    #expect(MarkdownWriter(language: .chinese).text(table).hasPrefix("| 企业 | 单位价格 |\n"))
  }

  @Test(
    "what Markdown or HTML would act on is escaped",
    arguments: [
      ("a|b", "a\\|b"), ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
      ("*x* _y_ ~z~", "\\*x\\* \\_y\\_ \\~z\\~"),
      ("[a](b)", "\\[a\\](b)"), ("`c`\\", "\\`c\\`\\\\"), ("# d", "\\# d"),
    ])
  func escaping(text: String, escaped: String) {
    #expect(cell(text) == escaped)
  }

  @Test("a line end or an escape character in a value stays on its line and visible")
  func controlCharacters() {
    #expect(cell("a\nb\u{1B}[0m") == "a\\\\nb\\\\u{1B}\\[0m")
  }

  @Test("a combining mark does not hide the bar before it")
  func combiningMark() {
    #expect(Array(cell("a|\u{301}b").unicodeScalars) == Array("a\\|\u{301}b".unicodeScalars))
  }
}
