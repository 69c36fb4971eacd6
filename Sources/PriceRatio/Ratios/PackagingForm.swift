import ExactNumbers
import RuleBook

/// The amounts for what a drug is packed together with 包装形式差价 (2452号, packaging form): a
/// solvent or a syringe makes no difference.
struct PackagingForm: Sendable {
  private let amounts: ProfileRows

  /// Reads the amounts from a profile.
  init(_ profile: RuleSet) {
    amounts = ProfileRows(profile, ProfileKeys.packagingForms)
  }

  /// The step between two products that are packed differently, for the pack of `b`.
  func effect(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.packaging != b.packaging else { return nil }
    let (base, own) = (try amounts.row(a.packaging), try amounts.row(b.packaging))
    let difference = try exactly { () throws(NumberError) in try own.value - base.value }
    return try .amount(
      own.map { _ in difference }, against: base, .packaging, units: b.packCount,
      isTakenOff: false, what: b.packaging.title)
  }
}
