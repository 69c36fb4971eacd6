import ExactNumbers
import RuleBook

/// A product that was selected nationally and supplies other provinces: not above so many times its own
/// selected price, or not above the highest selected one.
struct ElsewhereRule: Sendable {
  private let multiple: Ratio
  private let allowsHighest: Bool

  /// Nil where the set has no such rule.
  init?(_ set: RuleSet) throws(RuleError) {
    guard let multiple = try set.given(ListingKeys.elsewhereMultiple, set.number)
    else { return nil }
    self.multiple = multiple.value
    allowsHighest = try set.isGiven(ListingKeys.elsewhereHighest)
  }

  func needs(_ product: Product) -> [ListingFacts.Field] {
    guard product.listing.selection == .elsewhere else { return [.selection] }
    return [.selection, .selectedPrice] + (allowsHighest ? [.highestSelected] : [])
  }

  /// The line of a product; nil where the rule is not about it. Of the two limits the higher one holds.
  func line(_ position: Int, _ product: Product, price: Yuan) throws(NumberError) -> ListingLine? {
    let facts = product.listing
    guard facts.selection == .elsewhere, let own = facts.selectedPrice else { return nil }
    var bound = ListingLine.Bound(reference: try Enclosure(own.ratio), factor: multiple)
    if allowsHighest, let highest = facts.highestSelected, try own.ratio * multiple < highest.ratio
    {
      bound = .init(reference: try Enclosure(highest.ratio), factor: .one)
    }
    return try ListingLine(.elsewhere, position, price: price, bound: bound)
  }
}
