import Testing
import TestSupport

@testable import ExactNumbers

@Suite("DecimalText: plain decimals, read and written exactly")
struct DecimalTextTests {
  @Test(
    "Digits, at most one point between digits, and a sign are a number",
    arguments: [
      ("0", 0, 1), ("-0", 0, 1), ("007", 7, 1), ("0.0333", 333, 10_000), ("-12", -12, 1),
      ("+1.50", 3, 2), ("1.000", 1, 1), ("-0.25", -1, 4),
    ] as [(String, Int128, Int128)])
  func read(text: String, numerator: Int128, denominator: Int128) throws {
    #expect(Ratio(decimal: text) == (try Ratio(numerator, over: denominator)))
  }

  @Test(
    "Anything else is not a number",
    arguments: [
      "", "-", "+", ".", ".5", "5.", "-.5", "1..2", "1.2.3", "1e3", "1E3", "0x1F", "1,000", " 1",
      "1 ", "--1", "+-1", "1-", "1_000", "１", "１.５", "٣", "½", "1\u{0}", "NaN", "inf", "1.+5",
      "1\u{301}",
    ])
  func refused(text: String) {
    #expect(Ratio(decimal: text) == nil)
    #expect(Yuan(decimal: text) == nil)
  }

  @Test(
    "What is shown is the number that its text is read as",
    arguments: ["0", "-7", "1.8000", "0.516667", "12345678901234.5678", "0.000000000000000001"])
  func shown(text: String) throws {
    let number = try #require(Ratio(decimal: text))
    for decimals in [2, 6, 18] {
      guard let shown = try? number.decimal(decimals, atLeast: 2) else { continue }
      #expect(Ratio(shown) == Ratio(decimal: shown.text))
    }
    // 10³⁴ has more digits than are read.
    #expect(try Ratio(Ratio(powerOfTen(34), over: 1).decimal(0, atLeast: 0)) == nil)
  }

  @Test("Thirty digits are read, thirty-one are not")
  func tooManyDigits() throws {
    let nines = String(repeating: "9", count: 30)
    #expect(Ratio(decimal: nines)?.numerator == (try powerOfTen(30)) - 1)
    #expect(Ratio(decimal: "-" + nines)?.numerator == 1 - (try powerOfTen(30)))
    #expect(Ratio(decimal: nines + "9") == nil)
    #expect(Ratio(decimal: "0." + nines) == nil)
    #expect(Ratio(decimal: "0." + nines.dropLast()) != nil)
    #expect(Ratio(decimal: String(repeating: "9", count: 100_000)) == nil)
  }

  @Test("A text is padded to the digits asked for, with no sign before a zero")
  func written() throws {
    #expect(try Ratio(5).decimalText(decimals: 2) == "5.00")
    #expect(try Ratio(1, over: 20).decimalText(decimals: 4) == "0.0500")
    #expect(try Ratio(-1, over: 20).decimalText(decimals: 4) == "-0.0500")
    #expect(try Ratio(-1, over: 20).decimalText(decimals: 0) == "0")
    #expect(try Ratio(-1, over: 20).decimalText(decimals: 1) == "-0.1")
    #expect(try Ratio(12345).decimalText(decimals: 0) == "12345")
  }

  @Test("Digits of the largest and smallest integers are written in full")
  func extremes() {
    #expect(writeDecimal(.max, decimals: 0) == "170141183460469231731687303715884105727")
    #expect(writeDecimal(.min, decimals: 0) == "-170141183460469231731687303715884105728")
    #expect(writeDecimal(.min, decimals: 38) == "-1.70141183460469231731687303715884105728")
    #expect(writeDecimal(-1, decimals: 40) == "-0." + String(repeating: "0", count: 39) + "1")
  }

