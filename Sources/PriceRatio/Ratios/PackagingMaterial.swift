import ExactNumbers
import RuleBook

/// The amounts for containers of injections 包装材料差价 (2452号, packaging material).
///
/// Large-volume infusions: glass is the base, a plastic bottle at most one amount above it, a soft
/// bag at most another. Ampoules make no difference. The amount of the representative's container
/// comes off first, that of the product's is added last: there and back are inverses.
struct PackagingMaterial: Sendable {
  private let infusions, ampoules: ProfileRows

  /// Reads the amounts from a profile.
  init(_ profile: RuleSet) {
    infusions = ProfileRows(profile, ProfileKeys.infusionMaterials)
    ampoules = ProfileRows(profile, ProfileKeys.ampouleMaterials)
  }

  /// What comes off the price of `a` first; nil where the containers are the same.
  func takenOff(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.material != b.material, let (each, container) = try amount(of: a), each.value != .zero
    else { return nil }
    return try .amount(
      each, .material, units: a.packCount, isTakenOff: true, what: container.title)
  }

  /// The amount of the container of `a`, which may be zero and takes off nothing then.
  func choices(from a: Product) -> [Effect.Basis] {
    (try? amount(of: a)).map { [.init($0.0)] } ?? []
  }

  /// What is added to the price of the pack of `b`; nil where the containers are the same.
  func added(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.material != b.material, let (each, container) = try amount(of: b) else { return nil }
    return try .amount(
      each, .material, units: b.packCount, isTakenOff: false, what: container.title)
  }

  private func amount(of product: Product) throws(ConversionError)
    -> (RuleSet.Cited<Ratio>, Container)?
  {
    guard product.form.isInjection else { throw .noMaterialRule(product.form) }
    guard let container = product.material else {
      throw .missing(.material, product: product.title)
    }
    let amounts = try InjectionForm.kind(product.form) == .infusion ? infusions : ampoules
    return (try amounts.row(container), container)
  }
}
