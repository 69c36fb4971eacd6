/// A number from 0 to below 4 between two fixed-point bounds of 125 fractional bits.
struct Bounds {
  var lower: UInt128
  var upper: UInt128

  static let fractionBits = 125
  /// How many binary digits of a logarithm are asked for; the error doubles with each.
  static let steps = 110
  static let one = Bounds(lower: 1 << 125, upper: 1 << 125)
  static let two: UInt128 = 1 << 126

  init(lower: UInt128, upper: UInt128) {
    self.lower = lower
    self.upper = upper
  }

  /// Encloses a fraction from 1 to below 4.
  init(_ value: Ratio) throws(NumberError) {
    let terms = value.lowestTerms
    let (number, divisor) = (terms.numerator.magnitude, terms.denominator.magnitude)
    let high = number >> 3
    guard value >= .one, high < divisor else { throw .outOfRange }
    let (quotient, remainder) = divisor.dividingFullWidth(
      (high, number << Self.fractionBits))
    self.init(lower: quotient, upper: remainder == 0 ? quotient : quotient + 1)
  }

  func times(_ other: Bounds) -> Bounds {
    let low = shiftedDown(lower.multipliedFullWidth(by: other.lower))
    let high = shiftedDown(upper.multipliedFullWidth(by: other.upper))
    return Bounds(lower: low.value, upper: high.exact ? high.value : high.value + 1)
  }

  func halved() -> Bounds {
    Bounds(lower: lower >> 1, upper: (upper >> 1) + (upper & 1))
  }

  /// The same lower bound, and an upper bound larger by a factor.
  func widened(by factor: Bounds) -> Bounds {
    Bounds(lower: lower, upper: times(factor).upper)
  }

  func squareRoot() -> Bounds {
    let (low, _) = Self.root(lower)
    let (high, exact) = Self.root(upper)
    return Bounds(lower: low, upper: exact ? high : high + 1)
  }

  /// The whole square root of value · 2^125, and whether nothing was left over.
  private static func root(_ value: UInt128) -> (root: UInt128, exact: Bool) {
    let wide: (high: UInt128, low: UInt128) = (value >> 3, value << fractionBits)
    // Newton's steps fall from above until they rest on the floor of the root.
    var root = two << 1
    while true {
      let quotient = root.dividingFullWidth((wide.high, wide.low)).quotient
      let next = (root >> 1) + (quotient >> 1) + (root & quotient & 1)
      if next >= root { break }
      root = next
    }
    let square = root.multipliedFullWidth(by: root)
    return (root, square.high == wide.high && square.low == wide.low)
  }
}

/// A product of two fixed-point numbers brought back to 125 fractional bits.
private func shiftedDown(_ wide: (high: UInt128, low: UInt128.Magnitude))
  -> (value: UInt128, exact: Bool)
{
  let value = (wide.high << (128 - Bounds.fractionBits)) | (wide.low >> Bounds.fractionBits)
  return (value, wide.low << (128 - Bounds.fractionBits) == 0)
}
