public import ExactNumbers
import RuleBook
import Tables
public import Wording

/// Reasons in plain words.
extension Reason {
  /// What happened, in one clause.
  public var text: Text {
    Text(en: String(text(in: .english)), zh: String(text(in: .chinese)))
  }

  /// Adds what happened, in one clause and one language.
  ///
  /// What is said of most bids makes no sentence of its own.
  func write(to sentence: inout Sentence, _ language: Language) {
    switch self {
    case .notShortlisted(let rank, let cap):
      sentence.add(language, en: "not shortlisted: place ", zh: "未入围：第 ")
      sentence += rank
      sentence.add(language, en: ", at most ", zh: " 名，最多入围 ")
      sentence += cap.value
      sentence.add(language, en: "", zh: " 家")
    case .passed(let test, let tested):
      sentence.add(language, en: "selected: ", zh: "拟中选：")
      tested.result(of: test)?.write(to: &sentence, language)
    case .failed(let tested): Self.writeFailed(tested, to: &sentence, language)
    default: sentence += text(in: language)
    }
  }

  private func written(_ language: Language) -> Sentence {
    var sentence = Sentence()
    write(to: &sentence, language)
    return sentence
  }

  /// What happened, in one clause and one language.
  func text(in language: Language) -> Sentence {
    switch self {
    case .notShortlisted, .passed, .failed: written(language)
    case .noQuote: language(en: "no valid quote", zh: "无有效报价")
    case .strengthsDiffer(let fault): "\(fault.reason(language))"
    case .contentTooFar(let times, let limit):
      language(
        en: "the content is \(times.exactText) times the main strength's; from "
          + "\(limit.value.exactText) times on a strength has its own representative",
        zh: "含量为主品规的 \(times.exactText) 倍；相差 \(limit.value.exactText) 倍及以上应另定代表品")
    case .noFormFactor(let form):
      language(
        en: "the form factors have no row for \(form.title.en): it needs its own representative",
        zh: "剂型差比价表中没有\(form.title.zh)，应另定代表品")
    case .noUnitFactor(let strength):
      language(
        en: "the tender's own factors have no row for the strength `\(strength)`",
        zh: "本批次的规格系数表中没有规格“\(strength)”")
    case .noCeiling:
      language(en: "no ceiling from which the cut could be reckoned", zh: "缺少最高有效申报价，无法计算降幅")
    case .aboveCeiling(let price, let ceiling): aboveText(price, ceiling, .ceiling, language)
    case .aboveOwnLowest(let price, let lowest): aboveText(price, lowest, .ownLowest, language)
    case .shortlisted(let rank, let cap):
      language(
        en: "shortlisted: place \(rank) of at most \(cap.value)",
        zh: "入围：第 \(rank) 名，最多入围 \(cap.value) 家")
    case .tiedForShortlist(let places, let others, let cap):
      language(
        en: "unresolved tie with \(others.joined(separator: ", ")) for \(places) of the "
          + "\(cap.value) places",
        zh: "与\(others.joined(separator: "、"))并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    case .firmHasEnough(let limit):
      language(
        en: "not shortlisted: at most \(limit.value) products of one firm",
        zh: "未入围：同一企业最多 \(limit.value) 个产品")
    case .withoutVolume(let price, let limit, let deviations):
      language(
        en: "selected without volume: \(price.display) is below \(limit.display), the mean minus "
          + "\(deviations.value.exactText) standard deviations; it takes no place",
        zh: "中选但采购量为零：\(price.display) 低于均价减 \(deviations.value.exactText) 倍标准差 "
          + "\(limit.display)，不占入围名额")
    case .guaranteed(let result):
      language(en: "selected beyond the cap: ", zh: "不受入围数限制，拟中选：") + result.text(in: language)
    case .floorNeedsForm:
      language(
        en: "undecided: the floor depends on the dosage form, which is not given",
        zh: "未决：保底价按剂型确定，而剂型未填写")
    case .paymentStandard(let price, let lowest, let floor):
      language(
        en: "payment standard \(price.display): lowest quote \(lowest.display), at least "
          + "\(floor.value.percentPoints)% of the ceiling",
        zh: "支付标准 \(price.display)：最低报价 \(lowest.display)，不低于上限价的 "
          + "\(floor.value.percentPoints)%")
    case .mayAccept(let price, _):
      language(
        en: "may still be selected at the comparable price \(price.display)",
        zh: "接受单位可比价 \(price.display) 可复活中选")
    case .accepted:
      language(en: "selected: the bidder accepted", zh: "拟中选：企业已接受")
    case .memberOf(let entity, let leader):
      language(
        en: "one entity (\(entity)) with \(leader), at one price",
        zh: "与\(leader)为同一主体（\(entity)），同价")
    case .allShortlistedWin:
      language(en: "selected, as every shortlisted bid is", zh: "拟中选：入围即拟中选")
    case .negotiation(let bidders, _):
      language(
        en: "\(bidders) bidder\(bidders == 1 ? "" : "s"): the price is negotiated",
        zh: "仅 \(bidders) 家企业：转为议价谈判")
    case .eliminated(let spread, let rule):
      language(
        en: "not selected: highest passing bid of a lot whose spread, \(spread.display) times, is "
          + "\(Self.widest(rule.value).en)",
        zh: "未中选：本品种最高价为最低价的 \(spread.display) 倍，\(Self.widest(rule.value).zh)，最高报价被淘汰")
    case .tiedForElimination(let spread, let rule):
      language(
        en: "unresolved tie: several lots have the spread of \(spread.display) times, and not all "
          + "of them can be \(Self.widest(rule.value).en); the highest passing bid of those is "
          + "dropped",
        zh: "并列未决：多个品种的价差同为 \(spread.display) 倍，无法全部\(Self.widest(rule.value).zh)；"
          + "列入者淘汰最高报价")
    case .restsOnUnverified(let key, let otherwise):
      language(
        en: "undecided: `\(key)` is unverified and decides here: with another value this bid is "
          + "\(otherwise.verdict.en); --allow-unverified uses it all the same",
        zh: "未决：“\(key)”未经核实且在此起决定作用，取其他值时本报价\(otherwise.verdict.zh)；"
          + "加 --allow-unverified 仍按其计算")
    }
  }

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
    case .noUnitFactor: "comparable.unit_factors"
    case .noCeiling: "validity.ceiling"
    case .aboveCeiling: "validity.ceiling"
    case .aboveOwnLowest: "validity.own_lowest"
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      cap.key
    case .passed(let test, let tested): tested.rule(of: test)?.key ?? ""
    case .failed, .allShortlistedWin: "selection.tests"
    case .negotiation(_, let limit): limit.key
    case .eliminated(_, let rule), .tiedForElimination(_, let rule): rule.key
    case .restsOnUnverified(let key, _): key
    case .firmHasEnough(let limit): limit.key
    case .withoutVolume(_, _, let rule): rule.key
    case .guaranteed(let result): result.rule.key
    case .floorNeedsForm: "selection.floor"
    case .paymentStandard(_, _, let floor): floor.key
    case .mayAccept(_, let rule), .accepted(let rule): rule.key
    case .memberOf: "entity"
    }
  }

  /// The parameters on which the reason rests, with document, clause and grade; empty where it
  /// needs none.
  public var sources: [Text] {
    switch self {
    case .noQuote, .strengthsDiffer, .noFormFactor, .noUnitFactor, .noCeiling, .aboveCeiling,
      .aboveOwnLowest, .restsOnUnverified, .floorNeedsForm, .memberOf:
      []
    case .contentTooFar(_, let limit): [limit.reference]
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      [cap.reference]
    case .passed(let test, let tested):
      [tested.rule(of: test)].compactMap { $0?.reference }
    case .failed(let tested): tested.results.map(\.rule.reference)
    case .allShortlistedWin(let rule): [rule.reference]
    case .negotiation(_, let limit): [limit.reference]
    case .firmHasEnough(let limit): [limit.reference]
    case .withoutVolume(_, _, let rule): [rule.reference]
    case .guaranteed(let result): [result.rule.reference]
    case .paymentStandard(_, _, let floor): [floor.reference]
    case .mayAccept(_, let rule), .accepted(let rule): [rule.reference]
    case .eliminated(_, let rule), .tiedForElimination(_, let rule): [rule.reference]
    }
  }

  private static func writeFailed(
    _ tested: TestedBid, to sentence: inout Sentence, _ language: Language
  ) {
    sentence.add(language, en: "not selected: ", zh: "未中选：")
    var isFirst = true
    tested.forEachResult { result in
      if !isFirst { sentence.add(language, en: "; ", zh: "；") }
      result.write(to: &sentence, language)
      isFirst = false
    }
  }

  private enum Limit { case ceiling, ownLowest }

  private func aboveText(
    _ price: Ratio, _ limit: Ratio, _ kind: Limit, _ language: Language
  ) -> Sentence {
    let (shownPrice, shownLimit) = price.display(against: limit)
    let excess = (try? Distance(price, limit))?.shown
    let (en, zh) =
      kind == .ceiling
      ? ("the ceiling", "最高有效申报价") : ("the bidder's own lowest price", "企业自身最低省级价格")
    return language(
      en: "unit price \(shownPrice) is above \(en) \(shownLimit), by \(excess)",
      zh: "单位价格 \(shownPrice) 高于\(zh) \(shownLimit)，超出 \(excess)")
  }
}

