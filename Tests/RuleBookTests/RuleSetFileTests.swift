import Testing
import Wording

@testable import RuleBook

@Suite("RuleSetFile: every key and every value is checked")
struct RuleSetFileTests {
  @Test("A file is read with what each parameter says of its source, else with the set's own")
  func read() throws {
    let set = try Examples.read(Examples.complete)
    #expect(set.id == "base")
    #expect(set.kind == "example")
    #expect(set.title == Text(en: "Title", zh: "标题"))
    #expect(set.document == Text("Doc 1"))
    #expect(set.effective.from == "2020-01-01")
    #expect(set.effective.to == nil)
    #expect(set.baseline == nil)
    #expect(set.summary == nil)
    let rate = try #require(set.parameters["price.rate"])
    #expect(
      rate
        == Parameter(
          value: .text("1.70"), document: Text("Doc 1"), clause: Text("art. 5"), grade: .official,
          checked: "2026-01-02", note: Text(en: "note", zh: "注"), origin: "base"))
    let years = try #require(set.parameters["years"])
    #expect(years.document == Text(en: "Doc 2", zh: "文件二"))
    #expect(years.checked == "2025-12-31")
    #expect(set.parameters["order"]?.value == .list(["volume", "date"]))
    #expect(set.parameters["shortlist.caps"]?.rowGrades == ["10": .inferred])
  }

  @Test("Rows stand in the order of their numbers, then of their names")
  func rowOrder() throws {
    let set = try Examples.read(Examples.complete)
    func names(_ key: RuleKey) -> [String]? {
      guard case .table(let rows)? = set.parameters[key.name]?.value else { return nil }
      return rows.map(\.name)
    }
    #expect(names(Examples.caps) == ["2", "4", "10", "16+"])
    #expect(names(Examples.factors) == ["capsule", "tablet"])
  }

  /// A file with a fault and the error that names it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let json: String
    let error: RuleError
    var testDescription: String { error.message.en }
  }

  private static func fault(_ parameters: String, more: String = "", _ error: RuleError) -> Fault {
    Fault(json: Examples.json(parameters, more: more), error: error)
  }

  private static func unknown(_ path: String, nearest: String?) -> RuleError {
    .unknownKey(file: "rules.json", path: path, nearest: nearest)
  }

  private static func wrong(_ path: String, _ expected: String, _ found: String? = nil)
    -> RuleError
  {
    .wrongValue(file: "rules.json", path: path, expected: Text(expected), found: found)
  }

  @Test(
    "A key that nobody knows is named with its path and the nearest known key",
    arguments: [
      fault("", more: "\"baselin\": \"x\"", unknown("baselin", nearest: "baseline")),
      fault("", more: "\"price.rate\": {}", unknown("price.rate", nearest: nil)),
      fault(
        "", more: "\"effective\": {\"form\": \"2020-01-01\"}",
        unknown("effective.form", nearest: "from")),
      fault(
        "", more: "\"effective\": {\"until\": \"x\"}", unknown("effective.until", nearest: nil)),
      fault(
        "", more: "\"summary\": {\"en\": \"a\", \"zh\": \"b\", \"de\": \"c\"}",
        unknown("summary.de", nearest: nil)),
      fault(
        "\"price.rat\": {\"value\": \"1\", \"grade\": \"official\"}",
        unknown("parameters.price.rat", nearest: "price.rate")),
      fault(
        "\"years\": {\"value\": \"1\", \"grad\": \"official\"}",
        unknown("parameters.years.grad", nearest: "grade")),
      fault(
        "\"years\": {\"value\": \"1\", \"grade\": \"official\", \"note\": {\"eng\": \"a\"}}",
        unknown("parameters.years.note.eng", nearest: "en")),
      fault(
        """
        "factors": {"value": {"tablet": "1"}, "grade": "official", "row_grades": {"tablett": "inferred"}}
        """, unknown("parameters.factors.row_grades.tablett", nearest: "tablet")),
      fault(
        "\"years\": {\"value\": \"1\", \"grade\": \"official\", \"row_grades\": {\"1\": \"inferred\"}}",
        unknown("parameters.years.row_grades.1", nearest: nil)),
    ])
  func unknownKeys(fault: Fault) {
    let error = #expect(throws: RuleError.self) { try Examples.read(fault.json) }
    #expect(error?.faults.first?.message.en == fault.error.message.en)
  }

  @Test(
    "A key that must be there is named with its path",
    arguments: [
      ("{}", "kind"), ("{\"kind\": \"example\"}", "id"),
      ("{\"kind\": \"example\", \"id\": \"a\"}", "document"),
      ("{\"kind\": \"example\", \"id\": \"a\", \"document\": \"d\"}", "parameters"),
      ("{\"kind\": \"example\", \"id\": \"a\", \"document\": \"d\", \"parameters\": {}}", "title"),
      (Examples.json("\"years\": {\"grade\": \"official\"}"), "parameters.years.value"),
      (Examples.json("\"years\": {\"value\": \"1\"}"), "parameters.years.grade"),
      (Examples.json("\"years\": {}"), "parameters.years.value"),
      (Examples.json(more: "\"summary\": {}"), "summary.zh"),
    ])
  func missingKeys(json: String, path: String) {
    let error = #expect(throws: RuleError.self) { try Examples.read(json) }
    #expect(error?.faults.first == .missingKey(file: "rules.json", path: path))
  }

  private static let number = "a number from 1 to 4 in quotes, such as \"1.8\""
  private static let integer = "a whole number of at least 0 in quotes, such as \"3\""
  private static let cap = "a whole number of at least 1 in quotes, such as \"3\""
  private static let factor = "a number above 0 in quotes, such as \"1.05\""
  private static let counts = "named by a number such as 4 or 16+"

  private static func value(
    _ key: String, _ value: String, _ path: String, _ expected: String, _ found: String? = nil
  ) -> Fault {
    fault(
      "\"\(key)\": {\"value\": \(value), \"grade\": \"official\"}", wrong(path, expected, found))
  }

  @Test(
    "A value that has not the form of its key is named with what it must be",
    arguments: [
      // A bare number has lost its digits before anybody can see them: 1.70 is 1.7, or 1.6999….
      value("price.rate", "1.7", "parameters.price.rate.value", number),
      value("price.rate", "true", "parameters.price.rate.value", number),
      value("price.rate", "\"1,7\"", "parameters.price.rate.value", number, "1,7"),
      value("price.rate", "\"\"", "parameters.price.rate.value", number, ""),
      value("price.rate", "\"1e3\"", "parameters.price.rate.value", number, "1e3"),
      value("price.rate", "[\"1.7\"]", "parameters.price.rate.value", number),
      value("years", "3", "parameters.years.value", integer),
      value("years", "\"3.0\"", "parameters.years.value", integer, "3.0"),
      value(
        "years", "\"99999999999999999999\"", "parameters.years.value", integer,
        "99999999999999999999"),
      value("mode", "\"Open\"", "parameters.mode.value", "one of open, closed", "Open"),
      value("order", "\"date\"", "parameters.order.value", "a list of date, volume, price"),
      value(
        "order", "[\"date\", \"size\"]", "parameters.order.value", "a list of date, volume, price",
        "size"),
      value("order", "[1]", "parameters.order.value", "a list of date, volume, price"),
      value("remark", "{}", "parameters.remark.value", "a text in quotes"),
      value(
        "shortlist.caps", "{\"4\": 3}", "parameters.shortlist.caps.value.4", cap),
      value(
        "shortlist.caps", "{\"4\": null}", "parameters.shortlist.caps.value.4", cap),
      value(
        "shortlist.caps", "{\"4\": \"x\"}", "parameters.shortlist.caps.value.4", cap, "x"),
      value("shortlist.caps", "{\"four\": \"3\"}", "parameters.shortlist.caps.value.four", counts),
      value("shortlist.caps", "{\"04\": \"3\"}", "parameters.shortlist.caps.value.04", counts),
      value("shortlist.caps", "{\"+4\": \"3\"}", "parameters.shortlist.caps.value.+4", counts),
      value("shortlist.caps", "{\"-4\": \"3\"}", "parameters.shortlist.caps.value.-4", counts),
      value("shortlist.caps", "{\"4++\": \"3\"}", "parameters.shortlist.caps.value.4++", counts),
      value("shortlist.caps", "{\"+\": \"3\"}", "parameters.shortlist.caps.value.+", counts),
      value("shortlist.caps", "{\"\": \"3\"}", "parameters.shortlist.caps.value.", counts),
      value(
        "shortlist.caps", "\"3\"", "parameters.shortlist.caps.value",
        "an object from counts such as \"4\" or \"16+\" to numbers, such as {\"4\": \"3\"}"),
      value(
        "factors", "[\"1\"]", "parameters.factors.value",
        "an object from names to numbers, such as {\"A\": \"1.05\"}"),
      // Of two wrong rows, the first by name is the one that is told.
      value(
        "factors", "{\"b\": \"x\", \"a\": \"y\"}", "parameters.factors.value.a", factor, "y"),
    ])
  func wrongValues(fault: Fault) {
    let error = #expect(throws: RuleError.self) { try Examples.read(fault.json) }
    #expect(error?.faults.first?.message.en == fault.error.message.en)
  }

  @Test(
    "A value out of its range is refused with the range and what it is",
    arguments: [
      value("price.rate", "\"0.5\"", "parameters.price.rate.value", number, "0.5"),
      value("price.rate", "\"-1\"", "parameters.price.rate.value", number, "-1"),
      value("price.rate", "\"4.01\"", "parameters.price.rate.value", number, "4.01"),
      value("years", "\"-1\"", "parameters.years.value", integer, "-1"),
      value("shortlist.caps", "{\"4\": \"0\"}", "parameters.shortlist.caps.value.4", cap, "0"),
      value("shortlist.caps", "{\"4\": \"2.5\"}", "parameters.shortlist.caps.value.4", cap, "2.5"),
      value("factors", "{\"a\": \"0\"}", "parameters.factors.value.a", factor, "0"),
    ])
  func outOfRange(fault: Fault) {
    let error = #expect(throws: RuleError.self) { try Examples.read(fault.json) }
    #expect(error?.faults.map(\.message.en) == [fault.error.message.en])
  }

  @Test("All faults of a file are found at once, each at its path")
  func allFaults() {
    let json = Examples.json(
      """
      "price.rate": {"value": "60", "grade": "sure"}, "yeers": {"value": "1", "grade": "official"},
      "mode": {"value": "shut"}, "shortlist.caps": {"value": {"4": "x", "05": "1"}, "grade": "official"}
      """, more: "\"baselin\": \"x\", \"summary\": {}")
    let error = #expect(throws: RuleError.self) { try Examples.read(json) }
    let paths = error?.faults.compactMap { fault -> String? in
      switch fault {
      case .unknownKey(_, let path, _), .missingKey(_, let path): path
      case .wrongValue(_, let path, _, _): path
      default: nil
      }
    }
    #expect(
      paths == [
        "baselin", "parameters.mode.value", "parameters.mode.grade",
        "parameters.price.rate.value", "parameters.price.rate.grade",
        "parameters.shortlist.caps.value.05", "parameters.shortlist.caps.value.4",
        "parameters.yeers", "summary.zh",
      ])
  }

  @Test(
    "Everything around the values has its form too",
    arguments: [
      Fault(json: "[]", error: wrong("the file", "an object")),
      Fault(json: "null", error: wrong("the file", "an object")),
      Fault(
        json: "{\"kind\": \"example\", \"id\": 7}", error: wrong("id", "a text in quotes")),
      Fault(
        json: """
          {"kind": "example", "id": "a", "document": "d", "parameters": []}
          """, error: wrong("parameters", "an object")),
      fault("\"years\": \"3\"", wrong("parameters.years", "an object")),
      fault(
        "\"years\": {\"value\": \"3\", \"grade\": \"sure\"}",
        wrong(
          "parameters.years.grade",
          "one of official, replayed, published, supplied, reconstructed, inferred, unverified",
          "sure")),
      fault(
        "\"years\": {\"value\": \"3\", \"grade\": \"official\", \"clause\": 5}",
        wrong("parameters.years.clause", "an object")),
      fault(
        "\"factors\": {\"value\": {}, \"grade\": \"official\", \"row_grades\": [\"a\"]}",
        wrong("parameters.factors.row_grades", "an object")),
      fault(
        "", more: "\"effective\": {\"from\": 2020}", wrong("effective.from", "a text in quotes")),
      fault("", more: "\"effective\": \"2020\"", wrong("effective", "an object")),
      fault("", more: "\"baseline\": [\"a\"]", wrong("baseline", "a text in quotes")),
      fault("", more: "\"summary\": 1", wrong("summary", "an object")),
    ])
  func wrongForms(fault: Fault) {
    let error = #expect(throws: RuleError.self) { try Examples.read(fault.json) }
    #expect(error?.faults.first?.message.en == fault.error.message.en)
  }

  @Test("A set of another kind is refused by its name and kind")
  func wrongKind() {
    let json = Examples.json().replacing("\"example\"", with: "\"tender\"")
    #expect(throws: RuleError.wrongKind(id: "base", kind: "tender", needed: "example")) {
      try Examples.read(json)
    }
  }

  @Test(
    "What is not JSON is refused, and its error can go to a terminal",
    arguments: [
      "", "{", "{'id': 'a'}", "\u{1B}[31m", String(repeating: "[", count: 5000),
    ])
  func notJSON(text: String) throws {
    let error = #expect(throws: RuleError.self) { try Examples.read(text) }
    guard case .notJSON(let file, let line, let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file == "rules.json")
    #expect(line == 1)
    #expect(reason.en == reason.en.visible)
  }

  @Test("null says that the number was not recovered: the parameter is there and unset")
  func null() throws {
    for key in Examples.catalogue.keys {
      let set = try Examples.read(
        Examples.json("\"\(key.name)\": {\"value\": null, \"grade\": \"unverified\"}"))
      #expect(set.parameters[key.name]?.value == .unset)
      #expect(!set.has(key))
    }
  }

  @Test("A file in UTF-8 with a byte order mark is read like one without")
  func byteOrderMark() throws {
    #expect(try Examples.read("\u{FEFF}" + Examples.json()).id == "base")
  }

  @Test(
    "What is removed must be a list of known parameters that the set does not give itself",
    arguments: [
      (
        "\"years\"",
        RuleError.wrongValue(
          file: "rules.json", path: "remove", expected: Text("a list of parameters"))
      ),
      (
        "[\"yeas\"]",
        .unknownKey(file: "rules.json", path: "remove.yeas", nearest: "years")
      ),
      (
        "[\"mode\"]",
        .wrongValue(
          file: "rules.json", path: "remove",
          expected: Text("a list of parameters that are not given here"))
      ),
    ])
  func removed(list: String, error: RuleError) {
    let json = Examples.json(
      "\"mode\": {\"value\": \"open\", \"grade\": \"official\"}",
      more: "\"baseline\": \"base\", \"remove\": \(list)")
    let thrown = #expect(throws: RuleError.self) { try Examples.read(json) }
    #expect(thrown?.faults.first?.message.en == error.message.en)
  }
}
