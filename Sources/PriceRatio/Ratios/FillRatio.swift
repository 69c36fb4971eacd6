public import ExactNumbers
public import RuleBook

/// The fill ratio 装量差比价: K = c^(log2 X), X the fills' ratio (2452号, fill).
///
/// Used where content does not distinguish the products, and between packs of one dose and of
/// several: the dose is priced by its content, the pack by the number of doses in it.
public final class FillRatio: Sendable {
  /// c and where it comes from.
  public var base: RuleSet.Cited<Ratio> { power.base }
  private let power: QuantityPower

  /// Reads c from a profile.
  public init(_ profile: RuleSet) throws(RuleError) {
    power = try QuantityPower(profile, ProfileKeys.fillBase)
  }

  /// K for a fill `x` times that of the representative.
  public func factor(_ x: Ratio) throws(NumberError) -> Ratio { try power.factor(x) }

  /// K, exact or enclosed.
  func enclosure(_ x: Ratio) throws(NumberError) -> Enclosure { try power.enclosure(x) }

  /// The step from one fill to another.
  func effect(_ x: Ratio, from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    try power.effect(.fill, x: x, of: Self.text(b), over: Self.text(a))
  }

  /// How many times the fill of `a` product `b` holds; nil where there is nothing to compare.
  ///
  /// `content` is the ratio of the contents; nil where there are none.
  static func quotient(from a: Product, to b: Product, content: Ratio?)
    throws(ConversionError) -> Ratio?
  {
    if a.dosing == .multiple || b.dosing == .multiple {
      return try quotient(try doses(b), try doses(a))
    }
    // Contents that differ distinguish the products; and a single-dose pack is compared with a
    // tablet by its content alone.
    if let content, content != .one || a.form.group != b.form.group { return nil }
    switch (a.volume, b.volume) {
    case (nil, nil): return nil
    case (nil, _): throw .missing(.fill, product: a.title)
    case (_, nil): throw .missing(.fill, product: b.title)
    case (let base?, let own?):
      guard base.value.dimension == own.value.dimension else {
        throw .differentFillUnits(base.text, own.text)
      }
      return try quotient(own.value.amount, base.value.amount)
    }
  }

  /// How many doses the smallest unit holds.
  static func doses(_ product: Product) throws(ConversionError) -> Ratio {
    guard product.dosing == .multiple else { return .one }
    guard let fill = product.fill else { throw .missing(.fill, product: product.title) }
    guard let dose = product.dose else { throw .missing(.dose, product: product.title) }
    guard fill.value.dimension == dose.value.dimension else {
      throw .differentFillUnits(fill.text, dose.text)
    }
    return try quotient(fill.value.amount, dose.value.amount)
  }

  private static func quotient(_ own: Ratio, _ base: Ratio) throws(ConversionError) -> Ratio {
    try exactly { () throws(NumberError) in try own / base }
  }

  private static func text(_ product: Product) -> String {
    guard product.dosing == .multiple else { return product.volume?.text ?? "1" }
    return "(\(product.fill?.text ?? "") ÷ \(product.dose?.text ?? ""))"
  }
}