extension Decision {
  /// What is decided about a bid's selection.
  public var verdict: Text {
    switch self {
    case .yes: Text(en: "selected", zh: "拟中选")
    case .no: Text(en: "not selected", zh: "未中选")
    case .tie: Text(en: "tied, a person must decide", zh: "并列，须人工决定")
    case .undecided: Text(en: "undecided, a person must decide", zh: "未决，须人工决定")
    }
  }
}

extension AnchorRule {
  /// What the anchor is called beside its value.
  public var title: Text {
    self == .lowest ? Text(en: "lowest", zh: "最低价") : Text(en: "anchor", zh: "基准价")
  }
}

extension TestResult {
  /// The test with its numbers, and by how much it holds or is missed.
  public var text: Text {
    Text(en: String(text(in: .english)), zh: String(text(in: .chinese)))
  }

  /// The same in one language.
  func text(in language: Language) -> Sentence {
    var sentence = Sentence()
    write(to: &sentence, language)
    return sentence
  }

  /// Adds the same to a sentence.
  func write(to sentence: inout Sentence, _ language: Language) {
    if test == .cut { return writeCut(to: &sentence, language) }
    let (shown, bound) = value.display(against: limit)
    sentence += shown
    sentence.add(holds ? " ≤ " : " > ")
    switch test {
    case .multiple, .cut: break
    case .floor: sentence.add(language, en: "floor ", zh: "保底价 ")
    case .line: sentence.add(language, en: "published line ", zh: "公布线 ")
    }
    sentence += bound
    against.writeBasis(to: &sentence, language)
    guard !holds else { return }
    sentence.add(language, en: ", over by ", zh: "，超出 ")
    sentence += (try? Distance(value, limit))?.shown
  }

