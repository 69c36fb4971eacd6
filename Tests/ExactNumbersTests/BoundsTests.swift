import Testing
import TestSupport

@testable import ExactNumbers

@Suite("Bounds: a number between two fixed-point neighbours")
struct BoundsTests {
  /// The lower or upper bound as an exact fraction of 2^125.
  private static func isInside(_ value: Ratio, _ bounds: Bounds) -> Bool {
    // value · 2^125 lies between the bounds; compared at full width.
    let wide = value.numerator.magnitude.multipliedFullWidth(by: 1 << 125)
    let low = bounds.lower.multipliedFullWidth(by: value.denominator.magnitude)
    let high = bounds.upper.multipliedFullWidth(by: value.denominator.magnitude)
    return (low.high, low.low) <= (wide.high, wide.low)
      && (wide.high, wide.low) <= (high.high, high.low)
  }

  @Test("Whole numbers and halves have equal bounds, thirds have neighbours")
  func enclosing() throws {
    #expect(try Bounds(.one).lower == 1 << 125)
    #expect(try Bounds(.one).upper == 1 << 125)
    #expect(try Bounds(Ratio(3, over: 2)).lower == 3 << 124)
    let third = try Bounds(Ratio(4, over: 3))
    #expect(third.upper == third.lower + 1)
  }

  @Test("Products, halves and roots enclose the exact result", arguments: 0..<10)
  func operations(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let q = Int128.random(in: 1...1_000_000, using: &random)
      let r = Int128.random(in: 1...1_000_000, using: &random)
      let a = try Ratio(.random(in: q..<2 * q, using: &random), over: q)
      let b = try Ratio(.random(in: r..<2 * r, using: &random), over: r)
      let (x, y) = (try Bounds(a), try Bounds(b))
      #expect(Self.isInside(a, x))
      let product = x.times(y)
      #expect(try Self.isInside(a * b, product))
      #expect(product.upper - product.lower <= 8)
      #expect(try Self.isInside(a / Ratio(2), x.halved()))
      // The root of a² is a.
      let root = try Bounds(a * a).squareRoot()
      #expect(Self.isInside(a, root))
      #expect(root.upper - root.lower <= 2)
    }
  }

  @Test("The root is the floor of the exact one: its square is not above, the next one's is")
  func roots() throws {
    for text in ["1", "1.7", "1.95", "2", "3", "3.999999"] {
      let value = try Bounds(try #require(Ratio(decimal: text)))
      let root = value.squareRoot()
      #expect(
        Bounds(lower: root.lower, upper: root.lower).times(
          Bounds(lower: root.lower, upper: root.lower)
        ).lower <= value.lower)
      let next = Bounds(lower: root.lower + 1, upper: root.lower + 1)
      #expect(next.times(next).upper > value.lower)
    }
    #expect(try Bounds(Ratio(9, over: 4)).squareRoot().lower == 3 << 124)
    #expect(try Bounds(Ratio(9, over: 4)).squareRoot().upper == 3 << 124)
  }

  @Test("A number outside 1 to below 4 is out of range")
  func outOfRange() throws {
    #expect(throws: NumberError.outOfRange) { try Bounds(Ratio(1, over: 2)) }
    #expect(throws: NumberError.outOfRange) { try Bounds(Ratio(8)) }
  }
}
