import ExactNumbers
import Testing
import Wording

@testable import RuleBook

@Suite("RuleDoubt: what was used, and what else it could be")
struct RuleDoubtTests {
  /// A set with one value of a parameter, all of it unverified.
  private static func set(_ key: String, _ value: String) throws -> RuleSet {
    try Examples.read(
      Examples.json("\"\(key)\": {\"value\": \(value), \"grade\": \"unverified\"}"))
  }

  private static func others(_ set: RuleSet) -> [String] {
    set.alternatives(Examples.catalogue).map { other in
      other.key + " → "
        + (other.set.parameters[RuleDoubtTests.name(other.key)]?.value.summary ?? "(left out)")
    }
  }

  private static func name(_ key: String) -> String {
    Examples.catalogue.keys.first { key == $0.name || key.hasPrefix($0.name + ".") }?.name ?? ""
  }

  @Test("A value is used when it is handed out, a row when it is looked up; copies share that")
  func use() throws {
    let set = try Examples.read(Examples.complete)
    let copy = set
    #expect(set.usedWeak(Examples.catalogue).isEmpty)
    // Surer than `supplied`: years published, price.rate official.
    _ = try (set.integer(Examples.years), set.number(Examples.rate))
    #expect(set.usedWeak(Examples.catalogue).isEmpty)
    let table = try set.table(Examples.caps)
    _ = try table.value(forCount: 4)
    #expect(set.usedWeak(Examples.catalogue).isEmpty)
    _ = try (copy.text(Examples.remark), table.value(forCount: 10), set.text(Examples.mode))
    let weak = set.usedWeak(Examples.catalogue)
    #expect(weak.map(\.key) == ["mode", "remark", "shortlist.caps.10"])
    #expect(weak.map(\.grade) == [.inferred, .unverified, .inferred])
    #expect(copy.usedWeak(Examples.catalogue).map(\.key) == weak.map(\.key))
  }

  @Test("What the user gives is told when it is used; a changed set begins with nothing used")
  func supplied() throws {
    let base = try Examples.read(Examples.complete)
    _ = try base.text(Examples.mode)
    let set = try base.setting("years", to: "4", catalogue: Examples.catalogue)
      .setting("shortlist.caps.4", to: "2", catalogue: Examples.catalogue)
    #expect(set.usedWeak(Examples.catalogue).isEmpty)
    _ = try (set.integer(Examples.years), set.table(Examples.caps).value(forCount: 4))
    #expect(set.usedWeak(Examples.catalogue).map(\.key) == ["years", "shortlist.caps.4"])
    #expect(base.usedWeak(Examples.catalogue).map(\.key) == ["mode"])
  }

  @Test("Only what is unverified and was used has alternatives")
  func onlyUsed() throws {
    let set = try Self.set("price.rate", "\"1.7\"")
    #expect(Self.others(set).isEmpty)
    _ = try set.number(Examples.rate)
    #expect(Self.others(set) == ["price.rate → 1.6", "price.rate → 1.8"])
    let other = try #require(set.alternatives(Examples.catalogue).first?.set)
    #expect(other.usedWeak(Examples.catalogue).isEmpty)
    #expect(try other.number(Examples.rate).value == Ratio(decimal: "1.6"))
  }

  @Test("A step does not leave the range: above 1 and up to 4, 4 goes down only and 1 up only")
  func steps() throws {
    for (value, others) in [
      ("4", ["3.9"]), ("1", ["1.1"]), ("1.05", ["1.15"]), ("3.9", ["3.8", "4"]),
    ] {
      let set = try Self.set("price.rate", "\"\(value)\"")
      _ = try set.number(Examples.rate)
      #expect(Self.others(set) == others.map { "price.rate → \($0)" })
    }
  }

  @Test("A choice has each other word, a list each later item first, or none to put first")
  func words() throws {
    let mode = try Self.set("mode", "\"open\"")
    _ = try mode.text(Examples.mode)
    #expect(Self.others(mode) == ["mode → closed"])
    let order = try Self.set("order", "[\"date\", \"volume\", \"price\"]")
    _ = try order.list(Examples.order)
    #expect(Self.others(order) == ["order → volume, date, price", "order → price, date, volume"])
    let none = try Self.set("order", "[]")
    _ = try none.list(Examples.order)
    #expect(Self.others(none).isEmpty)
    #expect(Examples.order.others.exemption(of: .list([]))?.en == "ties stay open")
    #expect(Examples.order.others.exemption(of: .list(["date", "price"])) == nil)
  }

