import ExactNumbers
import RuleBook
import Wording

/// The factor of sugar-free Chinese medicine against the form with sugar, per dose (2452号, annex).
struct SugarFactor: Sendable {
  private let factors: ProfileRows

  /// Reads the factors from a profile.
  init(_ profile: RuleSet) {
    factors = ProfileRows(profile, ProfileKeys.sugarFactors)
  }

  /// The step from one product to another; nil when both are sweetened alike.
  func effect(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.sugar != b.sugar else { return nil }
    let (base, own) = (try factors.row(a.sugar), try factors.row(b.sugar))
    let quotient = try exactly { () throws(NumberError) in
      try Enclosure(own.value) / Enclosure(base.value)
    }
    return Effect(
      rule: .sugar, operation: .times(quotient),
      formula: .factors(
        .init(title: b.sugar.title, value: own.value),
        over: .init(title: a.sugar.title, value: base.value)),
      basis: .init(base, own))
  }
}
