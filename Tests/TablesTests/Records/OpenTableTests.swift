import TestSupport
import Testing

@testable import Tables

/// A workbook is read as a table: which sheet, and what is said of it.
@Suite struct OpenTableTests {
  private static let schema = try? Schema(
    json: """
      {"name": "t", "title": {"en": "t", "zh": "表"}, "fields": [
        {"name": "name", "title": "名称", "type": "string", "key": true, "constraints": {"required": true},
          "description": {"en": "a", "zh": "甲"}},
        {"name": "day", "title": "日期", "type": "date", "description": {"en": "b", "zh": "乙"}},
        {"name": "sum", "title": "数量", "type": "number", "sum": true,
          "description": {"en": "c", "zh": "丙"}}]}
      """)

  private struct Reading {
    var names: [String] = []
    var findings: [Finding] = []
    var codes: [String] {
      findings.map { ($0.severity == .note ? "note " : "") + $0.code.id }
    }
  }

  private static func read(_ made: MadeWorkbook, sheets: [String] = []) throws -> Reading {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", made.bytes)
    var schema = try #require(schema)
    schema.sheets = sheets
    var table = try TableReader(path: path, schema: schema)
    var reading = Reading()
    let columns = ["name", "day", "sum"].map { table.column($0) }
    while let row = try table.next() {
      reading.names.append(table.text(row, columns[0]) ?? "")
      _ = table.day(row, columns[1])
      _ = table.amount(row, columns[2])
    }
    reading.findings = table.findings.shown
    return reading
  }

  private static func cells(_ rows: [[String]]) -> String {
    let rows = rows.map { cells in
      let cells = cells.map { "<c t=\"str\"><v>\($0)</v></c>" }
      return "<row>\(cells.joined())</row>"
    }
    return "<sheetData>\(rows.joined())</sheetData>"
  }

  private static let (bids, other) = (cells([["名称"], ["a"]]), cells([["x"], ["y"]]))

  @Test("the only sheet is read, and nothing is said")
  func only() throws {
    let reading = try Self.read(MadeWorkbook([("a", "", Self.bids)]))
    #expect(reading.names == ["a"])
    #expect(reading.codes == [])
  }

  @Test("of several sheets the one with the columns is read, and a note names all")
  func fitting() throws {
    let made = MadeWorkbook([
      ("o", "", Self.other), ("b", "", Self.bids), ("h", "state=\"hidden\"", Self.bids),
    ])
    let reading = try Self.read(made)
    #expect(reading.names == ["a"])
    #expect(reading.codes == ["note sheet"])
    #expect(reading.findings[0].reason.en == "read: the sheet `b`; not `o`; hidden: `h`")
  }

  @Test("of two with the columns none is read until one is named, which may be a hidden one")
  func several() throws {
    let made = MadeWorkbook([
      ("a", "", Self.bids), ("b", "", Self.cells([["名称"], ["b"]])),
      ("h", "state=\"veryHidden\"", Self.cells([["名称"], ["h"]])),
    ])
    #expect(try Self.read(made).codes == ["sheet"])
    #expect(try Self.read(made).names == [])
    #expect(try Self.read(made, sheets: ["b"]).names == ["b"])
    #expect(try Self.read(made, sheets: ["h"]).names == ["h"])
    #expect(try Self.read(made, sheets: ["a", "b"]).codes == ["sheet"])
    #expect(try Self.read(made, sheets: ["c"]).codes == ["sheet"])
  }

  @Test("a cell that shows another number than it holds is a finding where the number is read")
  func shownOtherwise() throws {
    let xml = """
      <sheetData><row r="1"><c r="A1" t="str"><v>名称</v></c><c r="B1" t="str"><v>数量</v></c>
      <c r="C1" t="str"><v>x</v></c></row><row r="2"><c r="A2" t="str"><v>a</v></c>
      <c r="B2" s="1"><v>1.25</v></c><c r="C2" s="1"><v>1.25</v></c></row></sheetData>
      """
    let reading = try Self.read(MadeWorkbook([("a", "", xml)], formats: ["0.0"]))
    #expect(reading.codes == ["note unused-column", "shown-otherwise"])
    let finding = reading.findings[1]
    #expect(finding.row == 2)
    #expect(finding.column == "数量")
    #expect(finding.value == "1.25")
    #expect(finding.reason.en == "it holds 1.25, but shows 1.3")
  }

  @Test("a time that a date does not show counts for nothing in a column of days")
  func hiddenTime() throws {
    let xml = """
      <sheetData><row><c t="str"><v>名称</v></c><c t="str"><v>日期</v></c></row>
      <row><c t="str"><v>a</v></c><c s="1"><v>44378.5</v></c></row></sheetData>
      """
    #expect(
      try Self.read(MadeWorkbook([("a", "", xml)], formats: ["yyyy/m/d"])).codes == [])
  }

  @Test("a bare number among days of a workbook that counts from 1904 is told with both readings")
  func serials() throws {
    let xml = """
      <sheetData><row><c t="str"><v>名称</v></c><c t="str"><v>日期</v></c></row>
      <row><c t="str"><v>a</v></c><c><v>42916</v></c></row></sheetData>
      """
    let reading = try Self.read(MadeWorkbook([("a", "", xml)], properties: "date1904=\"1\""))
    #expect(reading.codes == ["date-serial"])
    // 42,916 days after 1899-12-30 is 2017-06-30; 1,462 more make 2021-07-01.
    #expect(reading.findings.first?.reason.en.contains("this is 2021-07-01") == true)
    #expect(reading.findings.first?.reason.en.contains("would be 2017-06-30") == true)
  }

  @Test("values of merged cells are noted, and amounts refused")
  func merged() throws {
    let xml = """
      <sheetData><row r="1"><c t="str"><v>名称</v></c><c t="str"><v>数量</v></c></row>
      <row r="2"><c t="str"><v>a</v></c><c><v>7</v></c></row><row r="3"><c r="B3"><v>8</v></c></row>
      <row r="4"><c t="str"><v>b</v></c><c><v>9</v></c></row><row r="5"><c t="str"><v>c</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B4:B5"/></mergeCells>
      """
    let reading = try Self.read(MadeWorkbook([("a", "", xml)]))
    #expect(reading.names == ["a", "a", "b", "c"])
    #expect(reading.codes == ["note filled-cells", "merged-amount", "merged-amount"])
    #expect(reading.findings.map(\.row) == [nil, 4, 5])
  }
}
