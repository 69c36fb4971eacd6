import ExactNumbers
import RuleBook
public import Wording
import Writing

/// What reasons say, and by what they say it: a new reason is told here, once.
extension Reason {
  /// What happened, in one clause.
  public var text: Text { Text { told(in: $0).sentence } }

  /// The rule's key, as the column `decided_by` has it.
  public var key: String { told(in: .english).basis.key }

  /// The reason in one language; one that a later stage has overtaken is told as it was found, not
  /// as what it led to.
  func told(in language: Language, isOvertaken: Bool = false) -> Told {
    var words = ReasonTeller(language)
    let basis = tell(&words, isOvertaken: isOvertaken)
    return Told(by: basis, words.sentence)
  }

  /// The same for one bid after the other: leaves what is said in `words`, and returns on what it rests.
  func tell(_ words: inout ReasonTeller, isOvertaken: Bool = false) -> Basis {
    let language = words.language
    switch self {
    case .noQuote:
      return words.tell(
        by: "validity.quote",
        language(en: "no valid quote", zh: "无有效报价"))
    case .strengthsDiffer(let fault):
      return words.tell(by: "comparable.strength", "\(fault.reason(language))")
    case .contentTooFar(let times, let limit):
      return words.tell(
        by: .rule(limit),
        language(
          en: "the content is \(times.exactText) times the main strength's; from "
            + "\(limit.value.exactText) times on a strength has its own representative",
          zh: "含量为主品规的 \(times.exactText) 倍；相差 \(limit.value.exactText) 倍及以上应另定代表品"))
    case .noFormFactor(let form) where form.isClass:
      return words.tell(
        by: "form.factors",
        language(
          en:
            "only a class of forms is given, \(form.title.en); the form factor is that of the form",
          zh: "剂型栏仅填类别“\(form.title.zh)”，剂型差比价须按具体剂型确定"))
    case .noFormFactor(let form):
      return words.tell(
        by: "form.factors",
        language(
          en: "the form factors have no row for \(form.title.en): it needs its own representative",
          zh: "剂型差比价表中没有\(form.title.zh)，应另定代表品"))
    case .noUnitFactor(let strength):
      return words.tell(
        by: "comparable.unit_factors",
        language(
          en: "the tender's own factors have no row for the strength `\(strength)`",
          zh: "本批次的规格系数表中没有规格“\(strength)”"))
    case .noCeiling:
      return words.tell(
        by: "validity.ceiling",
        language(en: "no ceiling from which the cut could be reckoned", zh: "缺少最高有效申报价，无法计算降幅"))
    case .noTechnicalScore:
      return words.tell(
        by: "score.price_weight",
        language(en: "no technical points for the composite score", zh: "缺少技术分，无法计算综合得分"))
    case .aboveCeiling(let price, let ceiling, let rule):
      let (price, limit, excess) = price.over(ceiling)
      return words.tell(
        by: .rule(rule, else: "validity.ceiling"),
        language(
          en: "unit price \(price) is above the ceiling \(limit), by \(excess)",
          zh: "单位价格 \(price) 高于最高有效申报价 \(limit)，超出 \(excess)"))
    case .aboveOwnLowest(let price, let lowest):
      let (price, limit, excess) = price.over(lowest)
      return words.tell(
        by: "validity.own_lowest",
        language(
          en: "unit price \(price) is above the bidder's own lowest price \(limit), by \(excess)",
          zh: "单位价格 \(price) 高于企业自身最低省级价格 \(limit)，超出 \(excess)"))
    case .shortlisted(let rank, let cap) where isOvertaken,
      .notShortlisted(let rank, let cap) where isOvertaken:
      return words.tell(
        by: .rule(cap),
        language(
          en: "place \(rank), at most \(cap.value) by the rule",
          zh: "第 \(rank) 名，规则最多入围 \(cap.value) 家"))
    case .shortlisted(let rank, let cap):
      return words.tell(
        by: .rule(cap),
        language(
          en: "shortlisted: place \(rank) of at most \(cap.value)",
          zh: "入围：第 \(rank) 名，最多入围 \(cap.value) 家"))
    case .notShortlisted(let rank, let cap):
      return words.tell(
        by: .rule(cap),
        language(
          en: "not shortlisted: place \(rank), at most \(cap.value)",
          zh: "未入围：第 \(rank) 名，最多入围 \(cap.value) 家"))
    case .tiedForShortlist(let places, let others, let cap):
      return words.tell(
        by: .rule(cap),
        language(
          en: "unresolved tie with \(others.text.en) for \(places) of the \(cap.value) places",
          zh: "与\(others.text.zh)并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个"))
    case .tiedForFirm(let places, let others, let limit):
      return words.tell(
        by: .rule(limit),
        language(
          en: "unresolved tie with \(others.text.en) for \(places) of the "
            + "\(limit.value) places of the firm",
          zh: "与\(others.text.zh)并列未决，争夺本企业 \(limit.value) 个名额中的 \(places) 个"))
    case .firmHasEnough(let limit):
      return words.tell(
        by: .rule(limit),
        language(
          en: "not shortlisted: at most \(limit.value) products of one firm",
          zh: "未入围：同一企业最多 \(limit.value) 个产品"))
    case .withoutVolume(let price, let limit):
      let found = limit.sentence(price, language)
      return words.tell(
        by: .rule(limit.deviations),
        isOvertaken ? language(en: "by these numbers \(found)", zh: "按现有数值\(found)") : found)
    case .passed(let test, let tested):
      let beginning =
        isOvertaken
        ? language.words(en: "passed: ", zh: "通过条件：")
        : language.words(en: "selected: ", zh: "拟中选：")
      return words.tell(
        by: .rule(tested.rule(of: test), else: ""),
        beginning, tested.result(of: test, .holds))
    case .failed(let tested):
      let beginning =
        isOvertaken
        ? language.words(en: "passed no test: ", zh: "各项条件均未通过：")
        : language.words(en: "not selected: ", zh: "未中选：")
      return words.tell(by: .tests(tested), beginning, ofFailed: tested)
    case .allShortlistedWin(let rule):
      return words.tell(
        by: .rule(rule),
        isOvertaken
          ? language(en: "passed, as every shortlisted bid does", zh: "入围即通过")
          : language(en: "selected, as every shortlisted bid is", zh: "拟中选：入围即拟中选"))
    case .negotiation(let bidders, let limit):
      return words.tell(
        by: .rule(limit),
        language(
          en: "\(bidders) bidder\(bidders == 1 ? "" : "s"): the price is negotiated",
          zh: "仅 \(bidders) 家企业：转为议价谈判"))
    case .eliminated(let spread, let rule):
      let dropped = spread.dropped(rule.value, language)
      return words.tell(
        by: .rule(rule),
        isOvertaken
          ? language(en: "by these numbers \(dropped)", zh: "按现有数值\(dropped)")
          : language(en: "not selected: \(dropped)", zh: "未中选：\(dropped)"))
    case .tiedForElimination(let spread, false, let rule):
      return words.tell(
        by: .rule(rule),
        language(
          en: "unresolved: whether the spread, \(spread.equation), is "
            + "\(spread.place(rule.value).en) depends on what else in the tender is open; the "
            + "highest passing bid of such a lot is dropped",
          zh: "未决：价差 \(spread.equation) 是否\(spread.place(rule.value).zh)取决于本批次其他待定事项；"
            + "列入者淘汰最高报价"))
    case .tiedForElimination(let spread, true, let rule):
      return words.tell(
        by: .rule(rule),
        language(
          en: "unresolved tie: several lots have the spread \(spread.equation), and not all "
            + "of them can be \(spread.place(rule.value).en); the highest passing bid of those is "
            + "dropped",
          zh: "并列未决：多个品种的价差同为 \(spread.equation)，无法全部\(spread.place(rule.value).zh)；"
            + "列入者淘汰最高报价"))
    case .guaranteed(let result):
      let beginning =
        isOvertaken
        ? language.words(en: "passed beyond the cap: ", zh: "不受入围数限制，通过条件：")
        : language.words(en: "selected beyond the cap: ", zh: "不受入围数限制，拟中选：")
      return words.tell(by: .rule(result.rule), beginning, result)
    case .floorNeedsForm:
      return words.tell(
        by: "selection.floor",
        language(
          en: "undecided: the floor depends on the dosage form or its volume, which is not given",
          zh: "未决：保底价按剂型及装量确定，而剂型或装量未填写"))
    case .belowAnchor(true?, let rule):
      return words.tell(
        by: .rule(rule),
        language(en: "below the anchor; its cost is stated", zh: "低于基准价，已作成本说明"))
    case .belowAnchor(false?, let rule):
      return words.tell(
        by: .rule(rule),
        language(
          en: "undecided: below the anchor and without the statement of its cost that it needs",
          zh: "未决：低于基准价，须作成本说明而未作"))
    case .belowAnchor(nil, let rule):
      return words.tell(
        by: .rule(rule),
        language(
          en: "below the anchor: it needs a statement of its cost, of which the file does not say "
            + "whether it is there (column cost_statement)",
          zh: "低于基准价：须作成本说明，文件未注明是否已作（成本说明列）"))
    case .struckOff(let rule):
      return words.tell(
        by: .rule(rule),
        language(en: "not selected: it was selected, and struck off later", zh: "未中选：中选后被取消中选资格"))
    case .ruled(let ruling):
      return words.tell(by: "ruling", ruling.sentence(language))
    case .cutNeedsCeiling:
      return words.tell(
        by: "selection.cut",
        language(
          en: "undecided: no other test selects it, and without a ceiling the cut is not known",
          zh: "未决：其他条件均不满足，且缺少最高有效申报价，降幅无法计算"))
    case .paymentStandard(let price, let lowest, let ceiling, let floor):
      return words.tell(
        by: .rule(floor), Self.paymentStandard(price, lowest, ceiling, floor.value, language))
    case .mayAccept(let offer, let rule):
      return words.tell(
        by: .parameters(rule.map { _ in }, offer.multiple?.rule.map { _ in }),
        offer.sentence(language))
    case .offerNeedsVolumes:
      return words.tell(
        by: "revival.not_shortlisted",
        language(
          en: "whether it may still be selected depends on reported volumes that some bids lack",
          zh: "能否复活取决于报量，而部分报价缺少报量"))
    case .maySupplyNothing(let rule):
      return words.tell(
        by: .rule(rule),
        language(en: "may still be selected without volume, at its own price", zh: "可按自身报价零采购量中选"))
    case .accepted(let rule):
      return words.tell(
        by: .rule(rule),
        isOvertaken
          ? language(en: "the bidder accepted", zh: "企业已接受")
          : language(en: "selected: the bidder accepted", zh: "拟中选：企业已接受"))
    case .memberOf(_, leader: ""):
      return words.tell(
        by: "entity",
        language(en: "one entity with a related bidder, at one price", zh: "与关联企业为同一主体，同价"))
    case .memberOf(let entity, let leader):
      return words.tell(
        by: "entity",
        language(
          en: "one entity (\(entity)) with \(leader), at one price",
          zh: "与\(leader)为同一主体（\(entity)），同价"))
    case .dependsOnTie(let names, let decisions):
      return words.tell(
        by: "tie",
        language(
          en: "depends on how the tie of \(names.text.en) is resolved: "
            + "\(Decision.alternatives(decisions).en)",
          zh: "取决于\(names.text.zh)的并列如何裁定：\(Decision.alternatives(decisions).zh)"))
    case .offerDependsOnTie(let names):
      return words.tell(
        by: "tie",
        language(
          en: "the price that it may accept depends on how the tie of \(names.text.en) is resolved",
          zh: "可接受的复活价取决于\(names.text.zh)的并列如何裁定"))
    case .entitlementIsOpen(let names):
      return words.tell(
        by: "tie",
        language(
          en: "what it is entitled to depends on how the tie of \(names.text.en) is resolved",
          zh: "其权益取决于\(names.text.zh)的并列如何裁定"))
    case .tooManyResolutions(let limit):
      return words.tell(
        by: "tie",
        language(
          en: "unresolved tie: the equal bids of the lot can be ordered in more than \(limit) ways "
            + "that differ",
          zh: "并列未决：本品种并列报价的不同裁定方式超过 \(limit) 种"))
    case .unitIsOpen(let names):
      return words.tell(
        by: "units.cumulative_demand",
        language(
          en: "undecided: \(names.text.en) reported equal volumes, and not all of "
            + "them belong to unit A",
          zh: "未决：\(names.text.zh)报量相同，无法全部进入 A 竞价单元"))
    case .orderIsOpen(bidder: ""):
      return words.tell(
        by: "comparable.strength",
        language(
          en: "undecided: the price of another bid cannot be compared, so the order is open",
          zh: "未决：另一报价的价格无法比较，排序未定"))
    case .orderIsOpen(let bidder):
      return words.tell(
        by: "comparable.strength",
        language(
          en: "undecided: the price of \(bidder) cannot be compared, so the order is open",
          zh: "未决：\(bidder)的价格无法比较，排序未定"))
    case .restsOn(.unverified(let key), let otherwise):
      return words.tell(
        by: .unverified(key),
        language(
          en: "undecided: `\(key)` is unverified and decides here: with another value "
            + "\(otherwise.text.en); --allow-unverified uses it all the same",
          zh: "未决：“\(key)”未经核实且在此起决定作用，取其他值时\(otherwise.text.zh)；"
            + "加 --allow-unverified 仍按其计算"))
    case .restsOn(.count, let otherwise):
      return words.tell(
        by: "count.basis",
        language(
          en: "undecided: the file does not say whether bidders without a quote count; if they do "
            + "not, \(otherwise.text.en); the column `counted` says it",
          zh: "未决：文件未注明无报价企业是否计入企业数，如不计入，\(otherwise.text.zh)；"
            + "请在“计入企业数”一列注明"))
    case .restsOn(.ruledCount, let otherwise):
      return words.tell(
        by: "count.basis",
        language(
          en: "undecided: a ruling does not say whether its bidder still counts; if it does not, "
            + "\(otherwise.text.en); the column `counts` of the rulings says it",
          zh: "未决：裁定未注明企业是否仍计入企业数，如不计入，\(otherwise.text.zh)；"
            + "请在裁定表“计入企业数”一列注明"))
    case .restsOn(.mainStrength, let otherwise):
      return words.tell(
        by: "main_strength",
        language(
          en:
            "undecided: several strengths are quoted equally often and no main strength is named; "
            + "at another \(otherwise.text.en); the column `main_strength` names it",
          zh: "未决：多个规格报价数相同且未注明主品规，以另一规格比价时\(otherwise.text.zh)；"
            + "请在“主品规”一列注明"))
    }
  }
}
