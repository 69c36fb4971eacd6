import ExactNumbers
import Tables
import TestSupport
import Testing
import Wording
import Writing

@testable import Scorecard

@Suite("The made-up hospital with ten distributors in 2021, on which everything can be tried")
struct ExampleHospitalTests {
  /// What every distributor loses in each quarter of 2021, as `indicator:units`.
  ///
  /// The totals of the first half-year have the mean 10.1 and the standard deviation 5.2 exactly,
  /// those of the second 5.8 and 3.2; documents (A) lose 31 points in the first half, most of all
  /// items. The second and third quarter add up to 15.1 (A), 15.0 (B), 5.0 (F) and 5.1 (H).
  static let units: [[String]] = [
    // A: 10.5, 9.8, 5.3, 5.6
    [
      "A3:2 B1:1 C2:1 D3:1 E1:4",
      "A2:2 A3:1 B3:1 B4:1 C1:1 C3:2 D1:2 D2:1",
      "B2:1 B3:1 B4:1 B5:1 D3:1",
      "A2:1 A3:1 B3:1 B4:2 E1:1",
    ],
    // B: 5.4, 9.0, 6.0, 3.2
    [
      "A1:1 B1:1 B3:1 B4:3 D1:1",
      "A2:3 B1:1 C2:1 C5:1 D1:1 F1:1",
      "A2:1 A3:1 C3:1 D3:1 E1:1",
      "A2:1 B3:1 B4:4",
    ],
    // C: 6.7, 6.8, 4.3, 4.0
    [
      "A3:2 B1:1 B3:1 B4:4 C2:1 D2:2",
      "A3:2 B1:1 B2:1 B3:1 B4:1 C4:2",
      "A2:1 B3:1 B4:1 B5:1",
      "A2:2 B2:1 D3:1",
    ],
    // D: 5.1, 5.1, 3.4, 3.5
    [
      "A1:1 B3:1 B4:2 C4:1 F1:1",
      "A3:2 B1:1 B3:1 B4:2 F2:1",
      "B1:1 B2:1 B3:1 B4:3",
      "A1:1 B2:1 D2:1",
    ],
    // E: 5.1, 5.1, 3.3, 2.8
    [
      "A2:1 A3:1 B3:1 B4:2 C1:1 D2:1",
      "A2:1 A3:1 B1:1 B3:1 B4:2 C2:1",
      "A2:1 B3:2 B4:1",
      "A3:1 B3:1 B4:1 F1:1",
    ],
    // F: 4.8, 5.0, 0.0, 3.2
    [
      "A2:1 B1:1 B3:1 B4:1 C2:1 C4:1",
      "A3:2 D1:1 D2:1 F1:3",
      "",
      "B3:1 B4:4 D1:1",
    ],
    // G: 4.8, 4.8, 1.6, 1.5
    [
      "A2:1 B3:1 B4:1 C1:1 D1:1 D2:1",
      "A2:1 B1:1 B3:1 B4:1 D3:1 F2:1",
      "B3:1 B4:2",
      "A3:1 F1:1",
    ],
    // H: 3.2, 3.0, 2.1, 4.6
    [
      "A2:1 B3:1 B4:4",
      "A2:1 B1:1 B2:1 F1:1",
      "B3:1 B4:2 D2:1",
      "B3:1 B4:2 C3:1 E1:1",
    ],
    // I: 2.5, 2.3, 1.6, 0.5
    [
      "A2:1 B3:1 F1:1",
      "A2:1 B3:1 B4:1",
      "B3:1 B4:2",
      "D2:1",
    ],
    // J: 1.0, 1.0, 0.5, 1.0
    [
      "B1:1 F1:1",
      "C4:1",
      "D2:1",
      "C1:1",
    ],
  ]

  /// The example as the commands read it.
  static func scoring(_ language: Language, events name: String = "events") throws -> Scoring {
    func text(_ name: String, schema: String) throws -> String {
      try ExampleTable(name, of: "scorecard", schema: schema).text(language)
    }
    let card = try Samples.card()
    var roster = Roster()
    let eventSchema = try #require(Schema.builtIn("events"))
    let orderSchema = try #require(Schema.builtIn("orders"))
    let (events, eventFindings, layout) = try Samples.withFile(
      try text(name, schema: "events")
    ) {
      try EventTable.read(
        $0, schema: eventSchema, card: card, roster: &roster, hasOrders: true)
    }
    let (orders, orderFindings) = try Samples.withFile(
      try text("orders", schema: "orders")
    ) {
      try OrderTable.read(
        $0, schema: orderSchema, card: card, events: events, roster: &roster, keepsDetail: false)
    }
    #expect(eventFindings.shown.isEmpty)
    #expect(orderFindings.shown.isEmpty)
    #expect(orders?.unmatchedAnswers(layout).shown == [])
    return Scoring(card: card, roster: roster, events: events, orders: orders)
  }

