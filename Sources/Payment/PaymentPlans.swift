import ExactNumbers
public import Tables
import Wording

/// The plans of all invoices of a table, in their order.
public struct PaymentPlans {
  /// The plans, none when there are errors among the findings.
  public private(set) var plans: [PaymentPlan] = []
  /// The invoices whose dates leave the calendar, or whose amounts are too large.
  public private(set) var findings = Findings()
  private let layout: TableReader.Layout
  /// The amounts and the interest so far; nil when they have become too large.
  private var sums: (amounts: Yuan, interest: Yuan)? = (.zero, .zero)

  /// Plans the payment of invoices that were read from a table of this layout.
  public init(
    _ invoices: [Invoice], _ layout: TableReader.Layout, rules: PaymentRules,
    delays: PaymentDelays, capsAtLimit: Bool, asOf: Day?
  ) {
    self.layout = layout
    for invoice in invoices {
      do throws(NumberError) {
        let plan = try PaymentPlan(
          invoice, rules: rules, delays: delays, capsAtLimit: capsAtLimit, asOf: asOf)
        plans.append(plan)
        addUp(plan)
      } catch {
        report(invoice, error)
      }
    }
    if findings.hasErrors { plans = [] }
  }

  /// Adds a plan to the sums; every other sum is a part of one of them.
  private mutating func addUp(_ plan: PaymentPlan) {
    guard let sums else { return }
    if let amounts = try? sums.amounts + plan.invoice.amount,
      let interest = try? sums.interest + (plan.interest ?? .zero)
    {
      self.sums = (amounts, interest)
      return
    }
    // Told once: from this row on every sum would be too large.
    self.sums = nil
    addTooLarge(
      plan.invoice,
      Text(
        en: "with this row the amounts, or the interest on them, are too large to be added up",
        zh: "累计至本行的金额或其利息过大，无法求和"))
  }

  private mutating func report(_ invoice: Invoice, _ error: NumberError) {
    guard error == .outOfRange else {
      addTooLarge(
        invoice,
        Text(en: "the interest on this amount is too large to be computed", zh: "该金额的利息过大，无法计算"))
      return
    }
    findings.add(
      layout.finding(
        .outOfRange, row: invoice.row, field: "accepted_at", value: invoice.acceptedAt.iso,
        reason: Text(
          en: "a date that follows from this one is outside the years 1 to 9999",
          zh: "由此推算的日期超出公元 1 年至 9999 年")))
  }

  private mutating func addTooLarge(_ invoice: Invoice, _ reason: Text) {
    findings.add(
      layout.finding(
        .tooLarge, row: invoice.row, field: "amount", value: invoice.amount.text(atLeast: 0),
        reason: reason))
  }
}
