import ExactNumbers
import RuleBook
import Wording

/// The factor of sugar-free Chinese medicine against the form with sugar, per dose (2452号, annex).
struct SugarFactor: Sendable {
  private let profile: RuleSet

  /// Reads the factors from a profile.
  init(_ profile: RuleSet) {
    self.profile = profile
  }

  /// The step from one product to another; nil when both are sweetened alike.
  func effect(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.sugar != b.sugar else { return nil }
    let (base, own) = (try factor(a.sugar), try factor(b.sugar))
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

  private func factor(_ sugar: Sugar) throws(ConversionError) -> RuleSet.Cited<Ratio> {
    try ruled { () throws(RuleError) in
      try profile.row(sugar.rawValue, of: ProfileKeys.sugarFactors)
    }
  }
}
