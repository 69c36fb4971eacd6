import Testing

@testable import Tables

@Suite("SchemaCSV: a table under the headings of a schema")
struct SchemaCSVTests {
  @Test("Headings are in the language, values as they are given")
  func headings() throws {
    let schema = try productSchema()
    let rows = [["a,b", "1"], ["丙", ""]]
    #expect(
      schema.csv(["lot", "price"], rows: rows, language: .english)
        == "lot,price\n\"a,b\",1\n丙,\n")
    #expect(
      schema.csv(["price", "lot"], rows: [["1", "a"]], language: .chinese) == "报价,品种\n1,a\n")
  }
}
