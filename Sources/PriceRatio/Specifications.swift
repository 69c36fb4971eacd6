import ExactNumbers
import RuleBook

/// The specifications of the products of a list: all that the rule looks at besides the price, each
/// read once and known by numbers.
final class Specifications: Sendable {
  /// What the products of a specification have in common, as numbers that are equal where it is.
  struct Traits: BitwiseCopyable {
    /// All but the count of the pack.
    let composition: Int
    /// The family; see `AuditFamily`.
    let family: Int
    /// The ingredients.
    let content: Int
    /// The volume or fill.
    let volume: Int
    /// Whether there is a content, of one dose.
    let isSingleContent: Bool
    let isInjection: Bool

    /// Whether these are one content in two fills, which weights leave out.
    func fillDecides(_ other: Traits) -> Bool {
      isSingleContent && other.isSingleContent && content == other.content
        && volume != other.volume
    }
  }

  let products: ProductList
  /// The specification of each kind of product.
  private let ofKind: [Int]
  private let traits: [Traits]
  private let sharesOfCount: [Result<Enclosure, ConversionError>]

  /// How many there are; no number of a trait is higher.
  var count: Int { traits.count }

  /// Reads the specifications of all kinds of products.
  init(_ products: ProductList, _ converter: Converter) throws(ConversionError) {
    let form = try ruled { () throws(RuleError) in try converter.form.get() }
    var numbering = TraitNumbering(form: form, isDoubtful: converter.grounds.areDoubtful)
    var specifications = Numbering<[Int]>()
    var ofKind: [Int] = []
    var traits: [Traits] = []
    var shares: [Result<Enclosure, ConversionError>] = []
    for kind in products.kinds {
      let composition = numbering.composition(kind)
      let number = specifications.number(of: [composition, kind.packCount])
      if number == traits.count {
        traits.append(numbering.traits(kind, composition: composition, specification: number))
        shares.append(Result { () throws(ConversionError) in try converter.shareOfCount(kind) })
      }
      ofKind.append(number)
    }
    (self.products, self.ofKind, self.traits, sharesOfCount) = (products, ofKind, traits, shares)
  }

  func number(ofProduct position: Int) -> Int { ofKind[Int(products.rows[position].kind)] }

  /// What a product has in common with others, by its position.
  subscript(position: Int) -> Traits { traits[number(ofProduct: position)] }

  /// By what a price of a product becomes one of a single unit.
  func shareOfCount(ofProduct position: Int) throws(ConversionError) -> Enclosure {
    try sharesOfCount[number(ofProduct: position)].get()
  }
}

/// Numbers what products can have in common.
private struct TraitNumbering {
  let form: FormFactor
  let isDoubtful: Bool
  private var compositions = Numbering<Composition>()
  private var families = Numbering<AuditFamily>()
  private var contents = Numbering<[Quantity]?>()
  private var volumes = Numbering<Quantity?>()

  init(form: FormFactor, isDoubtful: Bool) {
    (self.form, self.isDoubtful) = (form, isDoubtful)
  }

  mutating func composition(_ product: Product) -> Int {
    compositions.number(of: Composition(product))
  }

  mutating func traits(_ product: Product, composition: Int, specification: Int)
    -> Specifications.Traits
  {
    Specifications.Traits(
      composition: composition,
      family: families.number(
        of: AuditFamily(product, form: form, specification: isDoubtful ? specification : nil)),
      content: contents.number(of: product.strength?.value.ingredients),
      volume: volumes.number(of: product.volume?.value),
      isSingleContent: product.strength != nil && product.dosing == .single,
      isInjection: product.form.isInjection)
  }
}

extension Converter {
  /// By what the price of a pack becomes one of a single unit.
  fileprivate func shareOfCount(_ product: Product) throws(ConversionError) -> Enclosure {
    let weight = try ruled { () throws(RuleError) in try packCount.get() }.weight(product)
    return try exactly { () throws(NumberError) in try Enclosure(.one) / weight }
  }
}

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