  private func writeCut(to sentence: inout Sentence, _ language: Language) {
    guard verdict != .untested else {
      sentence.add(
        language, en: "the cut is not tested, as no ceiling is given", zh: "未提供最高有效申报价，降幅未检验")
      return
    }
    let (own, needed) = value.percentDisplay(against: limit)
    sentence.add(language, en: "cut ", zh: "降幅 ")
    sentence += own
    sentence.add(holds ? " ≥ " : " < ")
    sentence += needed
    guard !holds else { return }
    sentence.add(language, en: ", short by ", zh: "，相差 ")
    sentence += (try? Distance(limit, value))?.percentPoints
    sentence.add(language, en: " points", zh: " 个百分点")
  }
}

extension TestLimit {
  /// Adds what the limit is, where it is so many times an anchor.
  fileprivate func writeBasis(to sentence: inout Sentence, _ language: Language) {
    guard let anchor else { return }
    let (times, base) = (rule.value.exact, anchor.shown)
    switch (language, anchorRule == .lowest) {
    case (.english, let isLowest):
      sentence.add(" = ")
      sentence += times
      sentence.add(isLowest ? " × lowest " : " × anchor ")
      sentence += base
    case (.chinese, let isLowest):
      sentence.add(isLowest ? "（最低价 " : "（基准价 ")
      sentence += base
      sentence.add(" 的 ")
      sentence += times
      sentence.add(" 倍）")
    }
  }
}

