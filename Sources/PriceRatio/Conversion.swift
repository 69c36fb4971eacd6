public import ExactNumbers
public import RuleBook
import Wording

/// One product priced from another, step by step.
///
/// An object, as a table asks it for a dozen things, and each would copy both products.
public final class Conversion: Sendable {
  /// The representative, with its price.
  public let representative: Product
  /// The product that is priced.
  public let product: Product
  /// The price that everything starts from, of the pack of the representative.
  public let start: Yuan
  /// What was done to it, in order.
  public let steps: [Step]
  /// The price of the pack before rounding.
  public let unrounded: Enclosure
  /// The price of the pack.
  public let price: Yuan
  /// To how many decimals it was rounded.
  public let decimals: Int
  /// Where the number of decimals comes from.
  public let band: RuleSet.Cited<Ratio>
  /// What decided which steps there are.
  let choices: [Effect.Basis]
  /// Why the product may have a representative of its own, for a person to decide.
  public let remarks: [OwnRepresentative]

  fileprivate init(
    from representative: Product, at start: Yuan, to product: Product, steps: [Step],
    unrounded: Enclosure, price: Yuan, decimals: Int, band: RuleSet.Cited<Ratio>,
    choices: [Effect.Basis], remarks: [OwnRepresentative]
  ) {
    (self.representative, self.start, self.product) = (representative, start, product)
    (self.steps, self.choices, self.remarks) = (steps, choices, remarks)
    (self.unrounded, self.price) = (unrounded, price)
    (self.decimals, self.band) = (decimals, band)
  }

  /// K of one rule; nil where the rule made no difference or is not a multiple.
  public func factor(_ rule: Effect.Rule) -> Enclosure? {
    steps.first { $0.effect.rule == rule }.flatMap { step in
      switch step.effect.operation {
      case .times(let factor): factor
      case .dividedBy(let divisor): (try? Enclosure(.one)).flatMap { try? $0 / divisor }
      case .unchanged, .plus, .minus, .setTo: nil
      }
    }
  }

  /// The unrounded price over the price that it started from.
  public var ratio: Enclosure? {
    guard let start = try? Enclosure(start.ratio) else { return nil }
    return try? unrounded / start
  }

  /// The parameters that were used, each once, in the order of their use.
  public var bases: [Effect.Basis] {
    (choices + steps.map(\.effect.basis) + [Effect.Basis(band)]).unique { $0.keys.joined() }
  }
}

/// Prices products from representatives by one profile, in the order of article 16: form, content,
/// fill, pack count, packaging material, packaging form.
public struct Converter: Sendable {
  /// The profile.
  public let profile: RuleSet
  let grounds: Grounds

  // A rule that the profile does not give stops the conversions that need it, and no others.
  let form: Result<FormFactor, RuleError>
  let sugar: SugarFactor
  let content: Result<ContentRatio, RuleError>
  let fill: Result<FillRatio, RuleError>
  let packCount: Result<PackCountRatio, RuleError>
  let rounding: Result<FinalRounding, RuleError>
  private let contentLimit: Result<RuleSet.Cited<Ratio>?, RuleError>
  private let injectionForm: InjectionForm
  private let injectionVolume: InjectionVolume
  private let injectionLimits: InjectionLimits
  private let material: PackagingMaterial
  private let packaging: PackagingForm

  /// Reads the rules from a profile; `allowsUnverified` lets numbers decide that are only
  /// remembered.
  public init(_ profile: RuleSet, allowsUnverified: Bool = true) {
    self.profile = profile
    grounds = Grounds(profile, allowsUnverified: allowsUnverified)
    let profile = profile.readAhead
    form = Result { () throws(RuleError) in try FormFactor(profile) }
    sugar = SugarFactor(profile)
    content = Result { () throws(RuleError) in try ContentRatio(profile) }
    fill = Result { () throws(RuleError) in try FillRatio(profile) }
    packCount = Result { () throws(RuleError) in try PackCountRatio(profile) }
    rounding = Result { () throws(RuleError) in try FinalRounding(profile) }
    contentLimit = Result { () throws(RuleError) in
      try profile.given(ProfileKeys.contentLimit, profile.number)
    }
    injectionForm = InjectionForm(profile)
    injectionVolume = InjectionVolume(profile)
    injectionLimits = InjectionLimits(profile)
    material = PackagingMaterial(profile)
    packaging = PackagingForm(profile)
  }

  /// What is wrong with the rules of the profile, or is not set.
  public var faults: [RuleError] {
    func fault<Rule>(_ rule: Result<Rule, RuleError>) -> RuleError? {
      if case .failure(let error) = rule { error } else { nil }
    }
    return [
      fault(form), fault(content), fault(fill), fault(packCount), fault(rounding),
      fault(contentLimit),
    ].compactMap { $0 }
  }

