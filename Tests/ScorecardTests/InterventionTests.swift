import ExactNumbers
import Interventions
import RuleBook
import Tables
import Testing

@testable import Scorecard

struct InterventionTests {
  static func rules(_ changes: [String: String] = [:]) throws -> InterventionRules {
    try InterventionRules(Samples.card(changes).ruleSet)
  }

  @Test(
    "exactly 5 is nothing, exactly 15 is delay only",
    arguments: [
      ("5", Sanction.none), ("5.1", .delay), ("15", .delay), ("15.1", .delayAndExclusion),
      ("0", .none),
    ])
  func boundaries(total: String, sanction: Sanction) throws {
    let total = try #require(Ratio(decimal: total))
    #expect(try Self.rules().thresholds.sanction(total) == sanction)
  }

  @Test("sums of decimals hit the boundaries exactly: 50 × 0.3 is 15, 10 × 0.5 is 5")
  func exactSums() throws {
    let thirds = try (0..<50).map { _ in try #require(Ratio(decimal: "0.3")) }.sum()
    let halves = try (0..<10).map { _ in try #require(Ratio(decimal: "0.5")) }.sum()
    #expect(try Self.rules().thresholds.sanction(thirds) == .delay)
    #expect(try Self.rules().thresholds.sanction(halves) == .none)
  }

  @Test(
    "the rolling window is the two quarters before; fixed half-years are the last that ended",
    arguments: [
      ("rolling", "2021Q4", "2021Q2..2021Q3"), ("rolling", "2022Q1", "2021H2"),
      ("half-years", "2021Q3", "2021H1"), ("half-years", "2021Q4", "2021H1"),
      ("half-years", "2022Q1", "2021H2"), ("half-years", "2022Q2", "2021H2"),
    ])
  func window(kind: String, quarter: String, name: String) throws {
    let window = try Self.rules(["window.kind": kind]).window(for: Samples.quarter(quarter))
    #expect(Quarter.name(of: window) == name)
  }

  @Test(
    "trial to June 2021, published in the third quarter, sanctioned from the fourth",
    arguments: [
      ("2021Q2", Phase.trial), ("2021Q3", .published), ("2021Q4", .sanctioned),
      ("2022Q1", .sanctioned),
    ])
  func phases(quarter: String, phase: Phase) throws {
    #expect(try Self.rules().phase(Samples.quarter(quarter)) == phase)
  }

  /// Three firms with 15.1, 5 and no points in the second and third quarter, and one without data.
  static let events = [
    "甲,2021-05-01,A1,3,distributor,a,,,", "甲,2021-05-01,C5,3,distributor,a,,,",
    "甲,2021-08-01,B4,1,distributor,a,,,", "乙,2021-05-01,E2,1,distributor,a,,,",
    "乙,2021-08-01,A1,1,distributor,a,,,", "丙,2021-08-01,A1,1,hospital,a,,,",
    "丁,2021-01-01,A1,1,distributor,a,,,",
  ]

  @Test("the decision says what is withheld, until when and why")
  func decision() throws {
    // 甲: A1 6 + C5 9 = 15 in Q2, B4 0.3 in Q3; the quarter ends on 31 December.
    let scoring = try #require(try Samples.run(events: Self.events).scoring)
    let list = try scoring.interventions(Samples.quarter("2021Q4"), rules: Self.rules())
    #expect(list.map { scoring.roster.names[$0.firm] } == ["甲", "乙", "丙", "丁"])
    #expect(list.map(\.applied) == [.delayAndExclusion, .none, .none, .noData])
    #expect(list.map { $0.until?.iso } == ["2021-12-31", nil, nil, nil])
    try #require(list.map(\.delayMonths) == [1, 0, 0, 0])
    #expect(list[0].reason.en == "15.3 > 15.0 (2021Q2 15.0; 2021Q3 0.3)")
    #expect(list[1].reason.en == "5.0 ≤ 5.0 (2021Q2 3.0; 2021Q3 2.0)")
    #expect(list[2].reason.en == "0.0 ≤ 5.0 (2021Q2 no data; 2021Q3 0.0)")
  }

  @Test("before the sanctioned phase the decision is shown and not applied")
  func notYet() throws {
    let scoring = try #require(try Samples.run(events: Self.events).scoring)
    let list = try scoring.interventions(Samples.quarter("2021Q3"), rules: Self.rules())
    let first = try #require(list.first)
    #expect(first.asked == .delay)
    #expect(first.applied == .none)
    #expect(first.until == nil)
    #expect(first.reason.en.hasSuffix("delay not applied: phase published"))
  }

  @Test("thresholds that fall are refused")
  func order() {
    #expect(throws: RuleError.self) { try Self.rules(["intervention.exclusion_above": "4"]) }
  }

  @Test(
    "a window over the end of a year adds both years, and is named by its quarters",
    arguments: [
      // C5 3 points each, A2 1 each: 6 in 2021Q4 and 2 in 2022Q1, and 9 long before.
      ("rolling", "2022Q1", "6.0 points of 2021H2: delay"),
      ("rolling", "2022Q2", "8.0 points of 2021Q4..2022Q1: delay"),
      ("rolling", "2022Q3", "2.0 points of 2022H1: none"),
      ("half-years", "2022Q1", "6.0 points of 2021H2: delay"),
      ("half-years", "2022Q2", "6.0 points of 2021H2: delay"),
      ("half-years", "2022Q3", "2.0 points of 2022H1: none"),
    ])
  func yearsEnd(kind: String, quarter: String, decision: String) throws {
    let scoring = try #require(
      try Samples.run(events: [
        "甲,2021-06-30,C5,3,distributor,a,,,", "甲,2021-10-01,C5,1,distributor,b,,,",
        "甲,2021-12-31,C5,1,distributor,c,,,", "甲,2022-01-01,A2,2,distributor,d,,,",
      ]).scoring)
    let list = try scoring.interventions(
      Samples.quarter(quarter), rules: Self.rules(["window.kind": kind]))
    let first = try #require(list.first)
    let total = try #require(first.total)
    #expect(
      "\(total.points) points of \(Quarter.name(of: first.window)): \(first.applied.rawValue)"
        == decision)
  }

