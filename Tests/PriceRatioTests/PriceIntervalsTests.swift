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
    // Two decimals below 1 yuan, one below 100, whole yuan from 100: 0.005, 0.05, 0.5.
    #expect(try bounds("0.5") == ["0.495", "0.505"])
    #expect(try bounds("5") == ["4.95", "5.05"])
    #expect(try bounds("500") == ["499.5", "500.5"])
    // What is remembered of 5 yuan holds for 5.3 as well.
    #expect(try bounds("5.3") == ["5.25", "5.35"])
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
