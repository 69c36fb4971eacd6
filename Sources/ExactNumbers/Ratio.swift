/// An exact fraction of two 128-bit integers.
///
/// Sums and products that do not fit throw `NumberError.overflow`; comparisons cross-multiply at
/// full width and never fail. A fraction is brought to lowest terms only where they are asked for,
/// or where it would not fit otherwise: to find them takes longer than to add, compare and show it.
public struct Ratio: Sendable, BitwiseCopyable {
  /// The numerator in lowest terms; carries the sign.
  public var numerator: Int128 { lowestTerms.numerator }
  /// The denominator in lowest terms, always positive.
  public var denominator: Int128 { lowestTerms.denominator }

  /// What stands above and below the line. In 64 bits they need not be in lowest terms; wider ones
  /// are.
  private let above, below: Stored

  /// A number of 128 bits as two words.
  ///
  /// An object with a 128-bit integer in it must lie at a multiple of 16 bytes, and memory that is
  /// asked for so costs several times as much.
  private struct Stored: Equatable, BitwiseCopyable {
    private let low: UInt64
    private let high: Int64

    init(_ value: Int128) {
      low = UInt64(truncatingIfNeeded: value)
      high = Int64(truncatingIfNeeded: value >> 64)
    }

    var value: Int128 { Int128(high) << 64 | Int128(low) }

    /// The number in 64 bits; nil where it, or its opposite, does not fit.
    @inline(__always) var small: Int64? {
      let number = Int64(bitPattern: low)
      return high == number >> 63 && number != .min ? number : nil
    }
  }

  /// What stands above and below the line in 64 bits; nil where one of them does not fit.
  @inline(__always)
  var small: (above: Int64, below: Int64)? {
    if let above = above.small, let below = below.small { (above, below) } else { nil }
  }

  /// The whole number `value`.
  public init(_ value: Int) { self.init(above: Int128(value), below: 1) }

  /// The fraction `numerator / denominator`.
  public init(_ numerator: Int128, over denominator: Int128) throws(NumberError) {
    let given = Ratio(above: numerator, below: denominator)
    if let below = given.small?.below, below > 0 {
      self = given
    } else {
      self = try Ratio(reducing: numerator, over: denominator)
    }
  }

  /// The same of any sign and width, in lowest terms.
  @inline(never)
  private init(reducing numerator: Int128, over denominator: Int128) throws(NumberError) {
    guard denominator != 0 else { throw .divisionByZero }
    guard numerator != .min, denominator != .min else { throw .overflow }
    let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(above: sign * (numerator / divisor), below: sign * (denominator / divisor))
  }

  /// The number of `units` of 10^−`decimals`.
  init(_ units: Int128, decimals: Int) throws(NumberError) {
    try self.init(units, over: try powerOfTen(decimals))
  }

  /// The number of so many millionths.
  init(millionths: Int64) {
    // The least of all has no opposite in 64 bits, but its half has.
    if millionths == .min {
      self.init(above: Int128(millionths) / 2, below: 500_000)
    } else {
      self.init(above: Int128(millionths), below: 1_000_000)
    }
  }

  private init(above: Int128, below: Int128) {
    (self.above, self.below) = (Stored(above), Stored(below))
  }

  /// The fraction in lowest terms.
  var lowestTerms: (numerator: Int128, denominator: Int128) {
    guard let (above, below) = small else { return (above.value, below.value) }
    let divisor = Int64(greatestCommonDivisor(above.magnitude, below.magnitude))
    return (Int128(above / divisor), Int128(below / divisor))
  }

  private var isOne: Bool { above.small == 1 && below.small == 1 }

  /// Zero.
  public static let zero = Ratio(0)
  /// One.
  public static let one = Ratio(1)

