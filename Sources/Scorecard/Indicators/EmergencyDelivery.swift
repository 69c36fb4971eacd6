import RuleBook
import Tables
import Wording

/// E1 急抢救药品送达超时: an emergency order with a line that arrived after the limit, or never.
///
/// Counted once an order; its lateness counts in no other indicator.
struct EmergencyDelivery: LineIndicator {
  var measure: Measure { .emergencyDelivery }
  let hours: Int
  /// Up to when the orders are known.
  var asOf = Timestamp.endOfTime

  /// The limits that it rests on.
  static let limits = [ScorecardKeys.emergencyHours]

  init(_ set: RuleSet) throws(RuleError) {
    hours = try set.integer(ScorecardKeys.emergencyHours).value
  }

  /// When a line must have arrived.
  @inline(__always)
  func limit(_ order: OrderFacts) -> Timestamp { order.orderedAt.adding(hours: hours) }

  /// Whether a line of an emergency order arrived after the limit; exactly at the limit is in time.
  @inline(__always)
  func isLate(_ supply: Supply) -> Bool {
    supply.facts.isUrgent && (supply.arrivedAt ?? asOf) > limit(supply.facts)
  }

  /// One unit an order, whichever of its lines is late.
  func units(_ supply: Supply) -> Int { isLate(supply) ? 1 : 0 }

  func evidence(_ supply: Supply) -> Text {
    let arrived = supply.arrival
    return Text(
      en: "emergency order of \(supply.facts.orderedAt.text), limit \(hours) h, \(arrived.en)",
      zh: "急抢救订单，下单 \(supply.facts.orderedAt.text)，时限 \(hours) 小时，\(arrived.zh)")
  }
}
