import ExactNumbers
import RuleBook
import Wording

/// Late-payment interest: amount × daily rate × days beyond the limit, simple and exact.
///
/// 国务院令第802号: 0.05 % a day where no rate was agreed. 100,000 yuan, 30 days late: 1,500.00 yuan.
struct Interest: Sendable {
  private let dailyRate: RuleSet.Cited<Ratio>
  private let decimals: RuleSet.Cited<Int>

  init(_ set: RuleSet) throws(RuleError) {
    dailyRate = try set.number(PaymentKeys.dailyRate)
    decimals = try set.integer(PaymentKeys.interestDecimals)
    guard (0...Yuan.decimals).contains(decimals.value) else {
      throw .wrongValue(
        file: set.id, path: PaymentKeys.interestDecimals.name,
        expected: Text(
          en: "from 0 to \(Yuan.decimals)", zh: " 0 至 \(Yuan.decimals) 的整数"))
    }
  }

  /// What the hospital would owe; nil for a large firm without an agreed rate, which the
  /// regulation does not give one.
  func owed(_ invoice: Invoice, days: Int, isProtected: Bool) throws(NumberError) -> Yuan? {
    guard let rate = invoice.dailyRate ?? (isProtected ? dailyRate.value : nil) else { return nil }
    // Where nothing is late, the result rests on neither value.
    if days > 0 {
      if invoice.dailyRate == nil { dailyRate.use() }
      decimals.use()
    }
    let exact = try invoice.amount.ratio * rate * Ratio(days)
    return try Yuan(exact, decimals: decimals.value, rounding: .halfUp)
  }
}
