import Tables
import Testing
import Wording

@Suite("Finding and FindingCode: what is wrong and what to do")
struct FindingTests {
  @Test("Every code has a name of its own, a meaning and a remedy in both languages")
  func catalogue() {
    let codes = FindingCode.all
    #expect(Set(codes.map(\.id)).count == codes.count)
    for code in codes {
      #expect(code.id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(code.id)")
      for text in [code.meaning, code.remedy] {
        #expect(text.en.first?.isASCII == true, "\(code.id)")
        #expect(text.zh.unicodeScalars.contains { $0.properties.isIdeographic }, "\(code.id)")
      }
    }
  }

  @Test("Two codes are the same when their names are")
  func equality() {
    let other = FindingCode("no-rows")
    #expect(other == .noRows)
    #expect(other != .emptyFile)
    #expect(Set([other, .noRows]).count == 1)
  }

  @Test("A finding without a reason of its own says what its code means")
  func reason() {
    #expect(Finding(.noRows, file: "a").reason == FindingCode.noRows.meaning)
    #expect(Finding(.noRows, file: "a", reason: Text("why")).reason == Text("why"))
    #expect(Finding(.noRows, file: "a").remedy == FindingCode.noRows.remedy)
  }

  @Test("A thousand findings are kept, all errors are counted, notes refuse nothing")
  func limits() {
    var findings = Findings()
    findings.add(Finding(.unusedColumn, severity: .note, file: "a"))
    #expect(!findings.hasErrors)
    for row in 2...2000 { findings.add(Finding(.notANumber, file: "a", row: row)) }
    #expect(findings.hasErrors)
    #expect(findings.errorCount == 1999)
    #expect(findings.shown.count == 1000)
    #expect(findings.shown.last?.row == 1000)
    var both = findings
    both.add(findings)
    #expect(both.errorCount == 3998)
    #expect(both.shown.count == 1000)
  }

  @Test("Findings of two passes keep their order; by row, those about the whole file come first")
  func order() {
    var first = Findings()
    first.add(Finding(.notANumber, file: "a", row: 5))
    first.add(Finding(.notAFlag, file: "a", row: 2))
    var second = Findings()
    second.add(Finding(.notADate, file: "a", row: 2))
    second.add(Finding(.noRows, file: "a"))
    first.add(second)
    #expect(first.shown.map(\.code) == [.notANumber, .notAFlag, .notADate, .noRows])
    first.sortByRow()
    #expect(first.shown.map(\.code) == [.noRows, .notAFlag, .notADate, .notANumber])
    #expect(first.errorCount == 4)
  }
}
