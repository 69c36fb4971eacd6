/// Plain decimal notation, read and written exactly: digits, at most one point, an optional sign.
extension Ratio {
  /// Reads a decimal such as `0.0333` or `-12`; nil for anything else, an exponent included.
  public init?(decimal text: some StringProtocol) {
    guard let number = DecimalDigits(text.utf8) else { return nil }
    guard let scale = try? powerOfTen(number.decimals),
      let value = try? Ratio(number.digits, over: scale)
    else { return nil }
    self = value
  }

  /// The value in decimals, rounded to `decimals` digits by the named rule and padded to them.
  public func decimalText(decimals: Int, rounding: Rounding = .halfUp) throws(NumberError)
    -> String
  {
    writeDecimal(try scaled(decimals: decimals, rounding: rounding), decimals: decimals)
  }

  /// The exact decimal notation, or the fraction `a/b` where the decimals never end.
  public var exactText: String {
    for decimals in 0...37 {
      guard let scale = try? powerOfTen(decimals) else { break }
      guard scale % denominator == 0 else { continue }
      guard let text = try? decimalText(decimals: decimals) else { break }
      return text
    }
    return denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

/// Whole digits and how many of them stand after the point.
struct DecimalDigits {
  var digits: Int128 = 0
  var decimals = 0

  /// Reads `[+-]digits[.digits]`; nil for anything else and for more than 30 digits.
  init?(_ text: some Collection<UInt8>) {
    var rest = text[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var (count, pointSeen) = (0, false)
    for byte in rest {
      if byte == UInt8(ascii: "."), !pointSeen, count > 0 {
        pointSeen = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), count < 30 else { return nil }
      digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
      count += 1
      if pointSeen { decimals += 1 }
    }
    guard count > 0, !pointSeen || decimals > 0 else { return nil }
    if negative { digits = -digits }
  }
}

/// Writes `scaled / 10^decimals` with exactly `decimals` digits after the point.
func writeDecimal(_ scaled: Int128, decimals: Int) -> String {
  var digits = String(scaled.magnitude)
  if digits.count <= decimals {
    digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
  }
  let point = digits.index(digits.endIndex, offsetBy: -decimals)
  let sign = scaled < 0 ? "-" : ""
  return decimals == 0 ? sign + digits : sign + digits[..<point] + "." + digits[point...]
}