  @Test("Only the unverified row that was looked up is replaced, and never by more than its count")
  func rows() throws {
    let set = try Self.set("shortlist.caps", "{\"2\": \"2\", \"4\": \"3\", \"9\": \"1\"}")
    let caps = try set.table(Examples.caps)
    _ = try caps.value(forCount: 4)
    #expect(
      Self.others(set) == [
        "shortlist.caps.4 → 2: 2, 4: 2, 9: 1", "shortlist.caps.4 → 2: 2, 4: 4, 9: 1",
      ])
    // Two bidders: at most 2; and at least 1.
    _ = try (caps.value(forCount: 2), caps.value(forCount: 9))
    #expect(
      set.alternatives(Examples.catalogue).map(\.key) == [
        "shortlist.caps.2", "shortlist.caps.4", "shortlist.caps.4", "shortlist.caps.9",
      ])
  }

  @Test("A row is left out alone, the others stand")
  func leftOut() throws {
    let set = try Self.set("factors", "{\"tablet\": \"1\", \"capsule\": \"1.05\"}")
    _ = try set.table(Examples.factors).value(named: "tablet")
    #expect(Self.others(set) == ["factors.tablet → capsule: 1.05"])
  }

  @Test("The least of the range and a step more; a value left out with the test that asks for it")
  func tests() throws {
    let multiple = RuleKey(
      "multiple", .number(.from(1, example: "1.8")), others: .leastOrMore(by: "0.1"), en: "m",
      zh: "m")
    let cut = RuleKey(
      "cut", .number(.share(example: "0.5")), others: .nothingWithout(item: "cut", of: "tests"),
      en: "c", zh: "c")
    let tests = RuleKey(
      "tests", .list(["multiple", "cut"]), others: .withoutItem(otherwise: Text("none")), en: "t",
      zh: "t")
    let catalogue = RuleCatalogue(
      kind: "example", title: Text("t"), keys: [multiple, cut, tests])
    let set = try Examples.read(
      Examples.json(
        """
        "multiple": {"value": "1.8", "grade": "unverified"},
        "cut": {"value": "0.5", "grade": "unverified"},
        "tests": {"value": ["multiple", "cut"], "grade": "unverified"}
        """), catalogue)
    _ = try (set.number(multiple), set.number(cut), set.list(tests))
    let others = set.alternatives(catalogue)
    try #require(others.map(\.key) == ["multiple", "multiple", "cut", "tests", "tests"])
    #expect(try others[0].set.number(multiple).value == Ratio(1))
    #expect(try others[1].set.number(multiple).value == Ratio(decimal: "1.9"))
    #expect(!others[2].set.has(cut))
    #expect(try others[2].set.list(tests).value == ["multiple"])
    #expect(try others[3].set.list(tests).value == ["cut"])
  }

  @Test("Cells of records are used one by one, and have the others of their columns")
  func cells() throws {
    let set = try RuleRecordsTests.ruleSet(
      RuleRecordsTests.two
        + #", "row_grades": {"B.points": "unverified", "A": "inferred"}"#)
    let records = try set.records(RuleRecordsTests.items).value
    _ = try (records[0].text("name"), records[0].number("points"), records[1].number("points"))
    let weak = set.usedWeak(RuleRecordsTests.catalogue)
    #expect(weak.map(\.key) == ["items", "items.B.points", "items.A.points"])
    #expect(weak.map(\.grade) == [.reconstructed, .unverified, .inferred])
    let others = set.alternatives(RuleRecordsTests.catalogue)
    try #require(others.map(\.key) == ["items.B.points"])
    let other = try others[0].set.records(RuleRecordsTests.items).value
    // 0.5 − 1 is below 0; 0.5 + 1 = 1.5.
    #expect(try other[0].number("points").value == Ratio(decimal: "1.5"))
  }

  @Test("Values that do not go together are refused, of a file and of --set")
  func conditions() throws {
    let library = RuleLibrary(
      Examples.catalogue,
      builtIn: [
        ("base", Examples.complete),
        (
          "two",
          Examples.json(
            "\"shortlist.caps\": {\"value\": {\"2\": \"9\"}, \"grade\": \"official\"}", id: "two")
        ),
      ])
    let error = #expect(throws: RuleError.self) { try library.ruleSet("two") }
    #expect(
      error?.message.en == "two: `parameters.shortlist.caps.value.2` must be at most 2, the count "
        + "of its row, such as 2; it is \"9\"")
    let own = #expect(throws: RuleError.self) {
      try library.ruleSet("base").setting(
        "shortlist.caps.3", to: "4", catalogue: Examples.catalogue)
    }
    #expect(own?.message.en.hasPrefix("--set: `shortlist.caps.3` must be at most 3") == true)
  }

  @Test("A value that is the least of its range could only be more, not itself again")
  func leastAlready() throws {
    let multiple = RuleKey(
      "multiple", .number(.from(1, example: "1.8")), others: .leastOrMore(by: "0.1"), en: "m",
      zh: "m")
    let capped = RuleKey(
      "capped", .number(.from(1, to: 2, example: "1.8")), others: .leastOrMore(by: "0.1"),
      en: "c", zh: "c")
    func others(_ key: RuleKey, _ value: String) throws -> [String] {
      key.others.values(besides: .text(value), form: key.form).compactMap { $0?.summary }
    }
    #expect(try others(multiple, "1") == ["1.1"])
    #expect(try others(multiple, "1.0") == ["1.1"])
    #expect(try others(multiple, "1.8") == ["1", "1.9"])
    #expect(try others(capped, "2") == ["1"])
    #expect(try others(capped, "1.9") == ["1", "2"])
  }

  @Test("A cell that is as sure as all of its records is told with them, not once more")
  func cellsOfOneGrade() throws {
    let set = try RuleRecordsTests.ruleSet(
      RuleRecordsTests.two + #", "row_grades": {"B.days": "inferred"}"#)
    let records = try set.records(RuleRecordsTests.items).value
    _ = try (records[0].text("name"), records[0].number("points"), records[1].number("points"))
    #expect(set.usedWeak(RuleRecordsTests.catalogue).map(\.key) == ["items"])
    _ = try records[0].integer("days")
    #expect(set.usedWeak(RuleRecordsTests.catalogue).map(\.key) == ["items", "items.B.days"])
  }
}
