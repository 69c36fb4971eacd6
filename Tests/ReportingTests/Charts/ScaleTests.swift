import TestSupport
import Testing

@testable import Reporting

@Suite struct ScaleTests {
  @Test("ticks are round values around what is covered, zero included")
  func ticks() {
    // 17.5 in at most 5 steps: a step is at least 3.5, the next round one is 5.
    let scale = Scale(covering: [4, 17.5], from: 0, to: 100)
    #expect(scale.ticks.map(\.text) == ["0", "5", "10", "15", "20"])
    // 17.5 of 20 is 87.5 of 100.
    #expect(scale(17.5) == 87.5)
  }

  @Test("ticks are written with the decimals of their step, and no others")
  func decimals() {
    // 0.07 in 5 steps: at least 0.014, so 0.02. Floating point must not show (0.06, not 0.0600…1).
    let scale = Scale(covering: [0.07], from: 0, to: 100)
    #expect(scale.ticks.map(\.text) == ["0.00", "0.02", "0.04", "0.06", "0.08"])
  }

  @Test("an axis may run backwards, as heights do")
  func backwards() {
    let scale = Scale(covering: [0, 10], from: 200, to: 100)
    #expect(scale(0) == 200)
    #expect(scale(5) == 150)
  }

  @Test("without zero the axis begins near the least value")
  func withoutZero() {
    // 101 to 109: span 8, step at least 1.6, so 2: from 100 to 110.
    let scale = Scale(covering: [101, 109], includesZero: false, from: 0, to: 1)
    #expect((scale.low, scale.high) == (100, 110))
  }

  @Test(
    "no value, one value, equal, negative and extreme values have places",
    arguments: [[], [0], [7], [7, 7], [-3, -1], [1e-12], [1e30, 2e30], [1e38, 1e38 + 1e22]])
  func unusual(values: [Double]) {
    for includesZero in [true, false] {
      let scale = Scale(covering: values, includesZero: includesZero, from: 10, to: 110)
      for value in values {
        #expect(scale(value) >= 10 && scale(value) <= 110, "\(value) at \(scale(value))")
      }
      #expect(!scale.ticks.isEmpty)
    }
  }

  @Test("a step is the smallest of 1, 2, 5 times a power of ten that is large enough")
  func steps() {
    var random = SplitMix64(seed: 17)
    let steps = (-8...8).flatMap { e in
      // Reading decimals gives the nearest value, which the steps must be too.
      [1, 2, 5].compactMap { Double("\($0)e\(e)") }
    }
    for _ in 0..<500 {
      let span = Double(Int.random(in: 1...9_999_999, using: &random)) / 1e5
      let slow = steps.filter { $0 >= span / 5 }.min()
      #expect(Step(spanning: span, count: 5).size == slow, "\(span)")
    }
  }
}
