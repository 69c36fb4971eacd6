import ExactNumbers
import Testing
import Wording

@testable import RuleBook

@Suite("RuleSet: values with their sources")
struct RuleSetTests {
  @Test("A value comes with the document, the clause and the grade that stand behind it")
  func cited() throws {
    let set = try Examples.read(Examples.complete)
    let rate = try set.number(Examples.rate)
    #expect(rate.value == Ratio(decimal: "1.7"))
    #expect(rate.key == "price.rate")
    #expect(rate.grade == .official)
    #expect(rate.source == Text(en: "Doc 1, art. 5 (official)", zh: "Doc 1，art. 5（官方原文）"))
    let years = try set.integer(Examples.years)
    #expect(years.value == 3)
    #expect(years.source == Text(en: "Doc 2 (published)", zh: "文件二（公开二手来源）"))
    #expect(years.reference.en == "years: Doc 2 (published)")
    #expect(try set.text(Examples.mode).value == "open")
    #expect(try set.text(Examples.remark).grade == .unverified)
    #expect(try set.list(Examples.order).value == ["volume", "date"])
    #expect(years.map { $0 * 12 }.value == 36)
    #expect(years.map { $0 * 12 }.source == years.source)
  }

  private enum Mode: String { case open, closed }
  private enum Other: String { case shut }

