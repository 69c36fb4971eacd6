import EmbeddedData
import Foundation
import Testing

@testable import Tables

@Suite("PlainJSON: the program's own files without Foundation's decoder")
struct PlainJSONTests {
  private static let paths = EmbeddedData.paths(in: "").filter { $0.hasSuffix(".json") }

  @Test("Every embedded file is read as Foundation reads it", arguments: paths)
  func embedded(path: String) throws {
    let text = try #require(EmbeddedData.text(of: path))
    let slow = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
    #expect(try JSONTree(json: text) == slow)
    if path.hasSuffix("bids.json") { #expect(PlainJSON.tree(text) == slow) }
  }

  @Test(
    "What is not plain, or no JSON, is left to Foundation",
    arguments: [
      "", "{", "[1]", "[\"a\\n\"]", "{\"a\": 1}", "[\"a\",]", "{\"a\" \"b\"}", "[] []", "nul",
      "{\"a\": null, \"a\": null}", "\"a\nb\"", "[\"a\" \"b\"]", "{,}", "\"a",
      String(repeating: "[", count: 100_000),
    ])
  func other(text: String) {
    #expect(PlainJSON.tree(text) == nil)
  }

  @Test("Objects, lists, texts, null and truth values")
  func plain() {
    #expect(
      PlainJSON.tree(" {\"a\": [\"中\", null, true, false, [], {}]}\n")
        == .object([
          "a": .list([.text("中"), .null, .bare("true"), .bare("false"), .list([]), .object([:])])
        ]))
  }
}
