/// An exact fraction of two 128-bit integers in lowest terms.
///
/// Sums and products that do not fit throw `NumberError.overflow`; comparisons cross-multiply at
/// full width and never fail.
public struct Ratio: Sendable, Hashable, BitwiseCopyable {
  /// The numerator; carries the sign.
  public var numerator: Int128 { above.value }
  /// The denominator, always positive.
  public var denominator: Int128 { below.value }

  private let above, below: Stored

  /// A number of 128 bits as two words.
  ///
  /// An object with a 128-bit integer in it must lie at a multiple of 16 bytes, and memory that is
  /// asked for so costs several times as much.
  private struct Stored: Hashable, BitwiseCopyable {
    private let low: UInt64
    private let high: Int64

    init(_ value: Int128) {
      low = UInt64(truncatingIfNeeded: value)
      high = Int64(truncatingIfNeeded: value >> 64)
    }

    var value: Int128 { Int128(high) << 64 | Int128(low) }

    /// The number in 64 bits; nil where it does not fit.
    @inline(__always) var small: Int64? {
      let number = Int64(bitPattern: low)
      return high == number >> 63 ? number : nil
    }
  }

  /// The whole number `value`.
  public init(_ value: Int) { self.init(reducedNumerator: Int128(value), denominator: 1) }

  /// The fraction `numerator / denominator`, reduced.
  public init(_ numerator: Int128, over denominator: Int128) throws(NumberError) {
    guard denominator != 0 else { throw .divisionByZero }
    // Numbers of 64 bits, the usual case, are divided many times as fast.
    if let above = numerator.small, let below = denominator.small {
      let divisor = greatestCommonDivisor(above.magnitude, below.magnitude)
      let reduced = Int128(above.magnitude / divisor)
      self.init(
        reducedNumerator: (above < 0) == (below < 0) ? reduced : -reduced,
        denominator: Int128(below.magnitude / divisor))
      return
    }
    guard numerator != .min, denominator != .min else { throw .overflow }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(
      reducedNumerator: sign * (numerator / Int128(divisor)),
      denominator: sign * (denominator / Int128(divisor)))
  }

  /// The number of `units` of 10^−`decimals`, reduced: nothing but 2 and 5 can be taken out.
  init(_ units: Int128, decimals: Int) throws(NumberError) {
    guard let small = units.small, (0...18).contains(decimals) else {
      try self.init(units, over: try powerOfTen(decimals))
      return
    }
    guard small != 0 else {
      self.init(reducedNumerator: 0, denominator: 1)
      return
    }
    let twos = min(small.trailingZeroBitCount, decimals)
    var (rest, fives) = (small >> Int64(twos), 0)
    while fives < decimals, rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    self.init(
      reducedNumerator: Int128(rest),
      denominator: Int128(powersOfFive[decimals - fives] << UInt64(decimals - twos)))
  }

  private init(reducedNumerator: Int128, denominator: Int128) {
    above = Stored(reducedNumerator)
    below = Stored(denominator)
  }

  /// Zero.
  public static let zero = Ratio(0)
  /// One.
  public static let one = Ratio(1)

  /// The sum of two fractions.
  public static func + (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    // A whole number leaves a fraction in lowest terms.
    if a.denominator == 1 || b.denominator == 1 {
      let left = try product(a.numerator, b.denominator)
      let (sum, overflow) = left.addingReportingOverflow(try product(b.numerator, a.denominator))
      guard !overflow, sum != .min else { throw .overflow }
      return Ratio(reducedNumerator: sum, denominator: a.denominator * b.denominator)
    }
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
    try a + Ratio(reducedNumerator: -b.numerator, denominator: b.denominator)
  }

