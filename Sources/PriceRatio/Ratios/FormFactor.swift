public import ExactNumbers
public import RuleBook
import Wording

/// The form factor 剂型差比价: each form's price relative to the plain tablet (2452号, annex).
///
/// A conversion needs both factors: P_b = P_a × r_b ÷ r_a. A form that is not in the table has a
/// representative of its own; it never counts as 1.
public final class FormFactor: Sendable {
  private let table: RuleSet.Table?
  private let unrecovered: [String]
  let method: RuleSet.Cited<String>
  private let profile: String

  /// Reads the factors from a profile.
  public init(_ profile: RuleSet) throws(RuleError) {
    method = try profile.text(ProfileKeys.formMethod)
    // Where forms are converted, their factors must be there.
    table =
      method.value == "none"
      ? try profile.given(ProfileKeys.formFactors, profile.table)
      : try profile.table(ProfileKeys.formFactors)
    unrecovered = try profile.given(ProfileKeys.formUnrecovered, profile.list)?.value ?? []
    self.profile = profile.id
  }

  /// Whether forms compare directly.
  var isDirect: Bool { method.value == "none" }

  /// The factor of a form relative to the plain tablet; nil for a form that the table does not
  /// have, which needs its own representative.
  public func factor(_ form: DosageForm) -> RuleSet.Cited<Ratio>? { table?.value(named: form.id) }

  /// The factor of a form, or why there is none.
  func required(_ form: DosageForm) throws(ConversionError) -> RuleSet.Cited<Ratio> {
    if let factor = factor(form) {
      guard factor.value > .zero else {
        throw .rules(.wrongValue(file: profile, path: factor.key, expected: Expectation.aboveZero))
      }
      return factor
    }
    if unrecovered.contains(form.id) {
      throw .rules(.unset(key: "\(ProfileKeys.formFactors.name).\(form.id)", id: profile))
    }
    throw .ownRepresentative(.form(form))
  }

  /// The step from one form to another; nil for one and the same.
  ///
  /// Injections differ by amounts, see `InjectionForm`.
  func effect(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.form != b.form else { return nil }
    if isDirect {
      return Effect(rule: .form, operation: .unchanged, formula: .alike, basis: .init(method))
    }
    if a.form.isInjection, b.form.isInjection { return nil }
    let (base, own) = (try required(a.form), try required(b.form))
    let isLess = own.value < base.value
    let factor = try exactly { () throws(NumberError) in
      try Enclosure(isLess ? base.value / own.value : own.value / base.value)
    }
    return Effect(
      rule: .form, operation: isLess ? .dividedBy(factor) : .times(factor),
      formula: .factors(
        .init(title: b.form.title, value: own.value),
        over: .init(title: a.form.title, value: base.value)),
      basis: .init(base, own))
  }
}
