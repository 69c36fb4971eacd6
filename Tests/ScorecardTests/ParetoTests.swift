import ExactNumbers
import Testing

@testable import Scorecard

struct ParetoTests {
  static let events = [
    "甲,2021-07-01,A1,3,distributor,a,,,", "甲,2021-07-01,A2,1,distributor,a,,,",
    "乙,2021-07-01,A1,1,distributor,a,,,", "乙,2021-08-01,F1,2,distributor,a,,,",
  ]

  static func groups(_ grouping: Pareto.Grouping) throws -> [Pareto.Group] {
    let scoring = try #require(try Samples.run(events: events).scoring)
    let scores = try scoring.scores(Samples.quarter("2021Q3"))
    return try Pareto(scores, by: grouping, card: scoring.card, roster: scoring.roster).groups
  }

  @Test("indicators by points, with the running share; those without points are left out")
  func indicators() throws {
    // A1 6 + 2 = 8, A2 1, F1 1: shares 0.8, 0.1, 0.1.
    let groups = try Self.groups(.indicator)
    #expect(groups.map(\.code) == ["A1", "A2", "F1"])
    #expect(groups.map(\.points.points) == ["8.0", "1.0", "1.0"])
    #expect(groups.map(\.units) == [4, 1, 2])
    #expect(groups.compactMap { $0.cumulative?.exactText } == ["0.8", "0.9", "1"])
    // A1 alone reaches 80 %.
    #expect(groups.map(\.isVital) == [true, false, false])
  }

  @Test("items and distributors add up the same points")
  func others() throws {
    #expect(try Self.groups(.item).map { "\($0.code) \($0.points.points)" } == ["A 9.0", "F 1.0"])
    #expect(
      try Self.groups(.distributor).map { "\($0.title.en) \($0.points.points)" } == [
        "甲 7.0", "乙 3.0",
      ])
  }
}
