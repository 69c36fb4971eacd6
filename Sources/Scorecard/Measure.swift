import RuleBook

/// An indicator that is computed from order lines instead of being recorded.
public enum Measure: String, Sendable, CaseIterable {
  /// B1 订单响应超时: orders that were not confirmed in time.
  case response
  /// B2 常规药品送达超时: order lines that arrived late, by started day.
  case routineDelivery = "routine-delivery"
  /// B3 未足量供货: order lines that were not supplied in full.
  case fullSupply = "full-supply"
  /// B4 季度配送率: the quarter's fill rate by value.
  case fillRate = "fill-rate"
  /// E1 急抢救药品送达超时: emergency orders that arrived late.
  case emergencyDelivery = "emergency-delivery"

  /// The limits by which order lines are judged.
  var limits: [RuleKey] {
    switch self {
    case .response: [ScorecardKeys.responseHours]
    case .routineDelivery:
      [ScorecardKeys.routineHours, ScorecardKeys.coldChainHours, ScorecardKeys.remoteHours]
    case .fullSupply: []
    case .fillRate:
      [ScorecardKeys.fillRateThreshold, ScorecardKeys.fillRateStep, ScorecardKeys.fillRateLines]
    case .emergencyDelivery: [ScorecardKeys.emergencyHours]
    }
  }

  /// Whether a whole order is judged, rather than each of its lines.
  var judgesOrders: Bool { self == .response || self == .emergencyDelivery }
}
