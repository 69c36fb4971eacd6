import Testing

@testable import Statistics

@Suite struct FunnelLimitsTests {
  @Test("limits lie between counts, as far as the probability lies between theirs")
  func interpolated() throws {
    // Two fair trials, coverage 0.5: tails of ¼ and ¾. P(≤ 0) = ¼ exactly: no part of the step
    // from −1 to 0 is beyond, so the limit is 0 ÷ 2. P(≤ 1) = ¾ exactly: 1 ÷ 2.
    let even = try #require(FunnelLimits(trials: 2, rate: 0.5, coverage: 0.5))
    #expect((even.low, even.high) == (0, 0.5))
    // Coverage 0.25: the upper tail is 0.625; P(≤ 0) = 0.25, P(≤ 1) = 0.75, so a quarter of the
    // step is beyond: (1 − 0.25) ÷ 2 = 0.375.
    let narrow = try #require(FunnelLimits(trials: 2, rate: 0.5, coverage: 0.25))
    #expect(narrow.high == 0.375)
  }

  @Test("limits narrow as the number of lines grows, and stay between 0 and 1")
  func narrowing() throws {
    var width = 2.0
    for trials in [1, 10, 100, 1000, 10_000] {
      let limits = try #require(FunnelLimits(trials: trials, rate: 0.1, coverage: 0.95))
      #expect(limits.low >= 0 && limits.high <= 1)
      #expect(limits.high - limits.low < width)
      width = limits.high - limits.low
    }
  }

  @Test("without trials there are no limits; without failures they are zero")
  func degenerate() {
    #expect(FunnelLimits(trials: 0, rate: 0.1, coverage: 0.95) == nil)
    let none = FunnelLimits(trials: 50, rate: 0, coverage: 0.95)
    #expect(none?.low == 0)
    #expect(none?.high == 0)
    let all = FunnelLimits(trials: 50, rate: 1, coverage: 0.95)
    #expect(all.map { $0.low.isFinite && $0.high <= 1 } == true)
  }
}
