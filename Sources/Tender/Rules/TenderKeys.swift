import PriceRatio
public import RuleBook
import Wording

/// The parameters of a tender's rule set, stage by stage.
public enum TenderKeys {
  // 1 Eligibility
  static let unitsCumulative = RuleKey(
    "units.cumulative_demand", .number(.share(example: "0.85")), .share, others: .step("0.05"),
    Text(
      en: "firms up to this cumulative share of demand that can supply every region bid in unit A",
      zh: "按需求量累计占比不超过该值且能供应全部地区的企业进入 A 竞价单元"))
  static let unitsAll = RuleKey(
    "units.all_in_a_up_to", .number(.whole(from: 0, example: "20")), .bidders, others: .step("1"),
    Text(en: "up to this many firms all bid in unit A", zh: "企业数不超过该数时全部进入 A 竞价单元"))

  static let unitsFill = RuleKey(
    "units.fill_up_to", .number(.whole(from: 1, example: "7")), .bidders, others: .step("1"),
    Text(
      en: "unit A is filled up to this many firms by demand", zh: "A 竞价单元不足该企业数的，按需求量递补"))
  static let unitsComplete = RuleKey(
    "units.complete_systems", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en: "whether unit A asks for every part of the product system (column complete_system)",
      zh: "进入 A 竞价单元是否须部件齐全（complete_system 列）"))

  // 2 Comparable price
  static let profile = RuleKey(
    "comparable.profile",
    .text(.free(Text(en: "a built-in id or a JSON file", zh: "内置编号或 JSON 文件"))),
    others: .exempt(
      Text(en: "the numbers of a profile are in doubt each for itself", zh: "口径中的各数值分别存疑")),
    Text(en: "price-ratio profile that converts strengths", zh: "换算规格所用的差比价口径"))
  static let formFactor = RuleKey(
    "comparable.form_factor", .choice(["table", "none"]), others: .otherWords,
    Text(
      en: "whether the profile's form factors are part of the comparison",
      zh: "比价时是否计入剂型差比价"))
  static let unitFactors = RuleKey(
    "comparable.unit_factors",
    .nameTable(
      .above(0, example: "1.3"),
      rows: .free(Text(en: "strengths as the bids write them", zh: "报价表所写的规格"))), .times,
    others: .step("0.1"),
    Text(
      en: "prices of strengths relative to the basic one, instead of the price-ratio rule",
      zh: "各规格相对基准规格的价格系数（代替差比价规则）"))
  static let fill = RuleKey(
    "comparable.fill", .choice(["fill-ratio", "content-ratio"]), others: .otherWords,
    Text(
      en: "by what strengths of one concentration compare that differ in volume: as fills, or by "
        + "their content", zh: "浓度相同而装量不同的规格按装量差比价还是含量差比价换算"))
  static let decimals = RuleKey(
    "comparable.decimals", .choice(["exact", "0", "1", "2", "3", "4", "5", "6"]), .decimals,
    others: .values(["exact", "4"]),
    Text(
      en: "digits to which the comparable price is rounded (half up) before ranking",
      zh: "排序前单位可比价四舍五入保留的小数位数"))

  // 3 Validity
  static let ceilings = RuleKey(
    "validity.ceilings",
    .nameTable(
      .above(0, example: "848"),
      rows: .free(
        Text(
          en:
            "`any`, or the materials or groups as the bids name them, in both languages with a stroke "
            + "between them",
          zh: "any，或报价表中的材质、采购组名称，中英文以“/”分隔"))), .yuan, others: .step("1"),
    Text(
      en: "ceilings that the rule set sets itself; for another strength × comparable.unit_factors",
      zh: "规则自定的最高有效申报价；其他规格乘以 comparable.unit_factors"))
  static let ceilingsBy = RuleKey(
    "validity.ceilings_by", .choice(CeilingBasis.allCases.map(\.rawValue)), others: .otherWords,
    Text(
      en: "which column of the bids names the row of validity.ceilings: none, material or group",
      zh: "以报价表哪一列对应 validity.ceilings 的行：不分、材质或采购组"))
  static let listingShare = RuleKey(
    "validity.listing_share", .number(.above(0, to: 1, example: "0.5")), .share,
    others: .step("0.05"),
    Text(
      en: "a ceiling that the file does not give is this share of the mean listing price, or the "
        + "highest provincial price if that is lower",
      zh: "报价表未给出最高有效申报价时，取平均挂网价的该比例与省级最高中选价两者之低"))

  // 4 Count
  static let countBasis = RuleKey(
    "count.basis", .choice(["bidders", "valid-bids"]), others: .otherWords,
    Text(
      en: "who counts towards n: every qualified bidder, or those with a valid bid",
      zh: "企业数 n 的口径：全部符合条件的企业，或仅报价有效的企业"))

  // 5 Ranking and shortlist
  static let rankingBy = RuleKey(
    "ranking.by", .choice(RankingBasis.allCases.map(\.rawValue)), others: .otherWords,
    Text(
      en: "what bids are ranked by: comparable price, cut from the ceiling, or composite score",
      zh: "排序依据：单位可比价、降幅或综合得分"))
  static let priceWeight = RuleKey(
    "score.price_weight", .number(.from(0, to: 100, example: "60")), .points, others: .step("1"),
    Text(
      en: "points that the best price gets, the others by score.price_form",
      zh: "价格分权重：最优价格所得分数，其余按 score.price_form 计算"))
  static let priceForm = RuleKey(
    "score.price_form", .choice(PriceForm.allCases.map(\.rawValue)), others: .otherWords,
    Text(
      en:
        "how the price earns points: own cut ÷ largest cut, lowest price ÷ own price, or linear from "
        + "the ceiling to the lowest price",
      zh: "价格分算法：自身降幅 ÷ 最大降幅、最低价 ÷ 自身价格，或自最高有效申报价至最低价线性计分"))
  static let tieBreaks = RuleKey(
    "ranking.tie_breaks", .list(TieBreak.allCases.map(\.rawValue)),
    others: .laterFirst(
      otherwise: Text(
        en: "bids that nothing distinguishes stay open anyhow", zh: "无从区分的报价本就待定")),
    Text(
      en: "what decides between equal prices, in order, where its column is given",
      zh: "价格相同时依次比较的项目（仅在提供该列时使用）"))
  static let caps = RuleKey(
    "shortlist.caps", .countTable(.whole(from: 1, to: 9_999, example: "3")), .bids,
    others: .step("1"),
    Text(en: "how many bids are shortlisted, by number of bidders n", zh: "按企业数 n 的最多入围企业数"))
  static let perFirm = RuleKey(
    "shortlist.per_firm", .number(.whole(from: 1, example: "4")), .bids, others: .step("1"),
    Text(en: "how many products of one firm are shortlisted at most", zh: "同一企业最多入围产品数"))
  static let guaranteedCut = RuleKey(
    "shortlist.guaranteed_cut", .number(.share(example: "0.6")), .share, others: .nothing,
    Text(
      en: "a bid cut by at least this share is selected beyond the cap too",
      zh: "降幅达到该比例的，不受最多入围数限制直接拟中选"))

  // 6 Selection
  static let negotiation = RuleKey(
    "selection.negotiation_up_to", .number(.whole(from: 0, example: "2")), .bidders,
    others: .step("1"),
    Text(en: "up to this many bidders the price is negotiated", zh: "企业数不超过该数时转为议价谈判"))
  static let tests = RuleKey(
    "selection.tests", .list(SelectionTest.allCases.map(\.rawValue)),
    others: .withoutItem(
      otherwise: Text(
        en: "whoever is on the shortlist is selected: there is no test to leave out",
        zh: "入围即中选，没有可略去的条件")),
    Text(
      en: "a shortlisted bid is selected when one of these tests holds; with none, always",
      zh: "入围报价满足其中任一条件即拟中选；未设条件则入围即中选"))
  static let anchor = RuleKey(
    "selection.anchor", .choice(AnchorRule.allCases.map(\.rawValue)), others: .otherWords,
    Text(
      en: "what the multiple refers to: the lowest price, or the larger of it and a share of the "
        + "mean or the mean minus standard deviations",
      zh: "倍数条件的基准价：最低价，或其与均价的一定比例、均价减标准差两者取高"))
  static let anchorShare = RuleKey(
    "selection.anchor_share", .number(.share(example: "0.5")), .share, others: .step("0.05"),
    Text(en: "share of the mean", zh: "均价的比例"))
  static let anchorDeviations = RuleKey(
    "selection.anchor_deviations", .number(.from(0, example: "1")), .deviations,
    others: .step("0.5"),
    Text(en: "standard deviations below the mean", zh: "均价之下的标准差倍数"))
  static let deviationType = RuleKey(
    "selection.deviation", .choice(["population", "sample"]), others: .otherWords,
    Text(en: "which standard deviation", zh: "标准差口径：总体或样本"))
  static let statisticsOver = RuleKey(
    "selection.statistics_over", .choice(["shortlisted", "valid"]), others: .otherWords,
    Text(en: "the bids of which the mean is taken", zh: "计算均价的报价范围：入围或有效报价"))
  static let statisticsZeroVolume = RuleKey(
    "selection.statistics_zero_volume", .choice(["included", "excluded"]), others: .otherWords,
    Text(
      en: "whether mean, deviation and lowest price behind the anchor are taken with the winners "
        + "without volume", zh: "计算基准价的均价、标准差与最低价时是否计入零采购量中选产品"))
  static let costStatement = RuleKey(
    "selection.cost_statement", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en: "whether a selected quote below the anchor needs a statement of its cost",
      zh: "低于基准价的拟中选报价是否须作成本说明"))
  static let strikingOff = RuleKey(
    "selection.striking_off", .choice(["yes", "no"]),
    others: .exempt(
      Text(en: "the file itself says who was struck off", zh: "取消中选资格由报价表注明")),
    Text(
      en: "whether a selected bidder may be struck off later (column struck_off)",
      zh: "中选后是否可取消中选资格（struck_off 列）"))
  static let multiple = RuleKey(
    "selection.multiple", .number(.from(1, example: "1.8")), .times,
    others: .leastOrMore(by: "0.1"),
    Text(
      en: "comparable price at most this many times the anchor", zh: "单位可比价不高于基准价的倍数"))
  static let cut = RuleKey(
    "selection.cut", .number(.share(example: "0.5")), .share,
    others: .nothingWithout(item: "cut", of: "selection.tests"),
    Text(
      en: "cut from the ceiling of at least this share", zh: "较最高有效申报价的最低降幅（比例）"))
  static let floor = RuleKey(
    "selection.floor",
    .nameTable(
      .above(0, example: "0.1"),
      rows: .words(
        ["any"] + DosageForm.groups + DosageForm.all.map(\.id),
        Text(en: "a group of forms, a form, or any", zh: "剂型类别或剂型（其余为 any）"))), .yuan,
    others: .nothing,
    Text(
      en: "comparable price at most this, yuan, by group of forms; `any` stands for all others",
      zh: "单位可比价不高于该金额（元），按剂型类别；any 为其余"))
  static let floorAt = RuleKey(
    "selection.floor_at", .choice(["selected", "not-selected"]), others: .otherWords,
    Text(
      en: "whether a price exactly at the floor is selected; it is, unless this says otherwise",
      zh: "恰为保底价的是否拟中选；未设时为拟中选"))
  static let floorVolumes = RuleKey(
    "selection.floor_volumes",
    .nameTable(
      .above(0, example: "50"),
      rows: .words(
        DosageForm.all.map(\.id), Text(en: "a form of selection.floor", zh: "selection.floor 中的剂型"))
    ),
    .millilitres, others: .step("50"),
    Text(
      en: "an injection of at least this volume has the floor of that form",
      zh: "装量不小于该毫升数的注射液适用该剂型的保底价"))
  static let zeroVolume = RuleKey(
    "zero_volume.deviations", .number(.from(0, example: "2")), .deviations, others: .step("0.5"),
    Text(
      en: "a quote more than this many standard deviations below the mean wins without volume",
      zh: "低于均价该倍数标准差的报价中选但不分配采购量"))
  static let zeroVolumeRefill = RuleKey(
    "zero_volume.refills_place", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en: "whether the next bid takes the place of a winner without volume",
      zh: "零采购量中选产品腾出的入围名额是否递补"))
  static let eliminationLots = RuleKey(
    "elimination.lots", .number(.whole(from: 0, example: "6")), .lots, others: .step("1"),
    Text(
      en: "in this many lots with the widest spread the highest passing bid is dropped",
      zh: "价差最大的若干品种中淘汰最高的拟中选报价"))
  static let eliminationReading = RuleKey(
    "elimination.reading", .choice(EliminationReading.allCases.map(\.rawValue)),
    others: .otherWords,
    Text(
      en:
        "which lots lose bids: those with the widest spread their highest one; so do those with the "
        + "narrowest too; or those with the widest spread their dearest ones",
      zh: "淘汰方式：价差最大的品种淘汰最高报价；价差最小的品种亦淘汰；或价差最大的品种淘汰若干最高报价"))
  static let eliminationNarrowest = RuleKey(
    "elimination.narrowest_lots", .number(.whole(from: 1, example: "2")), .lots, others: .step("1"),
    Text(
      en: "in this many lots with the narrowest spread the highest passing bid is dropped too",
      zh: "价差最小的若干品种亦淘汰最高的拟中选报价"))
  static let eliminationDearest = RuleKey(
    "elimination.dearest", .number(.whole(from: 1, example: "2")), .bids, others: .step("1"),
    Text(
      en: "this many of the dearest passing prices are dropped, never the lowest of a lot",
      zh: "淘汰的最高价档数，每个品种的最低价除外"))
  static let paymentFloor = RuleKey(
    "payment_standard.floor", .number(.share(example: "0.7")), .share, others: .step("0.01"),
    Text(
      en: "payment standard = lowest quote, but at least this share of the ceiling",
      zh: "支付标准取最低报价，但不低于上限价的该比例"))

  // 7 Revival
  static let revivalFirst = RuleKey(
    "revival.shortlisted", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en: "a shortlisted bid that failed may accept the highest price selected without revival, "
        + "or, with one winner, the multiple of the anchor",
      zh: "入围未中选企业可接受未经复活的最高中选价；仅一家中选时为基准价的规定倍数"))
  static let revivalSecond = RuleKey(
    "revival.not_shortlisted", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en: "so may a bid that was not shortlisted, if its reported volume is at least the brands' "
        + "mean and its quote was not the highest; without region choice",
      zh: "未入围企业如报量不低于各品牌均值且首轮报价并非最高，亦可复活，但不参与选区"))
  static let reference = RuleKey(
    "revival.reference", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en: "a valid originator that was not shortlisted may be selected without volume",
      zh: "有效申报但未入围的参比制剂可中选但不分配采购量"))

  // 9 Share and volume
  static let share = RuleKey(
    "share.first_year", .countTable(.share(example: "0.6")), .share, others: .step("0.1"),
    Text(
      en: "first-year share of the reported volume, by number of winners",
      zh: "按中选企业数的首年约定采购量比例"))
  static let shareRestricted = RuleKey(
    "share.first_year_restricted", .countTable(.share(example: "0.5")), .share,
    others: .step("0.1"),
    Text(
      en: "the same for antibacterials and the restricted list", zh: "抗菌药物及限制类品种的首年约定采购量比例"))
  static let shareSpecial = RuleKey(
    "share.first_year_special", .countTable(.share(example: "0.4")), .share, others: .step("0.1"),
    Text(
      en: "the same for special-use antibacterials and monitored drugs",
      zh: "特殊使用级抗菌药物及重点监控品种的首年约定采购量比例"))
  static let volumeRule = RuleKey(
    "volume.rule", .choice(VolumeRule.allCases.map(\.rawValue)), others: .otherWords,
    Text(
      en: "how volume goes to winners: by chosen regions, each its own reported need, a falling "
        + "cascade by rank, the whole to the first, or none",
      zh: "采购量分配方式：选区、按各自报量、按名次递减、全部归第一名、不分配"))
  static let standby = RuleKey(
    "volume.standby", .choice(["yes", "no"]),
    others: .exempt(
      Text(
        en: "main suppliers stand; a note tells that standby is unverified", zh: "主供企业不受影响，另注明备供未核实"
      )),
    Text(en: "whether every region also gets a standby supplier", zh: "是否为各地区确定备供企业"))
  static let cascade = RuleKey(
    "volume.cascade", .countTable(.share(example: "0.6")), .share, others: .step("0.1"),
    Text(
      en: "share of what is left that each rank takes, by number of winners; the last takes all",
      zh: "各名次依次取得剩余量的比例（按中选企业数），末位取得全部剩余"))
  static let classShares = RuleKey(
    "volume.class_shares",
    .nameTable(
      .share(example: "0.8"),
      rows: .free(
        Text(
          en: "classes of the set's own; `all`, and `incumbent` for who supplied the region",
          zh: "规则自定的类别；all 为全部，incumbent 为原供应企业"))), .share, others: .step("0.05"),
    Text(en: "share of its own reported need by class", zh: "各类中选产品自身报量的约定比例"))
  static let classLastRanks = RuleKey(
    "volume.class_last_ranks",
    .nameTable(
      .whole(from: 1, example: "3"),
      rows: .free(Text(en: "the classes of volume.class_shares", zh: "volume.class_shares 的类别"))),
    others: .step("1"),
    Text(en: "last rank of each class", zh: "各类的末位名次"))
  static let rankShares = RuleKey(
    "volume.rank_shares", .countTable(.share(example: "0.9")), .share, others: .step("0.05"),
    Text(en: "share of its own reported need by rank", zh: "各名次中选产品自身报量的约定比例"))
  static let rankRests = RuleKey(
    "volume.rank_rests", .countTable(.share(example: "0.05")), .share, others: .step("0.05"),
    Text(
      en: "share of a winner's reported need that is given to others, by rank",
      zh: "各名次中选产品自身报量中另行分配的比例"))
  static let unselectedRest = RuleKey(
    "volume.unselected_rest", .number(.share(example: "1")), .share, others: .step("0.05"),
    Text(
      en: "share of the need reported for what is not selected that is given to others",
      zh: "未中选产品报量中另行分配的比例"))
  static let brands = RuleKey(
    "volume.brands", .choice(["yes", "no"]), others: .otherWords,
    Text(
      en:
        "where winners choose regions: whether hospitals report by brand, and a winning brand supplies "
        + "what was reported for it", zh: "选区分配时，是否按品牌报量并由所报品牌中选企业供应"))
  static let leastNeed = RuleKey(
    "demand.least_share", .number(.share(example: "0.8")), .share,
    others: .exempt(
      Text(en: "it is asked of the file before anything is decided", zh: "用于核对报量表，不影响结果")),
    Text(
      en: "reported need is at least this share of the mean use, or has a reason",
      zh: "报量不低于平均用量的该比例，或附理由"))
  static let quoteShares = RuleKey(
    "volume.quote_shares",
    .nameTable(
      .share(example: "0.9"), rows: .numbers(.above(0, example: "848"))), .share,
    others: .step("0.05"),
    Text(
      en: "share of its own reported need by quote: at or under each price",
      zh: "按报价档位的自身报量约定比例：不高于各价位"))
  static let rest = RuleKey(
    "volume.rest", .choice(["first-class", "rank-order", "hospitals", "none"]), others: .otherWords,
    Text(
      en: "who gets what is left of the reported need: the first class in proportion, regions in "
        + "rank order, whom the hospitals choose (never the dearest), or nobody",
      zh: "剩余报量的归属：首类企业按比例、按名次轮流、由医疗机构自主选择（最高价者除外）、不再分配"))
  static let term = RuleKey(
    "term.years", .countTable(.above(0, to: 10, example: "2")), .years, others: termExemption,
    Text(
      en: "years of the agreement, by number of winners; not where it has a last day",
      zh: "按中选企业数的采购周期（年）；设有截止日的从截止日"))
  static let termBy = RuleKey(
    "term.by", .choice(["winners", "bidders"]), others: termExemption,
    Text(
      en: "whether term.years counts winners, as it does unless this says otherwise, or bidders",
      zh: "term.years 按中选企业数（默认）还是申报企业数"))
  static let termEnd = RuleKey(
    "term.end", .text(.day),
    others: termExemption,
    Text(en: "last day of the agreement", zh: "采购协议截止日"))

  private static let termExemption = OtherValues.exempt(
    Text(en: "the term changes no winner and no volume", zh: "采购周期不影响中选与采购量"))

  // Published totals
  static let totals = RuleKey(
    "totals",
    .nameTable(
      .from(0, example: "32"), rows: .free(Text(en: "what was counted", zh: "统计项目"))),
    others: .exempt(
      Text(en: "published figures stand beside the rules and decide nothing", zh: "公布数仅供对照，不影响结果")),
    Text(
      en: "published totals: molecules, products, firms, mean cut, and what was bid",
      zh: "公布的总数：品种、产品、企业、平均降幅及申报数"), isRule: false)

  /// All of them, in the order of the stages.
  public static let catalogue = RuleCatalogue(
    kind: "tender", title: Text(en: "tender", zh: "集中采购"),
    keys: [
      unitsCumulative, unitsAll, unitsFill, unitsComplete, profile, formFactor, unitFactors, fill,
      decimals, ceilings,
      ceilingsBy, listingShare, countBasis,
      rankingBy, priceWeight, priceForm, tieBreaks, caps, perFirm, guaranteedCut, negotiation,
      tests, anchor,
      anchorShare, anchorDeviations, deviationType, statisticsOver, statisticsZeroVolume,
      costStatement,
      strikingOff, multiple, cut, floor, floorAt, floorVolumes, zeroVolume, zeroVolumeRefill,
      eliminationLots, eliminationReading, eliminationNarrowest, eliminationDearest, paymentFloor,
      revivalFirst, revivalSecond,
      reference, share, shareRestricted, shareSpecial, volumeRule, brands, leastNeed, standby,
      cascade,
      classShares, classLastRanks, rankShares, rankRests, unselectedRest, quoteShares, rest, term,
      termBy, termEnd, totals,
    ],
    conditions: TenderConditions.all)
}

