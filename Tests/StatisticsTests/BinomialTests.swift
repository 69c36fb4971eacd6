import Testing

@testable import Statistics

@Suite struct BinomialTests {
  @Test("two fair trials: ¼, ½, ¼")
  func fair() {
    let distribution = Binomial(trials: 2, probability: 0.5)
    #expect([0, 1, 2].map(distribution.atMost) == [0.25, 0.75, 1])
    #expect(distribution.atMost(-1) == 0)
    #expect(distribution.atMost(3) == 1)
    #expect([0.2, 0.25, 0.26, 0.75, 1].map(distribution.quantile) == [0, 0, 1, 1, 2])
  }

  @Test("nothing that can happen, and nothing that must not")
  func certain() {
    #expect(Binomial(trials: 9, probability: 0).quantile(0.999) == 0)
    #expect(Binomial(trials: 9, probability: 1).quantile(0.001) == 9)
    #expect(Binomial(trials: 0, probability: 0.3).atMost(0) == 1)
  }
}
