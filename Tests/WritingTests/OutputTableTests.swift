import Tables
import Testing

@testable import Writing

@Suite struct OutputTableTests {
  let table = OutputTable(
    columns: [.init("a", zh: "甲"), .init("b", zh: "乙"), .init("c", zh: "丙")],
    rows: [[.text("1"), .text("2"), .text("3")]])

  @Test("named columns come to the front with their cells, the others keep their order")
  func leading() {
    let result = table.leading(["c", "a", "no such column"])
    #expect(result.columns.map(\.name) == ["c", "a", "b"])
    #expect(result.row(0).map(\.characters) == ["3", "1", "2"])
  }

  @Test("a column is added at the end")
  func adding() {
    let result = table.adding(.init("d", zh: "丁")) { .number("\($0)") }
    #expect(result.columns.map(\.name) == ["a", "b", "c", "d"])
    #expect(result.row(0).last == .number("0"))
  }

  @Test("rows stand behind those of a table, which are written as before")
  func addingRows() {
    let written = OutputTable(columns: table.columns, rowCount: 1) { _, row in
      for text in ["4", "5", "6"] { row.text(text) }
    }
    let result = written.adding(rows: [[.text("7"), .empty, .number("8")]])
    #expect(result.rowCount == 2)
    #expect(result.row(0).map(\.characters) == ["4", "5", "6"])
    #expect(result.row(1) == [.text("7"), .empty, .number("8")])
  }

  @Test("columns that need not be there are left out where no row has a value in them")
  func omittingEmpty() {
    let table = OutputTable(
      columns: table.columns,
      rows: [[.text(""), .text("2"), .empty], [.empty, .empty, .empty]])
    #expect(table.omittingEmpty(["a", "b"]).columns.map(\.name) == ["b", "c"])
    #expect(table.omittingEmpty(["a", "b", "c"]).row(0) == [.text("2")])
    #expect(table.omittingEmpty([]).columns.count == 3)
  }

  @Test("columns are cleared by their names, with their headings left")
  func clearing() {
    let result = table.clearing(["b", "no such column"])
    #expect(result.columns.map(\.name) == ["a", "b", "c"])
    #expect(result.row(0) == [.text("1"), .empty, .text("3")])
  }
}
