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
    if let exact = exactDecimal { return exact.text }
    let (numerator, denominator) = lowestTerms
    return denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// As few decimals as show the number exactly; nil where they never end or are too many.
  public var exactDecimal: ShownDecimal? {
    for decimals in 0...37 {
      guard let (digits, isExact) = try? divided(decimals: decimals, rounding: .down) else { break }
      if isExact { return ShownDecimal(digits: digits, decimals: decimals) }
    }
    return nil
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
  ShownDecimal(digits: scaled, decimals: decimals).text
}

/// Writes `number / 10^decimals` into bytes from a place on; returns the place behind it.
private func writeDigits(
  _ number: UInt128, decimals: Int, into bytes: inout MutableSpan<UInt8>, at start: Int
) -> Int {
  let end = start + max(digitCount(number), decimals + 1) + (decimals > 0 ? 1 : 0)
  var (rest, place) = (number, end)
  // The last digit is the first that a division gives.
  while place > start {
    place -= 1
    if decimals > 0, place == end - 1 - decimals {
      bytes[place] = UInt8(ascii: ".")
    } else {
      bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
  return end
}

/// How many digits a number has; 1 for zero.
private func digitCount(_ number: UInt128) -> Int {
  var (count, rest) = (1, number / 10)
  while rest > 0 { (count, rest) = (count + 1, rest / 10) }
  return count
}

/// A number as it is shown: whole digits, how many of them stand after the point, and how many of
/// these stay where they are zeros at the end.
///
/// Two that are equal are written alike; it becomes a text, or bytes of one, only when asked.
public struct ShownDecimal: Sendable, Equatable {
  let digits: Int128
  let decimals: Int
  let least: Int

  /// How many bytes there must be for a number: 39 digits, a zero, a point and a sign. What is
  /// behind a shorter number may be written too.
  public static let longest = 42

  /// A whole number.
  public init(_ number: Int) { self.init(digits: Int128(number), decimals: 0) }

  /// A number with all its decimals, or without the zeros at their end beyond `least`.
  @inline(__always)
  init(digits: Int128, decimals: Int, least: Int? = nil) {
    (self.digits, self.decimals, self.least) = (digits, decimals, least ?? decimals)
  }

  /// Whether nothing but zeros is shown.
  public var isZero: Bool { digits == 0 }

  /// Writes the number in UTF-8 from a place on; returns the place behind it.
  public func write(into bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
    written(into: &bytes, at: start)
  }

  @inline(__always)
  fileprivate func written(into bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
    // Numbers of 64 bits, the usual case, are written eight digits at a time.
    guard let small = digits.small, decimals <= PlainDigits.mostDecimals else {
      return writeWide(into: &bytes, at: start)
    }
    var place = start
    if small < 0 {
      bytes[start] = UInt8(ascii: "-")
      place += 1
    }
    return PlainDigits.write(
      small.magnitude, decimals: decimals, least: least, into: &bytes, at: place)
  }

  /// The same digit by digit, for numbers of any width.
  func writeWide(into bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
    var (number, decimals) = (digits.magnitude, decimals)
    while decimals > least, number % 10 == 0 { (number, decimals) = (number / 10, decimals - 1) }
    if digits < 0 { bytes[start] = UInt8(ascii: "-") }
    return writeDigits(
      number, decimals: decimals, into: &bytes, at: digits < 0 ? start + 1 : start)
  }

  /// The number as a text.
  public var text: String {
    var bytes = [UInt8](repeating: 0, count: max(Self.longest, decimals + 3))
    var span = bytes.mutableSpan
    let end = write(into: &span, at: 0)
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}

extension Ratio {
  /// The number that is shown; nil where it has more digits than are read.
  public init?(_ shown: ShownDecimal) {
    // Numbers of 64 bits have few enough.
    if let digits = shown.digits.small, powersOfTen64.indices.contains(shown.decimals),
      let number = try? Ratio(Int128(digits), decimals: shown.decimals)
    {
      self = number
    } else {
      self.init(decimal: shown.text)
    }
  }

  /// As few decimals of the range as show the number exactly, or else all of them, rounded half up.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: ClosedRange<Int>) throws(NumberError) -> ShownDecimal {
    try shown(decimals)
  }

  /// Writes the same in UTF-8 from a place on; returns the place behind it.
  public func write(
    _ decimals: ClosedRange<Int>, into bytes: inout MutableSpan<UInt8>, at start: Int
  ) throws(NumberError) -> Int {
    let most = most(of: decimals)
    guard most <= PlainDigits.mostDecimals, let plain = plainDigits(most) else {
      return try shown(decimals).written(into: &bytes, at: start)
    }
    return PlainDigits.write(
      plain.digits, decimals: most, least: plain.isExact ? decimals.lowerBound : most,
      into: &bytes, at: start)
  }

  @inline(__always)
  private func shown(_ decimals: ClosedRange<Int>) throws(NumberError) -> ShownDecimal {
    let most = most(of: decimals)
    let (digits, isExact) = try halfUp(most)
    return ShownDecimal(
      digits: digits, decimals: most, least: isExact ? decimals.lowerBound : nil)
  }

  /// The most decimals that the number may take: a whole one takes no more than it must.
  @inline(__always)
  private func most(of decimals: ClosedRange<Int>) -> Int {
    small?.below == 1 ? decimals.lowerBound : decimals.upperBound
  }

  /// The number rounded half up to `decimals`, without the zeros at its end beyond `least` of them.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    ShownDecimal(digits: try halfUp(decimals).quotient, decimals: decimals, least: least)
  }

  /// The same of the number in percent.
  public func percent(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    ShownDecimal(digits: try halfUp(decimals + 2).quotient, decimals: decimals, least: least)
  }

  /// The digits of the number rounded half up, and whether nothing had to be rounded.
  @inline(__always)
  private func halfUp(_ decimals: Int) throws(NumberError) -> (quotient: Int128, isExact: Bool) {
    if let plain = plainDigits(decimals) { return (Int128(plain.digits), plain.isExact) }
    return try divided(decimals: decimals, rounding: .halfUp)
  }

  /// The same without a sign and in 64 bits, the usual case; nil for any other number.
  @inline(__always)
  func plainDigits(_ decimals: Int) -> (digits: UInt64, isExact: Bool)? {
    guard let small, small.above >= 0, powersOfTen64.indices.contains(decimals) else { return nil }
    let scale = powersOfTen64[decimals]
    let above = UInt64(truncatingIfNeeded: small.above)
    let below = UInt64(truncatingIfNeeded: small.below)
    // Prices are millionths, and shown in them.
    if below == scale { return (above, true) }
    let (scaled, overflow) = above.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    if below == 1 { return (scaled, true) }
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: below)
    return (rest >= below &- rest ? quotient &+ 1 : quotient, rest == 0)
  }
}
