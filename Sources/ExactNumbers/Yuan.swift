/// An amount of money in millionths of a yuan, exact.
///
/// Holds ±9.2 trillion yuan; arithmetic beyond that throws `NumberError.overflow`.
public struct Yuan: Sendable, Hashable, BitwiseCopyable {
  /// The amount in 10⁻⁶ yuan.
  public let millionths: Int64

  /// How many decimals an amount has: 6.
  public static let decimals = 6
  /// Nothing.
  public static let zero = Yuan(millionths: 0)

  /// The amount of `millionths` × 10⁻⁶ yuan.
  public init(millionths: Int64) {
    self.millionths = millionths
  }

  /// Reads a plain decimal with at most six digits after the point; nil for anything else.
  public init?(decimal text: some StringProtocol) {
    let text = String(text)
    self.init(decimalBytes: text.utf8.span)
  }

  /// Reads a plain decimal with at most six digits after the point from its ASCII bytes.
  public init?(decimalBytes bytes: Span<UInt8>) {
    guard let number = DecimalDigits(bytes), number.decimals <= Yuan.decimals,
      let scale = try? powerOfTen(Yuan.decimals - number.decimals)
    else { return nil }
    let (scaled, overflow) = number.digits.multipliedReportingOverflow(by: scale)
    guard !overflow, let millionths = Int64(exactly: scaled) else { return nil }
    self.init(millionths: millionths)
  }

  /// The amount nearest to an exact value at `decimals` digits (at most 6) by the named rule.
  public init(_ value: Ratio, decimals: Int, rounding: Rounding) throws(NumberError) {
    guard (0...Yuan.decimals).contains(decimals) else { throw .outOfRange }
    let scaled = Int64(exactly: try value.scaled(decimals: decimals, rounding: rounding))
    let scale = Int64(powersOfTen64[Yuan.decimals - decimals])
    guard let (millionths, overflow) = scaled?.multipliedReportingOverflow(by: scale), !overflow
    else { throw .overflow }
    self.init(millionths: millionths)
  }

  /// The amount as an exact fraction of a yuan.
  public var ratio: Ratio { Ratio(millionths: millionths) }

  /// The sum of two amounts.
  public static func + (a: Yuan, b: Yuan) throws(NumberError) -> Yuan {
    let (sum, overflow) = a.millionths.addingReportingOverflow(b.millionths)
    guard !overflow else { throw .overflow }
    return Yuan(millionths: sum)
  }

  /// The amount with at least `decimals` digits after the point, and as many as it needs.
  public func text(atLeast decimals: Int = 2) -> String { shown(atLeast: decimals).text }

  /// The same, yet to be written.
  public func shown(atLeast decimals: Int = 2) -> ShownDecimal {
    ShownDecimal(
      digits: Int128(millionths), decimals: Yuan.decimals,
      least: min(max(0, decimals), Yuan.decimals))
  }
}

extension Yuan: Comparable {
  /// The smaller amount comes first.
  public static func < (a: Yuan, b: Yuan) -> Bool { a.millionths < b.millionths }
}
