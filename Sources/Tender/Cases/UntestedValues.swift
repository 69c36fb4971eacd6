public import RuleBook
import Tables
public import Wording

/// A reason for which cases cannot tell values, and the values, of `Data/words/untested.json`.
struct UntestedReason: Sendable {
  let text: Text
  /// Values, or one other value `KEY=VALUE` of a value, and the sets of which this is true.
  let values: [(names: [String], sets: Set<String>)]

  static let all = JSONTree.words("untested") { entry in
    UntestedReason(
      text: try entry.wording(),
      values: try entry.list("values").map { (try $0.texts("names"), Set(try $0.texts("sets"))) })
  }
}

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
