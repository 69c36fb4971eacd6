/// What the next period would show if nothing had been done: who was far off comes back part way.
///
/// The reliability of a total is estimated from two halves of the period before any action, such
/// as its two quarters, by their correlation stepped up to the whole (Spearman–Brown).
public struct RegressionToTheMean: Sendable {
  /// The share of a deviation that lasts, from 0 to 1.
  public let reliability: Double
  /// The mean of the totals.
  public let mean: Double

  /// Estimates from the two halves of each firm's total, firm by firm.
  ///
  /// - Returns: nil for fewer than three firms, or when a half is the same for all.
  public init?(firstHalf: [Double], secondHalf: [Double]) {
    guard firstHalf.count == secondHalf.count, firstHalf.count >= 3,
      let r = correlation(firstHalf, secondHalf)
    else { return nil }
    // A negative correlation is chance: no part of a deviation lasts.
    reliability = r > 0 ? 2 * r / (1 + r) : 0
    mean = zip(firstHalf, secondHalf).reduce(0) { $0 + $1.0 + $1.1 } / Double(firstHalf.count)
  }

  /// The total to expect without action after a total of `value`.
  public func expected(after value: Double) -> Double { mean + reliability * (value - mean) }
}

/// Pearson's correlation; nil when either side does not vary.
func correlation(_ a: [Double], _ b: [Double]) -> Double? {
  let (first, second) = (Summary(a), Summary(b))
  guard first.standardDeviation > 0, second.standardDeviation > 0 else { return nil }
  let products = zip(a, b).reduce(0) { $0 + ($1.0 - first.mean) * ($1.1 - second.mean) }
  return products / Double(a.count - 1) / (first.standardDeviation * second.standardDeviation)
}
