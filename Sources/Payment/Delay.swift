import RuleBook
import Tables

/// The payment delay that an intervention orders.
struct Delay: Sendable {
  private let appliesToAcceptance: RuleSet.Cited<Bool>
  private let keepsMonthEnd: RuleSet.Cited<Bool>

  init(_ set: RuleSet) throws(RuleError) {
    appliesToAcceptance =
      try set.text(PaymentKeys.delayAppliesTo).map { $0 == "accepted-in-quarter" }
    keepsMonthEnd = try set.text(PaymentKeys.delayOfMonthEnd).map { $0 == "month-end" }
  }

  /// The months by which an invoice is delayed: those of the intervention in whose quarter it is
  /// due, or was accepted.
  func months(_ invoice: Invoice, baseDue: Day, interventions: PaymentDelays) -> Int {
    let decisions = interventions.decisions(invoice.distributor)
    guard !decisions.isEmpty else { return 0 }
    let ofAcceptance = decisions.months(on: invoice.acceptedAt)
    let ofDue = decisions.months(on: baseDue)
    // Where no intervention could delay it, the result rests on neither value.
    if ofAcceptance > 0 || ofDue > 0 {
      appliesToAcceptance.use()
      if invoice.rule.method == .monthEnd { keepsMonthEnd.use() }
    }
    return appliesToAcceptance.value ? ofAcceptance : ofDue
  }

  /// The day whose quarter has the intervention that counts.
  func decidingDay(_ invoice: Invoice, baseDue: Day) -> Day {
    appliesToAcceptance.value ? invoice.acceptedAt : baseDue
  }

  /// A due date that many months later: the same day of the month, or the last day of a shorter
  /// one; what its rule puts at the end of a month stays there.
  func moved(_ day: Day, months: Int, rule: DueRule) -> Day? {
    let moved = day.adding(months: months)
    return keepsMonthEnd.value && rule.method == .monthEnd ? moved?.lastOfMonth : moved
  }
}
