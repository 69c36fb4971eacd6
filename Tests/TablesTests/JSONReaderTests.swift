import EmbeddedData
import Foundation
import Testing

@testable import Tables

/// A document as Foundation reads it.
private struct Oracle: Decodable {
  let tree: JSONTree

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      tree = .null
    } else if let text = try? container.decode(String.self) {
      tree = .text(text)
    } else if let list = try? container.decode([Oracle].self) {
      tree = .list(list.map(\.tree))
    } else if let object = try? container.decode([String: Oracle].self) {
      tree = .object(object.mapValues(\.tree))
    } else if let flag = try? container.decode(Bool.self) {
      tree = .bare(flag ? "true" : "false")
    } else {
      tree = .bare("number")
    }
  }

  static func tree(_ json: String) throws -> JSONTree {
    try JSONDecoder().decode(Oracle.self, from: Data(json.utf8)).tree
  }
}

@Suite("JSONReader: what a document says, where it is none, and what it says twice")
struct JSONReaderTests {
  private static let paths = EmbeddedData.paths(in: "").filter { $0.hasSuffix(".json") }

  @Test(
    "Every embedded file is read as Foundation reads it, and has no key twice", arguments: paths)
  func embedded(path: String) throws {
    let text = try #require(EmbeddedData.text(of: path))
    let (tree, repeatedKeys) = try JSONTree.withRepeatedKeys(text)
    #expect(tree == (try Oracle.tree(text)))
    #expect(repeatedKeys == [])
  }

  @Test(
    "Escapes, numbers, depth and a byte order mark are read as Foundation reads them",
    arguments: [
      #"["a\n\t\r\b\f\/\\\"z"]"#, #"["\u4e2d\u00e9\u0041", "\ud83d\ude00x", "\u0000"]"#,
      "[1, -2.5, 1e9, 0, -0, 10, 0.5e-3, 1E+2]", #"{"a": 1}"#, "\u{FEFF}[\"a\"]", " \r\n\t[ ] ",
      "\"\"", "null",
      "{\"\": \"\"}",
      #"{"中": "文", "e\u0301": "é"}"#,
      String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
    ])
  func alike(text: String) throws {
    #expect(try JSONTree(json: text) == Oracle.tree(text))
  }

  @Test(
    "What Foundation does not read is not read",
    arguments: [
      "", "{", "{\"a\" \"b\"}", "[] []", "nul", "truely", "[\"a\" \"b\"]",
      "{,}",
      "\"a", "\"a\\", "\"\\", "[1 2]", "[+1]", "[\u{1}]", "{'a': 1}", "[,]", "{\"a\":}",
      String(repeating: "[", count: 100_000),
    ])
  func refused(text: String) {
    #expect(throws: (any Error).self) { try Oracle.tree(text) }
    #expect(throws: JSONFault.self) { try JSONTree(json: text) }
  }

  @Test(
    "What JSON does not allow is refused though Foundation may let it pass: signs, commas, numbers",
    arguments: [
      #""\x""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, #""\u12""#, #""\u+123""#,
      "\"a\nb\"",
      "[\"a\",]", "{\"a\": 1,}", "01", "-", "1.", ".5", "1e", "1e+", "0x1", "1abc", "-x", "1.2.3",
      "2024-01-01",
    ])
  func strict(text: String) throws {
    #expect(throws: JSONFault.self) { try JSONTree(json: text) }
  }

  @Test("Objects, lists, texts, null and truth values")
  func plain() throws {
    #expect(
      try JSONTree(json: " {\"a\": [\"中\", null, true, false, [], {}]}\n")
        == .object([
          "a": .list([.text("中"), .null, .bare("true"), .bare("false"), .list([]), .object([:])])
        ]))
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("{\n  \"a\": 1,\n}", 3, "the comma before `}` is too much"),
      ("{\n  \"a\": 1\n  \"b\": 2\n}", 3, "`\"b\":` stands where `,` or `}` must stand"),
      ("{\n  \"a\" 1\n}", 2, "`1` stands where `:` after the key must stand"),
      ("{\n  a: 1\n}", 2, "`a:` stands where a key in quotes must stand"),
      ("{\n  \"a: 1\n}", 2, "a text begins here and its quote is not closed"),
      ("{\n  \"a\": [1, 2\n", 3, "the file ends where `,` or `]` must stand"),
      ("{}\n{}", 2, "`{}` stands where the end of the file must stand"),
      ("{\"a\": nul}", 1, "`nul}` stands where a value must stand"),
      ("[\n\"a\\x\"]", 2, "`\\x\"]` stands where an escape such as `\\n` must stand"),
      ("[\n" + String(repeating: "[", count: 1000), 2, "nested too deeply"),
      ("[1,\n12a]", 2, "`12a]` stands where a value must stand"),
      ("[\"a\tb\"]", 1, "`U+0009` stands where a character of a text or its escape must stand"),
      (
        "[\"a\u{1}b\"]", 1,
        "`\\u{1}b\"]` stands where a character of a text or its escape must stand"
      ),
      ("{\u{3000}\"a\": 1}", 1, "`U+3000` stands where a key in quotes must stand"),
      ("[]\u{A0}", 1, "`U+00A0` stands where the end of the file must stand"),
    ])
  func lines(text: String, line: Int, reason: String) {
    let fault = #expect(throws: JSONFault.self) { try JSONTree(json: text) }
    #expect(fault?.line == line)
    #expect(fault?.reason.en == reason)
  }

  @Test(
    "The path of the first repeated key is found, in objects and in lists",
    arguments: [
      (#"{"a": 1, "a": 2}"#, "a"), (#"{"a": {"b": [1, {"c": 1, "c": null}]}}"#, "a.b.1.c"),
      (#"{"a": {"b": 1}, "b": {"b": "a", "x": true, "b": 2}, "b": 1}"#, "b.b"),
      // An escape is the letter that it stands for.
      (#"{"a": 1, "\u0061": 2}"#, "a"), (#"{"a\"b": 1, "a\"b": 2}"#, #"a"b"#),
      (#"{"x": "}", "y": "{\"x\": 1", "x": 1}"#, "x"),
    ])
  func repeated(json: String, path: String) throws {
    #expect(try JSONTree.withRepeatedKeys(json).repeatedKeys.first == path)
  }

  @Test("The first value of a repeated key counts, as with Foundation")
  func firstOfRepeated() throws {
    let json = #"{"a": "first", "a": "second"}"#
    #expect(try JSONTree(json: json) == .object(["a": .text("first")]))
    #expect(try JSONTree(json: json) == Oracle.tree(json))
  }

  @Test(
    "Equal keys of different objects, and keys inside texts, are not repeated",
    arguments: [
      #"{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 2}]}"#, #"{"a": "\"a\": 1, \"a\": 2"}"#,
      "[]", "{}", "1", #""text""#, #"{"a": [], "b": {}}"#, "[[[]], {}]", #"{"a": 1, "A": 2}"#,
    ])
  func unlike(json: String) throws {
    #expect(try JSONTree.withRepeatedKeys(json).repeatedKeys == [])
  }
}
