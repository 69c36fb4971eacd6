import ExactNumbers
import RuleBook
import Tables
import Wording

/// The last day on which an invoice can be paid within the law.
///
/// 国务院令第802号: public bodies pay small and medium firms within 30 days of acceptance, by contract
/// within 60 at most. Large firms are outside of it; for them the date of the payment policy stands.
struct LegalLimit: Sendable {
  private let days: RuleSet.Cited<Int>
  private let contractDays: RuleSet.Cited<Int>
  private let unknownIsSmall: RuleSet.Cited<Bool>
  private let holdsLargeToPolicy: RuleSet.Cited<Bool>

  /// What a limit rests on.
  enum Basis: Hashable {
    /// The due date of the payment rule.
    case policy
    /// The term that a contract agrees, in days.
    case agreed(Int)
    /// The term where none is agreed, in days.
    case usual(Int)
  }

  init(_ set: RuleSet) throws(RuleError) {
    days = try set.integer(PaymentKeys.limitDays)
    contractDays = try set.integer(PaymentKeys.limitContractDays)
    unknownIsSmall = try set.text(PaymentKeys.unknownSize).map { $0 == "small-or-medium" }
    holdsLargeToPolicy = try set.text(PaymentKeys.largeFirms).map { $0 == "base-due" }
  }

  /// Whether the regulation for small and medium firms protects this invoice.
  func protects(_ invoice: Invoice) -> Bool {
    if let isSmall = invoice.isSmallOrMedium { return isSmall }
    unknownIsSmall.use()
    return unknownIsSmall.value
  }

  /// The last lawful day, and why; nil where no limit applies.
  ///
  /// - Throws: `NumberError.outOfRange` where the day leaves the calendar.
  func limit(_ invoice: Invoice, baseDue: Day?) throws(NumberError) -> (day: Day, basis: Basis)? {
    guard protects(invoice) else {
      holdsLargeToPolicy.use()
      guard holdsLargeToPolicy.value, let baseDue else { return nil }
      return (baseDue, .policy)
    }
    let agreed = invoice.contractDays.map { min($0, contractDays.value) }
    (agreed == nil ? days : contractDays).use()
    guard let day = invoice.acceptedAt.adding(days: agreed ?? days.value) else { throw .outOfRange }
    return (day, agreed.map(Basis.agreed) ?? .usual(days.value))
  }
}

extension LegalLimit.Basis {
  /// What it is called where an invoice is due by a rule.
  func title(_ rule: DueRule) -> Text {
    switch self {
    case .policy: Text(en: "payment rule \(rule.id)", zh: "付款规则 \(rule.id)")
    case .agreed(let days):
      Text(
        en: "small or medium firm, term agreed: \(days) days", zh: "中小企业，合同约定期限：\(days) 日")
    case .usual(let days):
      Text(
        en: "small or medium firm, no term agreed: \(days) days", zh: "中小企业，未约定期限：\(days) 日")
    }
  }
}
