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
    try compare(value, >=)
  }

  /// Whether the number is above `value`.
  public func isAbove(_ value: Ratio) throws(NumberError) -> Bool {
    try compare(value, >)
  }

  /// The value to `decimals` digits, rounded half up from a root that is off by less than 10⁻¹².
  public func rounded(decimals: Int) throws(NumberError) -> Ratio {
    try (rational - rootBelow).rounded(decimals: decimals, rounding: .halfUp)
  }

  private func compare(_ value: Ratio, _ holds: (Ratio, Ratio) -> Bool) throws(NumberError)
    -> Bool
  {
    if factor == .zero || radicand == .zero { return holds(rational, value) }
    // Squares of long fractions do not fit; they are asked only where 12 digits do not decide.
    let highest = try rational - rootBelow
    if value > highest { return false }
    let lastDigit = try Ratio(1, over: powerOfTen(Self.rootDecimals))
    let lowest = try highest - lastDigit
    if value < lowest { return true }
    let rest = try rational - value
    let (square, limit) = (try rest * rest, try factor * factor * radicand)
    return rest >= .zero && holds(square, limit)
  }

  private static let rootDecimals = 12

  /// k·√v to 12 decimals, rounded down.
  private var rootBelow: Ratio {
    get throws(NumberError) {
      let scale = try powerOfTen(Self.rootDecimals)
      let square = try factor * factor * radicand
      let scaled = try (square * Ratio(scale, over: 1)).scaled(
        decimals: Self.rootDecimals, rounding: .down)
      return try Ratio(Int128(wholeRoot(scaled.magnitude)), over: scale)
    }
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