  /// The magnitude of the difference, in lowest terms only where it is large.
  func unreducedDistance(from other: Ratio) throws(NumberError) -> Ratio {
    guard let above = above.small, let below = below.small, let others = other.above.small,
      let othersBelow = other.below.small
    else { return try (self - other).magnitude }
    // Each product has at most 126 bits and a sign.
    let difference = Int128(above) &* Int128(othersBelow) &- Int128(others) &* Int128(below)
    guard difference.small != nil else { return try (self - other).magnitude }
    return Ratio(
      reducedNumerator: difference < 0 ? -difference : difference,
      denominator: Int128(below) &* Int128(othersBelow))
  }

  /// The product of two fractions.
  public static func * (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    if a.isOne { return b }
    if b.isOne { return a }
    if let above = a.above.small, let below = a.below.small, let others = b.above.small,
      let othersBelow = b.below.small
    {
      let first = Int64(greatestCommonDivisor(above.magnitude, othersBelow.magnitude))
      let second = Int64(greatestCommonDivisor(others.magnitude, below.magnitude))
      return Ratio(
        reducedNumerator: Int128(above / first) &* Int128(others / second),
        denominator: Int128(below / second) &* Int128(othersBelow / first))
    }
    // Reducing across first keeps the products small.
    let first = try Ratio(a.numerator, over: b.denominator)
    let second = try Ratio(b.numerator, over: a.denominator)
    return Ratio(
      reducedNumerator: try product(first.numerator, second.numerator),
      denominator: try product(first.denominator, second.denominator))
  }

  /// The quotient of two fractions.
  public static func / (a: Ratio, b: Ratio) throws(NumberError) -> Ratio {
    try a * b.reciprocal()
  }

  /// One divided by this fraction.
  public func reciprocal() throws(NumberError) -> Ratio {
    guard numerator != 0 else { throw .divisionByZero }
    // What was in lowest terms still is.
    return numerator > 0
      ? Ratio(reducedNumerator: denominator, denominator: numerator)
      : Ratio(reducedNumerator: -denominator, denominator: -numerator)
  }

  private var isOne: Bool { above.small == 1 && below.small == 1 }

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
    numerator < 0 ? Ratio(reducedNumerator: -numerator, denominator: denominator) : self
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
    if let above = numerator.small, powersOfTen64.indices.contains(decimals) {
      let scale = Int64(powersOfTen64[decimals])
      let (scaled, overflow) = above.multipliedReportingOverflow(by: scale)
      guard !overflow, let below = denominator.small else {
        return rounding.division(Int128(above) &* Int128(scale), denominator)
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
    let scale = try powerOfTen(decimals)
    let divisor = greatestCommonDivisor(scale.magnitude, denominator.magnitude)
    let numerator = try product(numerator, scale / Int128(divisor))
    return rounding.division(numerator, denominator / Int128(divisor))
  }

  /// The value rounded to `decimals` digits after the point by the named rule.
  public func rounded(decimals: Int, rounding: Rounding) throws(NumberError) -> Ratio {
    try Ratio(try scaled(decimals: decimals, rounding: rounding), decimals: decimals)
  }
}

extension Ratio {
  /// The value × 2^20, rounded down; nil where that takes more than 64 bits.
  ///
  /// Where those of two fractions differ, they tell at once which is the smaller.
  public var estimate: Int64? {
    guard let above = numerator.small, let below = denominator.small, above.magnitude < 1 << 43
    else { return nil }
    let (quotient, rest) = (above << 20).quotientAndRemainder(dividingBy: below)
    return rest < 0 ? quotient - 1 : quotient
  }
}

extension Ratio: Comparable {
  /// Compares by cross-multiplication at 256 bits, so that no digit is lost.
  public static func < (a: Ratio, b: Ratio) -> Bool {
    if let above = a.above.small, let below = a.below.small, let others = b.above.small,
      let othersBelow = b.below.small
    {
      return Int128(above) &* Int128(othersBelow) < Int128(others) &* Int128(below)
    }
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }
}

private let powersOfFive: [UInt64] = (0..<18).reduce(into: [1]) { powers, _ in
  powers.append((powers.last ?? 1) * 5)
}

private func product(_ a: Int128, _ b: Int128) throws(NumberError) -> Int128 {
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
