import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("FinalRounding: half up, once, by the band of the price")
struct FinalRoundingTests {
  /// A value rounded by a profile, with the decimals of its band.
  private static func rounded(_ text: String, by id: String = "ndrc-2011") throws -> String {
    let value = try Enclosure(#require(Ratio(decimal: text)))
    let result = try FinalRounding(profile(id)).rounded(value)
    return result.price.text(atLeast: result.decimals)
  }

  @Test(
    "Two decimals below 1 yuan, one below 100, whole yuan from 100",
    arguments: [
      ("0.2667", "0.27"), ("0.005", "0.01"), ("1.2491", "1.2"), ("99.94", "99.9"),
      ("111.763", "112"), ("100", "100"), ("100.5", "101"),
      // The ties of the rule go up.
      ("7.65", "7.7"), ("0.085", "0.09"), ("0.585", "0.59"), ("0.975", "0.98"),
      // The band is that of the unrounded price.
      ("0.995", "1.00"), ("99.96", "100.0"),
    ])
  func bands(text: String, expected: String) throws {
    #expect(try Self.rounded(text) == expected)
  }

  @Test(
    "Platforms print 0.01 yuan, comparable prices 0.0001",
    arguments: [
      ("shanghai", "111.76"), ("sichuan-2012", "111.76"), ("ndrc-2011-platform", "111.76"),
      ("national-vbp", "111.7635"), ("vbp-2018-pilot", "111.7635"), ("linear", "111.76"),
    ])
  func fixed(id: String, expected: String) throws {
    #expect(try Self.rounded("111.76348", by: id) == expected)
  }

  @Test(
    "A number of decimals that money does not have is a fault of the rules",
    arguments: ["-1", "7", "1.5"])
  func impossible(decimals: String) throws {
    #expect(throws: RuleError.self) {
      try profile("ndrc-2011", ["rounding.bands.0+": decimals])
    }
  }
}
