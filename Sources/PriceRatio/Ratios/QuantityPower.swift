import ExactNumbers
import RuleBook
import Wording

/// K = c^(log2 X), which the content, fill and pack-count ratios share.
final class QuantityPower: Sendable {
  let base: RuleSet.Cited<Ratio>
  private let power: RatioPower

  /// Reads c from a profile.
  init(_ profile: RuleSet, _ key: RuleKey) throws(RuleError) {
    base = try profile.number(key)
    do {
      power = try RatioPower(base: base.value)
    } catch {
      throw .wrongValue(
        file: profile.id, path: key.name,
        expected: Text(en: "a number from 1 to below 4", zh: "不小于 1 且小于 4 的数"))
    }
  }

  /// K as a fraction; see `RatioPower.factor`.
  func factor(_ x: Ratio) throws(NumberError) -> Ratio { try power.factor(x) }

  /// K, exact or enclosed.
  func enclosure(_ x: Ratio) throws(NumberError) -> Enclosure { try power.enclosure(x) }

  /// What a quantity `x` times that of the representative does to its price; nil when x is 1.
  ///
  /// Less than the representative's is a division by the K of the inverse, which is the same
  /// number and easier to read: ÷ 1.95 for half the pack.
  func effect(_ rule: Effect.Rule, x: Ratio, of own: String, over base: String)
    throws(ConversionError) -> Effect?
  {
    guard x != .one else { return nil }
    let isLess = x < .one
    let larger = try exactly { () throws(NumberError) in isLess ? try x.reciprocal() : x }
    let k = try exactly { () throws(NumberError) in try power.enclosure(larger) }
    let formula: Formula =
      self.base.value == Ratio(2)
      ? .proportion(of: own, over: base)
      : .power(
        base: self.base.value, of: isLess ? base : own, over: isLess ? own : base, x: larger)
    return Effect(
      rule: rule, operation: isLess ? .dividedBy(k) : .times(k), formula: formula,
      basis: .init(self.base))
  }
}
