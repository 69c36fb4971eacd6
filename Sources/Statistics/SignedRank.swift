/// Wilcoxon's signed-rank test with its exact distribution, whatever the ties.
///
/// Differences of zero are left out, as Wilcoxon did; equal sizes share the mean of their ranks,
/// and the probability counts all 2ⁿ assignments of signs to the ranks at hand.
public struct SignedRank: Sendable {
  /// How many differences are not zero.
  public let count: Int
  /// How many differences are zero and left out.
  public let zeros: Int
  /// The sum of the ranks of the positive differences.
  public let positiveSum: Double
  /// The sum of the ranks of the negative differences.
  public let negativeSum: Double
  /// The two-sided exact probability; 1 when every difference is zero.
  public let p: Double

  /// Tests whether paired differences lie symmetrically around zero.
  public init(_ differences: [Double]) {
    let used = differences.filter { $0 != 0 }
    let ranks = Self.doubledRanks(of: used.map(\.magnitude))
    let total = ranks.reduce(0, +)
    let positive = zip(used, ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    count = used.count
    zeros = differences.count - used.count
    positiveSum = Double(positive) / 2
    negativeSum = Double(total - positive) / 2
    let tail = Self.distribution(ranks)[...min(positive, total - positive)].reduce(0, +)
    p = min(1, 2 * tail)
  }

  /// Twice the rank of each value, so that the shared rank of a tie is a whole number.
  static func doubledRanks(of values: [Double]) -> [Int] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      let end = order[start...].prefix { values[$0] == values[order[start]] }.endIndex
      // Ranks start + 1 … end have the mean (start + 1 + end) / 2.
      for index in order[start..<end] { ranks[index] = start + 1 + end }
      start = end
    }
    return ranks
  }

  /// The probability of each sum when every rank is in it or not with equal chance.
  private static func distribution(_ ranks: [Int]) -> [Double] {
    var chances = [1.0]
    for rank in ranks {
      let moved = [Double](repeating: 0, count: rank) + chances
      chances += [Double](repeating: 0, count: rank)
      chances = zip(chances, moved).map { ($0 + $1) / 2 }
    }
    return chances
  }
}
