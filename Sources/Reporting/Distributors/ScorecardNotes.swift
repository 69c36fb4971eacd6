import RuleBook
public import Scorecard
public import Tables
public import Wording

/// What a sheet of scores says about what it rests on.
extension Scoring {
  /// The rule set by which was computed.
  public var lead: Text {
    let set = card.ruleSet
    return Text(en: "Rules: ", zh: "规则集：") + Text("\(set.id), ") + set.title + Text(" — ")
      + set.document
  }

  /// The numbers of the card that were used and are less sure than published.
  private var weak: [(key: String, grade: Grade)] {
    card.ruleSet.usedWeak(ScorecardKeys.catalogue)
  }

  /// Which numbers are less than published, apart from what the banner says of all indicators.
  public var sourceNote: Text? {
    let indicators = ScorecardKeys.indicators.name
    let told = weak.filter { key, grade in
      let isIndicator = key == indicators || key.hasPrefix(indicators + ".")
      return (!isIndicator || grade == .supplied || card.banner == nil) && !isAdopted(key, grade)
    }
    return card.ruleSet.note(of: told, ScorecardKeys.catalogue)
  }

  /// Whether a value is what the hospital's committee has adopted, and not one that was set for this run.
  private func isAdopted(_ key: String, _ grade: Grade) -> Bool {
    card.adopted != nil && grade == .supplied
      && card.ruleSet.parameters[key]?.origin == card.ruleSet.id
  }

  /// The code of the indicator of order response.
  private var response: String? {
    card.indicators.first { $0.measure == .response }?.code
  }

  /// What the files leave out, for some quarters.
  public func notes(_ quarters: [Quarter]) -> [Text] {
    let outside = outside(quarters)
    let period = Quarter.name(of: quarters)
    var notes = [card.adoption].compactMap(\.self)
    if outside.events > 0 || outside.lines > 0 {
      notes.append(
        Text(
          en: "outside \(period) and not counted: events \(outside.events), order lines "
            + "\(outside.lines)",
          zh: "不在 \(period) 内、未计入：事件 \(outside.events) 条，订单行 \(outside.lines) 条"))
    }
    if let orders {
      notes.append(asOf(orders, pending: pending(quarters)))
      if !orders.tellsConfirmation {
        notes.append(
          Text(
            en: "the order file has no confirmation times: order response"
              + "\(response.map { " (\($0))" } ?? "") is off",
            zh: "订单表无确认时间：未考核订单响应\(response.map { "（\($0)）" } ?? "")"))
      }
    } else if let codes = card.computedCodes {
      notes.append(
        Text(
          en: "no order file (--orders): \(codes.en) count only where they are recorded as events",
          zh: "未提供订单表（--orders）：\(codes.zh) 仅按登记事件计"))
    }
    return notes
  }

  /// Up to when the orders are known, and what that leaves open.
  private func asOf(_ orders: OrderCounts, pending: Int) -> Text {
    var text =
      Text(en: "orders as of \(orders.asOf.text)", zh: "订单数据截至 \(orders.asOf.text)")
    if !orders.isAsked {
      text =
        text
        + Text(
          en: ", the latest moment in the file (--as-of for another)",
          zh: "，即订单表中最晚的时间（可用 --as-of 另定）")
    }
    if pending > 0 {
      text =
        text
        + Text(
          en: "; not yet due and not counted: order lines \(pending)",
          zh: "；未到时限、暂不计入的订单行 \(pending) 行")
    }
    if orders.laterRows > 0 {
      text =
        text
        + Text(
          en: "; ordered later and left out: rows \(orders.laterRows)",
          zh: "；此后下单、不计入的 \(orders.laterRows) 行")
    }
    return text
  }
}
