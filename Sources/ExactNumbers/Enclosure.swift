/// A positive number that is known exactly, or else enclosed between two bounds.
///
/// Prices that pass through several irrational factors stay certain to their last printed digit:
/// each operation rounds its lower bound down and its upper bound up at 126 significant bits, and
/// a digit on which the bounds do not agree is an error. The exact fraction is carried along as
/// long as it is known and fits, so that a tie (4.50 × 1.7 = 7.65) is seen as one.
public struct Enclosure: Sendable {
  /// The number itself where it is known as a fraction.
  public let exact: Ratio?
  /// The bounds, in units of 2^exponent; at most 127 bits each.
  private let lower: UInt128
  private let upper: UInt128
  private let exponent: Int

  private static let bits = 127

  /// A fraction, enclosed.
  ///
  /// - Throws: `NumberError.outOfRange` unless it is positive.
  public init(_ value: Ratio) throws(NumberError) {
    guard value > .zero else { throw .outOfRange }
    let terms = value.lowestTerms
    let (numerator, denominator) = (terms.numerator.magnitude, terms.denominator.magnitude)
    let quotient = Self.quotient(numerator, denominator, alike: (numerator, denominator))
    exact = value
    lower = quotient.value
    upper = quotient.isWhole ? quotient.value : quotient.value + 1
    exponent = -quotient.shift
  }

  /// Two bounds, brought down to 127 bits when they are wider.
  private init(
    exact: Ratio?, lower: (high: UInt128, low: UInt128), upper: (high: UInt128, low: UInt128),
    exponent: Int
  ) throws(NumberError) {
    let shift = max(0, bitCount(upper) - Self.bits)
    self.exact = exact
    self.lower = shiftedDown(lower, by: shift, up: false)
    self.upper = shiftedDown(upper, by: shift, up: true)
    self.exponent = exponent + shift
    guard self.lower > 0 else { throw .outOfRange }
  }

  /// A number between two fixed-point bounds.
  init(between bounds: Bounds) throws(NumberError) {
    try self.init(
      exact: nil, lower: (0, bounds.lower), upper: (0, bounds.upper),
      exponent: -Bounds.fractionBits)
  }

  /// The product.
  public static func * (a: Enclosure, b: Enclosure) throws(NumberError) -> Enclosure {
    try Enclosure(
      exact: combined(a, b, *), lower: a.lower.multipliedFullWidth(by: b.lower),
      upper: a.upper.multipliedFullWidth(by: b.upper), exponent: a.exponent + b.exponent)
  }

  /// The quotient.
  public static func / (a: Enclosure, b: Enclosure) throws(NumberError) -> Enclosure {
    let low = quotient(a.lower, b.upper, alike: (a.upper, b.lower))
    let high = quotient(a.upper, b.lower, alike: (a.upper, b.lower))
    return try Enclosure(
      exact: combined(a, b, /), lower: (0, low.value),
      upper: (0, high.isWhole ? high.value : high.value + 1),
      exponent: a.exponent - b.exponent - low.shift)
  }

  /// The sum.
  public static func + (a: Enclosure, b: Enclosure) throws(NumberError) -> Enclosure {
    let (a, b, exponent, exact) = aligned(a, b, combined(a, b, +))
    return try Enclosure(
      exact: exact, lower: (0, a.lower + b.lower), upper: (0, a.upper + b.upper),
      exponent: exponent)
  }

  /// The difference.
  ///
  /// - Throws: `NumberError.outOfRange` unless it is certainly positive.
  public static func - (a: Enclosure, b: Enclosure) throws(NumberError) -> Enclosure {
    let (a, b, exponent, exact) = aligned(a, b, combined(a, b, -))
    guard a.lower > b.upper else { throw .outOfRange }
    return try Enclosure(
      exact: exact, lower: (0, a.lower - b.upper), upper: (0, a.upper - b.lower),
      exponent: exponent)
  }

  /// The number to a whole power, which may be negative.
  public func power(_ power: Int) throws(NumberError) -> Enclosure {
    var result = try Enclosure(.one)
    for _ in 0..<power.magnitude { result = try result * self }
    return power < 0 ? try Enclosure(.one) / result : result
  }

  /// Whether every number enclosed here is less than every number enclosed there.
  public func isCertainlyLess(than other: Enclosure) -> Bool {
    if let exact, let theirs = other.exact { return exact < theirs }
    return isLess((upper, exponent), (other.lower, other.exponent))
  }

