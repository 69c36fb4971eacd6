import ExactNumbers
import RuleBook

/// Evaluated products of one drug: the highest so many times the lowest at most, and a newcomer not
/// above those that are listed.
struct EvaluatedRule: Sendable {
  private let spread: Ratio
  private let countsSelected, limitsNewcomers: Bool

  /// Nil where the set has no such rule.
  init?(_ set: RuleSet) throws(RuleError) {
    guard let spread = try set.given(ListingKeys.evaluatedSpread, set.number) else {
      return nil
    }
    self.spread = spread.value
    countsSelected = try set.text(ListingKeys.evaluatedOver).value == "all"
    limitsNewcomers = try set.isGiven(ListingKeys.newcomerLimit)
  }

  var needs: [ListingFacts.Field] {
    [.evaluated] + (limitsNewcomers ? [.newcomer] : []) + (countsSelected ? [] : [.selection])
  }

  /// Whether the price of a product counts as one of the evaluated.
  func counts(_ product: Product) -> Bool {
    product.listing.isEvaluated == true
      && (countsSelected || product.listing.selection == NationalSelection.none)
  }

  /// The lines of the products of a drug.
  func lines(_ drug: DrugProducts) throws(NumberError) -> [ListingLine] {
    let lowest = drug.lowest(where: counts)
    let incumbents = drug.lowest { counts($0) && $0.listing.isNewcomer == false }
    var lines: [ListingLine] = []
    for entry in drug.entries where counts(entry.product) {
      lines.append(try drug.line(.spread, entry, against: lowest, factor: spread))
      guard limitsNewcomers, entry.product.listing.isNewcomer == true else { continue }
      lines.append(try drug.line(.newcomer, entry, against: incumbents, factor: .one))
    }
    return lines
  }
}
