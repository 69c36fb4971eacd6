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
