import TestSupport
import Testing
import Wording

@testable import Tables

@Suite("Schema: the columns of a table")
struct SchemaTests {
  @Test("A schema is read with all that a column says")
  func read() throws {
    let schema = try productSchema()
    #expect(schema.name == "products")
    #expect(schema.title == Text(en: "Products", zh: "产品表"))
    #expect(schema.fields.map(\.name) == ["lot", "price", "pack_count", "platform_id"])
    let lot = try #require(schema.fields.first)
    #expect(lot.title == "品种")
    #expect(lot.aliases == ["药品名称"])
    #expect(lot.kind == .string)
    #expect(lot.isRequired)
    #expect(lot.description == Text(en: "the lot", zh: "品种"))
    #expect(schema.fields.map(\.isRequired) == [true, true, false, false])
  }

  @Test(
    "A document of another form is refused",
    arguments: [
      "", "[]", "{\"name\": \"a\"}",
      "{\"name\": \"a\", \"title\": {\"en\": \"a\"}, \"fields\": []}",
      """
      {"name": "a", "title": {"en": "a", "zh": "a"}, "fields": [{"name": "b", "title": "b", \
      "type": "money", "description": {"en": "b", "zh": "b"}}]}
      """,
    ])
  func refused(json: String) {
    #expect(throws: (any Error).self) { try Schema(json: json) }
  }

  @Test("Every built-in schema loads under its own name, and an unknown name is none")
  func builtIn() throws {
    #expect(Schema.builtInNames.contains("bids"))
    #expect(Schema.builtInNames == Schema.builtInNames.sorted())
    for name in Schema.builtInNames { #expect(Schema.builtIn(name)?.name == name) }
    #expect(Schema.builtIn("no-such-table") == nil)
  }

  @Test("Every column of a built-in schema has an example in both languages")
  func examples() throws {
    // The row of examples of a card is about an indicator, and that of scenarios about a range, which
    // have nothing in these columns.
    let others = ["card value", "card checked", "scenarios values", "scenarios weights"]
    for name in Schema.builtInNames {
      for field in try #require(Schema.builtIn(name)).fields
      where !others.contains("\(name) \(field.name)") {
        #expect(field.example?.en.isEmpty == false, "\(name) \(field.name)")
        #expect(field.example?.zh.isEmpty == false, "\(name) \(field.name)")
      }
    }
  }

  @Test("No two columns of a built-in schema answer to one name but 包装规格, which others decide")
  func distinctNames() throws {
    for name in Schema.builtInNames {
      let fields = try #require(Schema.builtIn(name)).fields
      let names = fields.flatMap { [$0.name, $0.title] + $0.aliases }.map {
        $0.halfWidth.lowercased()
      }.filter { $0 != "包装规格" }
      #expect(Set(names).count == names.count, "\(name)")
    }
  }
}