  @Test(
    "every distributor loses what the plan says, quarter by quarter", arguments: Language.allCases)
  func plan(language: Language) throws {
    let scoring = try Self.scoring(language)
    #expect(scoring.roster.names.count == 10)
    for (index, quarter) in try #require(Quarter.list("2021")).enumerated() {
      for score in try scoring.scores(quarter) {
        // Distributors A to J, in Chinese by the ten heavenly stems.
        let names = zip("ABCDEFGHIJ", "甲乙丙丁戊己庚辛壬癸").map {
          Text(en: "Distributor \($0)", zh: "\($1)医药公司")(language)
        }
        let firm = try #require(names.firstIndex(of: scoring.roster.names[score.firm]))
        let units = zip(scoring.card.indicators, score.units).filter { $0.1 > 0 }
          .map { "\($0.0.code):\($0.1)" }.joined(separator: " ")
        #expect(
          units == Self.units[firm][index],
          "\(scoring.roster.names[score.firm]) \(quarter.text)")
      }
    }
  }

  @Test("the halves have the paper's means and deviations exactly: 10.1 and 5.2, 5.8 and 3.2")
  func moments() throws {
    let scoring = try Self.scoring(.english)
    let comparison = try PeriodComparison(
      scoring, before: try #require(Quarter.list("2021H1")),
      after: try #require(Quarter.list("2021H2")))
    #expect(comparison.pairs.count == 10)
    func check(_ totals: [Ratio], sum: Int, deviation: String) throws {
      // n · mean, and the sum of squared deviations, which is 9 · sd².
      #expect(try totals.sum() == Ratio(sum))
      let mean = try Ratio(sum) / Ratio(10)
      let sd = try #require(Ratio(decimal: deviation))
      #expect(try totals.map { try ($0 - mean).power(2) }.sum() == (try Ratio(9) * sd * sd))
    }
    try check(comparison.pairs.map(\.before), sum: 101, deviation: "5.2")
    try check(comparison.pairs.map(\.after), sum: 58, deviation: "3.2")
  }

  @Test("documents lose most points in the first half, 31 as in the paper")
  func documents() throws {
    let scoring = try Self.scoring(.english)
    let scores = try #require(Quarter.list("2021H1")).flatMap { try scoring.scores($0) }
    let pareto = try Pareto(scores, by: .item, card: scoring.card, roster: scoring.roster)
    #expect(pareto.groups.first?.code == "A")
    #expect(pareto.groups.first?.points == Ratio(31))
  }

  @Test("the fourth quarter's decisions include 5.0, 5.1, 15.0 and 15.1")
  func decisions() throws {
    let scoring = try Self.scoring(.english)
    let rules = try InterventionRules(scoring.card.ruleSet)
    let list = try scoring.interventions(Samples.quarter("2021Q4"), rules: rules)
    let decided = Dictionary(
      uniqueKeysWithValues: list.map { (scoring.roster.names[$0.firm], $0) })
    func decision(_ letter: String) -> String {
      decided["Distributor \(letter)"].map { "\($0.total?.points ?? "") \($0.applied.rawValue)" }
        ?? ""
    }
    #expect(decision("A") == "15.1 delay+exclusion")
    #expect(decision("B") == "15.0 delay")
    #expect(decision("H") == "5.1 delay")
    #expect(decision("F") == "5.0 none")
  }

  @Test("before its appeal was upheld, one distributor was to be excluded")
  func appeal() throws {
    let scoring = try Self.scoring(.english, events: "events-before-appeal")
    let rules = try InterventionRules(scoring.card.ruleSet)
    let list = try scoring.interventions(Samples.quarter("2021Q4"), rules: rules)
    let decision = try #require(list.first { scoring.roster.names[$0.firm] == "Distributor B" })
    #expect(decision.total?.points == "16.0")
    #expect(decision.applied == .delayAndExclusion)
  }

  @Test("there are a few thousand order lines, and the small distributor is below 100 a quarter")
  func size() throws {
    let scoring = try Self.scoring(.english)
    var lines = 0
    for quarter in try #require(Quarter.list("2021")) {
      for score in try scoring.scores(quarter) {
        lines += score.lines
        #expect((score.lines < 100) == (scoring.roster.names[score.firm] == "Distributor J"))
      }
    }
    #expect((3000...6000).contains(lines))
  }
}
