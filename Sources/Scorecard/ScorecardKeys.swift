import Interventions
public import RuleBook
import Wording

/// The parameters of a scorecard's rule set.
public enum ScorecardKeys {
  // The card
  /// The hospital whose card it is.
  public static let hospital = RuleKey(
    "hospital", .text(.free(Text(en: "the name of the hospital", zh: "医院名称"))), others: words,
    en: "the hospital whose card it is", zh: "适用医院")
  /// When it was adopted.
  public static let adopted = RuleKey(
    "adopted", .text(.day), others: words, en: "the day on which the hospital adopted the card",
    zh: "医院审定评价表的日期")
  static let fullScore = RuleKey(
    "score.full", .number(.above(0, example: "100")), .points, others: .step("1"),
    en: "points from which deductions are taken each quarter", zh: "每季度扣分前的基础分")
  static let items = RuleKey(
    "items",
    .records([
      .words("code"),
      RuleColumn("column", .text(.name), others: words, isOptional: true),
      .words("en", isOptional: true), .words("zh", isOptional: true),
    ]), others: .byColumn, en: "the items into which indicators are grouped", zh: "评价项目")
  /// The indicators.
  public static let indicators = RuleKey(
    "indicators",
    .records([
      .words("code"),
      RuleColumn(
        "item", .text(.free(Text(en: "the code of an item", zh: "评价项目的编号"))), others: grouping),
      .words("en", isOptional: true), .words("zh", isOptional: true),
      .words("unit_en", isOptional: true), .words("unit_zh", isOptional: true),
      RuleColumn("points", .number(.from(0, to: 100, example: "2")), others: .step("0.5")),
      RuleColumn("cap", .number(.from(0, to: 100, example: "6")), others: .step("1")),
      RuleColumn(
        "method", .choice(Indicator.methods), others: .otherWords),
      .words("modelled_on", isOptional: true), .words("modelled_on_zh", isOptional: true),
      .words("clause", isOptional: true), .words("note", isOptional: true),
    ]), others: .byColumn,
    en: "the indicators: points per unit, cap per quarter, recorded or computed from order lines",
    zh: "评价指标：每单位扣分、季度上限、登记或由订单计算")
  static let redLines = RuleKey(
    "red_lines",
    .records([
      .words("code"), .words("en", isOptional: true), .words("zh", isOptional: true),
    ]), others: .byColumn,
    en: "events that are reported outside points", zh: "不计分而单独报告的红线事项")

  // Computed indicators
  static let limitHours = RuleKey(
    "limits.hours", .choice(["calendar", "working"]), others: .otherWords,
    en: "whether limits of response and routine delivery run on all days, or on working days only",
    zh: "响应与常规送达时限按自然日还是只按工作日计时")
  static let responseHours = RuleKey(
    "response.hours", .number(.whole(from: 1, example: "24")), .hours, others: .step("1"),
    en: "hours in which an order must be confirmed", zh: "订单确认时限（小时）")
  static let routineHours = RuleKey(
    "delivery.routine_hours", .number(.whole(from: 1, example: "48")), .hours, others: .step("1"),
    en: "hours in which a routine order line must arrive", zh: "常规药品送达时限（小时）")
  static let coldChainHours = RuleKey(
    "delivery.cold_chain_hours", .number(.whole(from: 1, example: "72")), .hours,
    others: .step("1"),
    en: "hours for a cold-chain line", zh: "冷链药品送达时限（小时）")
  static let remoteHours = RuleKey(
    "delivery.remote_hours", .number(.whole(from: 1, example: "72")), .hours, others: .step("1"),
    en: "hours for a line to a remote place", zh: "偏远地区送达时限（小时）")
  static let mostDaysLate = RuleKey(
    "delivery.most_days", .number(.whole(from: 1, example: "3")), .days, others: .step("1"),
    en: "most started days that one late order line counts", zh: "单个订单行超时最多计几日")
  static let emergencyHours = RuleKey(
    "delivery.emergency_hours", .number(.whole(from: 1, example: "8")), .hours, others: .step("1"),
    en: "hours in which an emergency order must arrive", zh: "急抢救药品送达时限（小时）")
  static let fillRateThreshold = RuleKey(
    "fill_rate.threshold", .number(.share(example: "0.95")), .share, others: .step("0.01"),
    en: "quarterly fill rate by value that must be reached", zh: "季度配送率（按金额）下限")
  static let fillRateStep = RuleKey(
    "fill_rate.step", .number(.above(0, to: 1, example: "0.01")), .share, others: .step("0.01"),
    en: "each started step below the threshold is one unit", zh: "低于下限每满或不足一档计一个单位")
  static let fillRateLines = RuleKey(
    "fill_rate.minimum_lines", .number(.whole(from: 0, example: "100")), .lines, others: .step("1"),
    en: "with fewer order lines in the quarter the fill rate is off", zh: "季度订单行少于该数时不考核配送率")

