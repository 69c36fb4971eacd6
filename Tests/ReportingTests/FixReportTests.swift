import Tables
import TestSupport
import Testing
import Wording
import Writing

@testable import Reporting

@Suite("FixReport: faults with their rows, to be sent back")
struct FixReportTests {
  @Test("Each error has what is wrong, what to do and its own row; notes are left out")
  func rows() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "lot,bidder,wish\na,b,=1\n")
    let schema = try #require(Schema.builtIn("acceptances"))
    let excerpt = try RowExcerpt(path, schema: schema, rows: [2])
    var findings = Findings()
    findings.add(Finding(.unusedColumn, severity: .note, file: path, row: 1, column: "wish"))
    findings.add(Finding(.missingValue, file: path, row: 2, column: "bidder"))
    findings.add(Finding(.noRows, file: path))
    let table = FixReport.table(findings, excerpt: excerpt, language: .chinese)
    #expect(
      table.columns.map { $0.heading(.chinese) }
        == ["行号", "问题列", "现填内容", "问题", "处理方法", "lot", "bidder", "wish"])
    try #require(table.rowCount == 2)
    #expect(
      table.row(0)
        == [
          .number("2"), .text("bidder"), .text(""), .text("值为空"), .text("请填写"), .text("a"),
          .text("b"), .text("=1"),
        ])
    #expect(table.row(1).first == .empty)
    // What came from the file must not run in the spreadsheet to which it goes back.
    #expect(CSVWriter(language: .chinese).text(table).contains(",'=1\n"))
  }
}
