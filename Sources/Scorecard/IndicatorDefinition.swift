import ExactNumbers
import RuleBook
import Tables
public import Wording

/// What an indicator counts, told for those who are judged by it.
public struct IndicatorDefinition: Sendable {
  /// What one unit is.
  public let counts: Text
  /// The columns of the file from which it is taken.
  public let columns: [String]
  /// The limits that it has, each with its value.
  public let limits: [Text]
  /// What does not count.
  public let exemptions: [Text]
  /// A case with its sum.
  public let example: Text
}

extension Card {
  /// What an indicator counts by this card.
  ///
  /// - Throws: `RuleError` for a limit that is not set; `NumberError` where a sum does not fit.
  public func definition(of indicator: Indicator) throws -> IndicatorDefinition {
    guard let measure = indicator.measure else { return try recorded(indicator) }
    let limits = try measure.limits.map { key in
      let value = try told(key)
      return Text(
        en: "\(key.meaning.en): \(value.en) (`\(key.name)`)",
        zh: "\(key.meaning.zh)：\(value.zh)（`\(key.name)`）")
    }
    let (counts, columns, exemptions) = facts(measure)
    return IndicatorDefinition(
      counts: counts, columns: ["order_id", "line", "distributor"] + columns, limits: limits,
      exemptions: exemptions + [Self.notYetDue, answered(measure)],
      example: try example(indicator, measure))
  }

  /// A limit with its unit, shares as percentages.
  private func told(_ key: RuleKey) throws -> Text {
    let value = try limits.number(key).value
    return switch key.unit.title {
    case RuleUnit.share.title: Text(try (value * Ratio(100)).exactText + "%")
    case RuleUnit.hours.title: Text(en: "\(value.exactText) h", zh: "\(value.exactText) 小时")
    default: Text(value.exactText)
    }
  }

  // MARK: Recorded events

  private func recorded(_ indicator: Indicator) throws -> IndicatorDefinition {
    let pending =
      holdsBackAppeals.value
      ? Text(en: "an event whose appeal is pending, until it is decided", zh: "申诉未决的事件，待决定后再计")
      : nil
    let upheld =
      upholdsRecords.value
      ? nil : Text(en: "an event whose appeal was upheld", zh: "申诉成立的事件")
    let whose = deductingFaults.value
    return IndicatorDefinition(
      counts: Text(
        en:
          "a recorded event that names \(indicator.code) or its name: its `count`, 1 where that is "
          + "empty", zh: "登记为“\(indicator.code)”或其名称的事件：按“数量”计，未填为 1"),
      columns: [
        "distributor", "date", "indicator", "count", "fault_party", "evidence", "status",
      ], limits: [],
      exemptions: [
        Text(
          en: "an event whose `fault_party` is not: "
            + whose.map(\.title.en).joined(separator: ", "),
          zh: "责任方不是\(whose.map(\.title.zh).joined(separator: "、"))的事件"), upheld, pending,
        Text(en: "a withdrawn event", zh: "已撤销的事件"),
      ].compactMap(\.self),
      example: try capped(indicator))
  }

  /// One unit, and as many as go beyond the cap.
  private func capped(_ indicator: Indicator) throws -> Text {
    let (points, cap) = (indicator.points.value, indicator.cap.value)
    let one = try sum(1, indicator)
    guard points > .zero else { return one }
    let over = Int(try (cap / points).scaled(decimals: 0, rounding: .down)) + 1
    return one + Text(en: "; ", zh: "；") + (try sum(over, indicator))
  }

  /// So many units with what they deduct: `4 × 2 = 8, of which the cap leaves 6`.
  private func sum(_ units: Int, _ indicator: Indicator) throws -> Text {
    let product = try Ratio(units) * indicator.points.value
    let cap = indicator.cap.value
    let rest =
      product > cap
      ? Text(
        en: ", of which the cap leaves \(cap.exactText)", zh: "，按上限计 \(cap.exactText)") : Text("")
    return Text(
      "\(units) × \(indicator.points.value.exactText) = \(product.exactText)") + rest
  }

  // MARK: Computed ones

  private func facts(_ measure: Measure) -> (counts: Text, columns: [String], exemptions: [Text]) {
    let emergency = self.indicator(of: .emergencyDelivery).map { indicators[$0].code }
    let leftToEmergency = Text(
      en: "an emergency order" + (emergency.map { ", which is \($0)" } ?? ""),
      zh: "急抢救订单" + (emergency.map { "（计入 \($0)）" } ?? ""))
    switch measure {
    case .response:
      return (
        Text(
          en:
            "an order that was confirmed after the limit, or not at all: 1 an order, whatever its "
            + "lines", zh: "超过时限确认或未确认的订单：每个订单计 1，不论行数"),
        ["ordered_at", "confirmed_at"],
        [
          Text(
            en: "an emergency order that also arrived late"
              + (emergency.map { ", which is \($0) alone" } ?? ""),
            zh: "同时送达超时的急抢救订单" + (emergency.map { "（只计 \($0)）" } ?? "")),
          Text(
            en: "all orders, where the file has no column of confirmation times",
            zh: "订单表没有“确认时间”列的，不考核"),
        ]
      )
    case .routineDelivery:
      return (
        Text(
          en:
            "each started day by which an order line arrived after its limit; it has arrived when "
            + "its deliveries together reach what was ordered, or, where they never do, when the last "
            + "of them came; what is missing then counts as not supplied in full",
          zh: "订单行到货超过时限的天数，不足一日按一日计；各次到货合计达到订购数量时视为到货，"
            + "始终未达到的以最后一次到货为准，短缺部分按未足量计"),
        [
          "ordered_at", "delivered_at", "ordered_qty", "delivered_qty", "urgent", "cold_chain",
          "remote",
        ],
        [leftToEmergency]
      )
    case .fullSupply:
      return (
        Text(
          en:
            "an order line of which less arrived, in all its deliveries, than was ordered: 1 a line",
          zh: "各次到货合计少于订购数量的订单行：每行计 1"), ["ordered_qty", "delivered_qty"], []
      )
    case .fillRate:
      return (
        Text(
          en:
            "each started step by which the quarter's fill rate (value delivered over value ordered, "
            + "of a line no more than was ordered) is below the limit",
          zh: "季度配送率（到货金额÷订单金额，每行到货不超过订购数量）低于下限的档数，不足一档按一档计"),
        ["ordered_qty", "delivered_qty", "unit_price"],
        [
          Text(
            en: "a distributor with fewer order lines in the quarter than the limit says",
            zh: "季度订单行数少于规定行数的企业")
        ]
      )
    case .emergencyDelivery:
      return (
        Text(
          en: "an emergency order with a line that arrived after the limit, or never: 1 an order",
          zh: "有订单行超过时限到货或未到货的急抢救订单：每个订单计 1"),
        ["ordered_at", "delivered_at", "urgent"], []
      )
    }
  }

