/// The middle and the limits of a control chart at one point of time.
public struct ControlLimits: Sendable, Equatable {
  /// The lower limit.
  public let low: Double
  /// The middle line.
  public let middle: Double
  /// The upper limit.
  public let high: Double

  /// Whether a value lies outside of the limits; exactly on one it does not.
  public func excludes(_ value: Double) -> Bool { value < low || value > high }

  /// With fewer points than this the limits are provisional.
  public static let fewestPoints = 12

  /// The mean of moving ranges of two points, in standard deviations of a normal distribution: d₂.
  private static let meanRange = 1.128
  /// 3 ÷ d₂ as handbooks print it.
  private static let rangesToLimit = 2.66

  /// Limits for values one by one: mean ± 2.66 × mean moving range.
  ///
  /// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 (individuals control charts). What is
  /// measured never falls below 0, and neither does the lower limit.
  ///
  /// - Returns: nil for fewer than two values.
  public static func individuals(_ values: [Double]) -> ControlLimits? {
    guard let range = meanMovingRange(values) else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return ControlLimits(
      low: max(0, mean - rangesToLimit * range), middle: mean, high: mean + rangesToLimit * range)
  }

  /// Limits for rates, a pair for each point: common rate ± 3 × √(rate ÷ size) × σz.
  ///
  /// The u′ chart of D. B. Laney, Improved control charts for attributes, Quality Engineering 2002,
  /// 14(4):531-537. σz, the mean moving range of the standardised rates over 1.128, widens the
  /// limits of the u chart where large sizes vary more than chance, and narrows them where less.
  ///
  /// - Returns: nil for fewer than two points, a size of zero, or no counts at all.
  public static func rates(_ points: [(count: Int, size: Int)]) -> [ControlLimits]? {
    guard points.count > 1, points.allSatisfy({ $0.size > 0 }) else { return nil }
    let counts = points.reduce(0) { $0 + $1.count }
    guard counts > 0 else { return nil }
    let rate = Double(counts) / Double(points.reduce(0) { $0 + $1.size })
    let errors = points.map { (rate / Double($0.size)).squareRoot() }
    let standardised = zip(points, errors).map { point, error in
      (Double(point.count) / Double(point.size) - rate) / error
    }
    guard let range = meanMovingRange(standardised) else { return nil }
    return errors.map { error in
      let width = 3 * error * range / meanRange
      return ControlLimits(low: max(0, rate - width), middle: rate, high: rate + width)
    }
  }

  /// The mean distance between neighbours.
  private static func meanMovingRange(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
    return ranges.reduce(0, +) / Double(ranges.count)
  }
}

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
