import ExactNumbers

/// All of a product that the rule looks at, besides its price and the count of its pack.
struct Composition: Hashable {
  private let form: DosageForm
  private let strength: Strength?
  private let fill, dose: Quantity?
  private let kind: MedicineKind
  private let material: Container?
  private let packaging: Companion
  private let sugar: Sugar
  private let dosing: Dosing
  private let indication: String
  private let isForChildrenOnly, isUnitPriced: Bool

  // Borrowed, as a product is large to copy.
  init(_ product: borrowing Product) {
    form = product.form
    strength = product.strength?.value
    fill = product.fill?.value
    dose = product.dose?.value
    kind = product.kind
    material = product.material
    packaging = product.packaging
    sugar = product.sugar
    dosing = product.dosing
    indication = product.indication
    isForChildrenOnly = product.isForChildrenOnly
    isUnitPriced = product.isUnitPriced
  }
}
