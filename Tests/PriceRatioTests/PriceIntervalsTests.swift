import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("PriceIntervals: the prices that round to a listed one")
struct PriceIntervalsTests {
  @Test("Half of the last digit of the price's band lies on either side")
  func halves() throws {
    var intervals = PriceIntervals(Converter(try profile("ndrc-2011")))
    func bounds(_ price: String) throws -> [String?] {
      let (lower, upper) = try intervals.interval(of: Yuan(decimal: price))
      return [lower?.exact?.exactText, upper.exact?.exactText]
    }
    // As the profile's bands say; asked twice for 5 yuan, as it is remembered.
    let bands = try FinalRounding(profile("ndrc-2011"))
    for price in ["0.5", "5", "50", "500", "5000", "5"] {
      let amount = try #require(Yuan(decimal: price))
      let half = try bands.halfDigit(of: amount)
      #expect(
        try bounds(price) == [
          (amount.ratio - half).exactText, (amount.ratio + half).exactText,
        ])
    }
  }

  @Test("A price that may stand for any above zero has no lower bound")
  func lowest() throws {
    var intervals = PriceIntervals(Converter(try profile("ndrc-2011-platform")))
    // 0.00 to 0.01: half of 0.01 is 0.005.
    let (lower, upper) = try intervals.interval(of: Yuan(decimal: "0.005"))
    #expect(lower == nil)
    #expect(upper.exact?.exactText == "0.01")
  }
}
