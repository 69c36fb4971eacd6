/// Hedges' g: a difference in standard deviations, corrected for small samples.
public enum HedgesG {
  /// The mean of paired differences over their standard deviation; nil where that is zero.
  public static func paired(_ differences: [Double]) -> Double? {
    let summary = Summary(differences)
    guard summary.standardDeviation > 0 else { return nil }
    return summary.mean / summary.standardDeviation
      * correction(degreesOfFreedom: Double(summary.count - 1))
  }

  /// The difference of two independent means over the pooled standard deviation; nil where that
  /// is zero.
  public static func unpaired(_ a: Summary, _ b: Summary) -> Double? {
    let deviation = pooledVariance(a, b).squareRoot()
    guard deviation > 0 else { return nil }
    return (a.mean - b.mean) / deviation
      * correction(degreesOfFreedom: Double(a.count + b.count - 2))
  }

  /// The exact factor Γ(df/2) / (√(df/2) Γ((df − 1)/2)) that removes the bias of Cohen's d.
  static func correction(degreesOfFreedom df: Double) -> Double {
    // With one degree of freedom Γ(0) is infinite: no estimate is unbiased, and g is zero.
    df > 1 ? gammaHalfStep((df - 1) / 2) / (df / 2).squareRoot() : 0
  }
}
