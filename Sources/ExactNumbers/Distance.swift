/// How far two numbers are apart, to be shown.
///
/// It is not brought to lowest terms, which would take longer than to show it.
public struct Distance: Sendable {
  /// The distance as a fraction that need not be in lowest terms, and so is not to be compared.
  private let fraction: Ratio

  /// The distance of two numbers, whichever is greater.
  public init(_ a: Ratio, _ b: Ratio) throws(NumberError) {
    fraction = try (a - b).magnitude
  }

  /// The distance rounded half up to `decimals`, without the zeros at its end beyond `least` of
  /// them.
  ///
  /// - Throws: `NumberError.overflow` where the number has too many digits.
  public func decimal(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    try fraction.decimal(decimals, atLeast: least)
  }

  /// The same of the distance in percent.
  public func percent(_ decimals: Int, atLeast least: Int) throws(NumberError) -> ShownDecimal {
    try fraction.percent(decimals, atLeast: least)
  }

  /// The distance as a number.
  public var number: Ratio {
    fraction
  }
}
