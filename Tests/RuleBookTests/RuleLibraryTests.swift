import EmbeddedData
import Files
import Foundation
import TestSupport
import Testing
import Wording

@testable import RuleBook

@Suite("RuleLibrary: rule sets by id or by file, with their baselines")
struct RuleLibraryTests {
  private static func library(_ sets: [(id: String, text: String)]) -> RuleLibrary {
    RuleLibrary(Examples.catalogue, builtIn: sets)
  }

  private static func child(_ id: String, of baseline: String, _ parameters: String = "") -> String
  {
    Examples.json(parameters, id: id, more: "\"baseline\": \"\(baseline)\"")
  }

  @Test("A set takes what it does not say itself from its baseline, and that from its own")
  func baselines() throws {
    let library = Self.library([
      ("base", Examples.complete),
      (
        "second",
        Self.child("second", of: "base", "\"years\": {\"value\": \"4\", \"grade\": \"inferred\"}")
      ),
      (
        "third",
        Self.child(
          "third", of: "second",
          """
          "shortlist.caps": {"value": {"4": "1"}, "grade": "published"},
          "mode": {"value": null, "grade": "unverified"}
          """)
      ),
    ])
    let set = try library.ruleSet("third")
    #expect(set.id == "third")
    #expect(set.baseline == "second")
    #expect(set.parameters["price.rate"]?.origin == "base")
    #expect(set.parameters["years"]?.origin == "second")
    #expect(set.parameters["shortlist.caps"]?.origin == "third")
    #expect(try set.integer(Examples.years).value == 4)
    #expect(try set.number(Examples.rate).grade == .official)
    // A table replaces the baseline's whole table: no row of the old one shines through.
    #expect(try set.table(Examples.caps).rowNames == ["4"])
    // null takes back what the baseline says.
    #expect(throws: RuleError.unset(key: "mode", id: "third")) { try set.text(Examples.mode) }
  }

  @Test("A parameter that a set removes is gone, and for the sets that build on it too")
  func removed() throws {
    let library = Self.library([
      ("base", Examples.complete),
      (
        "second",
        Examples.json(
          id: "second", more: "\"baseline\": \"base\", \"remove\": [\"years\", \"mode\"]")
      ),
      (
        "third",
        Self.child(
          "third", of: "second", "\"mode\": {\"value\": \"open\", \"grade\": \"official\"}")
      ),
    ])
    let set = try library.ruleSet("third")
    #expect(set.parameters["years"] == nil)
    #expect(set.parameters["mode"]?.origin == "third")
    #expect(set.parameters["price.rate"]?.origin == "base")
  }

  @Test(
    "Removing what the baseline does not have, or without a baseline, is an error",
    arguments: [
      (
        "\"baseline\": \"empty\", \"remove\": [\"years\"]",
        RuleError.wrongValue(
          file: "own", path: "remove",
          expected: Text(en: "a list of parameters that empty has", zh: "empty 所有参数名的列表"))
      ),
      ("\"remove\": [\"years\"]", .missingKey(file: "own", path: "baseline")),
    ])
  func removedInVain(more: String, error: RuleError) {
    let library = Self.library([
      ("empty", Examples.json(id: "empty")), ("own", Examples.json(id: "own", more: more)),
    ])
    #expect(throws: error) { try library.ruleSet("own") }
  }

  @Test("A chain of baselines that comes back to itself is an error that shows the chain")
  func circles() {
    let library = Self.library([
      ("a", Self.child("a", of: "b")), ("b", Self.child("b", of: "c")),
      ("c", Self.child("c", of: "b")), ("self", Self.child("self", of: "self")),
    ])
    #expect(throws: RuleError.circularBaseline(["a", "b", "c", "b"])) { try library.ruleSet("a") }
    #expect(throws: RuleError.circularBaseline(["b", "c", "b"])) { try library.ruleSet("b") }
    #expect(throws: RuleError.circularBaseline(["self", "self"])) { try library.ruleSet("self") }
  }

  @Test("An id or a baseline that does not exist is an error with the nearest id")
  func unknown() {
    let library = Self.library([
      ("cn-2020", Examples.json(id: "cn-2020")), ("orphan", Self.child("orphan", of: "cn-2202")),
    ])
    #expect(library.builtInIDs == ["cn-2020", "orphan"])
    #expect(throws: RuleError.unknownRuleSet("cn-2002", nearest: "cn-2020")) {
      try library.ruleSet("cn-2002")
    }
    #expect(throws: RuleError.unknownRuleSet("zz", nearest: nil)) { try library.ruleSet("zz") }
    #expect(throws: RuleError.unknownRuleSet("cn-2202", nearest: "cn-2020")) {
      try library.ruleSet("orphan")
    }
  }

  @Test("A file is read by its path and may build on a built-in set")
  func ownFile() throws {
    let folder = try TemporaryFolder()
    let library = Self.library([("base", Examples.complete)])
    let path = try folder.file(
      "mine.json",
      Self.child("mine", of: "base", "\"years\": {\"value\": \"9\", \"grade\": \"supplied\"}"))
    let set = try library.ruleSet(path)
    #expect(try set.integer(Examples.years).value == 9)
    #expect(try set.text(Examples.mode).value == "open")
  }

  @Test("A file that cannot be read, is not UTF-8 or has a wrong key is named by its path")
  func faultyFiles() throws {
    let folder = try TemporaryFolder()
    let library = Self.library([])
    let missing = folder.path("missing.json")
    let error = #expect(throws: FileError.self) { try library.ruleSet(missing) }
    #expect(error?.path == missing)
    let binary = try folder.file("binary.json", [0x7B, 0xFF, 0x7D])
    let notText = #expect(throws: RuleError.self) { try library.ruleSet(binary) }
    #expect(notText?.message.en == "\(binary) is not JSON: it is not in UTF-8")
    let misspelt = try folder.file("misspelt.json", "{\"idd\": \"a\"}")
    let faults = #expect(throws: RuleError.self) { try library.ruleSet(misspelt) }?.faults
    #expect(faults?.first == .unknownKey(file: misspelt, path: "idd", nearest: "id"))
    #expect(
      faults?.dropFirst() == [
        .missingKey(file: misspelt, path: "kind"), .missingKey(file: misspelt, path: "id"),
        .missingKey(file: misspelt, path: "document"),
        .missingKey(file: misspelt, path: "title"),
      ])
  }

  @Test("A file with a repeated key is refused with the key's path")
  func repeatedKey() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "own.json",
      Examples.json(#""years": {"value": "4", "grade": "inferred", "value": "5"}"#, id: "own"))
    #expect(throws: RuleError.repeatedKey(file: path, path: "parameters.years.value")) {
      try RuleLibrary(Examples.catalogue, builtIn: []).ruleSet(path)
    }
  }

  @Test("Every built-in set stands in the folder of its kind under its own id")
  func builtInFiles() throws {
    let paths = EmbeddedData.paths(in: "rules/")
    #expect(!paths.isEmpty)
    for path in paths {
      let json = Data((EmbeddedData.text(of: path) ?? "").utf8)
      let set = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
      let (kind, id) = (set["kind"] as? String ?? "", set["id"] as? String ?? "")
      #expect(path == "rules/\(kind)/\(id).json")
    }
  }
}
