import ExactNumbers
import Files
import RuleBook
import Tables
import TestSupport
import Testing
import Wording
import Writing

@testable import Scorecard

/// A scorecard in a table is the rule set that it would be in JSON.
struct CardTableTests {
  private static var library: RuleLibrary { RuleLibrary(ScorecardKeys.catalogue) }

  private static func csv(_ set: RuleSet, _ language: Language = .english) throws -> String {
    CSVWriter(language: language).text(try CardSheet.table(of: set, language: language))
  }

  private static func read(_ text: String) throws -> (set: RuleSet?, findings: Findings) {
    try Samples.withFile(text) { try library.read(sheet: $0) }
  }

  private static func set(_ text: String) throws -> RuleSet {
    let (set, findings) = try read(text)
    #expect(findings.shown.map(\.reason.en) == [])
    return try #require(set)
  }

  private static func json(_ set: RuleSet) throws -> RuleSet {
    let text = StarterRules.json(of: set, catalogue: ScorecardKeys.catalogue, language: .english)
    let folder = try TemporaryFolder()
    return try library.ruleSet(folder.file("card.json", text))
  }

  @Test(
    "the built-in card comes back from its table with every value and every grade",
    arguments: Language.allCases)
  func roundTrip(language: Language) throws {
    let model = try Self.library.ruleSet("hospital-2021")
    let own = try Self.set(Self.csv(model, language))
    #expect(
      RuleDifference.between(model, own, catalogue: ScorecardKeys.catalogue).isEmpty)
    for (name, parameter) in model.parameters {
      #expect(own.parameters[name]?.grade == parameter.grade, "\(name)")
      #expect(own.parameters[name]?.checked == parameter.checked, "\(name)")
      #expect(
        own.parameters[name]?.document(language) == parameter.document(language), "\(name)")
      #expect(own.parameters[name]?.note?(language) == parameter.note?(language), "\(name)")
    }
    #expect(try Card(own).indicators.count == 20)
  }

  @Test(
    "table, JSON, table gives the same bytes, also with values of one's own",
    arguments: Language.allCases,
    [
      [:], ["response.hours": "12", "appeal.pending": "hold-back"],
      ["hospital": "示例县人民医院", "adopted": "2026-01-05"],
      ["events.deducting_faults": "distributor,manufacturer", "indicators.A1.cap": "6.5"],
    ])
  func sameBytes(language: Language, changes: [String: String]) throws {
    let set = try Self.library.ruleSet("hospital-2021").setting(
      changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      catalogue: ScorecardKeys.catalogue)
    let table = try Self.csv(Self.set(Self.csv(set, language)), language)
    #expect(try Self.csv(Self.json(Self.set(table)), language) == table)
    #expect(try Self.json(Self.set(table)).fingerprint == Self.set(table).fingerprint)
  }

  private static let header =
    "part,code,item,name,name_en,unit,unit_en,points,cap,method,value,grade"

  @Test("names in Chinese alone are enough, and so are names in English alone")
  func oneLanguage() throws {
    let set = try Self.set(
      """
      \(Self.header)
      item,1,,首营资料,,,,,,,,
      item,2,,,delivery,,,,,,,
      indicator,1.1,1,证照缺失,,份,,2,6,,,
      indicator,2.1,2,,late reply,,case,1,4,recorded,,
      red-line,R1,,提供虚假资料,,,,,,,,
      setting,score.full,,,,,,,,,100,
      setting,volume.per_lines,,,,,,,,,1000,
      setting,events.deducting_faults,,,,,,,,,配送企业,
      setting,limits.hours,,,,,,,,,自然日,
      setting,appeal.pending,,,,,,,,,扣分,
      setting,appeal.upheld,,,,,,,,,申诉成立,
      """)
    let card = try Card(set)
    #expect(card.items.map(\.title) == [Text("首营资料"), Text("delivery")])
    #expect(card.items.map(\.column) == ["首营资料", "delivery"])
    #expect(card.indicators.map(\.title) == [Text("证照缺失"), Text("late reply")])
    #expect(card.indicators.map(\.unit) == [Text("份"), Text("case")])
    #expect(card.deductingFaults.value == [.distributor])
    #expect(!card.holdsBackAppeals.value && !card.upholdsRecords.value)
    // What no grade is given for is the hospital's own, so that nothing need be warned of.
    #expect(card.banner == nil)
    // The code has a point in it, and its cells can be set all the same.
    let changed = try set.setting(
      "indicators.1.1.points", to: "3", catalogue: ScorecardKeys.catalogue)
    #expect(try Card(changed).indicators[0].points.value == Ratio(3))
  }

  @Test("what an indicator rests on is told in the reader's language; one language is enough")
  func basis() throws {
    let model = try Card(Self.library.ruleSet("hospital-2021"))
    #expect(model.indicators[4].modelledOn == Text(en: "Hunan 2025", zh: "湖南省 2025 年规定"))
    let set = try Self.set(
      """
      part,code,item,name,unit,points,cap,basis,basis_en,clause
      item,1,,首营资料,,,,,,
      indicator,1.1,1,证照缺失,份,2,6,医院规定,hospital rule,3
      indicator,1.2,1,品种资料不全,份,1,5,医院规定,,
      indicator,1.3,1,授权书缺失,份,1,5,,hospital rule,
      """)
    let records = try set.records(ScorecardKeys.indicators).value
    let items = try set.records(ScorecardKeys.items).value.map { try Item($0) }
    let bases = try records.map { try Indicator($0, items: items, set: set).modelledOn }
    #expect(
      bases == [
        Text(en: "hospital rule, 3", zh: "医院规定，3"), Text("医院规定"), Text("hospital rule"),
      ])
  }

  @Test("a share may be a percentage, a number in full width, a day as a spreadsheet writes it")
  func usualWays() throws {
    let set = try Self.set(
      """
      类别,编号,名称,值
      项目,A,项目,
      参数,fill_rate.threshold,,95%
      参数,response.hours,,１２
      参数,adopted,,2026/1/5
      参数,window.kind,,自然半年
      """)
    func value(_ key: String) -> RuleValue? { set.parameters[key]?.value }
    #expect(value("fill_rate.threshold") == .text("0.95"))
    #expect(value("response.hours") == .text("12"))
    #expect(value("adopted") == .text("2026-01-05"))
    #expect(value("window.kind") == .text("half-years"))
  }

  @Test(
    "each fault is told with its row, column and value",
    arguments: [
      ("indicator,A1,A,名,,份,,2,six,,,", "cap", "six", "not-a-number"),
      ("indicator,A1,A,名,,份,,2,101,,,", "cap", "101", "rule-value"),
      ("indicator,A1,A,名,,份,,2,1,,,", "cap", "1", "rule-value"),
      ("indicator,A1,A,名,,份,,,6,,,", "points", nil, "missing-value"),
      ("indicator,A1,Z,名,,份,,2,6,,,", "item", "Z", "rule-value"),
      ("indicator,A1,,名,,份,,2,6,,,", "item", nil, "missing-value"),
      ("indicator,A1,A,名,,份,,2,6,guessed,,", "method", "guessed", "rule-value"),
      ("indicator,A1,A,名,,份,,2,6,response,,", "method", "response", "rule-value"),
      ("indicator,A1,A,名,,份,,2,6,,24,", "value", "24", "rule-value"),
      ("indicator,A1,A,名,,,,2,6,,,", "unit", nil, "rule-value"),
      ("indicator,A1,A,,,份,,2,6,,,", "name", nil, "rule-value"),
      ("indicator,A1,A,名,,份,,2,6,,,sure", "grade", "sure", "rule-value"),
      ("item,A,,再,,,,,,,,", "code", "A", "rule-value"),
      ("red-line,R1,,名,,,,1,,,,", "points", "1", "rule-value"),
      ("setting,response.hour,,,,,,,,,24,", "code", "response.hour", "rule-value"),
      ("setting,response.hours,,,,,,,,,soon,", "value", "soon", "not-a-number"),
      ("setting,response.hours,,,,,,,,,1.5,", "value", "1.5", "rule-value"),
      ("setting,adopted,,,,,,,,,2026-02-30,", "value", "2026-02-30", "not-a-date"),
      ("setting,window.kind,,,,,,,,,sometimes,", "value", "sometimes", "rule-value"),
      ("kpi,A1,,,,,,,,,,", "part", "kpi", "unknown-word"),
    ])
  func faults(row: String, column: String, value: String?, code: String) throws {
    let (set, findings) = try Self.read("\(Self.header)\nitem,A,,项目,,,,,,,,\n\(row)\n")
    #expect(set == nil)
    let shown = findings.shown.filter { $0.severity == .error }
    let first = try #require(shown.first)
    #expect(first.row == 3 && first.column == column && first.code.id == code, "\(first)")
    #expect(first.value == value, "\(first)")
    // A computed indicator lacks all limits of computed ones: 1 + 4 + 3 + 1.
    #expect(shown.count == (row.contains("response,,") ? 9 : 1), "\(shown.map(\.reason.en))")
  }

  @Test("all faults are told at once, in the order of the rows")
  func allAtOnce() throws {
    let (_, findings) = try Self.read(
      """
      \(Self.header)
      item,A,,项目,,,,,,,,
      indicator,A1,A,名,,份,,x,6,,,
      indicator,A1,B,名,,份,,1,6,,,
      setting,response.hours,,,,,,,,,0,
      setting,response.hours,,,,,,,,,24,
      """)
    #expect(
      findings.shown.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)" } == [
        "3 points not-a-number", "4 code rule-value", "4 name rule-value", "4 item rule-value",
        "5 value rule-value", "6 code duplicate-row",
      ])
  }

  @Test("a limit without a value stops the card whose indicator is computed by it")
  func emptyLimit() throws {
    let model = try Self.csv(Self.library.ruleSet("hospital-2021"))
    let lines = model.split(separator: "\n").map { line in
      line.hasPrefix("setting,response.hours,")
        ? String(line).replacing(",24,", with: ",,") : String(line)
    }
    let (_, findings) = try Self.read(lines.joined(separator: "\n") + "\n")
    let shown = try #require(findings.shown.first)
    #expect(shown.code.id == "missing-value" && shown.reason.en.contains("B1"))
  }

  @Test("a card says whose it is and since when")
  func adoption() throws {
    let card = try Samples.card(["hospital": "示例县人民医院", "adopted": "2026-01-05"])
    #expect(
      card.adoption
        == Text(
          en: "scorecard hospital-2021 of 示例县人民医院, adopted on 2026-01-05",
          zh: "评价表 hospital-2021，适用医院：示例县人民医院；审定日期：2026-01-05"))
    #expect(try Samples.card().adoption == nil)
  }

  @Test("the codes of computed indicators are told in short where they follow each other")
  func computedCodes() throws {
    #expect(try Samples.card().computedCodes == Text(en: "B1–B4 and E1", zh: "B1–B4 与 E1"))
    let one = try Samples.card(["indicators.B1.method": "recorded"])
    #expect(one.computedCodes?.en == "B2–B4 and E1")
  }

  @Test("the examples of definitions are sums by the card's own numbers")
  func definitions() throws {
    let card = try Samples.card()
    func example(_ code: String) throws -> String {
      let indicator = try #require(card.indicators.first { $0.code == code })
      return try card.definition(of: indicator).example.en
    }
    // A1: 2 points, at most 6: the fourth document is the first beyond the cap, 4 × 2 = 8.
    #expect(try example("A1") == "1 × 2 = 2; 4 × 2 = 8, of which the cap leaves 6")
    // B2: 48 h after 2021-07-01 08:00, and 25 h more: two days have begun.
    #expect(
      try example("B2")
        == "ordered 2021-07-01 08:00, limit 2021-07-03 08:00, arrived 2021-07-04 09:00: 25 h late, "
        + "2 started days; 2 × 1 = 2")
    // B4: 95 % less two and a half steps of 1 %: three have begun, 3 × 0.3 = 0.9.
    #expect(
      try example("B4")
        == "fill rate 92.5%, limit 95%: 2.5% below, 3 started steps of 1%; 3 × 0.3 = 0.9")
  }
}
