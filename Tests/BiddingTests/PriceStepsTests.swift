import ExactNumbers
import Testing

@testable import Bidding

@Suite("PriceSteps: the prices at which a bid can be written")
struct PriceStepsTests {
  private static func steps(_ step: Int64, _ present: Int64?, _ most: Int64) -> PriceSteps {
    PriceSteps(
      step: Yuan(millionths: step), present: present.map { Yuan(millionths: $0) },
      most: Yuan(millionths: most))
  }

  /// A present quote in millionths, and all prices up to the first above 35 with it.
  static let cases: [(present: Int64?, prices: [Int64])] = [
    (nil, [10, 20, 30, 40]), (20, [10, 20, 30, 40]), (25, [10, 20, 25, 30, 40]),
    (3, [3, 10, 20, 30, 40]), (40, [10, 20, 30, 40]),
  ]

  @Test(
    "multiples of the step up to the first above the most, and the present quote in its place",
    arguments: cases)
  func prices(present: Int64?, expected: [Int64]) {
    let steps = Self.steps(10, present, 35)
    #expect((0..<steps.count).map { steps[$0].millionths } == expected)
    #expect(steps.placeOfPresent == present.flatMap { expected.firstIndex(of: $0) })
  }

  @Test("a present quote above all others has its place behind them")
  func beyond() {
    let steps = Self.steps(10, 95, 35)
    #expect(steps.placeOfPresent.map { steps[$0].millionths } == 95)
  }
}
