import ExactNumbers
import RuleBook

/// What products must have in common so that their prices are proportional to weights: between
/// them there are no amounts in yuan and no difference that the rule does not convert.
struct AuditFamily: Hashable {
  /// The specification itself, where numbers that are only remembered keep weights from being sure:
  /// then each pair is converted, and what it rests on is looked at.
  private let specification: Int?
  /// The form, where no factor leads from it to others.
  private let form: DosageForm?
  private let material: Container?
  private let packaging: Companion
  private let indication: String
  private let isForChildrenOnly: Bool
  private let isInjected: Bool
  private let hasStrength: Bool
  private let fillDimension: Quantity.Dimension?
  /// The fill of injections without a content, which differ by amounts.
  private let injectedFill: Quantity?

  init(_ product: borrowing Product, form factors: FormFactor, specification: Int?) {
    let hasFactor = factors.isDirect || (try? factors.required(product.form)) != nil
    self.specification = specification
    form = product.form.isInjection || !hasFactor ? product.form : nil
    material = product.material
    packaging = product.packaging
    indication = product.indication
    isForChildrenOnly = product.isForChildrenOnly
    isInjected = product.form.isInjection
    hasStrength = product.strength != nil
    fillDimension = product.strength == nil ? product.fill?.value.dimension : nil
    injectedFill = product.strength == nil && product.form.isInjection ? product.fill?.value : nil
  }
}

extension Converter {
  /// What one unit of a product costs in terms of one of a reference of its family, without regard
  /// to how far apart their contents are.
  func weight(ofUnit product: Product, against reference: Product) throws(ConversionError)
    -> Enclosure
  {
    var weight = try exactly { () throws(NumberError) in try Enclosure(.one) }
    func multiply(_ factor: Enclosure) throws(ConversionError) {
      weight = try exactly { () throws(NumberError) in try weight * factor }
    }
    let form = try ruled { () throws(RuleError) in try self.form.get() }
    for basis in try choices(from: reference, to: product) { basis.use() }
    if let effect = try form.effect(from: reference, to: product) {
      effect.basis.use()
      try multiply(effect.operation.factor)
    }
    if let effect = try sugar.effect(from: reference, to: product) {
      effect.basis.use()
      try multiply(effect.operation.factor)
    }
    let content = try ContentRatio.quotient(from: reference, to: product)
    if let content, content != .one {
      let ratio = try ruled { () throws(RuleError) in try self.content.get() }
      ratio.base.use()
      try multiply(try exactly { () throws(NumberError) in try ratio.enclosure(content) })
    }
    // Where there are contents, one of the two fills does not matter; see `Audit`.
    let isByFill = content == nil || product.dosing == .multiple || reference.dosing == .multiple
    if isByFill,
      let x = try FillRatio.quotient(from: reference, to: product, content: content), x != .one
    {
      let fill = try ruled { () throws(RuleError) in try self.fill.get() }
      fill.base.use()
      try multiply(try exactly { () throws(NumberError) in try fill.enclosure(x) })
    }
    return weight
  }
}

extension Effect.Operation {
  /// The number that a price is multiplied with; 1 where it is not.
  fileprivate var factor: Enclosure {
    get throws(ConversionError) {
      try exactly { () throws(NumberError) in
        switch self {
        case .times(let factor): factor
        case .dividedBy(let divisor): try Enclosure(.one) / divisor
        case .unchanged, .plus, .minus, .setTo: try Enclosure(.one)
        }
      }
    }
  }
}

extension ConversionError {
  /// Whether the reason holds for all specifications of two families, not only for two of them.
  var separatesFamilies: Bool {
    switch self {
    case .ownRepresentative(.content): false
    case .ownRepresentative, .rules, .missing, .noMaterialRule, .unverified, .tooManyPairs: true
    case .strengths, .differentFillUnits, .nothingLeft, .number: false
    }
  }
}
