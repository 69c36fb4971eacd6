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

  /// Adds up plans by distributor and month, in the order of both.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public static func totals(_ plans: [PaymentPlan]) throws(NumberError) -> [PaymentTotal] {
    var totals: [[String]: PaymentTotal] = [:]
    for plan in plans {
      let month = plan.baseDue?.monthText ?? ""
      let key = [plan.invoice.distributor, month]
      var total =
        totals[key] ?? PaymentTotal(distributor: plan.invoice.distributor, month: month)
      try total.add(plan)
      totals[key] = total
    }
    return totals.values.sorted {
      (NameOrder($0.distributor), $0.month) < (NameOrder($1.distributor), $1.month)
    }
  }

  private mutating func add(_ plan: PaymentPlan) throws(NumberError) {
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
}
