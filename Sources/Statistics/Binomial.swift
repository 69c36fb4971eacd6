/// The binomial distribution: how many of `trials` fail when each does with one probability.
public struct Binomial: Sendable {
  /// How many trials there are.
  public let trials: Int
  private let first: Int
  /// The probabilities of at most `first`, `first + 1`, … failures.
  private let cumulative: [Double]

  /// The distribution of `trials` (not negative) with a probability from 0 to 1.
  ///
  /// Weights are computed outwards from the most likely count, where they are largest, and then
  /// divided by their sum: no factorial overflows, and no term vanishes that matters.
  ///
  /// Steps: some tens of standard deviations, thus about the square root of `trials`.
  public init(trials: Int, probability: Double) {
    self.trials = trials
    let odds = probability / (1 - probability)
    let mode = min(trials, Int((Double(trials) + 1) * probability))
    var above = [1.0]
    var count = mode
    while count < trials, let last = above.last, last > Self.negligible {
      above.append(last * Double(trials - count) / Double(count + 1) * odds)
      count += 1
    }
    var below: [Double] = []
    var last = 1.0
    count = mode
    while count > 0, last > Self.negligible {
      last *= Double(count) / Double(trials - count + 1) / odds
      below.append(last)
      count -= 1
    }
    first = count
    var sum = 0.0
    let sums = (below.reversed() + above).map { weight in
      sum += weight
      return sum
    }
    cumulative = sums.map { $0 / sum }
  }

  /// Beside the weight 1 of the mode.
  private static let negligible = 1e-25

  /// The probability of at most `count` failures.
  public func atMost(_ count: Int) -> Double {
    if count < first { return 0 }
    return count - first < cumulative.count ? cumulative[count - first] : 1
  }

  /// The smallest count that is not exceeded with at least that probability.
  public func quantile(_ probability: Double) -> Int {
    first + (cumulative.firstIndex { $0 >= probability } ?? cumulative.count - 1)
  }
}
