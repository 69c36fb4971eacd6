public import RuleBook
import Tables

/// The payment rules of a set, ready to be applied.
public struct PaymentRules: Sendable {
  /// The rule set from which they come.
  public let ruleSet: RuleSet
  /// All due rules.
  public let dueRules: [DueRule]
  let vbpRule: DueRule
  let otherRule: DueRule
  let directRule: DueRule
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
    func named(_ key: RuleKey) throws(RuleError) -> DueRule {
      let id = try set.text(key).value
      guard let rule = rules.first(where: { $0.id == id }) else {
        throw .wrongValue(
          file: set.id, path: key.name,
          expected: Expectation.oneOf(rules.map(\.id)))
      }
      return rule
    }
    vbpRule = try named(PaymentKeys.vbpRule)
    otherRule = try named(PaymentKeys.otherRule)
    directRule = try named(PaymentKeys.directRule)
    delay = try Delay(set)
    limit = try LegalLimit(set)
    interest = try Interest(set)
  }

  /// The due rule of an invoice that names none: that of direct settlement, of volume-based
  /// products or of the others.
  func usualRule(isVBP: Bool, isDirect: Bool) -> DueRule {
    let (key, rule) =
      isDirect
      ? (PaymentKeys.directRule, directRule)
      : isVBP ? (PaymentKeys.vbpRule, vbpRule) : (PaymentKeys.otherRule, otherRule)
    ruleSet.use(key)
    return rule
  }

  /// Remembers which values the plan of an invoice rests on.
  func use(for invoice: Invoice, baseDue: Day?, delays: PaymentDelays, daysBeyond: Int) {
    ruleSet.use(PaymentKeys.dueRules)
    invoice.rule.use()
    for key in delay.keys(invoice, baseDue: baseDue, interventions: delays) { ruleSet.use(key) }
    for key in limit.keys(invoice) { ruleSet.use(key) }
    let keys = interest.keys(
      invoice, days: daysBeyond, isProtected: limit.protects(invoice))
    for key in keys { ruleSet.use(key) }
  }
}