  /// The sum of two fractions.
  public static func + (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    if let a = a.small, let b = b.small {
      // Over one denominator, such as that of prices; else over both, which 127 bits hold.
      let sum =
        a.below == b.below
        ? Ratio(above: Int128(a.above) &+ Int128(b.above), below: Int128(a.below))
        : Ratio(
          above: Int128(a.above) &* Int128(b.below) &+ Int128(b.above) &* Int128(a.below),
          below: Int128(a.below) &* Int128(b.below))
      if sum.small != nil { return sum }
    }
    let (a, b) = (a.lowestTerms, b.lowestTerms)
    // The least common denominator keeps the products small.
    let common = Int128(
      greatestCommonDivisor(a.denominator.magnitude, b.denominator.magnitude))
    let left = try product(a.numerator, b.denominator / common)
    let right = try product(b.numerator, a.denominator / common)
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw .overflow }
    return try Ratio(sum, over: try product(a.denominator / common, b.denominator))
  }

  /// The difference of two fractions.
  public static func - (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    try a + Ratio(above: -b.above.value, below: b.below.value)
  }

  /// The product of two fractions.
  public static func * (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    if a.isOne { return b }
    if b.isOne { return a }
    if let a = a.small, let b = b.small {
      let product = Ratio(
        above: Int128(a.above) &* Int128(b.above), below: Int128(a.below) &* Int128(b.below))
      if product.small != nil { return product }
    }
    let (a, b) = (a.lowestTerms, b.lowestTerms)
    // Reducing across first keeps the products small.
    let first = try Ratio(a.numerator, over: b.denominator).lowestTerms
    let second = try Ratio(b.numerator, over: a.denominator).lowestTerms
    return Ratio(
      above: try ExactNumbers.product(first.numerator, second.numerator),
      below: try ExactNumbers.product(first.denominator, second.denominator))
  }

  /// The quotient of two fractions.
  public static func / (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    try a * b.reciprocal()
  }

  /// One divided by this fraction.
  public func reciprocal() throws(NumberError) -> Ratio {
    let (above, below) = (above.value, below.value)
    guard above != 0 else { throw .divisionByZero }
    return above > 0 ? Ratio(above: below, below: above) : Ratio(above: -below, below: -above)
  }

  /// This fraction to a whole power, which may be negative.
  public func power(_ exponent: Int) throws(NumberError) -> Ratio {
    var (result, square, rest) = (Ratio.one, self, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result = try result * square }
      rest >>= 1
      if rest > 0 { square = try square * square }
    }
    return exponent < 0 ? try result.reciprocal() : result
  }

  /// The fraction with its sign removed.
  public var magnitude: Ratio {
    let above = above.value
    return above < 0 ? Ratio(above: -above, below: below.value) : self
  }

  /// The value times 10^`decimals`, rounded to a whole number by the named rule.
  public func scaled(decimals: Int, rounding: Rounding) throws(NumberError) -> Int128 {
    try divided(decimals: decimals, rounding: rounding).quotient
  }

  /// The same, and whether nothing had to be rounded.
  @inline(__always)
  func divided(decimals: Int, rounding: Rounding) throws(NumberError)
    -> (quotient: Int128, isExact: Bool)
  {
    // Numbers of 64 bits, the usual case, are multiplied and divided many times as fast.
    if let above = above.small, powersOfTen64.indices.contains(decimals) {
      let scale = Int64(powersOfTen64[decimals])
      let (scaled, overflow) = above.multipliedReportingOverflow(by: scale)
      guard !overflow, let below = below.small else {
        return rounding.division(Int128(above) &* Int128(scale), below.value)
      }
      let (quotient, isExact) = rounding.rounded(scaled, below)
      return (Int128(quotient), isExact)
    }
    return try dividedWide(decimals: decimals, rounding: rounding)
  }

  /// The same for numbers of any width.
  @inline(never)
  private func dividedWide(decimals: Int, rounding: Rounding) throws(NumberError)
    -> (quotient: Int128, isExact: Bool)
  {
    let (scale, terms) = (try powerOfTen(decimals), lowestTerms)
    let divisor = terms.denominator.magnitude
    let wide = terms.numerator.magnitude.multipliedFullWidth(by: scale.magnitude)
    // Only the result has to fit, not what is divided.
    guard wide.high < divisor else { throw .overflow }
    let (quotient, remainder) = divisor.dividingFullWidth(wide)
    guard quotient < UInt128(Int128.max) else { throw .overflow }
    let sign: Int128 = terms.numerator < 0 ? -1 : 1
    let rest = rounding.division(sign * Int128(remainder), terms.denominator)
    return (sign * Int128(quotient) + rest.quotient, rest.isExact)
  }

  /// The value rounded to `decimals` digits after the point by the named rule.
  public func rounded(decimals: Int, rounding: Rounding) throws(NumberError) -> Ratio {
    try Ratio(try scaled(decimals: decimals, rounding: rounding), decimals: decimals)
  }
}

