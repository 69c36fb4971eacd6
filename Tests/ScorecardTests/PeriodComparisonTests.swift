import Tables
import Testing

@testable import Scorecard

struct PeriodComparisonTests {
  @Test("a pair needs data in every quarter of both periods")
  func pairs() throws {
    let all = ["02", "05", "08", "11"]
    func rows(_ name: String, _ months: [String]) -> [String] {
      months.map { "\(name),2021-\($0)-01,A2,\(Int($0) ?? 0 > 6 ? 1 : 2),distributor,a,,," }
    }
    let scoring = try #require(
      try Samples.run(events: rows("甲", all) + rows("乙", ["02", "08", "11"])).scoring)
    let comparison = try PeriodComparison(
      scoring, before: try #require(Quarter.list("2021H1")),
      after: try #require(Quarter.list("2021H2")))
    // 甲: 2 + 2 before, 1 + 1 after. 乙 has no data in the second quarter.
    #expect(comparison.pairs.map { scoring.roster.names[$0.firm.firm] } == ["甲"])
    #expect(comparison.pairs.map(\.before.points) == ["4.0"])
    #expect(comparison.pairs.map(\.after.points) == ["2.0"])
    #expect(comparison.firms.count == 2)
    #expect(comparison.pairs.first?.firm.quartersBefore.map(\.points) == ["2.0", "2.0"])
  }
}
