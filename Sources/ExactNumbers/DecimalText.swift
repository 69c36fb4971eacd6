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
  var bytes = [UInt8](repeating: 0, count: max(ShownDecimal.longest, decimals + 3))
  var span = bytes.mutableSpan
  let end = writeDecimal(scaled, decimals: decimals, into: &span, at: 0)
  return String(decoding: bytes[..<end], as: UTF8.self)
}

/// The same into bytes from a place on; returns the place behind it.
func writeDecimal(
  _ scaled: Int128, decimals: Int, into bytes: inout MutableSpan<UInt8>, at start: Int
) -> Int {
  if scaled < 0 { bytes[start] = UInt8(ascii: "-") }
  let start = scaled < 0 ? start + 1 : start
  // Numbers of 64 bits, the usual case, are divided many times as fast.
  return if let small = scaled.small {
    writeDigits(small.magnitude, decimals: decimals, into: &bytes, at: start)
  } else {
    writeDigits(scaled.magnitude, decimals: decimals, into: &bytes, at: start)
  }
}

private func writeDigits<Number: FixedWidthInteger & UnsignedInteger>(
  _ number: Number, decimals: Int, into bytes: inout MutableSpan<UInt8>, at start: Int
) -> Int {
  let end = start + max(digitCount(number), decimals + 1) + (decimals > 0 ? 1 : 0)
  var (rest, place) = (number, end)
  // The last digit is the first that a division gives.
  if decimals > 0 {
    write(decimals, of: &rest, before: &place, into: &bytes)
    place -= 1
    bytes[place] = UInt8(ascii: ".")
  }
  write(place - start, of: &rest, before: &place, into: &bytes)
  return end
}

/// Takes so many digits from the end of a number, two with one division, and writes them.
private func write<Number: FixedWidthInteger & UnsignedInteger>(
  _ count: Int, of rest: inout Number, before place: inout Int, into bytes: inout MutableSpan<UInt8>
) {
  let zero = UInt8(ascii: "0")
  for _ in 0..<(count / 2) {
    let pair = UInt8(truncatingIfNeeded: rest % 100)
    rest /= 100
    place -= 2
    bytes[place] = zero + pair / 10
    bytes[place + 1] = zero + pair % 10
  }
  if count % 2 == 1 {
    place -= 1
    bytes[place] = zero + UInt8(truncatingIfNeeded: rest % 10)
    rest /= 10
  }
}

/// How many digits a number has; 1 for zero.
private func digitCount<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> Int {
  var (count, bound, overflow) = (1, 10 as Number, false)
  while number >= bound, !overflow {
    count += 1
    (bound, overflow) = bound.multipliedReportingOverflow(by: 10)
  }
  return count
}

/// A number as it is shown: whole digits, and how many of them stand after the point.
///
/// Two that are equal are written alike; it becomes a text, or bytes of one, only when asked.
public struct ShownDecimal: Sendable, Equatable {
  let digits: Int128
  let decimals: Int

  /// How many bytes a number takes at most: 39 digits, a zero, a point and a sign.
  public static let longest = 42

  /// A whole number.
  public init(_ number: Int) { self.init(digits: Int128(number), decimals: 0) }

  init(digits: Int128, decimals: Int) { (self.digits, self.decimals) = (digits, decimals) }

  /// Whether nothing but zeros is shown.
  public var isZero: Bool { digits == 0 }

  /// Writes the number in UTF-8 from a place on; returns the place behind it.
  public func write(into bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
    writeDecimal(digits, decimals: decimals, into: &bytes, at: start)
  }

  /// The number as a text.
  public var text: String { writeDecimal(digits, decimals: decimals) }

  /// The same without the zeros at its end beyond `least` decimals.
  func shortened(toAtLeast least: Int) -> ShownDecimal {
    if let small = digits.small { return Self.shortened(small, decimals, toAtLeast: least) }
    return Self.shortened(digits, decimals, toAtLeast: least)
  }

  private static func shortened<Number: FixedWidthInteger & SignedInteger>(
    _ digits: Number, _ decimals: Int, toAtLeast least: Int
  ) -> ShownDecimal {
    var (digits, decimals) = (digits, decimals)
    while decimals > least, digits % 10 == 0 { (digits, decimals) = (digits / 10, decimals - 1) }
    return ShownDecimal(digits: Int128(digits), decimals: decimals)
  }
}

extension Ratio {
  /// As few decimals of the range as show the number exactly, or else all of them, rounded half up.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: ClosedRange<Int>) throws(NumberError) -> ShownDecimal {
    let (digits, isExact) = try divided(decimals: decimals.upperBound, rounding: .halfUp)
    let all = ShownDecimal(digits: digits, decimals: decimals.upperBound)
    return isExact ? all.shortened(toAtLeast: decimals.lowerBound) : all
  }

  /// The number rounded half up to `decimals`, without the zeros at its end beyond `least` of them.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    ShownDecimal(digits: try scaled(decimals: decimals, rounding: .halfUp), decimals: decimals)
      .shortened(toAtLeast: least)
  }

  /// The same of the number in percent.
  public func percent(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    ShownDecimal(digits: try scaled(decimals: decimals + 2, rounding: .halfUp), decimals: decimals)
      .shortened(toAtLeast: least)
  }
}
