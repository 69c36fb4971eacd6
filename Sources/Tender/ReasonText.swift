public import ExactNumbers
import RuleBook
public import Wording

/// Reasons in plain words.
extension Reason {
  /// What happened, in one clause.
  public var text: Text {
    switch self {
    case .noQuote: Text(en: "no valid quote", zh: "无有效报价")
    case .strengthsDiffer(let fault): fault.reason
    case .contentTooFar(let times, let limit):
      Text(
        en: "the content is \(times.exactText) times the main strength's; from "
          + "\(limit.value.exactText) times on a strength has its own representative",
        zh: "含量为主品规的 \(times.exactText) 倍；相差 \(limit.value.exactText) 倍及以上应另定代表品")
    case .noFormFactor(let form):
      Text(
        en: "the form factors have no row for \(form.title.en): it needs its own representative",
        zh: "剂型差比价表中没有\(form.title.zh)，应另定代表品")
    case .aboveCeiling(let price, let ceiling): aboveText(price, ceiling, .ceiling)
    case .aboveOwnLowest(let price, let lowest): aboveText(price, lowest, .ownLowest)
    case .shortlisted(let rank, let cap):
      Text(
        en: "shortlisted: place \(rank) of at most \(cap.value)",
        zh: "入围：第 \(rank) 名，最多入围 \(cap.value) 家")
    case .notShortlisted(let rank, let cap):
      Text(
        en: "not shortlisted: place \(rank), at most \(cap.value)",
        zh: "未入围：第 \(rank) 名，最多入围 \(cap.value) 家")
    case .tiedForShortlist(let places, let others, let cap):
      Text(
        en: "unresolved tie with \(others.joined(separator: ", ")) for \(places) of the "
          + "\(cap.value) places",
        zh: "与\(others.joined(separator: "、"))并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    case .passed(let result, _): Text(en: "selected: ", zh: "拟中选：") + result.text
    case .failed(let results, let untested):
      Text(en: "not selected: ", zh: "未中选：")
        + (results.map(\.text) + (untested == nil ? [] : [Self.noCeiling])).joined()
    case .allShortlistedWin:
      Text(en: "selected, as every shortlisted bid is", zh: "拟中选：入围即拟中选")
    case .negotiation(let bidders, _):
      Text(
        en: "\(bidders) bidder\(bidders == 1 ? "" : "s"): the price is negotiated",
        zh: "仅 \(bidders) 家企业：转为议价谈判")
    case .eliminated(let spread, let rule):
      Text(
        en: "not selected: highest passing bid of a lot whose spread, \(spread.display) times, is "
          + Self.widest(rule.value).en,
        zh: "未中选：本品种最高价为最低价的 \(spread.display) 倍，\(Self.widest(rule.value).zh)，最高报价被淘汰")
    case .tiedForElimination(let spread, let rule):
      Text(
        en: "unresolved tie: several lots have the spread of \(spread.display) times, and not all "
          + "of them can be \(Self.widest(rule.value).en); the highest passing bid of those is "
          + "dropped",
        zh: "并列未决：多个品种的价差同为 \(spread.display) 倍，无法全部\(Self.widest(rule.value).zh)；"
          + "列入者淘汰最高报价")
    case .restsOnUnverified(let key, let otherwise):
      Text(
        en: "undecided: `\(key)` is unverified and decides here: with another value this bid is "
          + "\(otherwise.verdict.en); --allow-unverified uses it all the same",
        zh: "未决：“\(key)”未经核实且在此起决定作用，取其他值时本报价\(otherwise.verdict.zh)；"
          + "加 --allow-unverified 仍按其计算")
    }
  }

  private static let noCeiling = Text(
    en: "the cut is not tested, as no ceiling is given", zh: "未提供最高有效申报价，降幅未检验")

  private static func widest(_ lots: Int) -> Text {
    Text(
      en: lots == 1 ? "the widest" : "among the \(lots) widest",
      zh: lots == 1 ? "列为价差最大的品种" : "列入价差最大的 \(lots) 个品种")
  }

  /// The rule's key, for the column `decided_by`.
  public var key: String {
    switch self {
    case .noQuote: "validity.quote"
    case .strengthsDiffer: "comparable.strength"
    case .contentTooFar(_, let limit): limit.key
    case .noFormFactor: "form.factors"
    case .aboveCeiling: "validity.ceiling"
    case .aboveOwnLowest: "validity.own_lowest"
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      cap.key
    case .passed(let result, _): result.rule.key
    case .failed, .allShortlistedWin: "selection.tests"
    case .negotiation(_, let limit): limit.key
    case .eliminated(_, let rule), .tiedForElimination(_, let rule): rule.key
    case .restsOnUnverified(let key, _): key
    }
  }

  /// The parameters on which the reason rests, with document, clause and grade; empty where it
  /// needs none.
  public var sources: [Text] {
    switch self {
    case .noQuote, .strengthsDiffer, .noFormFactor, .aboveCeiling, .aboveOwnLowest,
      .restsOnUnverified:
      []
    case .contentTooFar(_, let limit): [limit.reference]
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      [cap.reference]
    case .passed(let result, _): [result.rule.reference]
    case .failed(let results, let untested):
      (results.map(\.rule) + [untested].compactMap { $0 }).map(\.reference)
    case .allShortlistedWin(let rule): [rule.reference]
    case .negotiation(_, let limit): [limit.reference]
    case .eliminated(_, let rule), .tiedForElimination(_, let rule): [rule.reference]
    }
  }

  private enum Limit { case ceiling, ownLowest }

  private func aboveText(_ price: Ratio, _ limit: Ratio, _ kind: Limit) -> Text {
    let (shownPrice, shownLimit) = price.display(against: limit)
    let excess = (try? price - limit)?.distance ?? ""
    let (en, zh) =
      kind == .ceiling
      ? ("the ceiling", "最高有效申报价") : ("the bidder's own lowest price", "企业自身最低省级价格")
    return Text(
      en: "unit price \(shownPrice) is above \(en) \(shownLimit), by \(excess)",
      zh: "单位价格 \(shownPrice) 高于\(zh) \(shownLimit)，超出 \(excess)")
  }
}

extension Decision {
  /// What is decided about a bid's selection.
  var verdict: Text {
    switch self {
    case .yes: Text(en: "selected", zh: "拟中选")
    case .no: Text(en: "not selected", zh: "未中选")
    case .tie: Text(en: "tied, a person must decide", zh: "并列，须人工决定")
    case .undecided: Text(en: "undecided, a person must decide", zh: "未决，须人工决定")
    }
  }
}

extension TestResult {
  /// The test with its numbers, and by how much it holds or is missed.
  public var text: Text {
    let (shown, bound) = value.display(against: limit)
    let distance = ((try? value - limit)?.magnitude).map(\.distance) ?? ""
    switch test {
    case .multiple:
      let base = anchor?.display ?? ""
      let sign = holds ? "≤" : ">"
      return Text(
        en: "\(shown) \(sign) \(bound) = \(rule.value.exactText) × lowest \(base)"
          + (holds ? "" : ", over by \(distance)"),
        zh: "\(shown) \(sign) \(bound)（最低价 \(base) 的 \(rule.value.exactText) 倍）"
          + (holds ? "" : "，超出 \(distance)"))
    case .cut:
      let (own, needed) = (value.percentDisplay(against: limit))
      let short = (try? limit - value)?.percentPoints ?? ""
      return Text(
        en: "cut \(own) \(holds ? "≥" : "<") \(needed)"
          + (holds ? "" : ", short by \(short) points"),
        zh: "降幅 \(own) \(holds ? "≥" : "<") \(needed)" + (holds ? "" : "，相差 \(short) 个百分点"))
    case .floor:
      return Text(
        en: "\(shown) \(holds ? "≤" : ">") floor \(bound)" + (holds ? "" : ", over by \(distance)"),
        zh: "\(shown) \(holds ? "≤" : ">") 保底价 \(bound)" + (holds ? "" : "，超出 \(distance)"))
    }
  }
}

/// Numbers as sentences show them: as short as they are still exact or distinct.
extension Ratio {
  /// At least 4 decimals and up to 6, more digits rounded half up.
  public var display: String { display(decimals: 6) }

