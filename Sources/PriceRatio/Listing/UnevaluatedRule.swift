import ExactNumbers
import RuleBook

/// A product that is not evaluated: below a share of the originator's price, and below the lowest
/// evaluated one.
struct UnevaluatedRule: Sendable {
  private let share: Ratio
  private let isBelowEvaluated: Bool

  /// Nil where the set has no such rule.
  init?(_ set: RuleSet) throws(RuleError) {
    guard let share = try set.given(ListingKeys.unevaluatedShare, set.number) else {
      return nil
    }
    self.share = share.value
    isBelowEvaluated = try set.isGiven(ListingKeys.unevaluatedBelow)
  }

  var needs: [ListingFacts.Field] { [.evaluated, .originator] }

  /// The lines of the products of a drug; `counts` says which are the evaluated ones.
  func lines(_ drug: DrugProducts, evaluated counts: (Product) -> Bool) throws(NumberError)
    -> [ListingLine]
  {
    let originators = drug.lowest { $0.listing.isOriginator == true }
    let evaluated = drug.lowest(where: counts)
    var lines: [ListingLine] = []
    for entry in drug.entries where isConcerned(entry.product) {
      lines.append(
        try drug.line(
          .belowOriginator, entry, against: originators, factor: share, isStrict: true))
      guard isBelowEvaluated else { continue }
      lines.append(
        try drug.line(.belowEvaluated, entry, against: evaluated, factor: .one, isStrict: true))
    }
    return lines
  }

  private func isConcerned(_ product: Product) -> Bool {
    product.listing.isEvaluated == false && product.listing.isOriginator == false
  }
}
