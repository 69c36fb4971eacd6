import ExactNumbers
import Wording

/// What must hold between values of a rule set.
public struct RuleCondition: Sendable {
  /// Where it does not hold.
  struct Breach {
    let path: String
    let found: String
    let expected: Text
  }

  let breaches: @Sendable (RuleSet) -> [Breach]

  /// A value is at most the count of its row: of four bidders no more than four are shortlisted.
  ///
  /// A row for a count and all above has no such end.
  public static func atMostCount(_ key: RuleKey) -> RuleCondition {
    RuleCondition { set in
      guard case .table(let rows)? = set.parameters[key.name]?.value else { return [] }
      return rows.compactMap { row in
        guard let value = Ratio(decimal: row.value), let count = Int(row.name),
          value > Ratio(count)
        else { return nil }
        return Breach(
          path: "\(key.name).\(row.name)", found: row.value,
          expected: Text(
            en: "at most \(count), the count of its row", zh: "不大于该行数量 \(count) 的数"))
      }
    }
  }

  /// A value is not above another one.
  public static func rising(_ lower: RuleKey, _ upper: RuleKey) -> RuleCondition {
    RuleCondition { set in
      guard case .text(let low)? = set.parameters[lower.name]?.value,
        case .text(let high)? = set.parameters[upper.name]?.value,
        let least = Ratio(decimal: low), let most = Ratio(decimal: high), least > most
      else { return [] }
      return [
        Breach(
          path: upper.name, found: high,
          expected: Text(
            en: "at least \(lower.name), which is \(low)", zh: "不小于 \(lower.name)（现为 \(low)）的数"))
      ]
    }
  }

  /// A value is the name of one of the records of another parameter.
  public static func names(_ key: RuleKey, oneOf records: RuleKey) -> RuleCondition {
    RuleCondition { set in
      guard case .text(let name)? = set.parameters[key.name]?.value else { return [] }
      return set.breach(path: key.name, name: name, oneOf: records).map { [$0] } ?? []
    }
  }

  /// A column of each record is the name of one of the records of another parameter.
  public static func names(_ column: String, of key: RuleKey, oneOf records: RuleKey)
    -> RuleCondition
  {
    RuleCondition { set in
      set.recordValues(of: key).compactMap { record in
        record.values.first { $0.name == column }.flatMap { value in
          set.breach(
            path: "\(key.name).\(record.name).\(column)", name: value.value, oneOf: records)
        }
      }
    }
  }
}

extension RuleCatalogue {
  /// The values of a set that do not go together; `place` says where they stand.
  func faults(of set: RuleSet, in place: String) -> [RuleError] {
    conditions.flatMap { $0.breaches(set) }.map { breach in
      .wrongValue(file: place, path: breach.path, expected: breach.expected, found: breach.found)
    }
  }
}

extension RuleSet {
  fileprivate func recordValues(of key: RuleKey) -> [RuleValue.Record] {
    if case .records(let records)? = parameters[key.name]?.value { records } else { [] }
  }

  fileprivate func breach(path: String, name: String, oneOf key: RuleKey) -> RuleCondition.Breach? {
    let names = recordValues(of: key).map(\.name)
    // Records that are not there are told by whoever needs them.
    guard !names.isEmpty, !names.contains(name) else { return nil }
    return RuleCondition.Breach(path: path, found: name, expected: Expectation.oneOf(names))
  }
}
