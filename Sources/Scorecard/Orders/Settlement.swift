import RuleBook

/// Judges an order line by the one row that tells it whole, where no other row can matter.
///
/// Most lines are delivered at once, in full and in time. What may depend on other rows, or must be
/// told for an appeal, waits until all rows are known.
struct Settlement {
  /// Nil where the response is not judged.
  private let response: ResponseTime?
  private let routine: RoutineDelivery
  private let emergency: EmergencyDelivery
  private let keepsDetail: Bool

  /// By the limits of a card.
  ///
  /// - Throws: `RuleError` for a limit that is not set.
  init(_ card: Card, measures: Set<Measure>, keepsDetail: Bool) throws(RuleError) {
    response = measures.contains(.response) ? try ResponseTime(card.limits) : nil
    routine = try RoutineDelivery(card.limits)
    emergency = try EmergencyDelivery(card.limits)
    self.keepsDetail = keepsDetail
  }

  /// The started days by which the line was late; nil when it must wait.
  @inline(__always)
  func daysLate(_ order: OrderFacts) -> Int? {
    guard order.delivered >= order.ordered, response?.isLate(order) != true else { return nil }
    let supply = Supply(order)
    if order.isUrgent { return emergency.isLate(supply) ? nil : 0 }
    let days = routine.daysLate(supply)
    return days > 0 && keepsDetail ? nil : days
  }
}
