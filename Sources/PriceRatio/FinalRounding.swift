import ExactNumbers
import RuleBook
import Wording

/// The final rounding: half up 四舍五入, once, to the digits of the price's band (2452号).
final class FinalRounding: Sendable {
  private let bands: RuleSet.Table

  /// Reads the bands from a profile.
  init(_ profile: RuleSet) throws(RuleError) {
    bands = try profile.table(ProfileKeys.roundingBands)
  }

  /// A price of so many decimals, and where their number comes from.
  struct Result: Sendable {
    let price: Yuan
    let decimals: Int
    let band: RuleSet.Cited<Ratio>
  }

  /// The band is that of the unrounded price: 0.996 yuan is below 1 and has the digits of 0.
  func rounded(_ value: Enclosure) throws(ConversionError) -> Result {
    let whole = try exactly { () throws(NumberError) in
      try value.rounded(decimals: 0, rounding: .down)
    }
    let (band, decimals) = try self.decimals(Int(clamping: whole.numerator))
    let price = try exactly { () throws(NumberError) in
      try Yuan(
        value.rounded(decimals: decimals, rounding: .halfUp), decimals: decimals,
        rounding: .halfUp)
    }
    return Result(price: price, decimals: decimals, band: band)
  }

  /// The last digit of a price of so many whole yuan that was rounded by this rule: 0.01; and where
  /// it comes from.
  func lastDigit(yuan: Int64) throws(ConversionError) -> (Yuan, band: RuleSet.Cited<Ratio>) {
    let (band, decimals) = try decimals(Int(yuan))
    let digit = try exactly { () throws(NumberError) in
      try Yuan(Ratio(10).power(-decimals), decimals: decimals, rounding: .down)
    }
    return (digit, band)
  }

  private func decimals(_ yuan: Int) throws(ConversionError) -> (RuleSet.Cited<Ratio>, Int) {
    let band = try ruled { () throws(RuleError) in try bands.value(forCount: yuan) }
    guard band.value.denominator == 1, (0...Yuan.decimals).contains(Int(band.value.numerator))
    else {
      throw .rules(
        .wrongValue(
          file: "", path: band.key,
          expected: Text(
            en: "a whole number from 0 to \(Yuan.decimals)", zh: " 0 至 \(Yuan.decimals) 的整数")))
    }
    return (band, Int(band.value.numerator))
  }
}