  /// Whether the lower bound is below the other's: an order for sorting.
  public func startsBelow(_ other: Enclosure) -> Bool {
    isLess((lower, exponent), (other.lower, other.exponent))
  }

  /// The number rounded to `decimals` digits by the named rule.
  ///
  /// - Throws: `NumberError.undecidedDigit` when the two bounds round differently.
  public func rounded(decimals: Int, rounding: Rounding) throws(NumberError) -> Ratio {
    if let exact { return try exact.rounded(decimals: decimals, rounding: rounding) }
    let scale = try powerOfTen(decimals)
    let low = try Self.whole(lower, exponent, times: scale, rounding)
    let high = try Self.whole(upper, exponent, times: scale, rounding)
    guard low == high else { throw .undecidedDigit }
    return try Ratio(low, over: scale)
  }

  /// The whole number that bound · 2^exponent · scale rounds to.
  private static func whole(
    _ bound: UInt128, _ exponent: Int, times scale: Int128, _ rounding: Rounding
  ) throws(NumberError) -> Int128 {
    guard exponent < 0 else { throw .overflow }
    let wide = bound.multipliedFullWidth(by: scale.magnitude)
    let down = shiftedDown(wide, by: -exponent, up: false)
    guard bitCount(wide) + exponent < 127 else { throw .overflow }
    switch rounding {
    case .down: return Int128(down)
    case .up: return Int128(shiftedDown(wide, by: -exponent, up: true))
    case .halfUp:
      // The first bit after the point decides.
      return Int128(down) + Int128(shiftedDown(wide, by: -exponent - 1, up: false) & 1)
    }
  }

  /// `a` shifted left and divided by `b`; the shift is such that the quotient of the two numbers
  /// `alike` has 126 or 127 bits.
  private static func quotient(_ a: UInt128, _ b: UInt128, alike: (UInt128, UInt128))
    -> (value: UInt128, isWhole: Bool, shift: Int)
  {
    let shift = bits - 1 - (bitCount((0, alike.0)) - bitCount((0, alike.1)))
    let wide =
      shift >= 128
      ? (high: a << (shift - 128), low: 0) : (high: a >> (128 - shift), low: a << shift)
    let (quotient, remainder) = b.dividingFullWidth(wide)
    return (quotient, remainder == 0, shift)
  }

  /// Both pairs of bounds in units of the larger exponent.
  private static func aligned(_ a: Enclosure, _ b: Enclosure, _ exact: Ratio?) -> (
    (lower: UInt128, upper: UInt128), (lower: UInt128, upper: UInt128), Int, Ratio?
  ) {
    let exponent = max(a.exponent, b.exponent)
    func bounds(_ value: Enclosure) -> (lower: UInt128, upper: UInt128) {
      let shift = exponent - value.exponent
      return (
        shiftedDown((0, value.lower), by: shift, up: false),
        shiftedDown((0, value.upper), by: shift, up: true)
      )
    }
    return (bounds(a), bounds(b), exponent, exact)
  }

  /// The exact result where both sides are exact and the fraction fits.
  private static func combined(
    _ a: Enclosure, _ b: Enclosure, _ operation: (Ratio, Ratio) throws(NumberError) -> Ratio
  ) -> Ratio? {
    guard let left = a.exact, let right = b.exact else { return nil }
    return try? operation(left, right)
  }
}

private func bitCount(_ value: (high: UInt128, low: UInt128)) -> Int {
  value.high > 0
    ? 256 - value.high.leadingZeroBitCount : 128 - value.low.leadingZeroBitCount
}

/// A 256-bit number divided by 2^shift and rounded down or up; the result fits in 128 bits.
private func shiftedDown(_ value: (high: UInt128, low: UInt128), by shift: Int, up: Bool) -> UInt128
{
  let quotient =
    shift >= 128
    ? value.high >> (shift - 128) : (value.high << (128 - shift)) | (value.low >> shift)
  let back: (high: UInt128, low: UInt128) =
    shift >= 128
    ? (quotient << (shift - 128), 0) : (quotient >> (128 - shift), quotient << shift)
  return up && back != value ? quotient + 1 : quotient
}

/// Whether a · 2^i < b · 2^j.
private func isLess(_ a: (value: UInt128, exponent: Int), _ b: (value: UInt128, exponent: Int))
  -> Bool
{
  let top = (bitCount((0, a.value)) + a.exponent, bitCount((0, b.value)) + b.exponent)
  guard top.0 == top.1 else { return top.0 < top.1 }
  return a.value << a.value.leadingZeroBitCount < b.value << b.value.leadingZeroBitCount
}
