import ExactNumbers
public import Tables
import Wording

/// The plans of all invoices of a table, in their order; each is made when it is asked for.
public struct PaymentPlans: Sendable {
  /// The invoices, none when there are errors among the findings.
  public private(set) var invoices: InvoiceList
  /// The invoices whose dates leave the calendar, or whose amounts are too large.
  public private(set) var findings = Findings()
  /// What is held back by distributor and month, in the order of both.
  public private(set) var totals: [PaymentTotal] = []
  /// The same of all invoices.
  public private(set) var whole = PaymentTotal(distributor: "", month: "")
  /// The positions of the invoices that are settled directly.
  public private(set) var direct: [Int] = []
  /// The rules by which they are planned.
  let rules: PaymentRules
  private let delays: PaymentDelays
  private let capsAtLimit: Bool
  private let asOf: Day?

  /// Plans the payment of invoices that were read from a table of this layout.
  public init(
    _ invoices: InvoiceList, _ layout: TableReader.Layout, rules: PaymentRules,
    delays: PaymentDelays, capsAtLimit: Bool, asOf: Day?
  ) {
    (self.invoices, self.rules, self.delays) = (invoices, rules, delays)
    (self.capsAtLimit, self.asOf) = (capsAtLimit, asOf)
    if !invoices.isEmpty { rules.ruleSet.use(PaymentKeys.dueRules) }
    do throws(NumberError) {
      try addUp()
    } catch {
      findFaults(layout)
      self.invoices = InvoiceList()
    }
  }

  private func plan(_ invoice: Invoice) throws(NumberError) -> PaymentPlan {
    try PaymentPlan(invoice, rules: rules, delays: delays, capsAtLimit: capsAtLimit, asOf: asOf)
  }

  // MARK: Sums

  private static let sliceSize = 1 << 15

  /// Adds up all plans, so that each can be made, and every sum of them fits.
  private mutating func addUp() throws(NumberError) {
    let plans = self
    let parts = try inSlices(of: invoices.count, size: Self.sliceSize) {
      slice throws(NumberError) in
      var (totals, direct) = (PaymentTotals(), [Int]())
      for position in slice {
        let plan = try plans.plan(plans.invoices[position])
        try totals.add(plan)
        if plan.status == .direct { direct.append(position) }
      }
      return (totals: totals, direct: direct)
    }
    var all = PaymentTotals()
    for part in parts {
      try all.add(part.totals)
      direct += part.direct
    }
    totals = all.inOrder
    for total in totals { try whole.add(total) }
  }

  // MARK: Faults

  /// Reports the invoices that cannot be planned, and that with which the sums become too large.
  private mutating func findFaults(_ layout: TableReader.Layout) {
    var (amounts, interest) = (Optional(Yuan.zero), Yuan.zero)
    for invoice in invoices {
      do throws(NumberError) {
        let plan = try plan(invoice)
        guard let sum = amounts else { continue }
        amounts = try? sum + invoice.amount
        if amounts != nil, let more = try? interest + (plan.interest ?? .zero) {
          interest = more
          continue
        }
        // Told once: from this row on every sum would be too large.
        amounts = nil
        addTooLarge(
          invoice,
          Text(
            en: "with this row the amounts, or the interest on them, are too large to be added up",
            zh: "累计至本行的金额或其利息过大，无法求和"), layout)
      } catch {
        report(invoice, error, layout)
      }
    }
  }

  private mutating func report(
    _ invoice: Invoice, _ error: NumberError, _ layout: TableReader.Layout
  ) {
    guard error == .outOfRange else {
      let reason = Text(
        en: "the interest on this amount is too large to be computed", zh: "该金额的利息过大，无法计算")
      return addTooLarge(invoice, reason, layout)
    }
    findings.add(
      layout.finding(
        .outOfRange, row: invoice.row, field: "accepted_at", value: invoice.acceptedAt.iso,
        reason: Text(
          en: "a date that follows from this one is outside the years 1 to 9999",
          zh: "由此推算的日期超出公元 1 年至 9999 年")))
  }

  private mutating func addTooLarge(
    _ invoice: Invoice, _ reason: Text, _ layout: TableReader.Layout
  ) {
    findings.add(
      layout.finding(
        .tooLarge, row: invoice.row, field: "amount", value: invoice.amount.text(atLeast: 0),
        reason: reason))
  }
}

extension PaymentPlans: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last plan.
  public var endIndex: Int { invoices.count }

  /// The plan of the invoice at a position.
  public subscript(position: Int) -> PaymentPlan {
    guard let plan = try? plan(invoices[position]) else {
      preconditionFailure("an invoice that was planned before")
    }
    return plan
  }
}
