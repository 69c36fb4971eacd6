/// The one place where exact fractions become floating point, and floating point becomes text.
extension Double {
  /// The value nearest to an exact fraction.
  public init(numerator: Int128, denominator: Int128) {
    self = Double(numerator) / Double(denominator)
  }

  /// The value in decimals, rounded half away from zero; `–` where there is none.
  public func text(decimals: Int) -> String {
    guard isFinite else { return "–" }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e30 else { return "–" }
    let digits = String(Int128(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A probability with four decimals, `< 0.0001` below them.
  public var probabilityText: String { self < 0.00005 ? "< 0.0001" : text(decimals: 4) }
}