  private static let notYetDue = Text(
    en: "what was not yet due at the moment up to which orders are known (`--as-of`)",
    zh: "截至订单数据时点（`--as-of`）尚未到期的")

  /// How an event takes a computed deduction away.
  private func answered(_ measure: Measure) -> Text {
    guard measure != .fillRate else {
      return Text(
        en: "an order line that came short by the fault of somebody else, as an event says that "
          + "names it", zh: "登记事件注明因他方责任未足量供货的订单行")
    }
    let what =
      measure.judgesOrders
      ? Text(en: "order (`order_id`)", zh: "订单（订单号）")
      : Text(en: "order line (`order_id`, `line`)", zh: "订单行（订单号、行号）")
    return Text(
      en:
        "what a recorded event answers for, which names the \(what.en): another's fault, or an upheld "
        + "appeal", zh: "登记事件已说明的\(what.zh)：他方责任，或申诉成立")
  }

  private func example(_ indicator: Indicator, _ measure: Measure) throws -> Text {
    let ordered = Timestamp(seconds: Self.exampleDay.seconds + 8 * 3600)
    func hours(_ key: RuleKey) throws -> Int { try limits.integer(key).value }
    func late(_ hours: Int, minutes: Int) -> (limit: String, arrived: String) {
      let limit = ordered.adding(hours: hours)
      return (limit.text, Timestamp(seconds: limit.seconds + minutes * 60).text)
    }
    let told: Text
    switch measure {
    case .response:
      let times = late(try hours(ScorecardKeys.responseHours), minutes: 1)
      told = Text(
        en: "limit \(times.limit), confirmed \(times.arrived): 1 order",
        zh: "时限至 \(times.limit)，确认 \(times.arrived)：1 个订单")
      return try Self.ordered(ordered.text, told, sum(1, indicator))
    case .routineDelivery:
      let times = late(try hours(ScorecardKeys.routineHours), minutes: 25 * 60)
      told = Text(
        en: "limit \(times.limit), arrived \(times.arrived): 25 h late, 2 started days",
        zh: "时限至 \(times.limit)，到货 \(times.arrived)：超时 25 小时，计 2 日")
      let days = min(2, try hours(ScorecardKeys.mostDaysLate))
      return try Self.ordered(ordered.text, told, sum(days, indicator))
    case .emergencyDelivery:
      let times = late(try hours(ScorecardKeys.emergencyHours), minutes: 1)
      told = Text(
        en: "limit \(times.limit), two of its lines arrived \(times.arrived): 1 order",
        zh: "时限至 \(times.limit)，其中两行于 \(times.arrived) 到货：1 个订单")
      return try Self.ordered(ordered.text, told, sum(1, indicator))
    case .fullSupply:
      return Text(
        en: "ordered 100, delivered 60 and 30: 10 missing, 1 line; ",
        zh: "订购 100，先后到货 60、30：缺 10，计 1 行；") + (try sum(1, indicator))
    case .fillRate:
      let threshold = try limits.number(ScorecardKeys.fillRateThreshold).value
      let step = try limits.number(ScorecardKeys.fillRateStep).value
      let below = try step * Ratio(5, over: 2)
      func percent(_ share: Ratio) throws -> String { try (share * Ratio(100)).exactText + "%" }
      let (rate, limit, size) = (
        try percent(threshold - below), try percent(threshold), try percent(step)
      )
      return Text(
        en:
          "fill rate \(rate), limit \(limit): \(try percent(below)) below, 3 started steps of \(size); ",
        zh: "配送率 \(rate)，下限 \(limit)：低 \(try percent(below))，每档 \(size)，计 3 档；")
        + (try sum(3, indicator))
    }
  }

  private static func ordered(_ moment: String, _ rest: Text, _ sum: Text) -> Text {
    Text(en: "ordered \(moment), ", zh: "下单 \(moment)，") + rest + Text(en: "; ", zh: "；") + sum
  }

  /// The day of which examples tell.
  private static let exampleDay =
    Day(iso: "2021-07-01").map(Timestamp.init(startOf:))
    ?? Timestamp(seconds: 0)
}