  /// Two numbers with as many decimals as it takes to see which is larger.
  func display(against other: Ratio) -> (String, String) {
    for decimals in 6...12 {
      let (own, others) = (display(decimals: decimals), other.display(decimals: decimals))
      if own != others || self == other { return (own, others) }
    }
    return (exactText, other.exactText)
  }

  /// A difference of prices, with as many decimals as it takes not to be 0.
  var distance: String { display(decimals: decimalsToShow(from: 6), atLeast: 4) }

  /// A difference of shares in percentage points, with as many decimals as it takes not to be 0.
  var percentPoints: String {
    guard let points = try? self * Ratio(100) else { return exactText }
    return points.display(decimals: points.decimalsToShow(from: 2), atLeast: 2)
  }

  private func decimalsToShow(from least: Int) -> Int {
    (least...12).first { (try? scaled(decimals: $0, rounding: .halfUp)) != 0 } ?? 12
  }

  func percentDisplay(against other: Ratio) -> (String, String) {
    guard let own = try? self * Ratio(100), let others = try? other * Ratio(100) else {
      return (exactText, other.exactText)
    }
    for decimals in 2...12 {
      let (a, b) = (
        own.display(decimals: decimals, atLeast: 2), others.display(decimals: decimals, atLeast: 2)
      )
      if a != b || self == other { return (a + "%", b + "%") }
    }
    return (exactText, other.exactText)
  }

  private func display(decimals: Int, atLeast least: Int = 4) -> String {
    guard let text = try? decimalText(decimals: decimals) else { return exactText }
    var shown = text[...]
    var spare = decimals - least
    while spare > 0, shown.hasSuffix("0") {
      shown = shown.dropLast()
      spare -= 1
    }
    return String(shown)
  }
}
