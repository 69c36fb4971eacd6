import Testing

@testable import Statistics

struct HedgesGTests {
  @Test("g is d times the exact small-sample factor")
  func unpaired() throws {
    // d = 4.3 / √18.64 = 0.99596; J(18) = 0.95765; g = 0.95379
    let g = try #require(
      HedgesG.unpaired(
        Summary(count: 10, mean: 10.1, standardDeviation: 5.2),
        Summary(count: 10, mean: 5.8, standardDeviation: 3.2)))
    #expect(g.text(decimals: 3) == "0.954")
  }

  @Test("paired g uses the deviation of the differences")
  func paired() throws {
    // Differences 1, 2, 3: mean 2, deviation 1; J(2) = Γ(1)/(√1 · Γ(½)) = 1/√π = 0.56419
    let g = try #require(HedgesG.paired([1, 2, 3]))
    #expect(abs(g - 2 / Double.pi.squareRoot()) < 1e-12)
  }

  @Test("no deviation, no g")
  func none() {
    #expect(HedgesG.paired([2, 2]) == nil)
    #expect(HedgesG.paired([2]) == nil)
  }
}
