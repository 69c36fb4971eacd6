public import ExactNumbers
public import RuleBook

/// The content ratio 含量差比价: K = c^(log2 X), X the contents' ratio (2452号, content).
public final class ContentRatio: Sendable {
  /// c and where it comes from.
  public var base: RuleSet.Cited<Ratio> { power.base }
  private let power: QuantityPower

  /// Reads c from a profile.
  public init(_ profile: RuleSet) throws(RuleError) {
    power = try QuantityPower(profile, ProfileKeys.contentBase)
  }

  /// K for a content `x` times that of the representative.
  public func factor(_ x: Ratio) throws(NumberError) -> Ratio { try power.factor(x) }

  /// K, exact or enclosed.
  func enclosure(_ x: Ratio) throws(NumberError) -> Enclosure { try power.enclosure(x) }

  /// How many times the content of `a` product `b` holds; nil where neither has a content.
  static func quotient(from a: Product, to b: Product) throws(ConversionError) -> Ratio? {
    switch (a.strength, b.strength) {
    case (nil, nil): return nil
    case (nil, _): throw .missing(.strength, product: a.title)
    case (_, nil): throw .missing(.strength, product: b.title)
    case (let base?, let own?):
      do {
        return try own.value.contentRatio(to: base.value)
      } catch {
        throw .strengths(error)
      }
    }
  }

  /// The step from one content to another.
  func effect(_ x: Ratio, from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    try power.effect(.content, x: x, of: Self.text(b), over: Self.text(a))
  }

  /// The content without the volume it is dissolved in.
  private static func text(_ product: Product) -> String {
    guard let strength = product.strength else { return "" }
    guard strength.value.volume != nil else { return strength.text }
    return strength.value.ingredients.map { $0.amount.exactText + $0.dimension.rawValue }
      .joined(separator: "+")
  }
}