  // Recorded events
  static let deductingFaults = RuleKey(
    "events.deducting_faults", .list(FaultParty.allCases.map(\.rawValue)),
    others: .withoutItem(
      otherwise: Text(en: "nobody's fault deducts", zh: "任何责任方均不扣分")),
    en: "whose fault deducts points", zh: "哪些责任方的事件扣分")
  static let pendingAppeal = RuleKey(
    "appeal.pending", .choice(["deduct", "hold-back"]), others: .otherWords,
    en: "what a pending appeal does to its deduction", zh: "申诉未决期间是否扣分")
  static let upheld = RuleKey(
    "appeal.upheld", .choice(["appeal", "record"]), others: .otherWords,
    en: "what the status `upheld` upholds: the appeal (nothing is deducted), or the record",
    zh: "“upheld”所维持的是：申诉（不扣分），或原记录（扣分）")
  static let volumeLines = RuleKey(
    "volume.per_lines", .number(.whole(from: 1, example: "1000")), .lines,
    others: .exempt(
      Text(en: "it is shown beside the points and decides nothing", zh: "仅供对照，不影响扣分")),
    en: "points are also shown per this many order lines", zh: "另按多少订单行折算扣分")

  // Interventions
  static let windowKind = RuleKey(
    "window.kind", .choice(["rolling", "half-years"]), others: .otherWords,
    en: "the quarters whose deductions are added: those just before, or the last half-year",
    zh: "累计扣分的窗口：此前连续季度，或上一个自然半年")
  static let windowQuarters = RuleKey(
    "window.quarters", .number(.whole(from: 1, to: 40, example: "2")), .quarters,
    others: .step("1"), en: "how many quarters a rolling window has", zh: "滚动窗口的季度数")
  static let delayAbove = RuleKey(
    "intervention.delay_above", .number(.from(0, example: "5")), .points, others: .step("1"),
    en: "a total above this delays payment", zh: "累计扣分超过该值的延迟付款")
  static let exclusionAbove = RuleKey(
    "intervention.exclusion_above", .number(.from(0, example: "15")), .points, others: .step("1"),
    en: "a total above this also excludes from candidates", zh: "累计扣分超过该值的另取消候选资格")
  static let delayMonths = RuleKey(
    "intervention.delay_months",
    .number(
      .whole(
        from: Sanction.allowedMonths.lowerBound, to: Sanction.allowedMonths.upperBound,
        example: "1")), .months,
    others: .step("1"), en: "months of payment delay", zh: "延迟付款月数")
  static let publishedFrom = RuleKey(
    "phase.published", .text(.quarter), others: .nothing,
    en: "first quarter in which scores are published; before it the card is on trial",
    zh: "开始公布评分的季度；此前为试行")
  static let sanctionedFrom = RuleKey(
    "phase.sanctioned", .text(.quarter), others: .nothing,
    en: "first quarter in which interventions apply", zh: "开始实施干预的季度")

  /// Those whose records have names and stand in tables of reports.
  public static let named: Set<String> = [items.name, indicators.name, redLines.name]

  /// All of them, in the order in which they are shown.
  public static let catalogue = RuleCatalogue(
    kind: "scorecard",
    title: Text(en: "scorecard of distributors", zh: "配送企业评价"),
    keys: [
      hospital, adopted, fullScore, items, indicators, redLines, limitHours, responseHours,
      routineHours,
      coldChainHours,
      remoteHours, mostDaysLate, emergencyHours, fillRateThreshold, fillRateStep, fillRateLines,
      deductingFaults,
      pendingAppeal, upheld, volumeLines, windowKind, windowQuarters, delayAbove,
      exclusionAbove, delayMonths, publishedFrom, sanctionedFrom,
    ],
    conditions: [
      CardNames.ofColumns, CardNames.ofRecords, .names("item", of: indicators, oneOf: items),
      .differs("method", of: indicators, except: Indicator.recorded),
      .worded("en", "zh", of: items), .worded("en", "zh", of: indicators),
      .worded("unit_en", "unit_zh", of: indicators), .worded("en", "zh", of: redLines),
      .rising("points", "cap", of: indicators),
      // Whatever order lines are judged by, all of them are.
      .all(
        Measure.allCases.flatMap(\.limits), where: "method", of: indicators,
        isNot: Indicator.recorded,
        own: { Measure(rawValue: $0)?.limits ?? [] }),
      .rising(delayAbove, exclusionAbove),
      .inTurn(publishedFrom, sanctionedFrom),
    ], words: CardWords.title, sheet: CardTable.read)

  private static var words: OtherValues {
    .exempt(Text(en: "words decide nothing", zh: "文字不影响结果"))
  }

  private static var grouping: OtherValues {
    .exempt(Text(en: "it groups points and does not change them", zh: "仅归类，不影响扣分"))
  }
}
