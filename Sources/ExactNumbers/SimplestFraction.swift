extension Ratio {
  /// The fraction with the smallest terms from `lower` to `upper`, both positive.
  ///
  /// Both have the same continued fraction up to a place; there the next whole number is taken.
  /// From 3.14 to 3.15: 3 + 1/(from 6.66… to 7.14…) = 3 + 1/7 = 22/7.
  init(simplestFrom lower: Ratio, to upper: Ratio) throws(NumberError) {
    let (a, b) = (lower.lowestTerms, upper.lowestTerms)
    let (numerator, denominator) = try simplest(
      (a.numerator, a.denominator), (b.numerator, b.denominator))
    try self.init(numerator, over: denominator)
  }
}

private typealias Terms = (above: Int128, below: Int128)

private func simplest(_ lower: Terms, _ upper: Terms) throws(NumberError) -> Terms {
  let (whole, rest) = lower.above.quotientAndRemainder(dividingBy: lower.below)
  if rest == 0 { return (whole, 1) }
  let upperRest = upper.above - whole * upper.below
  if upperRest >= upper.below { return (whole + 1, 1) }
  let inverse = try simplest((upper.below, upperRest), (lower.below, rest))
  return (try product(whole, inverse.above) + inverse.below, inverse.above)
}
