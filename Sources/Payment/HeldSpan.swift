public import ExactNumbers
public import Tables
import Wording

/// Invoices of one distributor that are held back over the same days, under the same limit.
public struct HeldSpan: Sendable {
  /// The distributor.
  public let distributor: String
  /// The day on which they would be due.
  public let from: Day
  /// The day on which they are due now.
  public let to: Day
  /// The last lawful day; nil where no limit applies.
  public let limit: Day?
  /// The quarter of the intervention that orders the delay.
  public let decidedFor: Quarter?
  /// How many invoices there are.
  public internal(set) var invoices = 0
  /// Their amount.
  public internal(set) var amount = Yuan.zero
  /// The interest that the hospital would owe for days beyond the limit.
  public internal(set) var interest = Yuan.zero

  private struct Key: Hashable {
    let distributor: String
    let days: [Day?]
    let decidedFor: Quarter?
  }

  /// Gathers what is held back, by the usual due date, then by distributor and days.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public static func spans(_ plans: some Sequence<PaymentPlan>) throws(NumberError) -> [HeldSpan] {
    var spans: [HeldSpan] = []
    var places: [Key: Int] = [:]
    for plan in plans where plan.isHeldBack {
      guard let from = plan.baseDue, let to = plan.due else { continue }
      let name = plan.invoice.distributor
      let key = Key(
        distributor: name, days: [from, to, plan.legalLimit], decidedFor: plan.decidedFor)
      let place = places[key] ?? spans.count
      if place == spans.count {
        places[key] = place
        spans.append(HeldSpan(key, from: from, to: to, limit: plan.legalLimit))
      }
      spans[place].invoices += 1
      spans[place].amount = try spans[place].amount + plan.invoice.amount
      spans[place].interest = try spans[place].interest + (plan.interest ?? .zero)
    }
    return spans.sorted {
      ($0.from, NameOrder($0.distributor), $0.to, $0.limit?.number ?? 0)
        < ($1.from, NameOrder($1.distributor), $1.to, $1.limit?.number ?? 0)
    }
  }

  private init(_ key: Key, from: Day, to: Day, limit: Day?) {
    distributor = key.distributor
    decidedFor = key.decidedFor
    self.from = from
    self.to = to
    self.limit = limit
  }
}
