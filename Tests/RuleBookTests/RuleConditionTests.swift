import TestSupport
import Testing
import Wording

@testable import RuleBook

@Suite("RuleCondition: what must hold between the values of a set")
struct RuleConditionTests {
  private static let low = RuleKey(
    "low", .number(.from(0, example: "30")), others: .step("1"), en: "low", zh: "low")
  private static let high = RuleKey(
    "high", .number(.from(0, example: "60")), others: .step("1"), en: "high", zh: "high")
  private static let first = RuleKey(
    "first", .text(.quarter), others: .nothing, en: "first", zh: "first")
  private static let last = RuleKey(
    "last", .text(.quarter), others: .nothing, en: "last", zh: "last")
  private static let bands = RuleKey(
    "bands", .countTable(.whole(from: 0, to: 6, example: "2")), others: .step("1"), en: "bands",
    zh: "bands")
  private static let groups = RuleKey(
    "groups", .records([.words("code"), RuleColumn("column", .text(.name), others: .nothing)]),
    others: .byColumn, en: "groups", zh: "groups")
  private static let marks = RuleKey(
    "marks",
    .records([
      .words("code"), .words("group"),
      RuleColumn("method", .choice(["recorded", "timed"]), others: .otherWords),
    ]), others: .byColumn, en: "marks", zh: "marks")
  private static let catalogue = RuleCatalogue(
    kind: "example", title: Text("example"), keys: [low, high, first, last, bands, groups, marks],
    conditions: [
      .rising(low, high), .inTurn(first, last), .begins(bands, at: 0),
      .distinctNames(
        of: [groups], [["column"]], except: { _ in ["score"] }, reserved: Text("no column")),
      .names("group", of: marks, oneOf: groups),
      .differs("method", of: marks, except: "recorded"),
      .distinctNames(of: [marks, groups], [["code"]]),
    ])

  /// What is wrong with a file of these values: the paths, and what is found there.
  private static func faults(_ values: [(key: String, value: String)]) throws -> [String] {
    let parameters = values.map { key, value in
      "\"\(key)\": {\"value\": \(value), \"grade\": \"supplied\"}"
    }
    let folder = try TemporaryFolder()
    let path = try folder.file("my.json", Examples.json(parameters.joined(separator: ",")))
    do {
      _ = try RuleLibrary(catalogue, builtIn: []).ruleSet(path)
      return []
    } catch let error as RuleError {
      return error.faults.map { fault in
        if case .wrongValue(_, let path, _, let found) = fault {
          return path + " " + (found ?? "")
        }
        return fault.message.en
      }
    }
  }

