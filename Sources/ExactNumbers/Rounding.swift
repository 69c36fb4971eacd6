/// How a value between two neighbours is rounded; named wherever rounding happens.
public enum Rounding: String, Sendable {
  /// 四舍五入: the half goes away from zero (2452号, the final price).
  case halfUp = "half-up"
  /// To the next lower neighbour.
  case down
  /// To the next higher neighbour.
  case up

  /// The integer nearest to `numerator / denominator` by this rule; `denominator` is positive.
  func quotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    division(numerator, denominator).quotient
  }

  /// The same, and whether nothing had to be rounded.
  @inline(never)
  func division(_ numerator: Int128, _ denominator: Int128) -> (quotient: Int128, isExact: Bool) {
    // Numbers of 64 bits, the usual case, are divided many times as fast.
    if let above = numerator.small, let below = denominator.small {
      let (quotient, isExact) = rounded(above, below)
      return (Int128(quotient), isExact)
    }
    return rounded(numerator, denominator)
  }

  /// The same for integers of any width.
  @inline(__always)
  func rounded<Number: FixedWidthInteger & SignedInteger>(
    _ numerator: Number, _ denominator: Number
  ) -> (quotient: Number, isExact: Bool) {
    var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if remainder == 0 { return (quotient, true) }
    if remainder < 0 {
      quotient -= 1
      remainder += denominator
    }
    switch self {
    case .down: return (quotient, false)
    case .up: return (quotient + 1, false)
    case .halfUp:
      let rest = denominator - remainder
      // Away from zero: at the half, a positive number goes up and a negative one down.
      let up = remainder > rest || (remainder == rest && numerator >= 0)
      return (up ? quotient + 1 : quotient, false)
    }
  }
}

extension Int128 {
  /// The number in 64 bits, in which it is multiplied and divided many times as fast; nil where it
  /// does not fit.
  @inline(__always) var small: Int64? {
    let low = Int64(truncatingIfNeeded: self)
    return Int128(low) == self ? low : nil
  }
}

/// Ten to the power of `exponent`, from 0 to 37.
func powerOfTen(_ exponent: Int) throws(NumberError) -> Int128 {
  guard powersOfTen.indices.contains(exponent) else { throw .outOfRange }
  return powersOfTen[exponent]
}

private let powersOfTen: [Int128] = (0...37).reduce(into: []) { powers, _ in
  powers.append(powers.last.map { $0 * 10 } ?? 1)
}
