import ExactNumbers
import RuleBook
import Tables
import Wording

/// The last day on which an invoice can be paid within the law.
///
/// 国务院令第802号: public bodies pay small and medium firms within 30 days of acceptance, by contract
/// within 60 at most. Large firms are outside of it; for them the date of the payment policy stands.
struct LegalLimit: Sendable {
  let days: Int
  let contractDays: Int
  let unknownIsSmall: Bool
  let holdsLargeToPolicy: Bool

  init(_ set: RuleSet) throws(RuleError) {
    days = try set.integer(PaymentKeys.limitDays).value
    contractDays = try set.integer(PaymentKeys.limitContractDays).value
    unknownIsSmall = try set.text(PaymentKeys.unknownSize).value == "small-or-medium"
    holdsLargeToPolicy = try set.text(PaymentKeys.largeFirms).value == "base-due"
  }

  /// Whether the regulation for small and medium firms protects this invoice.
  func protects(_ invoice: Invoice) -> Bool { invoice.isSmallOrMedium ?? unknownIsSmall }

  /// The values that the limit of an invoice rests on.
  func keys(_ invoice: Invoice) -> [RuleKey] {
    let ofSize = invoice.isSmallOrMedium == nil ? [PaymentKeys.unknownSize] : []
    guard protects(invoice) else { return ofSize + [PaymentKeys.largeFirms] }
    return ofSize
      + [invoice.contractDays == nil ? PaymentKeys.limitDays : PaymentKeys.limitContractDays]
  }

  /// The last lawful day, and why; nil where no limit applies.
  ///
  /// - Throws: `NumberError.outOfRange` where the day leaves the calendar.
  func limit(_ invoice: Invoice, baseDue: Day?) throws(NumberError) -> (day: Day, basis: Text)? {
    guard protects(invoice) else {
      guard holdsLargeToPolicy, let baseDue else { return nil }
      return (
        baseDue, Text(en: "payment rule \(invoice.rule.id)", zh: "付款规则 \(invoice.rule.id)")
      )
    }
    let term = invoice.contractDays.map { min($0, contractDays) } ?? days
    guard let day = invoice.acceptedAt.adding(days: term) else { throw .outOfRange }
    let agreed =
      invoice.contractDays == nil
      ? Text(en: "no term agreed", zh: "未约定期限") : Text(en: "term agreed", zh: "合同约定期限")
    return (
      day,
      Text(en: "small or medium firm, ", zh: "中小企业，") + agreed
        + Text(en: ": \(term) days", zh: "：\(term) 日")
    )
  }
}
