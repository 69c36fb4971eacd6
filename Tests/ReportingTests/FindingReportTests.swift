import Tables
import Testing
import Wording

@testable import Reporting

@Suite struct FindingReportTests {
  private func findings(_ count: Int) -> Findings {
    var findings = Findings()
    for row in 0..<count {
      findings.add(
        Finding(.notANumber, file: "bids.csv", row: row + 2, column: "quote", value: "x"))
    }
    return findings
  }

  @Test("a finding says where, what and what to do, in both languages")
  func finding() {
    #expect(
      FindingReport.text(findings(1), language: .english) == """
        bids.csv, row 2, column quote: `x`: not a plain decimal number [not-a-number]
          do: write digits and at most one point, such as 0.0333, at most 6 decimals for yuan
        1 finding

        """)
    #expect(
      FindingReport.text(findings(2), language: .chinese).hasPrefix(
        """
        bids.csv，第 2–3 行（共 2 行），“quote”列：“x”：不是普通十进制数 [not-a-number]
          处理：请写成数字，最多一个小数点，如 0.0333；金额最多 6 位小数
        """))
    #expect(FindingReport.text(findings(2), language: .chinese).hasSuffix("共 2 处问题\n"))
  }

  @Test("the first 1,000 findings are shown and all are counted")
  func limit() {
    let lines = FindingReport.text(findings(1_234), language: .english).split(separator: "\n")
    #expect(lines.count == 2 + 2)
    #expect(lines[0].hasPrefix("bids.csv, rows 2–1001, 1000 of them, column quote: `x`: not a "))
    #expect(lines.suffix(2) == ["… and 234 more findings", "1234 findings"])
    let chinese = FindingReport.text(findings(1_234), language: .chinese).split(separator: "\n")
    #expect(chinese.suffix(2) == ["……另有 234 处未列出", "共 1234 处问题"])
    #expect(FindingReport.table(findings(1_234), language: .english).rowCount == 1_000)
  }

  @Test("what is said of several rows alike is said once, with their rows and first values")
  func grouped() {
    var findings = Findings()
    func add(_ row: Int, _ value: String?, _ column: String = "quote", reason: String? = nil) {
      findings.add(
        Finding(
          .notANumber, file: "f", row: row, column: column, value: value,
          reason: reason.map { Text($0) }))
    }
    for row in [2, 3, 4, 7, 9, 10, 12, 14, 16] { add(row, "v\(row)") }
    add(5, "x", "ceiling")
    add(6, "y", reason: "another fault")
    let lines = FindingReport.text(findings, language: .english).split(separator: "\n")
    #expect(
      lines[0]
        == "f, rows 2–4, 7, 9–10, 12, 14, …, 9 of them, column quote: `v2`, `v3`, `v4`, …: "
        + "not a plain decimal number [not-a-number]")
    // Another column and another fault stand alone.
    #expect(lines[2].hasPrefix("f, row 5, column ceiling: `x`: not a plain"))
    #expect(lines[4] == "f, row 6, column quote: `y`: another fault [not-a-number]")
    #expect(lines.last == "11 findings")
    let chinese = FindingReport.text(findings, language: .chinese).split(separator: "\n")
    #expect(
      chinese[0]
        == "f，第 2–4、7、9–10、12、14……行（共 9 行），“quote”列：“v2”、“v3”、“v4”等：不是普通十进制数 [not-a-number]")
  }

  @Test("a note is no finding and asks for nothing")
  func note() {
    var findings = Findings()
    findings.add(
      Finding(.unusedColumn, severity: .note, file: "bids.csv", row: 1, column: "remark"))
    #expect(
      FindingReport.text(findings, language: .english)
        == "bids.csv, row 1, column remark: note: the column is not used [unused-column]\n")
    #expect(FindingReport.text(Findings(), language: .english).isEmpty)
  }

  @Test("a value or a reason of a megabyte is cut short")
  func longValue() {
    var findings = Findings()
    let long = String(repeating: "x", count: 1_000_000)
    findings.add(
      Finding(.notANumber, file: "f", row: 2, value: long, reason: Text("no: " + long)))
    let text = FindingReport.text(findings, language: .english)
    #expect(text.contains("`" + String(repeating: "x", count: 60) + "…`: no: xxx"))
    #expect(text.count < 600)
  }

  @Test("names and values cannot act on a terminal")
  func hostile() {
    var findings = Findings()
    findings.add(
      Finding(.notANumber, file: "a\u{1B}b", row: 2, column: "c\nd", value: "\u{202E}e"))
    let text = FindingReport.text(findings, language: .english)
    #expect(text.hasPrefix("a\\u{1B}b, row 2, column c\\nd: `\\u{202E}e`: "))
  }

  @Test("for machines a finding is a row with its code, place, value, reason and remedy")
  func table() {
    let table = FindingReport.table(findings(1), language: .english)
    #expect(
      table.columns.map(\.name) == [
        "code", "severity", "file", "row", "column", "value", "reason", "remedy",
      ])
    #expect(
      table.row(0).map(\.characters) == [
        "not-a-number", "error", "bids.csv", "2", "quote", "x", "not a plain decimal number",
        "write digits and at most one point, such as 0.0333, at most 6 decimals for yuan",
      ])
  }
}
