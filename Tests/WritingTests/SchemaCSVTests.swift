import Tables
import Testing

@testable import Writing

@Suite("SchemaCSV: a table under the headings of a schema")
struct SchemaCSVTests {
  @Test("Headings are in the language, values as they are given")
  func headings() throws {
    let schema = try Schema(
      json: """
        {
          "name": "products",
          "title": {"en": "Products", "zh": "产品表"},
          "fields": [
            {"name": "lot", "title": "品种", "type": "string",
             "description": {"en": "the lot", "zh": "品种"}},
            {"name": "price", "title": "报价", "type": "number",
             "description": {"en": "price in yuan", "zh": "报价（元）"}}
          ]
        }
        """)
    let rows = [["a,b", "1"], ["丙", ""]]
    #expect(
      schema.csv(["lot", "price"], rows: rows, language: .english)
        == "lot,price\n\"a,b\",1\n丙,\n")
    #expect(
      schema.csv(["price", "lot"], rows: [["1", "a"]], language: .chinese) == "报价,品种\n1,a\n")
  }
}