/// What bids are ranked by.
public enum RankingBasis: String, Sendable, CaseIterable {
  /// The comparable price, lowest first.
  case price
  /// The cut from the ceiling, largest first.
  case cut
  /// The price's points plus the technical points, largest first.
  case score
}

/// How the price earns points of a composite score.
public enum PriceForm: String, Sendable, CaseIterable {
  /// weight × own cut ÷ largest cut.
  case cut = "largest-cut"
  /// weight × lowest comparable price ÷ own.
  case lowest = "lowest-over-own"
  /// weight × (ceiling − own price) ÷ (ceiling − lowest price).
  case linear
}

/// Which lots lose their highest bids.
public enum EliminationReading: String, Sendable, CaseIterable {
  /// Those with the widest spread their highest passing bid.
  case widest
  /// So do those with the narrowest.
  case widestAndNarrowest = "widest-and-narrowest"
  /// Those with the widest spread their dearest passing bids.
  case dearest
}

/// What the multiple of the selection refers to.
public enum AnchorRule: String, Sendable, CaseIterable {
  /// The lowest comparable price on the shortlist.
  case lowest
  /// The larger of the lowest and a share of the mean.
  case meanShare = "mean-share"
  /// The larger of the lowest and the mean minus some standard deviations.
  case meanDeviation = "mean-deviation"
}

