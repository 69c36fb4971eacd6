public import RuleBook
import Wording

/// The parameters of a scorecard's rule set.
public enum ScorecardKeys {
  // The card
  static let fullScore = RuleKey(
    "score.full", .number,
    Text(en: "points from which deductions are taken each quarter", zh: "每季度扣分前的基础分"))
  static let items = RuleKey(
    "items",
    .records([
      RuleColumn("code", .text), RuleColumn("column", .text), RuleColumn("en", .text),
      RuleColumn("zh", .text),
    ]), Text(en: "the items into which indicators are grouped", zh: "评价项目"))
  static let indicators = RuleKey(
    "indicators",
    .records([
      RuleColumn("code", .text), RuleColumn("item", .text), RuleColumn("en", .text),
      RuleColumn("zh", .text), RuleColumn("unit_en", .text), RuleColumn("unit_zh", .text),
      RuleColumn("points", .number), RuleColumn("cap", .number),
      RuleColumn("method", .choice(["recorded"] + Measure.allCases.map(\.rawValue))),
      RuleColumn("modelled_on", .text),
    ]),
    Text(
      en: "the indicators: points per unit, cap per quarter, recorded or computed from order lines",
      zh: "评价指标：每单位扣分、季度上限、登记或由订单计算"))
  static let redLines = RuleKey(
    "red_lines",
    .records([RuleColumn("code", .text), RuleColumn("en", .text), RuleColumn("zh", .text)]),
    Text(en: "events that are reported outside points", zh: "不计分而单独报告的红线事项"))

  // Computed indicators
  static let responseHours = RuleKey(
    "response.hours", .integer,
    Text(en: "hours in which an order must be confirmed", zh: "订单确认时限（小时）"))
  static let routineHours = RuleKey(
    "delivery.routine_hours", .integer,
    Text(en: "hours in which a routine order line must arrive", zh: "常规药品送达时限（小时）"))
  static let coldChainHours = RuleKey(
    "delivery.cold_chain_hours", .integer,
    Text(en: "hours for a cold-chain line", zh: "冷链药品送达时限（小时）"))
  static let remoteHours = RuleKey(
    "delivery.remote_hours", .integer,
    Text(en: "hours for a line to a remote place", zh: "偏远地区送达时限（小时）"))
  static let emergencyHours = RuleKey(
    "delivery.emergency_hours", .integer,
    Text(en: "hours in which an emergency order must arrive", zh: "急抢救药品送达时限（小时）"))
  static let fillRateThreshold = RuleKey(
    "fill_rate.threshold", .number,
    Text(en: "quarterly fill rate by value that must be reached", zh: "季度配送率（按金额）下限"))
  static let fillRateStep = RuleKey(
    "fill_rate.step", .number,
    Text(en: "each started step below the threshold is one unit", zh: "低于下限每满或不足一档计一个单位"))
  static let fillRateLines = RuleKey(
    "fill_rate.minimum_lines", .integer,
    Text(en: "with fewer order lines in the quarter the fill rate is off", zh: "季度订单行少于该数时不考核配送率"))

  // Recorded events
  static let deductingFaults = RuleKey(
    "events.deducting_faults", .list(FaultParty.allCases.map(\.rawValue)),
    Text(en: "whose fault deducts points", zh: "哪些责任方的事件扣分"))
  static let pendingAppeal = RuleKey(
    "appeal.pending", .choice(["deduct", "hold-back"]),
    Text(en: "what a pending appeal does to its deduction", zh: "申诉未决期间是否扣分"))
  static let upheld = RuleKey(
    "appeal.upheld", .choice(["appeal", "record"]),
    Text(
      en: "what the status `upheld` upholds: the appeal (nothing is deducted), or the record",
      zh: "“upheld”所维持的是：申诉（不扣分），或原记录（扣分）"))
  static let volumeLines = RuleKey(
    "volume.per_lines", .integer,
    Text(en: "points are also shown per this many order lines", zh: "另按多少订单行折算扣分"))

  // Interventions
  static let windowKind = RuleKey(
    "window.kind", .choice(["rolling", "half-years"]),
    Text(
      en: "the quarters whose deductions are added: those just before, or the last half-year",
      zh: "累计扣分的窗口：此前连续季度，或上一个自然半年"))
  static let windowQuarters = RuleKey(
    "window.quarters", .integer, Text(en: "how many quarters a rolling window has", zh: "滚动窗口的季度数"))
  static let delayAbove = RuleKey(
    "intervention.delay_above", .number,
    Text(en: "a total above this delays payment", zh: "累计扣分超过该值的延迟付款"))
  static let exclusionAbove = RuleKey(
    "intervention.exclusion_above", .number,
    Text(
      en: "a total above this also excludes from candidates", zh: "累计扣分超过该值的另取消候选资格"))
  static let delayMonths = RuleKey(
    "intervention.delay_months", .integer, Text(en: "months of payment delay", zh: "延迟付款月数"))
  static let publishedFrom = RuleKey(
    "phase.published", .text,
    Text(
      en: "first quarter in which scores are published; before it the card is on trial",
      zh: "开始公布评分的季度；此前为试行"))
  static let sanctionedFrom = RuleKey(
    "phase.sanctioned", .text,
    Text(en: "first quarter in which interventions apply", zh: "开始实施干预的季度"))

  /// All of them, in the order in which they are shown.
  public static let catalogue = RuleCatalogue(
    kind: "scorecard",
    title: Text(en: "scorecard of distributors", zh: "配送企业评价"),
    keys: [
      fullScore, items, indicators, redLines, responseHours, routineHours, coldChainHours,
      remoteHours, emergencyHours, fillRateThreshold, fillRateStep, fillRateLines, deductingFaults,
      pendingAppeal, upheld, volumeLines, windowKind, windowQuarters, delayAbove,
      exclusionAbove, delayMonths, publishedFrom, sanctionedFrom,
    ])
}
