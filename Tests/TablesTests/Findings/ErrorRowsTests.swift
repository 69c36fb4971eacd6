import Testing

@testable import Tables

@Suite struct ErrorRowsTests {
  private func error(_ row: Int?, _ column: String = "quote") -> Finding {
    Finding(.notANumber, file: "bids.csv", row: row, column: column)
  }

  @Test("rows that follow each other take one place, and those beyond what is shown are kept")
  func series() throws {
    var findings = Findings()
    for row in 2...5_000 { findings.add(error(row)) }
    findings.add(error(6_000))
    findings.add(error(6_000))
    #expect(findings.shown.count == Findings.limit)
    let kinds = findings.errorRows.kinds
    #expect(kinds.count == 1)
    #expect(kinds.first?.rows == [2...5_000, 6_000...6_000])
    #expect(!findings.errorRows.areIncomplete)
  }

  @Test("each column and code has rows of its own, notes have none")
  func kinds() {
    var findings = Findings()
    findings.add(error(2))
    findings.add(error(2, "ceiling"))
    findings.add(Finding(.unusedColumn, severity: .note, file: "bids.csv", row: 1))
    #expect(findings.errorRows.kinds.count == 2)
  }

  @Test("an error about the whole file has no row, so that the rows are not all")
  func wholeFile() {
    var findings = Findings()
    findings.add(error(nil))
    #expect(findings.errorRows.areIncomplete)
  }

  @Test("the rows of a part are counted on from those before it")
  func parts() {
    var (whole, part) = (Findings(), Findings())
    whole.add(error(4))
    part.add(error(1))
    part.add(error(3))
    whole.add(part, rowsBefore: 4)
    // 4, then 1 + 4 = 5 and 3 + 4 = 7.
    #expect(whole.errorRows.kinds.first?.rows == [4...5, 7...7])
  }
}
