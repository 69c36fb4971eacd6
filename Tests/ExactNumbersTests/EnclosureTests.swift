import Testing
import TestSupport

@testable import ExactNumbers

@Suite("Enclosure: a number known exactly or between two bounds")
struct EnclosureTests {
  /// A number from 1 to below 4 whose fraction is not known, only its bounds.
  private static func bounded(_ value: Ratio) throws -> Enclosure {
    try Enclosure(between: Bounds(value))
  }

  @Test("The four ties of the rule are exact, so the half goes up")
  func ties() throws {
    // 4.50 × 1.7 = 7.65; 0.05 × 1.7 = 0.085; 0.30 × 1.95 = 0.585; 0.50 × 1.95 = 0.975.
    for (price, base, decimals, expected) in [
      ("4.50", "1.7", 1, "7.7"), ("0.05", "1.7", 2, "0.09"), ("0.30", "1.95", 2, "0.59"),
      ("0.50", "1.95", 2, "0.98"),
    ] {
      let k = try RatioPower(base: #require(Ratio(decimal: base))).enclosure(Ratio(2))
      let product = try Enclosure(#require(Ratio(decimal: price))) * k
      let rounded = try product.rounded(decimals: decimals, rounding: .halfUp)
      #expect(try rounded.decimalText(decimals: decimals) == expected)
    }
  }

  @Test("What is exact stays exact until a factor is irrational")
  func exactness() throws {
    let power = try RatioPower(base: #require(Ratio(decimal: "1.7")))
    let ten = try Enclosure(Ratio(10))
    #expect(try (ten * power.enclosure(Ratio(4))).exact == Ratio(289, over: 10))
    #expect(try (ten / Enclosure(Ratio(3))).exact == Ratio(10, over: 3))
    #expect(try (ten + Enclosure(Ratio(1, over: 3))).exact == Ratio(31, over: 3))
    #expect(try (ten - Enclosure(Ratio(1, over: 3))).exact == Ratio(29, over: 3))
    #expect(try (ten * power.enclosure(Ratio(3))).exact == nil)
  }

  @Test("Sums, differences, products and quotients of bounds enclose the exact result")
  func operations() throws {
    var random = SplitMix64(seed: 16)
    for _ in 0..<300 {
      let n = Int128.random(in: 1...1000, using: &random)
      let m = Int128.random(in: 1...1000, using: &random)
      let a = try Ratio(.random(in: n..<4 * n, using: &random), over: n)
      let b = try Ratio(.random(in: m..<4 * m, using: &random), over: m)
      let (x, y) = (try Self.bounded(a), try Self.bounded(b))
      func check(_ enclosed: Enclosure, _ exact: Ratio) throws {
        #expect(enclosed.exact == nil)
        for decimals in [0, 4, 12] {
          // A tie cannot be decided from bounds; every other digit is that of the exact value.
          guard
            let text = try? enclosed.rounded(decimals: decimals, rounding: .halfUp)
          else {
            let twice = try exact * Ratio(2) * Ratio(10).power(decimals)
            #expect(twice.denominator == 1, "\(a), \(b), \(decimals)")
            continue
          }
          #expect(try text == exact.rounded(decimals: decimals, rounding: .halfUp), "\(a), \(b)")
        }
      }
      try check(x + y, a + b)
      try check(x * y, a * b)
      try check(x / y, a / b)
      try check(x * y / y * x, a * a)
      if a > b { try check(x - y, a - b) }
    }
  }

  @Test("A price there and back is the price to the twelfth decimal, through three irrationals")
  func inverse() throws {
    let powers = try ["1.7", "1.9", "1.95"].map {
      try RatioPower(base: #require(Ratio(decimal: $0)))
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<50 {
      let price = try Ratio(.random(in: 1...10_000_000_000, using: &random), over: 10_000)
      var there = try Enclosure(price)
      for power in powers {
        let x = try Ratio(
          .random(in: 1...1000, using: &random), over: .random(in: 1...1000, using: &random))
        there = try there * power.enclosure(x) * power.enclosure(x.reciprocal())
      }
      let near = try price + Ratio(1, over: 1_000_000_000_000)
      let under = try price - Ratio(1, over: 1_000_000_000_000)
      #expect(try there.isCertainlyLess(than: Enclosure(near)))
      #expect(try Enclosure(under).isCertainlyLess(than: there))
    }
  }

  @Test("Bounds around a tie leave the digit undecided, fewer or more digits do not")
  func undecided() throws {
    let around =
      try Self.bounded(Ratio(3, over: 2)) * Self.bounded(Ratio(4, over: 3))
      / Self.bounded(Ratio(4, over: 3))
    #expect(throws: NumberError.undecidedDigit) {
      try around.rounded(decimals: 0, rounding: .halfUp)
    }
    #expect(try around.rounded(decimals: 3, rounding: .halfUp) == Ratio(3, over: 2))
  }

  @Test("Nothing is enclosed that is not above zero")
  func positive() throws {
    #expect(throws: NumberError.outOfRange) { try Enclosure(.zero) }
    #expect(throws: NumberError.outOfRange) { try Enclosure(Ratio(-1)) }
    #expect(throws: NumberError.outOfRange) {
      try Enclosure(Ratio(1)) - Enclosure(Ratio(1))
    }
    #expect(throws: NumberError.outOfRange) {
      try Enclosure(Ratio(1)) - Enclosure(Ratio(2))
    }
  }

  @Test("What does not fit in 127 bits is an overflow when it is rounded, not before")
  func overflow() throws {
    let large = try Enclosure(Ratio(.max, over: 1))
    #expect(throws: NumberError.overflow) {
      try (large * large).rounded(decimals: 0, rounding: .halfUp)
    }
    let back = try large * large / large
    #expect(back.exact == nil)
    #expect(throws: NumberError.overflow) { try back.rounded(decimals: 2, rounding: .halfUp) }
  }

  @Test("Certainly less is less for exact numbers, and never both ways")
  func order() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<200 {
      let a = try Ratio(
        .random(in: 1...50, using: &random), over: .random(in: 1...9, using: &random))
      let b = try Ratio(
        .random(in: 1...50, using: &random), over: .random(in: 1...9, using: &random))
      let (x, y) = (try Enclosure(a), try Enclosure(b))
      #expect(x.isCertainlyLess(than: y) == (a < b))
      #expect(!(x.isCertainlyLess(than: y) && y.isCertainlyLess(than: x)))
      #expect(x.startsBelow(y) == (a < b))
    }
  }
}
