/// Writes numbers of 64 bits eight digits at a time, by arithmetic on all of them at once.
enum PlainDigits {
  /// As many decimals fit in two words.
  static let mostDecimals = 16

  /// Writes `number / 10^decimals` from a place on, without the zeros at its end beyond `least`
  /// decimals; returns the place behind it. Up to eight bytes there may be written too.
  @inline(__always)
  static func write(
    _ number: UInt64, decimals: Int, least: Int, into bytes: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    guard number < wordLimit, decimals < 8 else {
      return writeParts(number, decimals: decimals, least: least, into: &bytes, at: start)
    }
    let digits = eightDigits(number)
    let wholes = 8 &- decimals
    // One zero before the point stays.
    let zeros = min(digits.trailingZeroBitCount / 8, wholes &- 1)
    store(digits &>> UInt64(8 &* zeros), into: &bytes, at: start)
    let point = start &+ wholes &- zeros
    guard decimals > 0 else { return point }
    return writeDecimals(
      digits &>> UInt64(8 &* wholes), least: least, into: &bytes, at: point)
  }

  /// The same of a number of more than eight digits or decimals, whose parts are written apart.
  @inline(never)
  private static func writeParts(
    _ number: UInt64, decimals: Int, least: Int, into bytes: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    guard decimals > 0 else { return writeWhole(number, into: &bytes, at: start) }
    let (whole, fraction) = split(number, decimals: decimals)
    let point = writeWhole(whole, into: &bytes, at: start)
    guard decimals <= 8 else {
      return writeLong(fraction, decimals: decimals, least: least, into: &bytes, at: point)
    }
    return writeDecimals(
      eightDigits(fraction) &>> UInt64(64 &- 8 &* decimals), least: least, into: &bytes, at: point)
  }

  /// Writes up to eight decimals with the point before them.
  @inline(__always)
  private static func writeDecimals(
    _ digits: UInt64, least: Int, into bytes: inout MutableSpan<UInt8>, at point: Int
  ) -> Int {
    let shown = max(least, significant(digits))
    guard shown > 0 else { return point }
    bytes[point] = UInt8(ascii: ".")
    store(digits, into: &bytes, at: point &+ 1)
    return point &+ 1 &+ shown
  }

  /// The whole part and the decimals of a number; the usual ones by constants, which are multiplied
  /// instead of divided.
  @inline(__always)
  private static func split(
    _ number: UInt64, decimals: Int
  ) -> (quotient: UInt64, remainder: UInt64) {
    switch decimals {
    case 4: number.quotientAndRemainder(dividingBy: 10_000)
    case 6: number.quotientAndRemainder(dividingBy: 1_000_000)
    default: number.quotientAndRemainder(dividingBy: powersOfTen64[decimals])
    }
  }

  /// Writes 9 to 16 decimals with the point before them.
  @inline(never)
  private static func writeLong(
    _ fraction: UInt64, decimals: Int, least: Int, into bytes: inout MutableSpan<UInt8>,
    at point: Int
  ) -> Int {
    let (first, rest) = fraction.quotientAndRemainder(dividingBy: powersOfTen64[decimals - 8])
    let digits = (eightDigits(first), eightDigits(rest) &>> UInt64(128 - 8 * decimals))
    let shown = max(least, digits.1 == 0 ? significant(digits.0) : 8 + significant(digits.1))
    guard shown > 0 else { return point }
    bytes[point] = UInt8(ascii: ".")
    store(digits.0, into: &bytes, at: point + 1)
    store(digits.1, into: &bytes, at: point + 9)
    return point + 1 + shown
  }

  @inline(__always)
  private static func writeWhole(
    _ number: UInt64, into bytes: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    if number < 10 {
      bytes[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)
      return start + 1
    }
    guard number < wordLimit else { return writeLarge(number, into: &bytes, at: start) }
    let digits = eightDigits(number)
    let zeros = digits.trailingZeroBitCount / 8
    store(digits &>> UInt64(8 * zeros), into: &bytes, at: start)
    return start + 8 - zeros
  }

  /// Writes a whole number of more than eight digits.
  @inline(never)
  private static func writeLarge(
    _ number: UInt64, into bytes: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    let (front, end) = number.quotientAndRemainder(dividingBy: wordLimit)
    let place =
      front < wordLimit
      ? writeWhole(front, into: &bytes, at: start) : writeLarge(front, into: &bytes, at: start)
    store(eightDigits(end), into: &bytes, at: place)
    return place + 8
  }

  /// What eight digits do not hold.
  private static let wordLimit: UInt64 = 100_000_000

  /// How many of the digits of a word stand before its last zeros.
  @inline(__always)
  private static func significant(_ digits: UInt64) -> Int { 8 - digits.leadingZeroBitCount / 8 }

  /// Writes the digits of a word.
  @inline(__always)
  private static func store(
    _ digits: UInt64, into bytes: inout MutableSpan<UInt8>, at place: Int
  ) {
    var target = MutableRawSpan(_elements: &bytes)
    target.storeBytes(
      of: (digits | 0x3030_3030_3030_3030).littleEndian, toByteOffset: place, as: UInt64.self)
  }

  /// The digits of a number below 10⁸, one a byte, the first of them lowest.
  ///
  /// The number is divided into halves of four digits, these into pairs, and these into digits; a
  /// product and a shift divide all parts of a word at once.
  @inline(__always)
  static func eightDigits(_ number: UInt64) -> UInt64 {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }
}

/// Ten to the power of 0 to 18, which have 63 bits.
let powersOfTen64: [UInt64] = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
  1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
  1_000_000_000_000_000_000,
]