  @Test(
    "The exact text is a decimal where it ends and a fraction where it does not",
    arguments: [
      (1, 8, "0.125"), (-1, 8, "-0.125"), (3, 1, "3"), (0, 1, "0"), (1, 3, "1/3"),
      (-10, 7, "-10/7"), (1, 1 << 20, "0.00000095367431640625"),
    ] as [(Int128, Int128, String)])
  func exactText(numerator: Int128, denominator: Int128, text: String) throws {
    #expect(try Ratio(numerator, over: denominator).exactText == text)
  }

  @Test("The exact text of the largest numbers falls back to a fraction rather than failing")
  func exactTextOfHugeNumbers() throws {
    #expect(try Ratio(.max, over: 1).exactText == "170141183460469231731687303715884105727")
    // .max/2 would need 39 digits and a half.
    #expect(try Ratio(.max, over: 2).exactText == "170141183460469231731687303715884105727/2")
  }

  @Test("A decimal that is read, written exactly and read again is the same", arguments: 0..<10)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let whole = Int.random(in: 1...15, using: &random)
      let decimals = Int.random(in: 0...15, using: &random)
      func digits(_ count: Int) -> String {
        String((0..<count).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
      }
      let sign = Bool.random(using: &random) ? "-" : ""
      let text = sign + digits(whole) + (decimals == 0 ? "" : "." + digits(decimals))
      let value = try #require(Ratio(decimal: text))
      #expect(Ratio(decimal: value.exactText) == value, "\(text)")
      let padded = try value.decimalText(decimals: decimals)
      #expect(Ratio(decimal: padded) == value, "\(text)")
    }
  }

  @Test("A shown decimal is the padded text without its last zeros", arguments: 0..<5)
  func shown(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let wide = Int.random(in: 0..<4, using: &random) == 0
      let number = try Ratio(
        Int128(Int64.random(in: .min...(.max), using: &random)) * (wide ? 1 << 40 : 1),
        over: [1, 2, 7, 1_000, 999_983, 1 << 40].randomElement(using: &random) ?? 1)
      var text = try number.decimalText(decimals: 6)
      for _ in 0..<2 where text.hasSuffix("0") { text.removeLast() }
      #expect(try number.decimal(6, atLeast: 4).text == text)
      let exact = try number.rounded(decimals: 6, rounding: .down) == number
      let padded = try number.decimalText(decimals: 6)
      let inRange = try number.decimal(4...6)
      #expect(inRange.text == (exact ? text : padded))
      #expect(Self.written(inRange) == "A" + inRange.text)
      var bytes = [UInt8](repeating: 0, count: ShownDecimal.longest)
      var span = bytes.mutableSpan
      let end = try number.write(4...6, into: &span, at: 0)
      #expect(String(decoding: bytes[..<end], as: UTF8.self) == inRange.text)
    }
  }

  /// A number behind an A, as it is written into bytes that are there.
  private static func written(_ number: ShownDecimal) -> String {
    var bytes = [UInt8](repeating: 65, count: 1 + ShownDecimal.longest)
    var span = bytes.mutableSpan
    let end = number.write(into: &span, at: 1)
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  @Test(
    "A whole number is written digit by digit", arguments: [0, 7, -10, 99, 100, Int.max, Int.min])
  func wholeNumbers(number: Int) {
    #expect(Self.written(ShownDecimal(number)) == "A" + String(number))
  }

  @Test("The longest number fits", arguments: [Int128.max, .min, 0, -1])
  func longest(number: Int128) {
    // 38 decimals: a zero and a point stand before them where there are not more digits.
    let shown = ShownDecimal(digits: number, decimals: 38)
    #expect(Self.written(shown).utf8.count - 1 <= ShownDecimal.longest)
    #expect(Self.written(shown) == "A" + shown.text)
  }

  @Test("A number is written alike with 64 bits and with 128", arguments: 0..<5)
  func widths(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let wide =
        Int128(Int64.random(in: .min...(.max), using: &random))
        << Int128(Int.random(in: 0...60, using: &random))
      let decimals = Int.random(in: 0...20, using: &random)
      // The slow and obvious way: all digits, zeros before them, and a point between two.
      var digits = String(wide.magnitude)
      while digits.count <= decimals { digits = "0" + digits }
      if decimals > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals)) }
      #expect(writeDecimal(wide, decimals: decimals) == (wide < 0 ? "-" : "") + digits)
    }
  }

  @Test("Digits eight at a time are those one at a time", arguments: 0..<8)
  func plainDigits(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      // Numbers of every length, many with zeros at their end.
      let shift = Int.random(in: 0...63, using: &random)
      let small = Int64.random(in: .min...(.max), using: &random) >> shift
      let zeros = Int.random(in: 0...6, using: &random)
      let (number, overflow) = small.multipliedReportingOverflow(by: Int64(powersOfTen64[zeros]))
      let decimals = Int.random(in: 0...PlainDigits.mostDecimals, using: &random)
      let shown = ShownDecimal(
        digits: Int128(overflow ? small : number), decimals: decimals,
        least: Int.random(in: 0...decimals, using: &random))
      var bytes = [UInt8](repeating: 0, count: ShownDecimal.longest)
      var span = bytes.mutableSpan
      let end = shown.writeWide(into: &span, at: 0)
      #expect(shown.text == String(decoding: bytes[..<end], as: UTF8.self))
    }
    // 12,345,678: each byte one digit, the first lowest; 90: zeros stand first.
    #expect(PlainDigits.eightDigits(12_345_678) == 0x0807_0605_0403_0201)
    #expect(PlainDigits.eightDigits(90) == 0x0009_0000_0000_0000)
  }

  @Test("Digits in 64 bits are those that any number is rounded to", arguments: 0..<5)
  func smallDigits(seed: UInt64) throws {
    // 5 ÷ 8 = 0.625, half up 0.63; 2 ÷ 3 = 0.67; a negative number and a long one have no such digits.
    let half = try #require(try Ratio(5, over: 8).plainDigits(2))
    #expect(half == (63, false))
    #expect(try #require(try Ratio(2, over: 3).plainDigits(2)) == (67, false))
    #expect(try #require(try Ratio(5, over: 8).plainDigits(3)) == (625, true))
    #expect(Ratio(-1).plainDigits(0) == nil && Ratio(2).plainDigits(19) == nil)
    #expect(Ratio(Int.max).plainDigits(1) == nil)
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_000 {
      let number = try Ratio(
        Int128(
          UInt64.random(in: 0...UInt64.max, using: &random)
            >> UInt64.random(in: 1...63, using: &random)),
        over: Int128(
          Int64.random(in: 1...Int64.max, using: &random)
            >> Int64.random(in: 0...62, using: &random) | 1))
      let decimals = Int.random(in: 0...18, using: &random)
      guard let plain = number.plainDigits(decimals) else { continue }
      let (digits, isExact) = try number.divided(decimals: decimals, rounding: .halfUp)
      #expect(Int128(plain.digits) == digits && plain.isExact == isExact)
    }
  }

  @Test("A share in percent is that of a hundred times the number", arguments: 0..<5)
  func percent(seed: UInt64) throws {
    // 1 ÷ 3 = 33.33 %; 0.5 = 50.00 %
    #expect(try Ratio(1, over: 3).percent(2, atLeast: 2).text == "33.33")
    #expect(try Ratio(1, over: 2).percent(4, atLeast: 2).text == "50.00")
    var random = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let number = try Ratio(
        Int128(Int64.random(in: -(1 << 40)...(1 << 40), using: &random)),
        over: Int128(Int64.random(in: 1...(1 << 30), using: &random)))
      let decimals = Int.random(in: 2...12, using: &random)
      let times = try number * Ratio(100)
      #expect(
        try number.percent(decimals, atLeast: 2) == times.decimal(decimals, atLeast: 2))
    }
  }

  @Test("The exact digits are those of the exact text, and none where they never end")
  func exactDecimal() throws {
    #expect(try Ratio(9, over: 5).exactDecimal?.text == "1.8")
    #expect(Ratio(12).exactDecimal?.text == "12")
    #expect(try Ratio(1, over: 3).exactDecimal == nil)
  }
}
