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
