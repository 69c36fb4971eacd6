import ExactNumbers
import TestSupport
import Testing

@Suite struct SurdTests {
  private func ratio(_ text: String) throws -> Ratio { try #require(Ratio(decimal: text)) }

  @Test("a − k·√v is held against a number exactly, at the number itself too")
  func exactRoot() throws {
    // 5 − 2 · √4 = 1
    let surd = try Surd(Ratio(5), minus: Ratio(2), rootOf: Ratio(4))
    #expect(try surd.isAtLeast(.one) && !surd.isAbove(.one))
    #expect(try surd.isAtLeast(ratio("0.999999999999999")))
    #expect(try surd.isAbove(ratio("0.999999999999999")))
    #expect(try !surd.isAtLeast(ratio("1.000000000000001")))
    #expect(try surd.rounded(decimals: 6) == .one)
  }

  @Test("an irrational root is decided beyond the digits that are carried")
  func irrationalRoot() throws {
    // 2 − √2 = 0.585786437626904951…
    let surd = try Surd(Ratio(2), minus: .one, rootOf: Ratio(2))
    #expect(try surd.isAbove(ratio("0.585786437626904")))
    #expect(try !surd.isAtLeast(ratio("0.585786437626905")))
    #expect(try surd.rounded(decimals: 6) == ratio("0.585786"))
  }

  @Test("without a root any two fractions compare, however long they are")
  func longFractions() throws {
    let huge = try Ratio(.max, over: .max - 1)
    let less = try Ratio(.max - 2, over: .max - 1)
    #expect(try Surd(huge).isAbove(less) && !Surd(less).isAtLeast(huge))
    #expect(try Surd(huge).isAtLeast(huge) && !Surd(huge).isAbove(huge))
  }

  @Test("with a root a long fraction compares where 12 digits decide")
  func longFractionAgainstRoot() throws {
    // A price of 63 bits over a pack count and a factor of 12 digits; 3 − √2 = 1.5857…
    let price = try Ratio(3_428_355_307_800 * 999_983, over: 2_318_744_510_100 * 999_979)
    let surd = try Surd(Ratio(3), minus: .one, rootOf: Ratio(2))
    #expect(try surd.isAbove(price))
    #expect(try !surd.isAtLeast(price + Ratio(1)))
  }

  @Test("random numbers are held against whole roots as the sums say")
  func randomRoots() throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<500 {
      let (a, k) = (Int.random(in: 0...40, using: &random), Int.random(in: 0...5, using: &random))
      let root = Int.random(in: 0...8, using: &random)
      let value = Int.random(in: -20...40, using: &random)
      let surd = try Surd(Ratio(a), minus: Ratio(k), rootOf: Ratio(root * root))
      #expect(try surd.isAtLeast(Ratio(value)) == (a - k * root >= value))
      #expect(try surd.isAbove(Ratio(value)) == (a - k * root > value))
    }
  }

  @Test("a negative factor or radicand is refused")
  func negative() {
    #expect(throws: NumberError.outOfRange) { try Surd(.one, minus: Ratio(-1), rootOf: .one) }
    #expect(throws: NumberError.outOfRange) { try Surd(.one, minus: .one, rootOf: Ratio(-1)) }
  }
}
