/// Plain decimal notation, read and written exactly: digits, at most one point, an optional sign.
extension Ratio {
  /// Reads a decimal such as `0.0333` or `-12`; nil for anything else, an exponent included.
  public init?(decimal text: some StringProtocol) {
    let text = String(text)
    self.init(decimalBytes: text.utf8.span)
  }

  /// Reads a decimal from its ASCII bytes.
  public init?(decimalBytes bytes: Span<UInt8>) {
    guard let number = DecimalDigits(bytes) else { return nil }
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
  var digits: Int128
  var decimals = 0

  /// Reads `[+-]digits[.digits]`; nil for anything else and for more than 30 digits.
  init?(_ text: Span<UInt8>) {
    guard let first = text.isEmpty ? nil : text[0] else { return nil }
    let negative = first == UInt8(ascii: "-")
    var index = negative || first == UInt8(ascii: "+") ? 1 : 0
    var (wide, low) = (Int128(0), UInt64(0))
    var (count, pointSeen) = (0, false)
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "."), !pointSeen, count > 0 {
        pointSeen = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), count < 30 else { return nil }
      // The first 18 digits fit in 64 bits.
      if count == 18 { wide = Int128(low) }
      if count < 18 {
        low = low &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
      } else {
        wide = wide * 10 + Int128(byte - UInt8(ascii: "0"))
      }
      count += 1
      if pointSeen { decimals += 1 }
    }
    guard count > 0, !pointSeen || decimals > 0 else { return nil }
    digits = count <= 18 ? Int128(low) : wide
    if negative { digits = -digits }
  }
}

/// Writes `scaled / 10^decimals` with exactly `decimals` digits after the point.
func writeDecimal(_ scaled: Int128, decimals: Int) -> String {
  var bytes: [UInt8] = []
  appendDecimal(scaled, decimals: decimals, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The same at the end of a text in UTF-8.
func appendDecimal(_ scaled: Int128, decimals: Int, to bytes: inout [UInt8]) {
  if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
  let start = bytes.count
  // The last digit comes first, and then the whole is turned round.
  if let small = UInt64(exactly: scaled.magnitude) {
    appendDigitsBackwards(small, decimals: decimals, to: &bytes)
  } else {
    appendDigitsBackwards(scaled.magnitude, decimals: decimals, to: &bytes)
  }
  var (left, right) = (start, bytes.count - 1)
  while left < right {
    bytes.swapAt(left, right)
    (left, right) = (left + 1, right - 1)
  }
}

private func appendDigitsBackwards<Number: FixedWidthInteger & UnsignedInteger>(
  _ number: Number, decimals: Int, to bytes: inout [UInt8]
) {
  var (rest, written) = (number, 0)
  while rest > 0 || written <= decimals {
    if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
    rest /= 10
    written += 1
  }
}

extension Int {
  /// Writes the number at the end of a text in UTF-8.
  public func appendDecimal(to bytes: inout [UInt8]) {
    ExactNumbers.appendDecimal(Int128(self), decimals: 0, to: &bytes)
  }
}

/// A number as it is shown: whole digits, and how many of them stand after the point.
///
/// Two that are equal are written alike; it becomes a text, or bytes of one, only when asked.
public struct ShownDecimal: Sendable, Equatable {
  let digits: Int128
  let decimals: Int

  /// Writes the number at the end of a text in UTF-8.
  public func append(to bytes: inout [UInt8]) {
    appendDecimal(digits, decimals: decimals, to: &bytes)
  }

  /// The number as a text.
  public var text: String { writeDecimal(digits, decimals: decimals) }

  /// The same without the zeros at its end beyond `least` decimals.
  func shortened(toAtLeast least: Int) -> ShownDecimal {
    var (digits, decimals) = (digits, decimals)
    while decimals > least, digits % 10 == 0 { (digits, decimals) = (digits / 10, decimals - 1) }
    return ShownDecimal(digits: digits, decimals: decimals)
  }
}

extension Ratio {
  /// As few decimals of the range as show the number exactly, or else all of them, rounded half up.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: ClosedRange<Int>) throws(NumberError) -> ShownDecimal {
    let all = ShownDecimal(
      digits: try scaled(decimals: decimals.upperBound, rounding: .halfUp),
      decimals: decimals.upperBound)
    return try isExact(all) ? all.shortened(toAtLeast: decimals.lowerBound) : all
  }

  /// The number rounded half up to `decimals`, without the zeros at its end beyond `least` of them.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    ShownDecimal(digits: try scaled(decimals: decimals, rounding: .halfUp), decimals: decimals)
      .shortened(toAtLeast: least)
  }

  /// Whether the digits show the whole number.
  private func isExact(_ shown: ShownDecimal) throws(NumberError) -> Bool {
    let own = numerator.multipliedFullWidth(by: try powerOfTen(shown.decimals))
    let others = shown.digits.multipliedFullWidth(by: denominator)
    return own.high == others.high && own.low == others.low
  }
}
