extension Ratio {
  /// Splits an amount in proportion to weights into multiples of a unit that add up to it exactly.
  ///
  /// Every part is rounded down to the unit; what is left goes, a unit each, to the parts with the
  /// largest remainders, the first of equals (largest-remainder method). Without any weight the
  /// parts are equal.
  ///
  /// The unit is the smallest amount, such as one pack; the amount need not be a multiple of it:
  /// what is smaller than a unit goes to the part with the largest remainder.
  public static func apportion(_ amount: Ratio, by weights: [Ratio], unit: Ratio)
    throws(NumberError) -> [Ratio]
  {
    guard !weights.isEmpty else { return [] }
    guard unit > .zero else { throw .outOfRange }
    var total = Ratio.zero
    for weight in weights { total = try total + weight }
    var parts: [(whole: Ratio, remainder: Ratio)] = []
    var given = Ratio.zero
    for weight in weights {
      let share = total > .zero ? try weight / total : try .one / Ratio(weights.count)
      let exact = try amount * share
      let units = try (exact / unit).scaled(decimals: 0, rounding: .down)
      let whole = try Ratio(units, over: 1) * unit
      parts.append((whole, try exact - whole))
      given = try given + whole
    }
    var rest = try amount - given
    let order = parts.indices.sorted { a, b in
      parts[a].remainder == parts[b].remainder
        ? a < b : parts[a].remainder > parts[b].remainder
    }
    for index in order where rest > .zero {
      let step = min(unit, rest)
      parts[index].whole = try parts[index].whole + step
      rest = try rest - step
    }
    return parts.map(\.whole)
  }
}
