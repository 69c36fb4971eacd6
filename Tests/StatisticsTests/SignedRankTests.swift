import Testing

@testable import Statistics

struct SignedRankTests {
  @Test("all differences on one side: two of 2ⁿ assignments are as extreme")
  func oneSide() {
    // n = 5: P = 2/32
    let test = SignedRank([1, 2, 3, 4, 5])
    #expect(test.p == 2.0 / 32)
    #expect(test.positiveSum == 15)
    #expect(test.negativeSum == 0)
  }

  @Test("zeros are left out and counted; equal sizes share their ranks")
  func tiesAndZeros() {
    // |d| = 1, 1, 2: ranks 1.5, 1.5, 3; negative sum 1.5.
    // Sums of the 8 assignments: 0, 1.5, 1.5, 3, 3, 4.5, 4.5, 6; three are ≤ 1.5: P = 2 · 3/8.
    let test = SignedRank([0, 1, -1, 2, 0])
    #expect(test.count == 3)
    #expect(test.zeros == 2)
    #expect(test.negativeSum == 1.5)
    #expect(test.positiveSum == 4.5)
    #expect(test.p == 0.75)
  }

  @Test("of more than 400 differences P is that of the normal distribution, near the exact one")
  func many() {
    // All 401 on one side: of doubled ranks 2, 4, …, 802 the mean is 401 · 402 / 2 = 80,601, the variance
    // Σk² = 401 · 402 · 803 / 6 = 21,574,201; z = 80,601 / 4,644.80 = 17.35.
    let test = SignedRank((1...401).map(Double.init))
    #expect(!test.isExact && test.p < 1e-60 && test.p > 0)
    // Signs in turn: 1 − 2 + 3 − … differs little from nothing.
    func inTurn(_ count: Int) -> Double {
      SignedRank((1...count).map { Double($0) * ($0.isMultiple(of: 2) ? -1 : 1) }).p
    }
    #expect(abs(inTurn(400) - inTurn(402)) < 0.005)
  }

  @Test("without any difference P is 1")
  func nothing() {
    #expect(SignedRank([]).p == 1)
    #expect(SignedRank([0, 0]).p == 1)
    #expect(SignedRank([0, 0]).zeros == 2)
  }

  @Test("turning all signs leaves P as it is")
  func symmetry() {
    let differences = [0.5, -1, 1, 3, -2.5, 0.5, 4]
    let (one, other) = (SignedRank(differences), SignedRank(differences.map { -$0 }))
    #expect(one.p == other.p)
    #expect(one.positiveSum == other.negativeSum)
  }
}
