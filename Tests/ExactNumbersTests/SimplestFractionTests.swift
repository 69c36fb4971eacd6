import TestSupport
import Testing

@testable import ExactNumbers

@Suite("The simplest fraction between two others")
struct SimplestFractionTests {
  @Test(
    "Known ones: 22/7 and 355/113 of π, a whole number, the bound itself",
    arguments: [
      ("3.14", "3.15", "22", "7"), ("3.1415926", "3.1415930", "355", "113"),
      ("2.5", "3.5", "3", "1"), ("2", "2.1", "2", "1"), ("0.3", "0.35", "1", "3"),
      ("1.25", "1.25", "5", "4"),
    ])
  func known(lower: String, upper: String, numerator: String, denominator: String) throws {
    let (a, b) = (try #require(Ratio(decimal: lower)), try #require(Ratio(decimal: upper)))
    let fraction = try Ratio(simplestFrom: a, to: b)
    #expect("\(fraction.numerator)/\(fraction.denominator)" == "\(numerator)/\(denominator)")
  }

  @Test("No fraction of smaller terms lies between, tried one by one", arguments: 0..<10)
  func smallest(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let lower = try Ratio(
        .random(in: 1...1000, using: &random), over: .random(in: 1...200, using: &random))
      let upper = try lower + Ratio(1, over: .random(in: 1...2000, using: &random))
      let fraction = try Ratio(simplestFrom: lower, to: upper)
      #expect(lower <= fraction && fraction <= upper)
      let first = try (1...fraction.denominator).first { below in
        let above = try (lower * Ratio(below, over: 1)).scaled(decimals: 0, rounding: .up)
        return try Ratio(above, over: below) <= upper
      }
      #expect(first == fraction.denominator, "\(lower), \(upper)")
    }
  }
}
