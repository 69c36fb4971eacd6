import Files
import Foundation
import Tables
import TestSupport
import Testing
import Wording

@testable import Writing

@Suite("CSVWriter: RFC 4180, harmless to spreadsheets")
struct CSVWriterTests {
  private static let columns = [
    OutputTable.Column("bidder", zh: "企业"), OutputTable.Column("price", zh: "报价", numeric: true),
  ]

  private static func write(_ rows: [[Cell]], _ language: Language = .english) -> String {
    CSVWriter(language: language).text(OutputTable(columns: columns, rows: rows))
  }

  @Test("The headings are in the language asked for, and lines end with LF")
  func headings() {
    #expect(Self.write([]) == "bidder,price\n")
    #expect(Self.write([[.text("甲"), .number("1.50")]], .chinese) == "企业,报价\n甲,1.50\n")
    #expect(Self.write([[.empty, .empty]]) == "bidder,price\n,\n")
  }

  @Test(
    "Commas, quotes and line ends put a text in quotes, quotes inside are doubled",
    arguments: [
      ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""),
      ("a\r\nb", "\"a\r\nb\""), ("a b", "a b"), ("（甲，乙）", "（甲，乙）"),
      ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
  func quoting(text: String, written: String) {
    #expect(Self.write([[.text(text), .empty]]) == "bidder,price\n\(written),\n")
  }

  @Test(
    "A text that a spreadsheet would run gets an apostrophe in front, and is counted",
    arguments: ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＠x"])
  func formulas(text: String) {
    let table = OutputTable(columns: Self.columns, rows: [[.text(text), .number("-1")]])
    let (written, neutralised) = CSVWriter(language: .english).written(table)
    #expect(neutralised == 1)
    #expect(written.contains("'" + text))
    // A number keeps its sign: it comes from a computation, not from a file.
    #expect(written.hasSuffix(",-1\n"))
  }

  @Test("A heading that a spreadsheet would run is made harmless as well")
  func headingFormulas() {
    let table = OutputTable(columns: [.init("=1", zh: "=1"), .init("b", zh: "b")], rows: [])
    let (written, neutralised) = CSVWriter(language: .english).written(table)
    #expect(written == "'=1,b\n")
    #expect(neutralised == 1)
  }

  @Test("Escape codes are written out and counted; ordinary text is not touched")
  func controls() {
    let table = OutputTable(
      columns: Self.columns, rows: [[.text("a\u{1B}[2J"), .empty], [.text("1-2=3"), .empty]])
    let (written, neutralised) = CSVWriter(language: .english).written(table)
    #expect(neutralised == 1)
    #expect(written == "bidder,price\na\\u{1B}[2J,\n1-2=3,\n")
  }

  @Test("An empty value alone in its row is no empty line", arguments: [Cell.empty, .text("")])
  func oneColumn(cell: Cell) throws {
    let table = OutputTable(columns: [.init("note", zh: "备注")], rows: [[cell], [.text("x")]])
    let text = CSVWriter(language: .english).text(table)
    #expect(text == "note\n\"\"\nx\n")
    let folder = try TemporaryFolder()
    var reader = RecordReader(try ByteSource(path: folder.file("a.csv", text)))
    var values: [String?] = []
    while let record = try reader.next() { values.append(record.text(0)) }
    #expect(values == ["note", "", "x"])
  }

  @Test("Rows are made when they are written, with a column more where one is added")
  func addedColumn() {
    let table = OutputTable(columns: Self.columns, rowCount: 2) {
      [.text("row"), .number("\($0)")]
    }
    .adding(OutputTable.Column("note", zh: "备注")) { $0 == 0 ? .empty : .text("n") }
    #expect(
      CSVWriter(language: .chinese).text(table) == "企业,报价,备注\nrow,0,\nrow,1,n\n")
  }

  @Test("What is written is read again, by this package and by Python", arguments: [1, 2, 3])
  func roundTrip(columnCount: Int) throws {
    var random = SplitMix64(seed: UInt64(columnCount))
    let folder = try TemporaryFolder()
    let words = ["", "a", "药品", ",", "\"", "\n", "\r\n", "\r", " ", "'", ";", "é", "𠀀", "\u{3000}"]
    let names = (0..<columnCount).map { "c\($0)" }
    var tables: [[[String]]] = []
    var paths: [String] = []
    for number in 0..<30 {
      // No cell begins like a formula: that one would come back with its apostrophe.
      let rows = (0..<Int.random(in: 1...15, using: &random)).map { _ in
        names.map { _ in
          let start = ["x", "药", "", "\"", ","].randomElement(using: &random) ?? ""
          let rest = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            words.randomElement(using: &random) ?? ""
          }
          return start.isEmpty ? "" : start + rest.joined()
        }
      }
      let table = OutputTable(
        columns: names.map { OutputTable.Column($0, zh: $0) },
        rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
      let (text, neutralised) = CSVWriter(language: .english).written(table)
      #expect(neutralised == 0)
      tables.append([names] + rows)
      paths.append(try folder.file("\(number).csv", text))
      var reader = RecordReader(try ByteSource(path: paths[number]))
      var found: [[String?]] = []
      while let record = try reader.next() {
        found.append((0..<record.count).map { record.text($0) })
      }
      #expect(found == tables[number])
    }
    let lines = try Program.oracle("csv_records.py", input: paths.map { $0 + "\n" }.joined())
    try #require(lines.count == tables.count)
    for (line, table) in zip(lines, tables) {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [[String]] == table)
    }
  }
}
