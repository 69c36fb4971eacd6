/// The result of a t test: how large the difference is first, how surprising last.
public struct TTest: Sendable {
  /// The mean difference.
  public let difference: Double
  /// The two-sided confidence interval of the difference.
  public let interval: ClosedRange<Double>
  /// The difference in units of its standard error.
  public let t: Double
  /// The degrees of freedom.
  public let degreesOfFreedom: Double
  /// The probability of such a t, on either side, if there were no difference.
  public let p: Double

  /// Tests a difference against its standard error.
  ///
  /// - Returns: nil where the standard error is zero or not defined: too few observations, or all
  ///   alike.
  init?(difference: Double, standardError: Double, degreesOfFreedom: Double, confidence: Double) {
    guard standardError > 0, degreesOfFreedom > 0 else { return nil }
    let distribution = TDistribution(degreesOfFreedom: degreesOfFreedom)
    let margin = distribution.critical(twoSided: 1 - confidence) * standardError
    self.difference = difference
    interval = (difference - margin)...(difference + margin)
    t = difference / standardError
    self.degreesOfFreedom = degreesOfFreedom
    p = distribution.twoSided(t)
  }

  /// Student's test of two independent samples with one variance.
  public static func student(_ a: Summary, _ b: Summary, confidence: Double = 0.95) -> TTest? {
    let (n, m) = (Double(a.count), Double(b.count))
    return TTest(
      difference: a.mean - b.mean,
      standardError: (pooledVariance(a, b) * (1 / n + 1 / m)).squareRoot(),
      degreesOfFreedom: n + m - 2, confidence: confidence)
  }

  /// Welch's test of two independent samples whose variances differ.
  public static func welch(_ a: Summary, _ b: Summary, confidence: Double = 0.95) -> TTest? {
    let (n, m) = (Double(a.count), Double(b.count))
    let (u, v) = (a.variance / n, b.variance / m)
    return TTest(
      difference: a.mean - b.mean, standardError: (u + v).squareRoot(),
      degreesOfFreedom: (u + v) * (u + v) / (u * u / (n - 1) + v * v / (m - 1)),
      confidence: confidence)
  }

  /// The paired test: whether the mean of the differences within the pairs is zero.
  public static func paired(_ differences: [Double], confidence: Double = 0.95) -> TTest? {
    let summary = Summary(differences)
    let n = Double(summary.count)
    return TTest(
      difference: summary.mean, standardError: summary.standardDeviation / n.squareRoot(),
      degreesOfFreedom: n - 1, confidence: confidence)
  }
}

/// The variance of two samples that are assumed to have the same.
func pooledVariance(_ a: Summary, _ b: Summary) -> Double {
  let (n, m) = (Double(a.count), Double(b.count))
  return ((n - 1) * a.variance + (m - 1) * b.variance) / (n + m - 2)
}

/// The number, mean and standard deviation of a sample, which is all that t tests need.
public struct Summary: Sendable, Equatable {
  /// How many observations there are.
  public let count: Int
  /// Their mean; not a number for none.
  public let mean: Double
  /// Their standard deviation with n − 1; not a number for fewer than two.
  public let standardDeviation: Double

  /// A summary that somebody else published.
  public init(count: Int, mean: Double, standardDeviation: Double) {
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Summarises observations.
  public init(_ values: [Double]) {
    let mean = values.reduce(0, +) / Double(values.count)
    // The second pass is around the mean: a sum of squares would lose digits.
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      count: values.count, mean: mean,
      standardDeviation: values.count > 1
        ? (squares / Double(values.count - 1)).squareRoot() : .nan)
  }

  /// The standard deviation squared.
  var variance: Double { standardDeviation * standardDeviation }
}
