import TestSupport
import Testing

@testable import ExactNumbers

@Suite("Distance: how far two numbers are apart, to be shown")
struct DistanceTests {
  @Test("It is shown in decimals and in percent, whichever number is greater")
  func shown() throws {
    // 1/3 − 1/4 = 1/12 = 0.08333…, 8.33 %
    let (a, b) = (try Ratio(1, over: 3), try Ratio(1, over: 4))
    for distance in [try Distance(a, b), try Distance(b, a)] {
      #expect(try distance.decimal(6, atLeast: 4).text == "0.083333")
      #expect(try distance.percent(2, atLeast: 2).text == "8.33")
      #expect(try distance.number == Ratio(1, over: 12))
    }
    #expect(try Distance(a, a).decimal(6, atLeast: 4).text == "0.0000")
  }

  @Test("It says the same as the difference in lowest terms", arguments: 0..<5)
  func random(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func number() throws -> Ratio {
      let bits = Int128(1) << Int128.random(in: 1...100, using: &random)
      let above = Int128.random(in: -bits...bits, using: &random)
      return try Ratio(above, over: Int128.random(in: 1...bits, using: &random))
    }
    for _ in 0..<2_000 {
      let (a, b) = (try number(), try number())
      let plain = try? (a - b).magnitude
      let distance = try? Distance(a, b)
      #expect((distance == nil) == (plain == nil))
      guard let plain, let distance else { continue }
      #expect(distance.number == plain)
      #expect((try? distance.decimal(6, atLeast: 4)) == (try? plain.decimal(6, atLeast: 4)))
      #expect((try? distance.percent(2, atLeast: 2)) == (try? plain.percent(2, atLeast: 2)))
    }
  }
}