/// A number in a sentence: decimals, or a fraction that is too long for them.
enum Shown: Equatable {
  case decimal(ShownDecimal)
  case percent(ShownDecimal)
  case fraction(Ratio)

  /// The number as a text.
  var text: String {
    switch self {
    case .decimal(let number): number.text
    case .percent(let number): number.text + "%"
    case .fraction(let number): number.exactText
    }
  }
}

extension Sentence {
  /// Adds a number at the end, or nothing.
  static func += (sentence: inout Sentence, number: Shown?) {
    switch number {
    case .decimal(let number): sentence += number
    case .percent(let number):
      sentence += number
      sentence.add("%")
    case .fraction(let number): sentence += number.exactText
    case nil: break
    }
  }
}

extension Sentence.StringInterpolation {
  mutating func appendInterpolation(_ number: Shown?) {
    var part = Sentence()
    part += number
    appendInterpolation(part)
  }
}

/// Numbers as sentences show them: as short as they are still exact or distinct.
extension Ratio {
  /// At least 4 decimals and up to 6, more digits rounded half up.
  public var display: String { shown.text }

  /// The same, yet to be written.
  var shown: Shown { shown(decimals: 6) }

  /// Two numbers with as many decimals as it takes to see which is larger.
  func display(against other: Ratio) -> (Shown, Shown) {
    for decimals in 6...12 {
      let (own, others) = (shown(decimals: decimals), other.shown(decimals: decimals))
      if own != others || self == other { return (own, others) }
    }
    return (.fraction(self), .fraction(other))
  }

  /// A share in percentage points, with as many decimals as it takes not to be 0.
  var percentPoints: Shown? { (try? Distance(self, .zero))?.percentPoints }

  /// Two shares in percent with as many decimals as it takes to see which is larger.
  func percentDisplay(against other: Ratio) -> (Shown, Shown) {
    for decimals in 2...12 {
      guard let own = try? percent(decimals, atLeast: 2),
        let others = try? other.percent(decimals, atLeast: 2)
      else { break }
      if own != others || self == other { return (.percent(own), .percent(others)) }
    }
    return (.fraction(self), .fraction(other))
  }

  /// The number with as few decimals as it has, or as a fraction where they never end.
  var exact: Shown { exactDecimal.map { .decimal($0) } ?? .fraction(self) }

  func shown(decimals: Int, atLeast least: Int = 4) -> Shown {
    guard let number = try? decimal(decimals, atLeast: least) else { return .fraction(self) }
    return .decimal(number)
  }
}

extension Distance {
  /// A difference of prices, with as many decimals as it takes not to be 0.
  var shown: Shown {
    for decimals in 6..<12 {
      guard let number = try? decimal(decimals, atLeast: 4) else { return .fraction(number) }
      if !number.isZero { return .decimal(number) }
    }
    return number.shown(decimals: 12)
  }

  /// A difference of shares in percentage points, with as many decimals as it takes not to be 0.
  var percentPoints: Shown {
    for decimals in 2...12 {
      guard let points = try? percent(decimals, atLeast: 2) else { break }
      if !points.isZero || decimals == 12 { return .decimal(points) }
    }
    // A percentage point is a hundredth.
    return .fraction((try? number * Ratio(100)) ?? number)
  }
}
