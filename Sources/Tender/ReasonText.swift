import ExactNumbers
import RuleBook
import Tables
public import Wording
import Writing

/// Reasons in plain words.
extension Reason {
  /// What happened, in one clause.
  public var text: Text {
    Text(en: String(text(in: .english)), zh: String(text(in: .chinese)))
  }

  /// What happened, in one clause and one language.
  func text(in language: Language) -> Sentence {
    switch self {
    case .notShortlisted, .passed, .failed, .aboveCeiling, .aboveOwnLowest:
      ReasonWriter.sentence(of: self, language)
    case .withoutVolume(let price, let limit): limit.sentence(price, language)
    case .mayAccept(let offer, _): offer.sentence(language)
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
    case .noTechnicalScore:
      language(
        en: "no technical points for the composite score", zh: "缺少技术分，无法计算综合得分")
    case .shortlisted(let rank, let cap):
      language(
        en: "shortlisted: place \(rank) of at most \(cap.value)",
        zh: "入围：第 \(rank) 名，最多入围 \(cap.value) 家")
    case .tiedForShortlist(let places, let others, let cap):
      language(
        en: "unresolved tie with \(others.text.en) for \(places) of the "
          + "\(cap.value) places",
        zh: "与\(others.text.zh)并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    case .tiedForFirm(let places, let others, let limit):
      language(
        en: "unresolved tie with \(others.text.en) for \(places) of the "
          + "\(limit.value) places of the firm",
        zh: "与\(others.text.zh)并列未决，争夺本企业 \(limit.value) 个名额中的 \(places) 个")
    case .firmHasEnough(let limit):
      language(
        en: "not shortlisted: at most \(limit.value) products of one firm",
        zh: "未入围：同一企业最多 \(limit.value) 个产品")
    case .guaranteed(let result):
      language(en: "selected beyond the cap: ", zh: "不受入围数限制，拟中选：") + result.text(in: language)
    case .floorNeedsForm:
      language(
        en: "undecided: the floor depends on the dosage form or its volume, which is not given",
        zh: "未决：保底价按剂型及装量确定，而剂型或装量未填写")
    case .cutNeedsCeiling:
      language(
        en: "undecided: no other test selects it, and without a ceiling the cut is not known",
        zh: "未决：其他条件均不满足，且缺少最高有效申报价，降幅无法计算")
    case .dependsOnTie(let names, let decisions):
      language(
        en: "depends on how the tie of \(names.text.en) is resolved: "
          + "\(Decision.alternatives(decisions).en)",
        zh: "取决于\(names.text.zh)的并列如何裁定："
          + "\(Decision.alternatives(decisions).zh)")
    case .offerDependsOnTie(let names):
      language(
        en: "the price that it may accept depends on how the tie of "
          + "\(names.text.en) is resolved",
        zh: "可接受的复活价取决于\(names.text.zh)的并列如何裁定")
    case .entitlementIsOpen(let names):
      language(
        en: "what it is entitled to depends on how the tie of \(names.text.en) is resolved",
        zh: "其权益取决于\(names.text.zh)的并列如何裁定")
    case .tooManyResolutions(let limit):
      language(
        en: "unresolved tie: the equal bids of the lot can be ordered in more than \(limit) ways "
          + "that differ",
        zh: "并列未决：本品种并列报价的不同裁定方式超过 \(limit) 种")
    case .unitIsOpen(let names):
      language(
        en: "undecided: \(names.text.en) reported equal volumes, and not all of "
          + "them belong to unit A",
        zh: "未决：\(names.text.zh)报量相同，无法全部进入 A 竞价单元")
    case .restsOn(.mainStrength, let otherwise):
      language(
        en:
          "undecided: several strengths are quoted equally often and no main strength is named; at "
          + "another \(otherwise.text.en); the column `main_strength` names it",
        zh: "未决：多个规格报价数相同且未注明主品规，以另一规格比价时\(otherwise.text.zh)；"
          + "请在“主品规”一列注明")
    case .orderIsOpen(let bidder):
      language(
        en: "undecided: the price of \(bidder) cannot be compared, so the order is open",
        zh: "未决：\(bidder)的价格无法比较，排序未定")
    case .paymentStandard(let price, let lowest, let ceiling, let floor):
      Self.paymentStandard(price, lowest, ceiling, floor.value, language)
    case .offerNeedsVolumes:
      language(
        en: "whether it may still be selected depends on reported volumes that some bids lack",
        zh: "能否复活取决于报量，而部分报价缺少报量")
    case .maySupplyNothing:
      language(
        en: "may still be selected without volume, at its own price", zh: "可按自身报价零采购量中选")
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
      language(en: "not selected: ", zh: "未中选：") + spread.dropped(rule.value, language)
    case .tiedForElimination(let spread, false, let rule):
      language(
        en: "unresolved: whether the spread, \(spread.equation), is "
          + "\(spread.place(rule.value).en) depends on what else in the tender is open; the highest "
          + "passing bid of such a lot is dropped",
        zh: "未决：价差 \(spread.equation) 是否\(spread.place(rule.value).zh)取决于本批次其他待定事项；"
          + "列入者淘汰最高报价")
    case .tiedForElimination(let spread, true, let rule):
      language(
        en: "unresolved tie: several lots have the spread \(spread.equation), and not all "
          + "of them can be \(spread.place(rule.value).en); the highest passing bid of those is "
          + "dropped",
        zh: "并列未决：多个品种的价差同为 \(spread.equation)，无法全部\(spread.place(rule.value).zh)；"
          + "列入者淘汰最高报价")
    case .belowAnchor(true?, _):
      language(
        en: "below the anchor; its cost is stated", zh: "低于基准价，已作成本说明")
    case .belowAnchor(false?, _):
      language(
        en: "undecided: below the anchor and without the statement of its cost that it needs",
        zh: "未决：低于基准价，须作成本说明而未作")
    case .belowAnchor(nil, _):
      language(
        en: "below the anchor: it needs a statement of its cost, of which the file does not say "
          + "whether it is there (column cost_statement)",
        zh: "低于基准价：须作成本说明，文件未注明是否已作（成本说明列）")
    case .struckOff:
      language(
        en: "not selected: it was selected, and struck off later", zh: "未中选：中选后被取消中选资格")
    case .restsOn(.unverified(let key), let otherwise):
      language(
        en: "undecided: `\(key)` is unverified and decides here: with another value "
          + "\(otherwise.text.en); --allow-unverified uses it all the same",
        zh: "未决：“\(key)”未经核实且在此起决定作用，取其他值时\(otherwise.text.zh)；"
          + "加 --allow-unverified 仍按其计算")
    case .restsOn(.count, let otherwise):
      language(
        en: "undecided: the file does not say whether bidders without a quote count; if they do "
          + "not, \(otherwise.text.en); the column `counted` says it",
        zh: "未决：文件未注明无报价企业是否计入企业数，如不计入，\(otherwise.text.zh)；"
          + "请在“计入企业数”一列注明")
    }
  }

  private static var testsKey: StaticString { "selection.tests" }

  /// The rule's key, for the column `decided_by`.
  public var key: String {
    switch self {
    case .noQuote: "validity.quote"
    case .strengthsDiffer: "comparable.strength"
    case .contentTooFar(_, let limit): limit.key
    case .noFormFactor: "form.factors"
    case .noUnitFactor: "comparable.unit_factors"
    case .noCeiling: "validity.ceiling"
    case .noTechnicalScore: "score.price_weight"
    case .aboveCeiling(_, _, let rule): rule?.key ?? "validity.ceiling"
    case .aboveOwnLowest: "validity.own_lowest"
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      cap.key
    case .passed(let test, let tested): tested.rule(of: test)?.key ?? ""
    case .failed, .allShortlistedWin: Self.testsKey.description
    case .negotiation(_, let limit): limit.key
    case .eliminated(_, let rule), .tiedForElimination(_, _, let rule): rule.key
    case .belowAnchor(_, let rule), .struckOff(let rule): rule.key
    case .tiedForFirm(_, _, let limit): limit.key
    case .dependsOnTie, .offerDependsOnTie, .entitlementIsOpen, .tooManyResolutions: "tie"
    case .unitIsOpen: "units.cumulative_demand"
    case .offerNeedsVolumes: "revival.not_shortlisted"
    case .cutNeedsCeiling: "selection.cut"
    case .restsOn(.unverified(let key), _): key
    case .restsOn(.count, _): "count.basis"
    case .restsOn(.mainStrength, _): "main_strength"
    case .orderIsOpen: "comparable.strength"
    case .firmHasEnough(let limit): limit.key
    case .withoutVolume(_, let limit): limit.deviations.key
    case .guaranteed(let result): result.rule.key
    case .floorNeedsForm: "selection.floor"
    case .paymentStandard(_, _, _, let floor): floor.key
    case .mayAccept(_, let rule), .maySupplyNothing(let rule), .accepted(let rule): rule.key
    case .memberOf: "entity"
    }
  }

  /// Writes the same; the keys of rules, which decide most, stand ready.
  func writeKey(to row: inout RowWriter) {
    switch self {
    case .shortlisted(_, let cap), .notShortlisted(_, let cap): cap.writeKey(to: &row)
    case .passed(let test, let tested):
      if let rule = tested.rule(of: test) { rule.writeKey(to: &row) } else { row.word("") }
    case .failed: row.word(Self.testsKey)
    default: row.text(key)
    }
  }

  /// The parameters on which the reason rests, with document, clause and grade; empty where it
  /// needs none.
  public var sources: [Text] {
    switch self {
    case .noQuote, .strengthsDiffer, .noFormFactor, .noUnitFactor, .noCeiling, .noTechnicalScore,
      .aboveOwnLowest, .restsOn, .floorNeedsForm, .memberOf, .cutNeedsCeiling, .dependsOnTie,
      .offerDependsOnTie, .offerNeedsVolumes, .entitlementIsOpen, .tooManyResolutions, .unitIsOpen,
      .orderIsOpen:
      []
    case .tiedForFirm(_, _, let limit): [limit.reference]
    case .contentTooFar(_, let limit): [limit.reference]
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      [cap.reference]
    case .passed(let test, let tested):
      [tested.rule(of: test)].compactMap { $0?.reference }
    case .failed(let tested): tested.results.map(\.rule.reference)
    case .allShortlistedWin(let rule): [rule.reference]
    case .aboveCeiling(_, _, let rule): rule.map { [$0.reference] } ?? []
    case .negotiation(_, let limit): [limit.reference]
    case .firmHasEnough(let limit): [limit.reference]
    case .withoutVolume(_, let limit): [limit.deviations.reference]
    case .guaranteed(let result): [result.rule.reference]
    case .paymentStandard(_, _, _, let floor): [floor.reference]
    case .mayAccept(let offer, let rule):
      [rule, offer.multiple?.rule.map { _ in "" }].compactMap { $0?.reference }
    case .maySupplyNothing(let rule), .accepted(let rule): [rule.reference]
    case .eliminated(_, let rule), .tiedForElimination(_, _, let rule): [rule.reference]
    case .belowAnchor(_, let rule), .struckOff(let rule): [rule.reference]
    }
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

extension Otherwise {
  /// What the bid would be.
  fileprivate var text: Text {
    switch self {
    case .selection(let decision, nil):
      Text(en: "this bid is ", zh: "本报价") + decision.verdict
    case .selection(let decision, let price?):
      Text(en: "this bid is ", zh: "本报价") + decision.verdict
        + Text(
          en: " at the unit price \(price.display)", zh: "，单位价格为 \(price.display)")
    case .entitlement(let entitlement):
      Text(en: "this bid is selected ", zh: "本报价中选且") + entitlement.title
    case .shortlist(let decision):
      Text(en: "this bid is ", zh: "本报价") + decision.shortlistVerdict
    case .unknown:
      Text(
        en: "what this bid would be is not known, as it needs a number that is not given",
        zh: "需要另一未给出的数值，结果无从得知")
    case .offer:
      Text(en: "the price that this bid may accept is another", zh: "本报价可接受的复活价不同")
    }
  }
}

extension Entitlement {
  /// What a selected bid gets.
  fileprivate var title: Text {
    switch self {
    case .full: Text(en: "with volume", zh: "分配采购量")
    case .noRegionChoice: Text(en: "with volume, without a choice of regions", zh: "分配采购量但不参与选区")
    case .noVolume: Text(en: "without volume", zh: "采购量为零")
    case .open: Text(en: "with or without volume, as a tie is resolved", zh: "采购量取决于并列如何裁定")
    }
  }
}

extension Decision {
  /// One decision or another.
  fileprivate static func alternatives(_ decisions: [Decision]) -> Text {
    Text(
      en: decisions.map(\.verdict.en).joined(separator: " or "),
      zh: decisions.map(\.verdict.zh).joined(separator: "或"))
  }

  /// What is decided about a bid's place on the shortlist.
  fileprivate var shortlistVerdict: Text {
    switch self {
    case .yes: Text(en: "shortlisted", zh: "入围")
    case .no: Text(en: "not shortlisted", zh: "未入围")
    case .tie, .undecided: verdict
    }
  }
}

extension AnchorRule {
  /// What the anchor is called beside its value.
  public var title: Text {
    self == .lowest ? Text(en: "lowest", zh: "最低价") : Text(en: "anchor", zh: "基准价")
  }
}
