import RuleBook
import Tables
import Wording

/// B1 订单响应超时: an order that was not confirmed in time, or not at all.
///
/// Counted once an order, whatever its lines. An emergency order that also arrives late is left to
/// E1. Where the file has no confirmation times at all, the indicator is off.
struct ResponseTime: LineIndicator {
  var measure: Measure { .response }
  let hours: Int
  /// Up to when the orders are known.
  var asOf = Timestamp.endOfTime
  /// The days on which the limit runs; nil for all.
  var days: WorkingDays?

  /// The limits that it rests on.
  static let limits = [ScorecardKeys.responseHours]

  init(_ set: RuleSet) throws(RuleError) {
    hours = try set.integer(ScorecardKeys.responseHours).value
  }

  /// Whether the order was confirmed after the limit; exactly at the limit is in time, and so an
  /// order whose limit has not passed may still be.
  @inline(__always)
  func isLate(_ order: OrderFacts) -> Bool {
    let limit =
      days?.limit(order.orderedAt, hours: hours) ?? order.orderedAt.adding(hours: hours)
    return (order.confirmedAt ?? asOf) > limit
  }

  /// One unit an order, whichever of its lines tells it.
  func units(_ supply: Supply) -> Int { isLate(supply.facts) ? 1 : 0 }

  func evidence(_ supply: Supply) -> Text {
    let order = supply.facts
    let confirmed =
      order.confirmedAt.map { Text(en: "confirmed \($0.text)", zh: "确认 \($0.text)") }
      ?? Text(en: "never confirmed", zh: "未确认")
    return Text(
      en: "ordered \(order.orderedAt.text), limit \(hours) h\(days.note.en), \(confirmed.en)",
      zh: "下单 \(order.orderedAt.text)，时限 \(hours) 小时\(days.note.zh)，\(confirmed.zh)")
  }
}
