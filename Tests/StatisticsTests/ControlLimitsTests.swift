import Testing

@testable import Statistics

@Suite struct ControlLimitsTests {
  @Test("individuals: mean ± 2.66 × mean moving range, never below zero")
  func individuals() throws {
    // 10, 12, 11: mean 11, moving ranges 2 and 1, their mean 1.5; 2.66 × 1.5 = 3.99.
    let limits = try #require(ControlLimits.individuals([10, 12, 11]))
    #expect(limits.middle == 11)
    #expect(abs(limits.low - 7.01) < 1e-12)
    #expect(abs(limits.high - 14.99) < 1e-12)
    // 0, 4: mean 2, 2.66 × 4 = 10.64; the lower limit would be −8.64.
    #expect(ControlLimits.individuals([0, 4])?.low == 0)
  }

  @Test("rates: u chart with Laney's σz")
  func rates() throws {
    // 10 of 100, 30 of 100: rate 0.2, standard error √(0.2 ÷ 100) = 0.044721; z −2.23607 and
    // 2.23607, moving range 4.47214, σz 3.96466; 3 × 0.044721 × 3.96466 = 0.531915.
    let limits = try #require(ControlLimits.rates([(10, 100), (30, 100)]))
    #expect(limits.map(\.middle) == [0.2, 0.2])
    try #require(limits.map(\.low) == [0, 0])
    #expect(abs(limits[0].high - 0.731915) < 1e-6)
  }

  @Test("exactly on a limit is inside")
  func edges() {
    let limits = ControlLimits(low: 1, middle: 2, high: 3)
    #expect([0.9, 1, 3, 3.1].map(limits.excludes) == [true, false, false, true])
  }

  @Test("one value, no counts and no lines have no limits")
  func none() {
    #expect(ControlLimits.individuals([3]) == nil)
    #expect(ControlLimits.individuals([]) == nil)
    #expect(ControlLimits.rates([(0, 10), (0, 10)]) == nil)
    #expect(ControlLimits.rates([(1, 10), (0, 0)]) == nil)
    #expect(ControlLimits.rates([(1, 10)]) == nil)
  }
}
