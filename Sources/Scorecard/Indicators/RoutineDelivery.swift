import RuleBook
import Tables
import Wording

/// B2 常规药品送达超时: started days by which an order line arrived after its limit.
///
/// A line has arrived when its deliveries together reach what was ordered; while they do not, the
/// last of them counts, and what is missing is left to B3. A line of which nothing ever arrived is
/// late from its limit to the end of the quarter in which it was ordered, or as long as the orders are
/// known, and for one day at least. Of a line no more than a number of days counts. Emergency orders
/// are left to E1.
struct RoutineDelivery: LineIndicator {
  var measure: Measure { .routineDelivery }
  let routineHours: Int
  let coldChainHours: Int
  let remoteHours: Int
  let mostDays: Int
  /// Up to when the orders are known.
  var asOf = Timestamp.endOfTime
  /// The days on which limits run; nil for all.
  var days: WorkingDays?

  private static let secondsOfDay = 86_400

  /// The limits that it rests on.
  static let limits = [
    ScorecardKeys.routineHours, ScorecardKeys.coldChainHours,
    ScorecardKeys.remoteHours,
    ScorecardKeys.mostDaysLate,
  ]

  init(_ set: RuleSet) throws(RuleError) {
    routineHours = try set.integer(ScorecardKeys.routineHours).value
    coldChainHours = try set.integer(ScorecardKeys.coldChainHours).value
    remoteHours = try set.integer(ScorecardKeys.remoteHours).value
    mostDays = try set.integer(ScorecardKeys.mostDaysLate).value
  }

  /// The limit of a line; of the cold chain to a remote place the longer one.
  @inline(__always)
  func hours(_ order: OrderFacts) -> Int {
    switch (order.isColdChain, order.isRemote) {
    case (false, false): routineHours
    case (true, false): coldChainHours
    case (false, true): remoteHours
    case (true, true): max(coldChainHours, remoteHours)
    }
  }

  /// When a line must have arrived.
  @inline(__always)
  func limit(_ order: OrderFacts) -> Timestamp {
    let hours = hours(order)
    return days?.limit(order.orderedAt, hours: hours) ?? order.orderedAt.adding(hours: hours)
  }

  /// How many days had begun after the limit; exactly at the limit none has, and of an emergency
  /// order none counts.
  @inline(__always)
  func daysLate(_ supply: Supply) -> Int {
    guard !supply.facts.isUrgent else { return 0 }
    let limit = limit(supply.facts)
    guard let arrivedAt = supply.arrivedAt else {
      guard limit < asOf else { return 0 }
      let end = supply.facts.quarter.adding(1).firstDay.map(Timestamp.init(startOf:)) ?? limit
      return max(1, startedDays(from: limit, to: min(end, asOf)))
    }
    return startedDays(from: limit, to: arrivedAt)
  }

  @inline(__always)
  private func startedDays(from limit: Timestamp, to end: Timestamp) -> Int {
    guard end > limit else { return 0 }
    if let days { return days.startedDays(from: limit, to: end) }
    return (end.seconds - limit.seconds + Self.secondsOfDay - 1) / Self.secondsOfDay
  }

  /// One unit a started day, so that a line counts no more than its share.
  @inline(__always)
  func units(_ supply: Supply) -> Int { min(daysLate(supply), mostDays) }

  func evidence(_ supply: Supply) -> Text {
    let hours = hours(supply.facts)
    let late = daysLate(supply)
    let arrived = supply.arrival
    let told = Text(
      en: "ordered \(supply.facts.orderedAt.text), limit \(hours) h\(days.note.en), \(arrived.en): "
        + "\(late) day\(late == 1 ? "" : "s") late",
      zh:
        "下单 \(supply.facts.orderedAt.text)，时限 \(hours) 小时\(days.note.zh)，\(arrived.zh)：超时 \(late) 日"
    )
    guard late > mostDays else { return told }
    return told + Text(en: ", of which \(mostDays) count", zh: "，按 \(mostDays) 日计")
  }
}

extension WorkingDays? {
  /// What evidence says of the hours of a limit.
  var note: Text {
    map { _ in false } ?? true ? Text("") : Text(en: " of working days", zh: "（工作日）")
  }
}
