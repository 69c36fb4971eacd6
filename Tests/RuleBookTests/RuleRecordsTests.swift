import ExactNumbers
import Testing
import Wording

@testable import RuleBook

struct RuleRecordsTests {
  static let items = RuleKey(
    "items",
    .records([
      .words("code"), .words("name"),
      RuleColumn("points", .number(.from(0, to: 10, example: "2")), others: .step("1")),
      RuleColumn("days", .number(.whole(from: 0, example: "3")), others: .step("1")),
    ]), others: .byColumn, en: "items", zh: "items")
  static let catalogue = RuleCatalogue(kind: "demo", title: Text("demo"), keys: [items])

  static func ruleSet(_ records: String) throws(RuleError) -> RuleSet {
    try Examples.read(
      """
      {"id": "demo", "kind": "demo", "title": {"en": "d", "zh": "d"}, "document": "doc",
       "parameters": {"items": {"value": \(records), "grade": "reconstructed"}}}
      """, catalogue)
  }

  static let two = """
    [{"code": "B", "name": "late", "points": "0.5", "days": "3"},
     {"code": "A", "name": "short", "points": "2", "days": null}]
    """

  @Test("records keep the order of the file, and their numbers are exact and cited")
  func reading() throws {
    let records = try Self.ruleSet(Self.two).records(Self.items).value
    try #require(records.map(\.name) == ["B", "A"])
    let points = try records[0].number("points")
    #expect(points.value == Ratio(decimal: "0.5"))
    #expect(points.key == "items.B.points")
    #expect(points.grade == .reconstructed)
    #expect(try records[0].integer("days").value == 3)
  }

  @Test("a value that is not set stops whoever needs it, by its full name")
  func unset() throws {
    let records = try Self.ruleSet(Self.two).records(Self.items).value
    #expect(throws: RuleError.unset(key: "items.A.days", id: "demo")) {
      try records[1].integer("days")
    }
  }

  @Test(
    "an unknown, a missing and a misshapen column are errors with their path",
    arguments: [
      (
        #"[{"code": "A", "name": "n", "points": "1", "days": "1", "pionts": "2"}]"#,
        RuleError.unknownKey(
          file: "rules.json", path: "parameters.items.value[0].pionts", nearest: "points")
      ),
      (
        #"[{"code": "A", "name": "n", "points": "1"}]"#,
        .missingKey(file: "rules.json", path: "parameters.items.value[0].days")
      ),
      (
        #"[{"code": "A", "name": "n", "points": "x", "days": "1"}]"#,
        .wrongValue(
          file: "rules.json", path: "parameters.items.value[0].points",
          expected: NumberRange.from(0, to: 10, example: "2").expectation(quoted: true), found: "x")
      ),
      (
        """
        [{"code": "A", "name": "n", "points": "1", "days": "1"},
         {"code": "A", "name": "m", "points": "2", "days": "2"}]
        """,
        .wrongValue(
          file: "rules.json", path: "parameters.items.value[1]",
          expected: Text(en: "named otherwise: A is taken", zh: "其他名称：A 已被使用"))
      ),
    ])
  func faults(records: String, error: RuleError) {
    #expect(throws: error) { try Self.ruleSet(records) }
  }

  @Test("--set replaces one value of one record, and only that becomes the user's own")
  func setting() throws {
    let set = try Self.ruleSet(Self.two).setting(
      "items.A.points", to: "3", catalogue: Self.catalogue)
    let records = try set.records(Self.items).value
    #expect(try records[1].number("points").value == Ratio(3))
    #expect(try records[1].number("points").grade == .supplied)
    #expect(try records[0].number("points").grade == .reconstructed)
  }

  @Test(
    "--set names what it does not know, and the nearest that it does",
    arguments: [("items.Zed.points", nil), ("items.A.pionts", "points"), ("items.A", nil)])
  func misnamed(name: String, nearest: String?) throws {
    let set = try Self.ruleSet(Self.two)
    #expect(throws: RuleError.unknownKey(file: "--set", path: name, nearest: nearest)) {
      try set.setting(name, to: "1", catalogue: Self.catalogue)
    }
  }

  @Test("two sets differ by record and column")
  func difference() throws {
    let old = try Self.ruleSet(Self.two)
    let new = try old.setting("items.B.points", to: "1", catalogue: Self.catalogue)
    #expect(
      RuleDifference.between(old, new, catalogue: Self.catalogue) == [
        RuleDifference(key: "items.B.points", before: "0.5", after: "1")
      ])
  }

  @Test("--set changes a cell of a record, never the name by which others know it")
  func settingNames() throws {
    let set = try Self.ruleSet(Self.two)
    let changed = try set.setting("items.A.name", to: "brief", catalogue: Self.catalogue)
    #expect(try changed.records(Self.items).value[1].text("name") == "brief")
    for name in ["items.A.code", "items.A"] {
      #expect(throws: RuleError.self) { try set.setting(name, to: "C", catalogue: Self.catalogue) }
    }
  }
}
