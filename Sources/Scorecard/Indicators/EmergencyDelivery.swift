import RuleBook
import Tables
import Wording

/// E1 急抢救药品送达超时: an emergency order with a line that arrived after the limit, or never.
///
/// Counted once an order; its lateness counts in no other indicator.
struct EmergencyDelivery {
  let hours: Int

  init(_ set: RuleSet) throws(RuleError) {
    hours = try set.integer(ScorecardKeys.emergencyHours).value
  }

  /// Whether a line arrived after the limit; exactly at the limit is in time.
  func isLate(_ line: SuppliedLine) -> Bool {
    guard let arrivedAt = line.arrivedAt else { return true }
    return arrivedAt > line.order.orderedAt.adding(hours: hours)
  }

  func evidence(_ line: SuppliedLine) -> Text {
    let arrived =
      line.arrivedAt.map { Text(en: "arrived \($0.text)", zh: "到货 \($0.text)") }
      ?? Text(en: "never arrived", zh: "未到货")
    return Text(
      en: "emergency order of \(line.order.orderedAt.text), limit \(hours) h, \(arrived.en)",
      zh: "急抢救订单，下单 \(line.order.orderedAt.text)，时限 \(hours) 小时，\(arrived.zh)")
  }
}
