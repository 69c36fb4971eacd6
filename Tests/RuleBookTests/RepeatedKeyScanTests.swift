import EmbeddedData
import TestSupport
import Testing

@testable import RuleBook

@Suite("RepeatedKeyScan: a key that an object has twice")
struct RepeatedKeyScanTests {
  @Test(
    "The path of the first repeated key is found, in objects and in lists",
    arguments: [
      (#"{"a": 1, "a": 2}"#, "a"), (#"{"a": {"b": [1, {"c": 1, "c": null}]}}"#, "a.b.1.c"),
      (#"{"a": {"b": 1}, "b": {"b": "a", "x": true, "b": 2}, "b": 1}"#, "b.b"),
      // An escape is the letter that it stands for.
      (#"{"a": 1, "\u0061": 2}"#, "a"), (#"{"a\"b": 1, "a\"b": 2}"#, #"a"b"#),
      (#"{"x": "}", "y": "{\"x\": 1", "x": 1}"#, "x"),
    ])
  func repeated(json: String, path: String) {
    #expect(RepeatedKeyScan.paths(in: json).first == path)
  }

  @Test(
    "Equal keys of different objects, and keys inside texts, are not repeated",
    arguments: [
      #"{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 2}]}"#, #"{"a": "\"a\": 1, \"a\": 2"}"#,
      "[]", "{}", "1", #""text""#, #"{"a": [], "b": {}}"#, "[[[]], {}]", #"{"a": 1, "A": 2}"#,
    ])
  func unlike(json: String) {
    #expect(RepeatedKeyScan.paths(in: json) == [])
  }

  @Test("No built-in file of data has a repeated key")
  func builtIn() throws {
    let paths = EmbeddedData.paths(in: "").filter { $0.hasSuffix(".json") }
    try #require(!paths.isEmpty)
    for path in paths {
      #expect(RepeatedKeyScan.paths(in: try #require(EmbeddedData.text(of: path))) == [], "\(path)")
    }
  }

  @Test("A file with a repeated key is refused with the key's path")
  func refused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "own.json",
      Examples.json(#""years": {"value": "4", "grade": "inferred", "value": "5"}"#, id: "own"))
    #expect(throws: RuleError.repeatedKey(file: path, path: "parameters.years.value")) {
      try RuleLibrary(Examples.catalogue, builtIn: []).ruleSet(path)
    }
  }
}
