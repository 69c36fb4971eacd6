public import ExactNumbers
public import Wording

/// A product of a drug as the rule sees it.
public struct Product: Sendable {
  /// Its active ingredient or, for Chinese medicine, its name before the form word.
  public var drug = ""
  /// Its dosage form.
  public var form: DosageForm
  /// The content of its smallest unit, as the text and what was read; nil where it has none.
  public var strength: (text: String, value: Strength)?
  /// The fill of its smallest unit.
  public var fill: (text: String, value: Quantity)?
  /// The fill of one dose, of a pack of several.
  public var dose: (text: String, value: Quantity)?
  /// How many smallest units the pack holds.
  public var packCount = 1
  /// The price of the pack.
  public var price: Yuan?
  /// Who makes it, to tell rows apart.
  public var maker = ""
  /// Whether the user named it as the representative.
  public var isRepresentative = false
  /// What kind of medicine it is.
  public var kind = MedicineKind.chemical
  /// What it is contained in.
  public var material: Container?
  /// What it is packed with.
  public var packaging = Companion.alone
  /// What it is sweetened with.
  public var sugar = Sugar.with
  /// Whether a pack holds one dose or several.
  public var dosing = Dosing.single
  /// Its indication where that sets it apart; empty for the drug's usual one.
  public var indication = ""
  /// Whether its indication is partly changed with major clinical effect.
  public var hasChangedIndication = false
  /// Whether it is expressly for children only.
  public var isForChildrenOnly = false
  /// Whether it is an injection or spray device for use outside hospital.
  public var isSelfAdministered = false
  /// Whether a price of its smallest unit is published.
  public var isUnitPriced = false
  /// What a listing rule looks at besides.
  public var listing = ListingFacts()
  /// Its row in the file, 0 when it comes from none.
  public var row = 0

  /// Makes a product of a form; all else is set as it is known.
  public init(form: DosageForm) {
    self.form = form
  }

  /// The volume of the smallest unit: of its strength, or its fill.
  var volume: (text: String, value: Quantity)? {
    if let volume = strength?.value.volume {
      return ("\(volume.amount.exactText)ml", volume)
    }
    return fill
  }

  /// The volume of the smallest unit in millilitres; nil where it is not known.
  var millilitres: Ratio? {
    volume.flatMap { $0.value.dimension == .volume ? $0.value.amount : nil }
  }

  /// The product on one line: form, strength, fill, count.
  public var title: Text { Text(en: title(in: .english), zh: title(in: .chinese)) }

  /// The same in one language.
  func title(in language: Language) -> String {
    var title = form.title(language)
    for text in [strength?.text, fill?.text] {
      if let text { title += " " + text }
    }
    if packCount != 1 { title += " × \(packCount)" }
    return title
  }

  /// The same with its maker behind it, where that is known.
  public func titleWithMaker(in language: Language) -> String {
    title(in: language) + (maker.isEmpty ? "" : " " + maker)
  }
}
