/// A number as a cell keeps it, to 15 significant digits, which are all that a spreadsheet knows.
///
/// Cells write more, as `1.1499999999999999` for 1.15. Equal to a mantissa times a power of ten.
struct StoredNumber: Equatable {
  private(set) var isNegative = false
  /// Its digits, at most 15, of which the last is not zero.
  private(set) var mantissa: UInt64 = 0
  private(set) var exponent = 0

  static let digits = 15
  private static let limit: UInt64 = 1_000_000_000_000_000

  /// Zero.
  init() {}

  /// Reads digits with at most one point and an exponent; nil for anything else.
  init?(_ text: some Collection<UInt8>) {
    var (seen, count, isBehindPoint, roundsUp) = (false, 0, false, false)
    var rest = text[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        let digit = UInt64(byte - UInt8(ascii: "0"))
        seen = true
        if count < Self.digits {
          mantissa = mantissa * 10 + digit
          if mantissa > 0 { count += 1 }
          if isBehindPoint { exponent -= 1 }
        } else {
          if count == Self.digits { roundsUp = digit >= 5 }
          count += 1
          if !isBehindPoint { exponent += 1 }
        }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard seen else { return nil }
    if let mark = rest.first {
      guard mark == UInt8(ascii: "E") || mark == UInt8(ascii: "e"),
        let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(power) <= 400
      else { return nil }
      exponent += power
    }
    if roundsUp { mantissa += 1 }
    reduce()
  }

  /// Takes the zeros from the end of the digits.
  private mutating func reduce() {
    guard mantissa > 0 else {
      self = StoredNumber()
      return
    }
    while mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
  }

  var isZero: Bool { mantissa == 0 }
  /// How many digits it has.
  var digitCount: Int {
    var (count, rest) = (1, mantissa / 10)
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }
  /// The power of ten of its first digit.
  var power: Int { digitCount - 1 + exponent }
  /// How many decimals it has.
  var decimals: Int { max(0, -exponent) }

  /// The same number a hundred times.
  var hundredfold: StoredNumber {
    var number = self
    if !isZero { number.exponent += 2 }
    return number
  }

  /// The number with so many decimals, half away from zero.
  func rounded(_ decimals: Int) -> StoredNumber {
    var number = self
    var roundsUp = false
    while -number.exponent > decimals {
      roundsUp = number.mantissa % 10 >= 5
      number.mantissa /= 10
      number.exponent += 1
    }
    if -exponent > decimals {
      number.exponent = -decimals
      if roundsUp { number.mantissa += 1 }
      number.reduce()
    }
    return number
  }

  /// The digits of the number in plain notation, with at least so many before the point; in
  /// scientific notation, by which it is known for one that has lost digits, where it has more places
  /// than digits are kept.
  func plain(integerDigits: Int = 1) -> String {
    let sign = isNegative ? "-" : ""
    let digits = String(mantissa)
    if !isZero, exponent > 0 && digits.utf8.count + exponent > Self.digits || exponent < -30 {
      let fraction = digits.dropFirst().isEmpty ? "" : ".\(digits.dropFirst())"
      return "\(sign)\(digits.prefix(1))\(fraction)E\(power < 0 ? "-" : "+")\(abs(power))"
    }
    if exponent >= 0 {
      let whole = digits + String(repeating: "0", count: exponent)
      return sign + Self.padded(whole, to: integerDigits)
    }
    let padded = Self.padded(digits, to: 1 - exponent)
    return sign + Self.padded(String(padded.dropLast(-exponent)), to: integerDigits) + "."
      + padded.suffix(-exponent)
  }

  private static func padded(_ digits: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  /// Whole days and the seconds behind them, to the nearest second; nil for what is no date.
  var daysAndSeconds: (days: Int, seconds: Int)? {
    guard !isNegative, exponent <= 6, digitCount + exponent <= 7 else { return nil }
    guard exponent < 0 else {
      let days = (0..<exponent).reduce(mantissa) { number, _ in number * 10 }
      return (Int(days), 0)
    }
    guard exponent >= -18 else { return (0, 0) }
    let scale = (0..<(-exponent)).reduce(UInt64(1)) { number, _ in number * 10 }
    let (days, fraction) = mantissa.quotientAndRemainder(dividingBy: scale)
    let parts = fraction.multipliedFullWidth(by: 86_400)
    let (seconds, rest) = scale.dividingFullWidth(parts)
    let whole = Int(seconds) + (rest >= scale - rest ? 1 : 0)
    return (Int(days) + whole / 86_400, whole % 86_400)
  }
}
