/// The rates between which a subject of a given size lies by chance, if it is no other than all.
///
/// Exact binomial limits, interpolated between counts so that they shrink smoothly with size:
/// D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
/// Medicine 2005, 24:1185-1202, appendix A.1. They take the trials of a subject as independent.
public struct FunnelLimits: Sendable, Equatable {
  /// The rate below which a subject lies with half of what `coverage` leaves.
  public let low: Double
  /// The rate above which it lies with the other half.
  public let high: Double

  /// The limits for `trials` of a subject, at a common rate from 0 to 1 and a coverage such as
  /// 0.95.
  ///
  /// - Returns: nil without trials.
  public init?(trials: Int, rate: Double, coverage: Double) {
    guard trials > 0 else { return nil }
    let distribution = Binomial(trials: trials, probability: rate)
    let tail = (1 - coverage) / 2
    low = Self.limit(distribution, tail)
    high = Self.limit(distribution, 1 - tail)
  }

  private static func limit(_ distribution: Binomial, _ probability: Double) -> Double {
    let count = distribution.quantile(probability)
    let (reached, before) = (distribution.atMost(count), distribution.atMost(count - 1))
    let beyond = (reached - probability) / (reached - before)
    // The step to the count 0 begins below zero.
    return max(0, (Double(count) - beyond) / Double(distribution.trials))
  }
}
