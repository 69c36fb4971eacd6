public import ExactNumbers
public import RuleBook

/// The content ratio 含量差比价: K = c^(log2 X), X the contents' ratio (2452号, content).
public struct ContentRatio: Sendable {
  /// c and where it comes from.
  public let base: RuleSet.Cited<Ratio>
  private let power: RatioPower

  /// Reads c from a profile.
  public init(_ profile: RuleSet) throws {
    base = try profile.number(ProfileKeys.contentBase)
    power = try RatioPower(base: base.value)
  }

  /// K for a content `x` times that of the representative.
  public func factor(_ x: Ratio) throws(NumberError) -> Ratio { try power.factor(x) }
}