  @Test("a window of one, three or five quarters ends with the quarter before, over years too")
  func longWindows() throws {
    for (quarters, first) in [(1, "2021Q4"), (3, "2021Q2"), (5, "2020Q4")] {
      let window = try Self.rules(["window.quarters": "\(quarters)"])
        .window(for: Samples.quarter("2022Q1"))
      #expect(window.count == quarters)
      #expect(window.first?.text == first)
      #expect(window.last?.text == "2021Q4")
    }
  }

  @Test("equal thresholds leave no delay alone: above them both follow", arguments: ["5", "0"])
  func equalThresholds(points: String) throws {
    let rules = try Self.rules([
      "intervention.delay_above": points, "intervention.exclusion_above": points,
    ])
    let limit = try #require(Ratio(decimal: points))
    #expect(rules.thresholds.sanction(limit) == .none)
    #expect(rules.thresholds.sanction(try limit + Ratio(1, over: 10)) == .delayAndExclusion)
    #expect(Thresholds(delayAbove: limit, exclusionAbove: limit) != nil)
  }

  @Test(
    "without data there is nothing to judge by, in every phase",
    arguments: ["2021Q2", "2021Q3", "2021Q4"])
  func noDataInAnyPhase(quarter: String) throws {
    let scoring = try #require(
      try Samples.run(events: ["丁,2019-01-01,A1,1,distributor,a,,,"]).scoring)
    let item = try #require(
      try scoring.interventions(Samples.quarter(quarter), rules: Self.rules()).first)
    #expect(item.asked == .noData)
    #expect(item.applied == .noData)
    #expect(item.delayMonths == 0)
  }

  @Test("one quarter with data is enough for a total, of which the other is no part")
  func onePart() throws {
    let scoring = try #require(
      try Samples.run(events: ["甲,2021-05-01,C5,2,distributor,a,,,"]).scoring)
    let item = try #require(
      try scoring.interventions(Samples.quarter("2021Q4"), rules: Self.rules()).first)
    #expect(item.total == Ratio(6))
    #expect(item.parts == [Ratio(6), nil])
    #expect(item.applied == .delay)
  }
}
