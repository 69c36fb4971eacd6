public import ExactNumbers
public import RuleBook

/// The form factor 剂型差比价: each form's price relative to the plain tablet (2452号, annex).
///
/// A conversion needs both factors: P_b = P_a × r_b ÷ r_a.
public struct FormFactor: Sendable {
  private let table: RuleSet.Table

  /// Reads the factors from a profile.
  public init(_ profile: RuleSet) throws(RuleError) {
    table = try profile.table(ProfileKeys.formFactors)
  }

  /// The factor of a form relative to the plain tablet; nil for a form that the table does not
  /// have, which needs its own representative.
  public func factor(_ form: DosageForm) -> RuleSet.Cited<Ratio>? { table.value(named: form.id) }
}
