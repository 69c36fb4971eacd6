/// The exact interval of a proportion (Clopper and Pearson 1934): it holds the true one at least as
/// often as it says.
public struct ProportionInterval: Sendable {
  /// Its lower end; 0 where nothing was counted.
  public let low: Double
  /// Its upper end; 1 where everything was counted.
  public let high: Double

  /// The interval of `count` among `trials` (at least one), with a confidence such as 0.95.
  ///
  /// At the lower end as many or more are as rare as half of what is left beside the confidence, at
  /// the upper end as many or fewer.
  public init(count: Int, trials: Int, confidence: Double = 0.95) {
    let tail = (1 - confidence) / 2
    low =
      count == 0
      ? 0
      : Self.probability { Binomial(trials: trials, probability: $0).atMost(count - 1) > 1 - tail }
    high =
      count == trials
      ? 1 : Self.probability { Binomial(trials: trials, probability: $0).atMost(count) > tail }
  }

  /// The probability from which on something no longer holds, by halving.
  private static func probability(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if holds(middle) { low = middle } else { high = middle }
    }
  }
}
