import RuleBook
import Tables

/// The payment delay that an intervention orders.
struct Delay: Sendable {
  let appliesToAcceptance: Bool
  let keepsMonthEnd: Bool

  init(_ set: RuleSet) throws(RuleError) {
    appliesToAcceptance =
      try set.text(PaymentKeys.delayAppliesTo).value == "accepted-in-quarter"
    keepsMonthEnd = try set.text(PaymentKeys.delayOfMonthEnd).value == "month-end"
  }

  /// The months by which an invoice is delayed: those of the intervention in whose quarter it is
  /// due, or was accepted.
  func months(_ invoice: Invoice, baseDue: Day, interventions: PaymentDelays) -> Int {
    interventions.months(invoice.distributor, on: decidingDay(invoice, baseDue: baseDue))
  }

  /// The values that the delay of an invoice rests on; none where no intervention could delay it.
  func keys(_ invoice: Invoice, baseDue: Day?, interventions: PaymentDelays) -> [RuleKey] {
    guard invoice.rule.isHospitals, let baseDue,
      [invoice.acceptedAt, baseDue].contains(where: {
        interventions.months(invoice.distributor, on: $0) > 0
      })
    else { return [] }
    return [PaymentKeys.delayAppliesTo]
      + (invoice.rule.method == .monthEnd ? [PaymentKeys.delayOfMonthEnd] : [])
  }

  /// The day whose quarter has the intervention that counts.
  func decidingDay(_ invoice: Invoice, baseDue: Day) -> Day {
    appliesToAcceptance ? invoice.acceptedAt : baseDue
  }

  /// A due date that many months later: the same day of the month, or the last day of a shorter
  /// one; what its rule puts at the end of a month stays there.
  func moved(_ day: Day, months: Int, rule: DueRule) -> Day? {
    let moved = day.adding(months: months)
    return keepsMonthEnd && rule.method == .monthEnd ? moved?.lastOfMonth : moved
  }
}
