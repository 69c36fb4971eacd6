/// The exact number a − k·√v, such as a mean minus k standard deviations.
///
/// Comparisons square instead of taking the root, so that no digit is lost.
public struct Surd: Sendable, Hashable {
  /// a.
  public let rational: Ratio
  /// k, not negative.
  public let factor: Ratio
  /// v, not negative.
  public let radicand: Ratio

  /// The number `rational` − `factor` · √`radicand`.
  ///
  /// - Throws: `NumberError.outOfRange` when the factor or the radicand is negative.
  public init(_ rational: Ratio, minus factor: Ratio, rootOf radicand: Ratio) throws(NumberError) {
    guard factor >= .zero, radicand >= .zero else { throw .outOfRange }
    self.rational = rational
    self.factor = factor
    self.radicand = radicand
  }

  /// A fraction as such a number.
  public init(_ rational: Ratio) {
    self.rational = rational
    factor = .zero
    radicand = .zero
  }

  /// Whether the number is at least `value`: a − value ≥ k·√v.
  public func isAtLeast(_ value: Ratio) throws(NumberError) -> Bool {
    let rest = try rational - value
    if rest < .zero { return false }
    return try rest * rest >= factor * factor * radicand
  }

  /// Whether the number is above `value`.
  public func isAbove(_ value: Ratio) throws(NumberError) -> Bool {
    let rest = try rational - value
    if rest < .zero { return false }
    return try rest * rest > factor * factor * radicand
  }

  /// The value to `decimals` digits, rounded half up from a root that is off by less than 10⁻¹².
  public func rounded(decimals: Int) throws(NumberError) -> Ratio {
    let scale = try powerOfTen(12)
    let square = try factor * factor * radicand
    let scaled = try (square * Ratio(scale, over: 1)).scaled(decimals: 12, rounding: .down)
    let root = try Ratio(Int128(wholeRoot(scaled.magnitude)), over: scale)
    return try (rational - root).rounded(decimals: decimals, rounding: .halfUp)
  }
}

/// The whole square root, rounded down, by Newton's falling steps.
private func wholeRoot(_ value: UInt128) -> UInt128 {
  guard value > 1 else { return value }
  var root: UInt128 = 1 << ((128 - value.leadingZeroBitCount + 1) / 2)
  while true {
    let next = (root + value / root) / 2
    if next >= root { return root }
    root = next
  }
}
