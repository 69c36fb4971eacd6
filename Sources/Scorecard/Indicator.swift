public import ExactNumbers
public import RuleBook
public import Wording

/// An item of the card: a group of indicators with one column in the result.
public struct Item: Sendable {
  /// The code, such as `A`.
  public let code: String
  /// The column's name in results.
  public let column: String
  /// The name.
  public let title: Text

  init(_ record: RuleSet.Record) throws(RuleError) {
    code = record.name
    title = try record.wording(en: "en", zh: "zh")
    column = record.optionalText("column") ?? title.en
  }
}

/// One indicator of the card.
public struct Indicator: Sendable {
  /// The code, such as `B2`.
  public let code: String
  /// The item to which it belongs, as an index of the card's items.
  public let item: Int
  /// What is wrong when it deducts.
  public let title: Text
  /// What is counted.
  public let unit: Text
  /// Points per unit.
  public let points: RuleSet.Cited<Ratio>
  /// The most that it deducts in a quarter.
  public let cap: RuleSet.Cited<Ratio>
  /// The published practice that it follows, with the clause; nil where none is named.
  public let modelledOn: Text?
  /// What else the card says of it.
  public let note: String?
  /// How it is computed from order lines; nil for one that is recorded.
  public var measure: Measure? { method.value }
  private let method: RuleSet.Cited<Measure?>
  /// The method of an indicator that is not computed.
  static let recorded = "recorded"
  /// All methods: recorded, and those of what is computed.
  static let methods = [recorded] + Measure.allCases.map(\.rawValue)

  init(_ record: RuleSet.Record, items: [Item], set: RuleSet) throws(RuleError) {
    code = record.name
    let itemCode = try record.text("item")
    guard let item = items.firstIndex(where: { $0.code == itemCode }) else {
      throw .wrongValue(
        file: set.id, path: "indicators.\(record.name).item",
        expected: Expectation.oneOf(items.map(\.code)))
    }
    self.item = item
    title = try record.wording(en: "en", zh: "zh")
    unit = try record.wording(en: "unit_en", zh: "unit_zh")
    points = try record.number("points")
    cap = try record.number("cap")
    let practice = Text(
      written: record.optionalText("modelled_on"), zh: record.optionalText("modelled_on_zh"))
    let clause = record.optionalText("clause").map { Text($0) }
    if let practice, let clause {
      modelledOn = practice + Text(en: ", ", zh: "，") + clause
    } else {
      modelledOn = practice ?? clause
    }
    note = record.optionalText("note")
    method = try record.cited("method").map { Measure(rawValue: $0) }
  }

  /// Whether it is recorded, or how it is computed, in a word or two.
  public func methodTitle(_ language: Language) -> String {
    CardWords.title(method.value?.rawValue ?? Self.recorded, language)
  }

  /// Remembers that it deducted.
  func use() {
    points.use()
    cap.use()
    method.use()
  }
}

/// An event so grave that it is reported outside points.
public struct RedLine: Sendable {
  /// The code, such as `R2`.
  public let code: String
  /// What happened.
  public let title: Text

  init(_ record: RuleSet.Record) throws(RuleError) {
    code = record.name
    title = try record.wording(en: "en", zh: "zh")
  }
}

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
    case .response: ResponseTime.limits
    case .routineDelivery: RoutineDelivery.limits
    case .fullSupply: []
    case .fillRate: FillRate.limits
    case .emergencyDelivery: EmergencyDelivery.limits
    }
  }

  /// Whether a whole order is judged, rather than each of its lines.
  var judgesOrders: Bool { self == .response || self == .emergencyDelivery }
}
