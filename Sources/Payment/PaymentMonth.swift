public import ExactNumbers
public import Tables

/// The cash of a calendar month: what would be paid in it, what is moved out of it, and what into.
public struct PaymentMonth: Sendable, Equatable {
  /// The month, such as 2021-11.
  public let month: String
  /// What is paid in the month in which it is usually due.
  public internal(set) var kept = Yuan.zero
  /// What would be due in this month and is held back beyond it.
  public internal(set) var movedOut = Yuan.zero
  /// What was held back in earlier months and is due in this one.
  public internal(set) var movedIn = Yuan.zero
  /// What is due in this month without interventions.
  public internal(set) var usual = Yuan.zero
  /// What is due in this month with them.
  public internal(set) var planned = Yuan.zero

  init(month: String) { self.month = month }

  /// Adds up plans by month, in the order of months. Paid invoices and those of direct settlement
  /// are not the plan's.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public static func months(_ plans: some Sequence<PaymentPlan>) throws(NumberError)
    -> [PaymentMonth]
  {
    var months: [String: PaymentMonth] = [:]
    for plan in plans where plan.status != .paid && plan.status != .direct {
      guard let from = plan.baseDue?.monthText, let to = plan.due?.monthText else { continue }
      let amount = plan.invoice.amount
      try months[from, default: PaymentMonth(month: from)].takeOut(amount, isMoved: from != to)
      try months[to, default: PaymentMonth(month: to)].takeIn(amount, isMoved: from != to)
    }
    return months.values.sorted { $0.month < $1.month }
  }

  private mutating func takeOut(_ amount: Yuan, isMoved: Bool) throws(NumberError) {
    usual = try usual + amount
    if isMoved { movedOut = try movedOut + amount } else { kept = try kept + amount }
  }

  private mutating func takeIn(_ amount: Yuan, isMoved: Bool) throws(NumberError) {
    planned = try planned + amount
    if isMoved { movedIn = try movedIn + amount }
  }
}

extension Day {
  /// The month of the day, such as 2021-11.
  public var monthText: String { String(iso.prefix(7)) }
}
