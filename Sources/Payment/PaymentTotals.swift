public import ExactNumbers
public import Tables
import Wording

/// What is held back of a distributor in the month in which it would have been paid.
public struct PaymentTotal: Sendable {
  /// The distributor.
  public let distributor: String
  /// The month of the usual due date, such as 2021-11; empty where that is not known.
  public let month: String
  /// How many invoices there are.
  public internal(set) var invoices = 0
  /// Their amount.
  public internal(set) var amount = Yuan.zero
  /// How many of them are held back.
  public internal(set) var heldInvoices = 0
  /// The amount that is held back.
  public internal(set) var heldAmount = Yuan.zero
  /// The last day on which any of it is due.
  public internal(set) var heldUntil: Day?
  /// How many would be paid beyond the legal limit.
  public internal(set) var beyondLimit = 0
  /// The interest on them.
  public internal(set) var interest = Yuan.zero

  fileprivate mutating func add(_ plan: PaymentPlan) throws(NumberError) {
    invoices += 1
    amount = try amount + plan.invoice.amount
    if plan.isHeldBack, let due = plan.due {
      heldInvoices += 1
      heldAmount = try heldAmount + plan.invoice.amount
      heldUntil = heldUntil.map { max($0, due) } ?? due
    }
    if let days = plan.daysBeyond, days > 0 { beyondLimit += 1 }
    interest = try interest + (plan.interest ?? .zero)
  }

  /// Adds the totals of other plans.
  mutating func add(_ other: PaymentTotal) throws(NumberError) {
    invoices += other.invoices
    amount = try amount + other.amount
    heldInvoices += other.heldInvoices
    heldAmount = try heldAmount + other.heldAmount
    heldUntil = [heldUntil, other.heldUntil].compactMap { $0 }.max()
    beyondLimit += other.beyondLimit
    interest = try interest + other.interest
  }
}

/// Totals by distributor and month.
struct PaymentTotals: Sendable {
  private struct Key: Hashable {
    let distributor: String
    let year, month: Int?
  }

  private var totals: [Key: PaymentTotal] = [:]

  /// The totals in the order of distributors and months.
  var inOrder: [PaymentTotal] {
    totals.values.sorted {
      (NameOrder($0.distributor), $0.month) < (NameOrder($1.distributor), $1.month)
    }
  }

  /// Adds a plan.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  mutating func add(_ plan: PaymentPlan) throws(NumberError) {
    let name = plan.invoice.distributor
    let key = Key(distributor: name, year: plan.baseDue?.year, month: plan.baseDue?.month)
    try totals[
      key, default: PaymentTotal(distributor: name, month: plan.baseDue?.monthText ?? "")
    ].add(plan)
  }

  /// Adds the totals of other plans.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  mutating func add(_ others: PaymentTotals) throws(NumberError) {
    for (key, total) in others.totals {
      try totals[key, default: PaymentTotal(distributor: total.distributor, month: total.month)]
        .add(total)
    }
  }
}
