import ExactNumbers
import RuleBook

/// Finds the prices that round to a listed one.
struct PriceIntervals {
  private let rounding: Result<FinalRounding, RuleError>
  private let grounds: Grounds
  /// The last digit of prices, by their whole yuan.
  private var lastDigits: [Int64: Yuan] = [:]

  init(_ converter: Converter) {
    (rounding, grounds) = (converter.rounding, converter.grounds)
  }

  /// The bounds between which a price was rounded; no lower one where it may stand for any above
  /// zero.
  mutating func interval(of price: Yuan?) throws(ConversionError)
    -> (lower: Enclosure?, upper: Enclosure)
  {
    let price = price ?? .zero
    let (middle, digit) = (Int128(price.millionths), Int128(try lastDigit(of: price).millionths))
    return try exactly { () throws(NumberError) in
      // Half a digit on either side, in halves of a millionth.
      let low = try Ratio(2 * middle - digit, over: 2_000_000)
      let high = try Ratio(2 * middle + digit, over: 2_000_000)
      return (low > .zero ? try Enclosure(low) : nil, try Enclosure(high))
    }
  }

  private mutating func lastDigit(of price: Yuan) throws(ConversionError) -> Yuan {
    let yuan = price.millionths / 1_000_000
    if let digit = lastDigits[yuan] { return digit }
    let rounding = try ruled { () throws(RuleError) in try self.rounding.get() }
    let (digit, band) = try rounding.lastDigit(yuan: yuan)
    try grounds.check([.init(band)])
    band.use()
    lastDigits[yuan] = digit
    return digit
  }
}
