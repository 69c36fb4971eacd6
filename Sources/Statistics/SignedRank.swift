import CLibrary

/// Wilcoxon's signed-rank test with its exact distribution, whatever the ties.
///
/// Differences of zero are left out, as Wilcoxon did; equal sizes share the mean of their ranks,
/// and the probability counts all 2ⁿ assignments of signs to the ranks at hand. Of more than 400
/// differences, where that would take long and the two agree, it is that of the normal distribution
/// with the same mean and variance.
public struct SignedRank: Sendable {
  /// How many differences are not zero.
  public let count: Int
  /// How many differences are zero and left out.
  public let zeros: Int
  /// The sum of the ranks of the positive differences.
  public let positiveSum: Double
  /// The sum of the ranks of the negative differences.
  public let negativeSum: Double
  /// The two-sided probability; 1 when every difference is zero.
  public let p: Double
  /// Whether it is exact.
  public var isExact: Bool { count <= Self.mostExact }

  /// So many differences are counted out.
  static let mostExact = 400

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
    let less = min(positive, total - positive)
    p = count <= Self.mostExact ? Self.exactP(ranks, less) : Self.normalP(ranks, less)
  }

  private static func exactP(_ ranks: [Int], _ less: Int) -> Double {
    min(1, 2 * distribution(ranks)[...less].reduce(0, +))
  }

  /// Each rank is in the sum with a chance of a half: its mean is half the ranks, its variance a quarter
  /// of their squares, which takes account of ties.
  private static func normalP(_ ranks: [Int], _ less: Int) -> Double {
    let mean = Double(ranks.reduce(0, +)) / 2
    let variance = ranks.reduce(0.0) { $0 + Double($1) * Double($1) } / 4
    return erfc((mean - Double(less)) / (2 * variance).squareRoot())
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
    var chances = [Double](repeating: 0, count: ranks.reduce(0, +) + 1)
    chances[0] = 1
    var most = 0
    for rank in ranks {
      most += rank
      // From the largest sum on, so that each is made of those without the rank.
      for sum in stride(from: most, through: 0, by: -1) {
        chances[sum] = (chances[sum] + (sum < rank ? 0 : chances[sum - rank])) / 2
      }
    }
    return chances
  }
}