/// How volume goes to winners.
public enum VolumeRule: String, Sendable, CaseIterable {
  /// Winners choose regions in rank order.
  case regions
  /// Each winner its own reported need, by class or quote.
  case ownNeed = "own-need"
  /// Each rank a share of what is left.
  case cascade
  /// The first takes all; the others stand by.
  case whole
  /// There is no volume.
  case none
}

/// What decides between bids of equal price; each is a column of the bids.
public enum TieBreak: String, Sendable, CaseIterable {
  /// More regions supplied before.
  case regionsSupplied = "regions_supplied"
  /// A larger volume in the year before.
  case priorVolume = "prior_volume"
  /// An earlier consistency-evaluation approval.
  case approvalDate = "approval_date"
  /// More of the pilot's cities covered.
  case citiesCovered = "cities_covered"
  /// Larger sales.
  case sales
  /// No major change of the product within two years.
  case recentChange = "recent_change"

  /// Whether the smaller value wins: an earlier date, no change.
  var prefersSmaller: Bool { self == .approvalDate || self == .recentChange }
}

/// A test that selects a shortlisted bid.
public enum SelectionTest: String, Sendable, CaseIterable {
  /// The comparable price is at most a multiple of the anchor.
  case multiple
  /// The unit price is cut deeply enough from the ceiling of its own spec.
  case cut
  /// The comparable price is at most a floor.
  case floor
  /// The comparable price is at most the line that the file gives for its group.
  case line
}
