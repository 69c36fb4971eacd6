/// The number, mean and spread of observations that come one by one, or in parts.
///
/// Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample
/// variances", 1979.
public struct Moments: Sendable, Equatable {
  /// How many observations there are.
  public private(set) var count = 0
  /// Their mean; zero for none.
  public private(set) var mean = 0.0
  /// The sum of the squared distances from the mean.
  private var squares = 0.0

  /// No observations.
  public init() {}

  /// Adds one.
  public mutating func add(_ value: Double) {
    count += 1
    let distance = value - mean
    mean += distance / Double(count)
    squares += distance * (value - mean)
  }

  /// Adds one that is an exact fraction.
  public mutating func add(_ numerator: Int128, over denominator: Int128) {
    add(Double(numerator: numerator, denominator: denominator))
  }

  /// Adds those of a later part: the same parts in the same order give the same digits.
  public mutating func add(_ other: Moments) {
    guard other.count > 0 else { return }
    let (own, others) = (Double(count), Double(other.count))
    let distance = other.mean - mean
    count += other.count
    mean += distance * others / (own + others)
    squares += other.squares + distance * distance * own * others / (own + others)
  }

  /// The interval of the mean by Student's t; nil for fewer than two observations.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard count > 1 else { return nil }
    let deviation = (squares / Double(count - 1)).squareRoot()
    let t = TDistribution(degreesOfFreedom: Double(count - 1)).critical(twoSided: 1 - confidence)
    let margin = t * deviation / Double(count).squareRoot()
    return (mean - margin)...(mean + margin)
  }
}