extension Ratio: Hashable {
  /// Whether both are the same number.
  public static func == (a: Ratio, b: Ratio) -> Bool {
    if a.above == b.above, a.below == b.below { return true }
    guard let a = a.small, let b = b.small else { return a.lowestTerms == b.lowestTerms }
    return a.above.multipliedFullWidth(by: b.below) == b.above.multipliedFullWidth(by: a.below)
  }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) {
    let terms = lowestTerms
    hasher.combine(terms.numerator)
    hasher.combine(terms.denominator)
  }
}

extension Ratio: Comparable {
  /// Compares by cross-multiplication at 256 bits, so that no digit is lost.
  public static func < (a: Ratio, b: Ratio) -> Bool {
    guard let a = a.small, let b = b.small else { return isSmallerWide(a, than: b) }
    let left = a.above.multipliedFullWidth(by: b.below)
    let right = b.above.multipliedFullWidth(by: a.below)
    return left.high == right.high ? left.low < right.low : left.high < right.high
  }

  @inline(never)
  private static func isSmallerWide(_ a: Ratio, than b: Ratio) -> Bool {
    let left = a.above.value.multipliedFullWidth(by: b.below.value)
    let right = b.above.value.multipliedFullWidth(by: a.below.value)
    return left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

/// A product that fits, and whose sign can be removed.
func product(_ a: Int128, _ b: Int128) throws(NumberError) -> Int128 {
  if let a = a.small, let b = b.small { return Int128(a) &* Int128(b) }
  let (value, overflow) = a.multipliedReportingOverflow(by: b)
  // The smallest integer has no opposite: its sign could not be removed.
  guard !overflow, value != .min else { throw .overflow }
  return value
}

/// The greatest common divisor; 1 when both are zero.
private func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
  var (a, b) = (a, b)
  while b != 0 {
    // 64-bit division is many times as fast, and the usual case.
    if let small = UInt64(exactly: a), let other = UInt64(exactly: b) {
      return UInt128(greatestCommonDivisor(small, other))
    }
    (a, b) = (b, a % b)
  }
  return max(a, 1)
}

/// The same by shifts and differences, which are faster than divisions, but for the first step:
/// one number is often much larger.
private func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let smaller = min(a, b)
  if smaller <= 1 { return smaller == 1 ? 1 : max(a, b, 1) }
  var rest = max(a, b) % smaller
  if rest == 0 { return smaller }
  let shift = (smaller | rest).trailingZeroBitCount
  var odd = smaller >> UInt64(smaller.trailingZeroBitCount)
  rest >>= UInt64(rest.trailingZeroBitCount)
  while odd != rest {
    // Its zeros are counted while its sign is still looked at.
    let (difference, isNegative) = odd.subtractingReportingOverflow(rest)
    let zeros = UInt64(difference.trailingZeroBitCount)
    odd = min(odd, rest)
    rest = (isNegative ? 0 &- difference : difference) >> zeros
  }
  return odd << UInt64(shift)
}

/// Why an exact computation has no result.
public enum NumberError: Error, Equatable, Sendable {
  /// The value needs more than the 127 bits (ratios) or 63 bits (money) that the type holds.
  case overflow
  /// A division by zero.
  case divisionByZero
  /// The bounds of an irrational number do not agree on the digit that was asked for.
  case undecidedDigit
  /// The base of a ratio power is outside 1 to 4, or its argument is not positive.
  case outOfRange
}
