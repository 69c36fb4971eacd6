import Testing

@testable import Statistics

@Suite("The exact interval of a proportion")
struct ProportionIntervalTests {
  @Test("of none and of all it ends at 0 and at 1; 0 of 10 may be up to 1 − 0.025^(1/10)")
  func ends() {
    let none = ProportionInterval(count: 0, trials: 10)
    #expect(none.low == 0)
    #expect(none.high.text(decimals: 4) == "0.3085")
    let all = ProportionInterval(count: 10, trials: 10)
    #expect(all.low.text(decimals: 4) == "0.6915")
    #expect(all.high == 1)
    // One trial tells next to nothing: 1 − 0.025 and 0.025.
    #expect(ProportionInterval(count: 0, trials: 1).high.text(decimals: 3) == "0.975")
  }

  @Test("what is counted lies inside, and the other side mirrors it", arguments: [1, 3, 7, 40, 99])
  func mirrored(count: Int) {
    let (own, other) = (
      ProportionInterval(count: count, trials: 100),
      ProportionInterval(count: 100 - count, trials: 100)
    )
    #expect(own.low < Double(count) / 100 && Double(count) / 100 < own.high)
    #expect(abs(own.low + other.high - 1) < 1e-12)
  }
}
