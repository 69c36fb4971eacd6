import Testing

@testable import Statistics

struct PairedComparisonTests {
  /// Totals in tenths of a point.
  static func comparison(_ pairs: [(Int, Int)]) -> PairedComparison {
    func tenths(_ value: Int) -> Observation {
      Observation(numerator: Int128(value), denominator: 10)
    }
    return PairedComparison(
      pairs.map {
        .init(before: tenths($0.0), after: tenths($0.1), reduction: tenths($0.0 - $0.1))
      })
  }

  @Test("reductions that are equal as decimals are ties, whatever floating point makes of them")
  func ties() {
    // 0.3 − 0.2 and 0.8 − 0.7 differ in floating point; both are one tenth. Ranks 1.5, 1.5, 3.
    let comparison = Self.comparison([(3, 2), (8, 7), (4, 6)])
    #expect(comparison.signedRank.positiveSum == 3)
    #expect(comparison.signedRank.negativeSum == 3)
  }

  @Test(
    "the smallest P of n pairs is 2 of 2ⁿ assignments",
    arguments: [(1, 1.0), (5, 0.0625), (10, 2.0 / 1024)])
  func smallest(count: Int, p: Double) {
    let comparison = Self.comparison((1...count).map { ($0 * 2, $0) })
    #expect(comparison.signedRank.smallestP == p)
    #expect(comparison.signedRank.p == p)
  }

  @Test("fewer than 30 pairs are a small sample", arguments: [(29, true), (30, false)])
  func small(count: Int, isSmall: Bool) {
    #expect(Self.comparison((1...count).map { ($0 * 2, $0) }).isSmall == isSmall)
  }
}
