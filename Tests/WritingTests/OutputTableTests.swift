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
}
