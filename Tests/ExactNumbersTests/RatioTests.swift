import Testing
import TestSupport

@testable import ExactNumbers

@Suite("Ratio: an exact fraction")
struct RatioTests {
  @Test("A fraction is reduced and its denominator is positive")
  func reduced() throws {
    let fraction = try Ratio(-6, over: -8)
    #expect(fraction.numerator == 3)
    #expect(fraction.denominator == 4)
    let negative = try Ratio(6, over: -8)
    #expect(negative.numerator == -3)
    #expect(negative.denominator == 4)
    #expect(try Ratio(0, over: -5) == .zero)
  }

  @Test(
    "A denominator of zero is an error, whatever stands above it", arguments: [0, 1, Int128.min])
  func zeroDenominator(numerator: Int128) {
    #expect(throws: NumberError.divisionByZero) { try Ratio(numerator, over: 0) }
  }

  @Test("The smallest integer has no opposite and is refused in a fraction")
  func smallestInteger() throws {
    #expect(throws: NumberError.overflow) { try Ratio(.min, over: 1) }
    #expect(throws: NumberError.overflow) { try Ratio(1, over: .min) }
    let largest = try Ratio(.max, over: 1)
    #expect(try Ratio(-.max, over: 1).magnitude == largest)
    // −2^63 × 2^64 = −2^127, which has no opposite either.
    #expect(throws: NumberError.overflow) {
      try Ratio(-(1 << 63), over: 1) * Ratio(1 << 64, over: 1)
    }
  }

  @Test("Whole numbers of 64 bits keep their value", arguments: [0, 1, -1, Int.max, Int.min])
  func wholeNumbers(value: Int) {
    #expect(Ratio(value).numerator == Int128(value))
    #expect(Ratio(value).denominator == 1)
    #expect(Ratio(value).magnitude.numerator == Int128(value.magnitude))
  }

  @Test("The four operations, by hand")
  func operations() throws {
    let (a, b) = (try Ratio(5, over: 6), try Ratio(3, over: 4))
    // 10/12 + 9/12 = 19/12; 10/12 − 9/12 = 1/12; 15/24 = 5/8; 5/6 × 4/3 = 20/18 = 10/9.
    #expect(try a + b == Ratio(19, over: 12))
    #expect(try a - b == Ratio(1, over: 12))
    #expect(try a * b == Ratio(5, over: 8))
    #expect(try a / b == Ratio(10, over: 9))
    #expect(throws: NumberError.divisionByZero) { try a / .zero }
  }

  @Test("Fractions over one large denominator still add up")
  func sumOverLargeDenominators() throws {
    // 1/10^30 + 1/10^30 = 2/10^30 = 1/(5·10^29), though 10^30 × 10^30 is far beyond 127 bits.
    let small = try Ratio(1, over: powerOfTen(30))
    #expect(try small + small == Ratio(1, over: 5 * powerOfTen(29)))
    #expect(try small - small == .zero)
  }

  @Test("A result beyond 127 bits is an error, never a wrong number or a trap")
  func overflow() throws {
    let largest = try Ratio(.max, over: 1)
    #expect(throws: NumberError.overflow) { try largest + .one }
    #expect(throws: NumberError.overflow) { try Ratio(-.max, over: 1) - Ratio(2) }
    #expect(throws: NumberError.overflow) { try largest * Ratio(2) }
    #expect(throws: NumberError.overflow) { try largest / Ratio(1, over: 2) }
    #expect(throws: NumberError.overflow) { try largest.scaled(decimals: 1, rounding: .halfUp) }
    #expect(throws: NumberError.overflow) { try largest.rounded(decimals: 37, rounding: .up) }
    #expect(try largest - largest == .zero)
    #expect(try largest / largest == .one)
  }

  @Test(
    "Decimals outside 0 to 37 are an error", arguments: [-1, 38, 39, Int.max, Int.min])
  func impossibleDecimals(decimals: Int) {
    #expect(throws: NumberError.outOfRange) {
      try Ratio.one.scaled(decimals: decimals, rounding: .down)
    }
    #expect(throws: NumberError.outOfRange) {
      try Ratio.one.rounded(decimals: decimals, rounding: .up)
    }
  }

  @Test("A power multiplies the fraction with itself; a negative one turns it over")
  func powers() throws {
    let half = try Ratio(3, over: 2)
    #expect(try half.power(0) == .one)
    #expect(try half.power(1) == half)
    #expect(try half.power(5) == Ratio(243, over: 32))
    #expect(try half.power(-3) == Ratio(8, over: 27))
    #expect(try Ratio(2).power(126) == Ratio(1 << 126, over: 1))
    #expect(try Ratio(-3).power(3) == Ratio(-27))
    #expect(try Ratio.zero.power(0) == .one)
    #expect(throws: NumberError.divisionByZero) { try Ratio.zero.power(-1) }
  }

  @Test("A huge exponent ends at once: with a result, or with an overflow")
  func hugeExponents() throws {
    #expect(try Ratio.one.power(.max) == .one)
    #expect(try Ratio(-1).power(.max) == Ratio(-1))
    #expect(try Ratio(-1).power(.min) == .one)
    #expect(try Ratio.zero.power(.max) == .zero)
    #expect(throws: NumberError.overflow) { try Ratio(2).power(127) }
    #expect(throws: NumberError.overflow) { try Ratio(2).power(.max) }
    #expect(throws: NumberError.overflow) { try Ratio(2).power(.min) }
  }

  @Test("Fractions that differ in the last of 38 digits compare correctly")
  func comparison() throws {
    let a = try Ratio(.max - 1, over: .max)
    let b = try Ratio(.max - 2, over: .max - 1)
    // 1 − 1/n grows with n.
    #expect(b < a)
    #expect(!(a < b))
    #expect(try Ratio(-1, over: 3) < Ratio(-1, over: 4))
    #expect(try Ratio(-.max, over: 1) < Ratio(1, over: .max))
  }

  @Test(
    "Sum, difference, product and order agree with cross-multiplied integers", arguments: 0..<20)
  func againstIntegers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let (p, q) = (
        Int128.random(in: -9999...9999, using: &random), Int128.random(in: 1...9999, using: &random)
      )
      let (r, s) = (
        Int128.random(in: -9999...9999, using: &random), Int128.random(in: 1...9999, using: &random)
      )
      let (a, b) = (try Ratio(p, over: q), try Ratio(r, over: s))
      let (sum, difference, product) = (try a + b, try a - b, try a * b)
      #expect(sum.numerator * q * s == (p * s + r * q) * sum.denominator)
      #expect(difference.numerator * q * s == (p * s - r * q) * difference.denominator)
      #expect(product.numerator * q * s == p * r * product.denominator)
      #expect((a < b) == (p * s < r * q))
      #expect((a == b) == (p * s == r * q))
      #expect(Self.isReduced(sum) && Self.isReduced(difference) && Self.isReduced(product))
    }
  }

  @Test(
    "What fits in 127 bits never traps, and what comes out can be taken back", arguments: 0..<20)
  func anySize(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let (a, b) = (Self.anyRatio(&random), Self.anyRatio(&random))
      if let sum = try? a + b, let back = try? sum - b { #expect(back == a) }
      if b != .zero, let product = try? a * b, let back = try? product / b { #expect(back == a) }
      if let sum = try? a + b { #expect((sum > a) == (b > .zero)) }
      let decimals = Int.random(in: 0...37, using: &random)
      if let down = try? a.rounded(decimals: decimals, rounding: .down),
        let up = try? a.rounded(decimals: decimals, rounding: .up)
      {
        #expect(down <= a && a <= up)
      }
    }
  }

  private static func isReduced(_ value: Ratio) -> Bool {
    guard value.denominator > 0 else { return false }
    var (a, b) = (value.numerator.magnitude, value.denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 1
  }

  /// A fraction whose two parts have any number of bits up to 127.
  static func anyRatio(_ random: inout SplitMix64) -> Ratio {
    func part() -> Int128 {
      let bits = Int128(truncatingIfNeeded: random.next()) << 64 | Int128(random.next())
      return bits >> Int128.random(in: 0...126, using: &random)
    }
    while true {
      if let ratio = try? Ratio(part(), over: part()) { return ratio }
    }
  }

  @Test("However a fraction is written, it is the same number", arguments: 0..<4)
  func spellings(seed: UInt64) throws {
    // 18/24 = 3/4: 18 × 4 = 72 = 3 × 24.
    #expect(try Ratio(18, over: 24) == Ratio(3, over: 4))
    #expect(try Ratio(-18, over: -24).lowestTerms == (3, 4))
    #expect(try Ratio(0, over: 7) == .zero && Ratio(0, over: -7).hashValue == Ratio.zero.hashValue)
    #expect(Ratio(millionths: 1_250_000).lowestTerms == (5, 4))
    var random = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let plain = Self.anyRatio(&random)
      let terms = plain.lowestTerms
      let factor = Int128(Int64.random(in: 1...(1 << 40), using: &random))
      guard let written = try? Ratio(terms.numerator &* factor, over: terms.denominator &* factor),
        terms.numerator.magnitude < 1 << 80, terms.denominator < 1 << 80
      else { continue }
      #expect(written == plain && written.hashValue == plain.hashValue && !(written < plain))
      #expect(written.lowestTerms == terms && written.exactText == plain.exactText)
      let other = Self.anyRatio(&random)
      #expect((other < written) == (other < plain))
      #expect((try? written + other) == (try? plain + other))
      #expect((try? other - written) == (try? other - plain))
      #expect((try? written * other) == (try? plain * other))
      #expect((try? other / written) == (try? other / plain))
      for decimals in [0, 4, 18, 20] {
        #expect(
          (try? written.scaled(decimals: decimals, rounding: .halfUp))
            == (try? plain.scaled(decimals: decimals, rounding: .halfUp)))
      }
    }
  }

  @Test("Numbers of 64 bits and wider ones are reckoned alike", arguments: 0..<5)
  func widths(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func number() -> Int128 {
      Int128(
        Int64.random(in: -(1 << 40)...(1 << 40), using: &random)
          >> Int.random(in: 0...39, using: &random))
    }
    for _ in 0..<300 {
      let (a, b, c, d) = (
        number(), max(1, number().magnitude), number(), max(1, number().magnitude)
      )
      let (x, y) = (try Ratio(a, over: Int128(b)), try Ratio(c, over: Int128(d)))
      // Both sides times 2^66 are the same fraction, and too wide for 64 bits.
      #expect(try Ratio(a << 66, over: Int128(b) << 66) == x)
      #expect(Int128(b) % x.denominator == 0 && x.numerator * Int128(b) == a * x.denominator)
      #expect((x < y) == (a * Int128(d) < c * Int128(b)))
      #expect(try x + y == Ratio(a * Int128(d) + c * Int128(b), over: Int128(b) * Int128(d)))
      #expect(try x * y == Ratio(a * c, over: Int128(b) * Int128(d)))
      if c != 0 { #expect(try x / y == Ratio(a * Int128(d), over: Int128(b) * c)) }
      for rounding in [Rounding.halfUp, .down, .up] {
        #expect(
          rounding.quotient(a << 66, Int128(b) << 66) == rounding.quotient(a, Int128(b)))
      }
    }
  }
}
