public import RuleBook
import Tables

/// The payment rules of a set, ready to be applied.
public struct PaymentRules: Sendable {
  /// The rule set from which they come.
  public let ruleSet: RuleSet
  /// All due rules.
  public let dueRules: [DueRule]
  /// The usual rules, by their places among all.
  private let vbpRule, otherRule, directRule: RuleSet.Cited<Int>
  let delay: Delay
  let limit: LegalLimit
  let interest: Interest

  /// Reads the rules of a set.
  ///
  /// - Throws: `RuleError` for a parameter that is needed and not there.
  public init(_ set: RuleSet) throws(RuleError) {
    ruleSet = set
    let set = set.readAhead
    var rules: [DueRule] = []
    for record in try set.records(PaymentKeys.dueRules).value {
      rules.append(try DueRule(record, set: set))
    }
    dueRules = rules
    func named(_ key: RuleKey) throws(RuleError) -> RuleSet.Cited<Int> {
      let id = try set.text(key)
      guard let place = rules.firstIndex(where: { $0.id == id.value }) else {
        throw .wrongValue(
          file: set.id, path: key.name,
          expected: Expectation.oneOf(rules.map(\.id)))
      }
      return id.map { _ in place }
    }
    vbpRule = try named(PaymentKeys.vbpRule)
    otherRule = try named(PaymentKeys.otherRule)
    directRule = try named(PaymentKeys.directRule)
    delay = try Delay(set)
    limit = try LegalLimit(set)
    interest = try Interest(set)
  }

  /// The place of the due rule of an invoice that names none: that of direct settlement, of
  /// volume-based products or of the others.
  func usualRule(isVBP: Bool, isDirect: Bool) -> Int {
    let rule = isDirect ? directRule : isVBP ? vbpRule : otherRule
    rule.use()
    return rule.value
  }
}
