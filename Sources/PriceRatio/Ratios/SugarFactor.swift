import ExactNumbers
import RuleBook
import Wording

/// The factor of sugar-free Chinese medicine against the form with sugar, per dose (2452号, annex).
struct SugarFactor: Sendable {
  private let table: RuleSet.Table
  private let profile: String

  /// Reads the factors from a profile.
  init(_ profile: RuleSet) throws(RuleError) {
    table = try profile.table(ProfileKeys.sugarFactors)
    self.profile = profile.id
  }

  /// The step between two products that are sweetened differently.
  func effect(from a: Sugar, to b: Sugar) throws(ConversionError) -> Effect {
    let (base, own) = (try factor(a), try factor(b))
    let factor = try exactly { () throws(NumberError) in
      try Enclosure(own.value) / Enclosure(base.value)
    }
    return Effect(
      rule: .sugar, operation: .times(factor),
      formula: .factors(
        b.title + Text(" \(own.value.exactText)"), over: a.title + Text(" \(base.value.exactText)")),
      basis: .init(base, own))
  }

  private func factor(_ sugar: Sugar) throws(ConversionError) -> RuleSet.Cited<Ratio> {
    guard let factor = table.value(named: sugar.rawValue) else {
      throw .rules(
        .noRow(key: ProfileKeys.sugarFactors.name, row: sugar.rawValue, id: profile))
    }
    return factor
  }
}
