import ExactNumbers
import Tables
import TestSupport
import Testing
import Wording

@testable import Scorecard

struct ExampleHospitalTests {
  /// The example as the commands read it.
  static func scoring(_ language: Language, events name: String = "events.csv") throws -> Scoring {
    let tables = ExampleHospital(language).tables()
    func text(_ name: String) throws -> String {
      try #require(tables.first { $0.name == name }).text
    }
    let card = try Samples.card()
    var roster = Roster()
    let eventSchema = try #require(Schema.builtIn("events"))
    let orderSchema = try #require(Schema.builtIn("orders"))
    let (events, eventFindings, layout) = try Samples.withFile(try text(name)) {
      try EventTable.read(
        $0, schema: eventSchema, card: card, roster: &roster, hasOrders: true)
    }
    let (orders, orderFindings) = try Samples.withFile(try text("orders.csv")) {
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
        let firm = try #require(
          (0..<10).first { ExampleHospital.name($0, language) == scoring.roster.names[score.firm] })
        let units = zip(scoring.card.indicators, score.units).filter { $0.1 > 0 }
          .map { "\($0.0.code):\($0.1)" }.joined(separator: " ")
        #expect(
          units == ExamplePlan.units[firm][index],
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
    let scoring = try Self.scoring(.english, events: "events-before-appeal.csv")
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
