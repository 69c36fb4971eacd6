import ExactNumbers
import RuleBook

/// Finds the prices that round to a listed one.
struct PriceIntervals {
  private let rounding: Result<FinalRounding, RuleError>
  /// Half of the last digit of prices, by their whole yuan.
  private var halves: [Int64: Ratio] = [:]

  init(_ converter: Converter) {
    rounding = converter.rounding
  }

  /// The bounds between which a price was rounded; no lower one where it may stand for any above
  /// zero.
  mutating func interval(of price: Yuan?) throws(ConversionError)
    -> (lower: Enclosure?, upper: Enclosure)
  {
    let price = price ?? .zero
    let half = try half(price)
    return try exactly { () throws(NumberError) in
      let amount = try price.ratio
      let low = try amount - half
      return (low > .zero ? try Enclosure(low) : nil, try Enclosure(amount + half))
    }
  }

  private mutating func half(_ price: Yuan) throws(ConversionError) -> Ratio {
    let yuan = price.millionths / 1_000_000
    if let half = halves[yuan] { return half }
    let half = try ruled { () throws(RuleError) in try rounding.get() }.halfDigit(of: price)
    halves[yuan] = half
    return half
  }
}
