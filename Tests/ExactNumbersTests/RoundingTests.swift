import Testing
import TestSupport

@testable import ExactNumbers

@Suite("Rounding: named where it happens")
struct RoundingTests {
  /// A value, the digits asked for, and the result by each of the three rules.
  struct Example: Sendable {
    let value: String
    let decimals: Int
    let halfUp: String
    let down: String
    let up: String
  }

  @Test(
    "Half up goes away from zero; down goes to the lower and up to the higher neighbour",
    arguments: [
      Example(value: "2.5", decimals: 0, halfUp: "3", down: "2", up: "3"),
      Example(value: "-2.5", decimals: 0, halfUp: "-3", down: "-3", up: "-2"),
      Example(value: "2.4999", decimals: 0, halfUp: "2", down: "2", up: "3"),
      Example(value: "-2.4999", decimals: 0, halfUp: "-2", down: "-3", up: "-2"),
      Example(value: "-2.5001", decimals: 0, halfUp: "-3", down: "-3", up: "-2"),
      Example(value: "0.5", decimals: 0, halfUp: "1", down: "0", up: "1"),
      Example(value: "-0.5", decimals: 0, halfUp: "-1", down: "-1", up: "0"),
      Example(value: "-0.4", decimals: 0, halfUp: "0", down: "-1", up: "0"),
      Example(value: "-0.045", decimals: 2, halfUp: "-0.05", down: "-0.05", up: "-0.04"),
      Example(value: "7", decimals: 2, halfUp: "7.00", down: "7.00", up: "7.00"),
      Example(value: "-7", decimals: 2, halfUp: "-7.00", down: "-7.00", up: "-7.00"),
    ])
  func rules(example: Example) throws {
    let value = try #require(Ratio(decimal: example.value))
    func text(_ rounding: Rounding) throws -> String {
      try value.decimalText(decimals: example.decimals, rounding: rounding)
    }
    #expect(try text(.halfUp) == example.halfUp)
    #expect(try text(.down) == example.down)
    #expect(try text(.up) == example.up)
  }

  /// A price, a factor, the digits and the published result: ties that floating point gets wrong.
  struct Tie: Sendable {
    let price: String
    let factor: String
    let decimals: Int
    let result: String
  }

  @Test(
    "The half of a real price goes up (2452号: 四舍五入)",
    arguments: [
      // 4.50 × 1.7 = 7.650; 0.05 × 1.7 = 0.085; 0.30 × 1.95 = 0.585; 0.50 × 1.95 = 0.975.
      Tie(price: "4.50", factor: "1.7", decimals: 1, result: "7.7"),
      Tie(price: "0.05", factor: "1.7", decimals: 2, result: "0.09"),
      Tie(price: "0.30", factor: "1.95", decimals: 2, result: "0.59"),
      Tie(price: "0.50", factor: "1.95", decimals: 2, result: "0.98"),
    ])
  func realTies(tie: Tie) throws {
    let price = try #require(Ratio(decimal: tie.price))
    let factor = try #require(Ratio(decimal: tie.factor))
    #expect(try (price * factor).decimalText(decimals: tie.decimals) == tie.result)
  }

  @Test("A third is never a tie, at any digit")
  func thirds() throws {
    let third = try Ratio(1, over: 3)
    #expect(try third.decimalText(decimals: 4) == "0.3333")
    #expect(try third.decimalText(decimals: 4, rounding: .up) == "0.3334")
    #expect(try (third + third).decimalText(decimals: 4) == "0.6667")
    #expect(try Ratio(-2, over: 3).decimalText(decimals: 4, rounding: .down) == "-0.6667")
  }

  @Test("Every rule gives the neighbour that its definition names", arguments: 0..<10)
  func definitions(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let numerator = Int128.random(in: -300...300, using: &random)
      let denominator = Int128.random(in: 1...40, using: &random)
      let (down, up, half) = (
        Rounding.down.quotient(numerator, denominator),
        Rounding.up.quotient(numerator, denominator),
        Rounding.halfUp.quotient(numerator, denominator)
      )
      // down ≤ n/d < down + 1 and up − 1 < n/d ≤ up.
      #expect(down * denominator <= numerator && numerator < (down + 1) * denominator)
      #expect((up - 1) * denominator < numerator && numerator <= up * denominator)
      // |n/d − half| ≤ 1/2, and at exactly 1/2 the result is the farther one from zero.
      let distance = (2 * (half * denominator - numerator)).magnitude
      #expect(distance <= denominator.magnitude)
      if distance == denominator.magnitude {
        #expect((half * denominator).magnitude > numerator.magnitude)
      }
      #expect(half == -Rounding.halfUp.quotient(-numerator, denominator))
      let isExact = Rounding.halfUp.division(numerator, denominator).isExact
      #expect(isExact == (numerator % denominator == 0))
      #expect(Rounding.halfUp.division(numerator << 66, denominator << 66).isExact == isExact)
    }
  }

  @Test("The largest integers round without a trap")
  func extremes() {
    for rule in [Rounding.halfUp, .down, .up] {
      #expect(rule.quotient(.max, 1) == .max)
      #expect(rule.quotient(-.max, 1) == -.max)
    }
    #expect(Rounding.halfUp.quotient(.max, .max) == 1)
    #expect(Rounding.up.quotient(1, .max) == 1)
    #expect(Rounding.down.quotient(-1, .max) == -1)
    // (2^127 − 1) / 2 lies on the half and goes away from zero, to 2^126.
    #expect(Rounding.halfUp.quotient(.max, 2) == Int128(1) << 126)
    #expect(Rounding.halfUp.quotient(-.max, 2) == -(Int128(1) << 126))
  }

  @Test("A number fits 64 bits from their smallest to their largest")
  func small() {
    #expect(Int128(Int64.min).small == .min && Int128(Int64.max).small == .max)
    #expect((Int128(Int64.min) - 1).small == nil && (Int128(Int64.max) + 1).small == nil)
    #expect((Int128(1) << 64).small == nil && Int128.min.small == nil)
  }

  @Test("Powers of ten are exact up to the largest that fits")
  func powersOfTen() throws {
    var expected: Int128 = 1
    for exponent in 0...37 {
      #expect(try powerOfTen(exponent) == expected)
      if exponent < 37 { expected *= 10 }
    }
  }
}
