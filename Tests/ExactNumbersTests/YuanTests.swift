import ExactNumbers
import Testing
import TestSupport

@Suite("Yuan: money in millionths, exact")
struct YuanTests {
  @Test(
    "An amount is read exactly, with at most six decimals",
    arguments: [
      ("0", 0), ("12", 12_000_000), ("0.000001", 1), ("-0.5", -500_000),
      ("+2776.97", 2_776_970_000),
      ("9223372036854.775807", Int64.max), ("-9223372036854.775808", Int64.min),
    ] as [(String, Int64)])
  func read(text: String, millionths: Int64) {
    #expect(Yuan(decimal: text)?.millionths == millionths)
    #expect(Yuan(decimalBytes: text.utf8.span)?.millionths == millionths)
  }

  @Test(
    "Seven decimals and amounts beyond 9.2 trillion are refused, not rounded",
    arguments: [
      "0.0000001", "1.0000000", "9223372036854.775808", "-9223372036854.775809",
      "999999999999999999999999999999", "-999999999999999999999999999999",
    ])
  func refused(text: String) {
    #expect(Yuan(decimal: text) == nil)
  }

  @Test(
    "An exact value becomes money by the rounding that is named",
    arguments: [
      (Rounding.halfUp, 2, "0.68"), (.down, 2, "0.67"), (.up, 2, "0.68"), (.down, 6, "0.675"),
      (.halfUp, 0, "1"),
    ])
  func rounded(rounding: Rounding, decimals: Int, expected: String) throws {
    let value = try Ratio(27, over: 40)  // 0.675
    #expect(try Yuan(value, decimals: decimals, rounding: rounding) == Yuan(decimal: expected))
  }

  @Test("Digits outside 0 to 6 and amounts that do not fit are errors")
  func errors() throws {
    for decimals in [-1, 7, Int.max, Int.min] {
      #expect(throws: NumberError.outOfRange) {
        try Yuan(.one, decimals: decimals, rounding: .halfUp)
      }
    }
    for huge in [Int128.max, -.max, 1 << 100, 9_223_372_036_855] {
      #expect(throws: NumberError.overflow) {
        try Yuan(Ratio(huge, over: 1), decimals: 0, rounding: .halfUp)
      }
    }
    let largest = Yuan(millionths: .max)
    #expect(throws: NumberError.overflow) { try largest + Yuan(millionths: 1) }
    #expect(throws: NumberError.overflow) { try Yuan(millionths: .min) + Yuan(millionths: -1) }
    #expect(try largest + Yuan(millionths: .min) == Yuan(millionths: -1))
  }

  @Test("An amount is a fraction of a million", arguments: [0, 1, -1, 1_500_000, Int64.max, .min])
  func fraction(millionths: Int64) throws {
    #expect(try Yuan(millionths: millionths).ratio == Ratio(Int128(millionths), over: 1_000_000))
  }

  @Test(
    "The text has at least the digits asked for, and as many as the amount needs",
    arguments: [
      ("5", 2, "5.00"), ("5.1", 2, "5.10"), ("5.1234", 2, "5.1234"), ("0.000001", 2, "0.000001"),
      ("5", 0, "5"), ("10", 0, "10"), ("5.5", 0, "5.5"), ("-0.05", 2, "-0.05"),
      ("5", 6, "5.000000"),
      ("0", 0, "0"), ("0", 4, "0.0000"), ("-9223372036854.775808", 2, "-9223372036854.775808"),
    ])
  func text(amount: String, decimals: Int, expected: String) throws {
    #expect(try #require(Yuan(decimal: amount)).text(atLeast: decimals) == expected)
  }

  @Test("Fewer than no digits are no digits")
  func negativeDigits() throws {
    #expect(try #require(Yuan(decimal: "100")).text(atLeast: -2) == "100")
  }

  @Test("Every amount is read back from its text, and sums like its millionths", arguments: 0..<10)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let shift = Int64.random(in: 0...62, using: &random)
      let (a, b) = (
        Int64.random(in: .min ... .max, using: &random) >> shift,
        Int64.random(in: -999...999, using: &random)
      )
      let amount = Yuan(millionths: a)
      #expect(Yuan(decimal: amount.text()) == amount)
      #expect(Yuan(decimal: amount.text(atLeast: 0)) == amount)
      #expect(try Yuan(amount.ratio, decimals: 6, rounding: .down) == amount)
      #expect((amount < Yuan(millionths: b)) == (a < b))
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { #expect(try amount + Yuan(millionths: b) == Yuan(millionths: sum)) }
    }
  }
}
