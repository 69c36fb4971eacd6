import Testing

@testable import Tables

@Suite("MergedCells: empty cells beneath a filled one")
struct MergedCellsTests {
  /// The codes after the gaps of the column `lot` in these rows were named; row 2 is the first.
  private static func codes(gaps: [Int], column: String = "lot") -> [FindingCode] {
    var findings = Findings()
    for row in gaps {
      findings.add(Finding(.missingValue, file: "a.csv", row: row, column: column))
    }
    findings.nameMergedCells(columns: ["lot"], firstRow: 2)
    #expect(findings.errorCount == gaps.count)
    return findings.shown.map(\.code)
  }

  @Test("Gaps beneath a filled row look like merged cells")
  func beneath() {
    #expect(Self.codes(gaps: [3, 4, 7]) == [.mergedCells, .mergedCells, .mergedCells])
  }

  @Test("Gaps from the first row on have no value above them; later ones do")
  func fromTheTop() {
    #expect(Self.codes(gaps: [2, 3, 5]) == [.missingValue, .missingValue, .mergedCells])
  }

  @Test("Gaps of other columns stay missing values")
  func others() {
    #expect(Self.codes(gaps: [3], column: "price") == [.missingValue])
  }
}
