import Testing

@testable import Reporting

@Suite struct TimelineChartTests {
  static func chart(limit: Int?) -> String {
    TimelineChart(
      title: "t", unit: "u", names: ("usual", "now", "limit", "beyond"),
      ticks: [.init(day: 0, text: "2021-10"), .init(day: 100, text: "2022-01")],
      rows: [.init(name: "A", from: 0, to: 100, limit: limit, text: "9")]
    ).chart.svg.markup
  }

  @Test("a span leads from its first day to its last")
  func coordinates() {
    // "A" takes 6.72 and 12 beside it; "9" takes 6.72 and 14.
    #expect(Self.chart(limit: nil).contains(#"x1="18.72""#))
    #expect(Self.chart(limit: nil).contains(#"x2="379.28""#))
  }

  @Test("what lies beyond the limit is hatched from the limit on, and nothing is within it")
  func limit() {
    // Day 50 lies half-way, at 199; the rest is 180.28 wide.
    #expect(Self.chart(limit: 50).contains(#"x="199""#))
    #expect(Self.chart(limit: 50).contains(#"width="180.28""#))
    #expect(!Self.chart(limit: 100).contains(#"width="180.28""#))
    // A limit that had passed before the usual day: all of the span lies beyond it.
    #expect(Self.chart(limit: 0).contains(#"width="360.56""#))
  }
}
