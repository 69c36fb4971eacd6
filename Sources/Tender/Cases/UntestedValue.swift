public import RuleBook
public import Wording

/// A value of a built-in rule set that no case of the set can tell from another, and why.
public struct UntestedValue: Sendable {
  /// The rule set.
  public let ruleSet: String
  /// The value, such as `volume.standby`.
  public let name: String
  /// The one other value from which it cannot be told; nil where it is from all.
  public let other: String?
  /// Why no case tells it.
  public let reason: Text

  /// Why cases never hold a parameter, whatever the set says of it; nil where they may.
  public static func exemption(of key: RuleKey) -> Text? {
    if !key.isRule {
      return Text(en: "a published figure that rules nothing", zh: "公布数，不属于规则")
    }
    if case .text(.free) = key.form {
      return Text(en: "its numbers are tested each for itself", zh: "其中各数值分别检验")
    }
    return nil
  }

  /// Those of a set, in the order of the reasons.
  public static func values(of ruleSet: String) -> [UntestedValue] {
    UntestedReason.all.flatMap { reason in
      reason.values.filter { $0.sets.contains(ruleSet) }.flatMap(\.names).map { name in
        let parts = name.split(separator: "=").map(String.init)
        return UntestedValue(
          ruleSet: ruleSet, name: parts[0], other: parts.count > 1 ? parts[1] : nil,
          reason: reason.text)
      }
    }
  }
}