  /// Prices `product` from `representative` and its own price.
  public func convert(from representative: Product, to product: Product)
    throws(ConversionError) -> Conversion
  {
    guard let price = representative.price else {
      throw .missing(.price, product: representative.title)
    }
    let start = try exactly { () throws(NumberError) in try Enclosure(price.ratio) }
    let (steps, choices) = try chosenSteps(from: representative, at: start, to: product)
    let unrounded = steps.last?.after ?? start
    let final = try ruled { () throws(RuleError) in try rounding.get() }.rounded(unrounded)
    try grounds.check([Effect.Basis(final.band)])
    final.band.use()
    return Conversion(
      from: representative, at: price, to: product, steps: steps, unrounded: unrounded,
      price: final.price, decimals: final.decimals, band: final.band,
      choices: choices,
      remarks: OwnRepresentative.may(from: representative, to: product))
  }

  /// What is done to a price `start` of `a` to make it one of `b`.
  ///
  /// - Throws: `ConversionError.unverified` where a number decides that must not.
  func steps(from a: Product, at start: Enclosure, to b: Product) throws(ConversionError) -> [Step]
  {
    try chosenSteps(from: a, at: start, to: b).steps
  }

  /// The same, with what decided which steps there are.
  private func chosenSteps(from a: Product, at start: Enclosure, to b: Product)
    throws(ConversionError) -> (steps: [Step], choices: [Effect.Basis])
  {
    let content = try comparableContent(from: a, to: b)
    let choices = try choices(from: a, to: b)
    try grounds.check(choices)
    let steps = try steps(from: a, at: start, to: b, content: content)
    try grounds.check(steps.map(\.effect.basis))
    for basis in choices { basis.use() }
    for step in steps { step.effect.basis.use() }
    return (steps, choices)
  }

  /// The words, lists and limits that decide which steps there are, and from what.
  func choices(from a: Product, to b: Product) throws(ConversionError) -> [Effect.Basis] {
    var bases = try injectionLimits.choices(from: a, to: b)
    if let form = try? form.get(), a.form != b.form { bases.append(.init(form.method)) }
    if let packCount = try? packCount.get() { bases += packCount.choices(from: a, to: b) }
    if InjectionVolume.covers(a, b) { bases += injectionVolume.choices(from: a, to: b) }
    if a.material != b.material { bases += material.choices(from: a) }
    return bases
  }

  private func steps(from a: Product, at start: Enclosure, to b: Product, content: Ratio?)
    throws(ConversionError) -> [Step]
  {
    var steps: [Step] = []
    func add(_ effect: Effect?) throws(ConversionError) {
      guard let effect else { return }
      let price = steps.last?.after ?? start
      do {
        steps.append(try Step(effect, to: price))
      } catch .outOfRange {
        throw .nothingLeft(effect.rule)
      } catch {
        throw .number(error)
      }
    }
    let form = try ruled { () throws(RuleError) in try self.form.get() }
    // Away from a container or a kind of injection, its amount comes off before anything else.
    try add(try material.takenOff(from: a, to: b))
    if !form.isDirect { try add(try injectionForm.takenOff(from: a, to: b)) }
    try add(try form.effect(from: a, to: b))
    try add(try sugar.effect(from: a, to: b))
    if let content, content != .one {
      let ratio = try ruled { () throws(RuleError) in try self.content.get() }
      try add(try ratio.effect(content, from: a, to: b))
    }
    if !form.isDirect { try add(try injectionForm.added(from: a, to: b)) }
    try add(try fillEffect(from: a, to: b, content: content))
    try add(
      try ruled { () throws(RuleError) in try packCount.get() }.effect(from: a, to: b))
    try add(try injectionLimits.raised(steps.last?.after ?? start, for: b))
    try add(
      try injectionLimits.lowered(
        steps.last?.after ?? start, from: a, at: start, to: b, content: content))
    try add(try material.added(from: a, to: b))
    try add(try packaging.effect(from: a, to: b))
    return steps
  }

  /// The ratio of the contents, unless one of the two has a representative of its own.
  func comparableContent(from a: Product, to b: Product) throws(ConversionError) -> Ratio? {
    let content = try ContentRatio.quotient(from: a, to: b)
    if let reason = OwnRepresentative.must(from: a, to: b) { throw .ownRepresentative(reason) }
    guard let content, content != .one,
      let limit = try ruled({ () throws(RuleError) in try contentLimit.get() })
    else { return content }
    try grounds.check([.init(limit)])
    limit.use()
    if let reason = try OwnRepresentative.must(content: content, limit: limit) {
      throw .ownRepresentative(reason)
    }
    return content
  }

  private func fillEffect(from a: Product, to b: Product, content: Ratio?)
    throws(ConversionError) -> Effect?
  {
    // The amount between kinds of injections covers their volumes.
    if a.form.isInjection, b.form.isInjection, a.form != b.form { return nil }
    guard let x = try FillRatio.quotient(from: a, to: b, content: content), x != .one else {
      return nil
    }
    if InjectionVolume.covers(a, b) { return try injectionVolume.effect(from: a, to: b) }
    return try ruled { () throws(RuleError) in try fill.get() }.effect(x, from: a, to: b)
  }
}
