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
    // Numbers of 64 bits, the usual case, are divided many times as fast.
    if let above = Int64(exactly: numerator), let below = Int64(exactly: denominator) {
      return Int128(rounded(above, below))
    }
    return rounded(numerator, denominator)
  }

  private func rounded<Number: FixedWidthInteger & SignedInteger>(
    _ numerator: Number, _ denominator: Number
  ) -> Number {
    var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if remainder < 0 {
      quotient -= 1
      remainder += denominator
    }
    switch self {
    case .down: return quotient
    case .up: return remainder == 0 ? quotient : quotient + 1
    case .halfUp:
      let rest = denominator - remainder
      // Away from zero: at the half, a positive number goes up and a negative one down.
      let up = remainder > rest || (remainder == rest && numerator >= 0)
      return up ? quotient + 1 : quotient
    }
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
