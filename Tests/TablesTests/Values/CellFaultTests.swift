import Testing

@testable import Tables

@Suite("CellFault: what a spreadsheet leaves instead of a value")
struct CellFaultTests {
  @Test(
    "Error values and columns that were too narrow are no values, whatever the column holds",
    arguments: ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#name?", "#", "########"])
  func errors(text: String) {
    #expect(CellFault.of(text, kind: .string) == .spreadsheetError)
    #expect(CellFault.of(text, kind: .number) == .spreadsheetError)
  }

  @Test("A long number that was shortened is destroyed where it is a name")
  func destroyed() {
    #expect(CellFault.of("1.23457E+11", kind: .string) == .destroyedNumber)
    // As a number it is judged with the other numbers.
    #expect(CellFault.of("1.23457E+11", kind: .number) == nil)
  }

  @Test(
    "Ordinary texts are left alone",
    arguments: ["", "#1", "#药", "1E5", "12E+", "0.25g", "E+1", "5mg", "企业#N/A"])
  func ordinary(text: String) {
    #expect(CellFault.of(text, kind: .string) == nil)
  }
}