  @Test("A lower limit is not above the upper one: 90 days above 60, and 60 beside 60 is none")
  func rising() throws {
    #expect(
      try Self.faults([("low", "\"90\""), ("high", "\"60\"")]) == ["parameters.high.value 60"])
    #expect(try Self.faults([("low", "\"60\""), ("high", "\"60\"")]) == [])
  }

  @Test("What is sanctioned from 2021Q1 is not published from 2022Q1")
  func inTurn() throws {
    #expect(
      try Self.faults([("first", "\"2022Q1\""), ("last", "\"2021Q1\"")])
        == ["parameters.last.value 2021Q1"])
    #expect(try Self.faults([("first", "\"2021Q1\""), ("last", "\"2021Q1\"")]) == [])
  }

  @Test("Bands begin at 0: none is missing below the first", arguments: ["0", "0+"])
  func begins(row: String) throws {
    #expect(try Self.faults([("bands", "{\"\(row)\": \"2\", \"100+\": \"1\"}")]) == [])
    #expect(try Self.faults([("bands", "{\"100+\": \"1\"}")]) == ["parameters.bands.value 100+"])
  }

  @Test("Two records with one column, or with a method that computes, are refused; recorded is not")
  func differs() throws {
    func groups(_ a: String, _ b: String) -> [(key: String, value: String)] {
      let records = [("A", a), ("B", b)].map { code, column in
        "{\"code\": \"\(code)\", \"column\": \"\(column)\"}"
      }
      return [("groups", "[\(records.joined(separator: ","))]")]
    }
    #expect(try Self.faults(groups("x", "y")) == [])
    #expect(try Self.faults(groups("x", "x")) == ["parameters.groups.value.B.column x"])
    // In whatever case and width, and neither is one that is taken otherwise.
    #expect(try Self.faults(groups("x", "Ｘ")) == ["parameters.groups.value.B.column Ｘ"])
    #expect(try Self.faults(groups("Score", "x")) == ["parameters.groups.value.A.column Score"])
    #expect(try Self.faults(groups("x", "a,b")) == ["parameters.groups.value[1].column a,b"])
    func marks(_ method: String) -> [(key: String, value: String)] {
      let records = ["M", "N"].map {
        "{\"code\": \"\($0)\", \"group\": \"A\", \"method\": \"\(method)\"}"
      }
      return groups("x", "y") + [("marks", "[\(records.joined(separator: ","))]")]
    }
    #expect(try Self.faults(marks("recorded")) == [])
    #expect(try Self.faults(marks("timed")) == ["parameters.marks.value.N.method timed"])
  }

  @Test(
    "Of two records with one code a fault is told by their places, as the code tells of neither")
  func sameCode() throws {
    let records = [("A", "x"), ("A", "y"), ("B", "X")].map { code, column in
      "{\"code\": \"\(code)\", \"column\": \"\(column)\"}"
    }
    #expect(
      try Self.faults([("groups", "[\(records.joined(separator: ","))]")]) == [
        "parameters.groups.value[1] ", "parameters.groups.value.B.column X",
      ])
    let marks = ["Z", "A"].map {
      "{\"code\": \"M\", \"group\": \"\($0)\", \"method\": \"recorded\"}"
    }
    #expect(
      try Self.faults([
        ("groups", "[{\"code\": \"A\", \"column\": \"x\"}]"),
        ("marks", "[\(marks.joined(separator: ","))]"),
      ]) == ["parameters.marks.value[1] ", "parameters.marks.value[0].group Z"])
  }

  @Test("A code is in one list only, and all faults of a list are told with those of the others")
  func distinct() throws {
    let groups = "[{\"code\": \"A\", \"column\": \"x\"}]"
    let marks = "[{\"code\": \"A\", \"group\": \"Z\", \"method\": \"guessed\"}]"
    #expect(
      try Self.faults([("groups", groups), ("marks", marks)]) == [
        "parameters.marks.value[0].method guessed", "parameters.marks.value.A.group Z",
        "parameters.groups.value.A.code A",
      ])
  }

  @Test(
    "A row for a count and all above is reached where one of its counts has no row of its own",
    arguments: [
      // 3+ is for 3 and 4, both of which have their own; then only 3 has, then neither.
      (["3", "4", "3+", "5+"], ["3+"]), (["3", "3+", "5+"], []), (["4", "3+", "5+"], []),
      (["3+", "5+"], []),
      // Without a row above there is always a greater count.
      (["3", "4", "3+"], []),
      // No bidder is none of the counts, one is.
      (["0", "1", "2+"], ["0"]), (["0+", "1+"], ["0+"]), (["0+", "2+"], []),
    ])
  func reachable(rows: [String], unreachable: [String]) throws {
    let counts = RuleKey(
      "counts", .countTable(.whole(from: 0, to: 9, example: "2")), others: .step("1"), en: "c",
      zh: "c")
    let catalogue = RuleCatalogue(
      kind: "example", title: Text("example"), keys: [counts],
      conditions: [.reachableCounts(counts)])
    let table = rows.map { "\"\($0)\": \"1\"" }.joined(separator: ",")
    let json = Examples.json("\"counts\": {\"value\": {\(table)}, \"grade\": \"supplied\"}")
    let set = try Examples.read(json, catalogue)
    #expect(
      catalogue.conditions.flatMap { $0.breaches(set) }.compactMap(\.row) == unreachable)
  }
}