  @Test("A word is a case of the enumeration that has it, with its source; of another it is none")
  func word() throws {
    let set = try Examples.read(Examples.complete)
    let mode: RuleSet.Cited<Mode> = try set.word(Examples.mode)
    #expect(mode.value == .open && mode.key == "mode" && mode.grade == .inferred)
    let error = #expect(throws: RuleError.self) {
      let _: RuleSet.Cited<Other> = try set.word(Examples.mode)
    }
    #expect(error?.message.en.contains("`mode` must be one of open, closed") == true)
    #expect(try set.flag(Examples.mode).value == false)
  }

  @Test("A parameter that a set does not have is not given; one that is null stops the run")
  func given() throws {
    let missing = try Examples.read(Examples.json())
    #expect(try missing.given(Examples.years, missing.integer)?.value == nil)
    let null = try Examples.read(
      Examples.json("\"years\": {\"value\": null, \"grade\": \"inferred\"}"))
    #expect(throws: RuleError.unset(key: "years", id: "base")) {
      try null.given(Examples.years, null.integer)
    }
  }

  @Test("A parameter that is null or not there stops whoever needs it, and names itself")
  func unset() throws {
    let missing = try Examples.read(Examples.json())
    let null = try Examples.read(
      Examples.json(
        Examples.catalogue.keys.map { "\"\($0.name)\": {\"value\": null, \"grade\": \"inferred\"}" }
          .joined(separator: ",")))
    for set in [missing, null] {
      func error(_ key: RuleKey) -> RuleError { .unset(key: key.name, id: "base") }
      #expect(throws: error(Examples.rate)) { try set.number(Examples.rate) }
      #expect(throws: error(Examples.years)) { try set.integer(Examples.years) }
      #expect(throws: error(Examples.mode)) { try set.text(Examples.mode) }
      #expect(throws: error(Examples.order)) { try set.list(Examples.order) }
      #expect(throws: error(Examples.caps)) { try set.table(Examples.caps) }
      for key in Examples.catalogue.keys { #expect(!set.has(key)) }
    }
    #expect(try Examples.read(Examples.complete).has(Examples.rate))
  }

  @Test(
    "A count finds its own row, or the row of the last count from which on one value holds",
    arguments: [(2, 2), (4, 3), (10, 6), (16, 10), (17, 10), (Int.max, 10)])
  func countTable(count: Int, expected: Int) throws {
    // 2: 2, 4: 3, 10: 6, 16+: 10.
    let table = try Examples.read(Examples.complete).table(Examples.caps)
    #expect(try table.value(forCount: count).value == Ratio(expected))
  }

  @Test(
    "A count between the rows has no value: it is never taken from a neighbour",
    arguments: [-1, 0, 1, 3, 5, 15, Int.min])
  func gaps(count: Int) throws {
    let table = try Examples.read(Examples.complete).table(Examples.caps)
    #expect(throws: RuleError.noRow(key: "shortlist.caps", row: "\(count)", id: "base")) {
      try table.value(forCount: count)
    }
  }

  @Test("Of several open rows the highest one reached holds, and a row of its own goes first")
  func severalOpenRows() throws {
    let table = try Examples.read(
      Examples.json(
        """
        "shortlist.caps": {"value": {"16+": "3", "4+": "2", "20": "7", "1": "1"}, "grade": "official"}
        """)
    ).table(Examples.caps)
    // 1: 1 · 4+: 2 · 16+: 3 · 20: 7
    for (count, value) in [(1, 1), (4, 2), (15, 2), (16, 3), (19, 3), (20, 7), (21, 3)] {
      #expect(try table.value(forCount: count).value == Ratio(value))
    }
    #expect(table.rowNames == ["1", "4+", "16+", "20"])
  }

  @Test("A row is cited with its own name and its own grade")
  func rowSource() throws {
    let table = try Examples.read(Examples.complete).table(Examples.caps)
    let ten = try table.value(forCount: 10)
    #expect(ten.key == "shortlist.caps.10")
    #expect(ten.grade == .inferred)
    #expect(ten.source.en == "Doc 1 (inferred)")
    #expect(try table.value(forCount: 4).grade == .official)
    #expect(try table.value(forCount: 99).key == "shortlist.caps.16+")
  }

  @Test("A named row is found by its name, another one is none")
  func nameTable() throws {
    let table = try Examples.read(Examples.complete).table(Examples.factors)
    #expect(table.value(named: "capsule")?.value == Ratio(decimal: "1.05"))
    #expect(table.value(named: "capsule")?.key == "factors.capsule")
    #expect(table.value(named: "syrup") == nil)
  }

  @Test("A value that the user gives replaces the set's own and says whose it is")
  func setting() throws {
    let set = try Examples.read(Examples.complete)
      .setting("price.rate", to: "1.9", catalogue: Examples.catalogue)
      .setting("years", to: "4", catalogue: Examples.catalogue)
      .setting("mode", to: "closed", catalogue: Examples.catalogue)
      .setting("order", to: "price,date", catalogue: Examples.catalogue)
      .setting("remark", to: "mine", catalogue: Examples.catalogue)
    let rate = try set.number(Examples.rate)
    #expect(rate.value == Ratio(decimal: "1.9"))
    #expect(rate.grade == .supplied)
    #expect(rate.source.en == "--set (supplied by the user)")
    #expect(try set.integer(Examples.years).value == 4)
    #expect(try set.text(Examples.mode).value == "closed")
    #expect(try set.list(Examples.order).value == ["price", "date"])
    #expect(try set.text(Examples.remark).value == "mine")
    for word in ["none", "[]"] {
      let none = try set.setting("order", to: word, catalogue: Examples.catalogue)
      #expect(try none.list(Examples.order).value == [])
    }
  }

  @Test("A row that the user gives goes into its place; the other rows keep their source")
  func settingRow() throws {
    let base = try Examples.read(Examples.complete)
    let set = try base.setting("shortlist.caps.3", to: "1", catalogue: Examples.catalogue)
      .setting("shortlist.caps.16+", to: "12", catalogue: Examples.catalogue)
    let table = try set.table(Examples.caps)
    #expect(table.rowNames == ["2", "3", "4", "10", "16+"])
    let three = try table.value(forCount: 3)
    #expect(three.value == Ratio(1))
    #expect(three.grade == .supplied)
    #expect(three.source == Text(en: "supplied by the user", zh: "用户提供"))
    #expect(try table.value(forCount: 20).value == Ratio(12))
    #expect(try table.value(forCount: 4).source.en == "Doc 1 (official)")
    #expect(try table.value(forCount: 10).grade == .inferred)
    // The set that was changed is as it was.
    #expect(try base.table(Examples.caps).rowNames == ["2", "4", "10", "16+"])
  }

  @Test("A table that was not there begins with the row that the user gives")
  func settingFirstRow() throws {
    let set = try Examples.read(Examples.json())
      .setting("factors.syrup", to: "1.1", catalogue: Examples.catalogue)
    let row = try #require(set.table(Examples.factors).value(named: "syrup"))
    #expect(row.value == Ratio(decimal: "1.1"))
    #expect(row.grade == .supplied)
  }

  @Test(
    "A name that nobody knows, or a row of what is no table, is an error with the nearest name",
    arguments: [
      ("price.rat", "price.rate"), ("yaers", "years"), ("zzz", nil), ("", nil),
      ("price", "price.rate"),
      ("years.4", "years"), ("price.rate.x", "price.rate"), ("shortlist.cap", "shortlist.caps"),
    ] as [(String, String?)])
  func settingUnknown(name: String, nearest: String?) throws {
    let set = try Examples.read(Examples.complete)
    #expect(throws: RuleError.unknownKey(file: "--set", path: name, nearest: nearest)) {
      try set.setting(name, to: "1", catalogue: Examples.catalogue)
    }
  }

  @Test(
    "A value or a row of the wrong form is an error",
    arguments: [
      ("price.rate", "x"), ("price.rate", ""), ("price.rate", "1e3"), ("years", "1.5"),
      ("mode", "shut"),
      ("order", "date,size"), ("order", ""), ("order", "date,"), ("order", "date, price"),
      ("shortlist.caps", "3"), ("factors", "1"), ("shortlist.caps.x", "3"),
      ("shortlist.caps.04", "3"),
      ("shortlist.caps.", "3"), ("shortlist.caps.4", "x"), ("factors.syrup", ""),
    ])
  func settingWrong(name: String, value: String) throws {
    let set = try Examples.read(Examples.complete)
    let error = #expect(throws: RuleError.self) {
      try set.setting(name, to: value, catalogue: Examples.catalogue)
    }
    guard case .wrongValue(let file, let path, _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file == "--set")
    #expect(path == name)
  }
}
