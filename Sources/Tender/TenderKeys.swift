public import RuleBook
import Wording

/// The parameters of a tender's rule set, stage by stage.
public enum TenderKeys {
  // Comparable price
  static let profile = RuleKey(
    "comparable.profile", .text,
    Text(en: "price-ratio profile that converts strengths", zh: "换算规格所用的差比价口径"))
  static let formFactor = RuleKey(
    "comparable.form_factor", .choice(["table", "none"]),
    Text(
      en: "whether the profile's form factors are part of the comparison",
      zh: "比价时是否计入剂型差比价"))
  static let decimals = RuleKey(
    "comparable.decimals", .choice(["exact", "0", "1", "2", "3", "4", "5", "6"]),
    Text(
      en: "digits to which the comparable price is rounded (half up) before ranking",
      zh: "排序前单位可比价四舍五入保留的小数位数"))

  // Count
  static let countBasis = RuleKey(
    "count.basis", .choice(["bidders", "valid-bids"]),
    Text(
      en: "who counts towards n: every qualified bidder, or those with a valid bid",
      zh: "企业数 n 的口径：全部符合条件的企业，或仅报价有效的企业"))

  // Ranking
  static let tieBreaks = RuleKey(
    "ranking.tie_breaks", .list(TieBreak.allCases.map(\.rawValue)),
    Text(
      en: "what decides between equal prices, in order, where its column is given",
      zh: "价格相同时依次比较的项目（仅在提供该列时使用）"))

  // Shortlist
  static let caps = RuleKey(
    "shortlist.caps", .countTable,
    Text(en: "how many bids are shortlisted, by number of bidders n", zh: "按企业数 n 的最多入围企业数"))

  // Selection
  static let negotiation = RuleKey(
    "selection.negotiation_up_to", .integer,
    Text(en: "up to this many bidders the price is negotiated", zh: "企业数不超过该数时转为议价谈判"))
  static let tests = RuleKey(
    "selection.tests", .list(SelectionTest.allCases.map(\.rawValue)),
    Text(
      en: "a shortlisted bid is selected when one of these tests holds; with none, always",
      zh: "入围报价满足其中任一条件即拟中选；未设条件则入围即中选"))
  static let anchor = RuleKey(
    "selection.anchor", .choice(["lowest"]),
    Text(en: "the price that the multiple refers to", zh: "倍数条件的基准价"))
  static let multiple = RuleKey(
    "selection.multiple", .number,
    Text(
      en: "comparable price at most this many times the anchor", zh: "单位可比价不高于基准价的倍数"))
  static let cut = RuleKey(
    "selection.cut", .number,
    Text(
      en: "cut from the ceiling of at least this share", zh: "较最高有效申报价的最低降幅（比例）"))
  static let floor = RuleKey(
    "selection.floor", .number,
    Text(en: "comparable price at most this, yuan", zh: "单位可比价不高于该金额（元）"))

  // Elimination
  static let eliminationLots = RuleKey(
    "elimination.lots", .integer,
    Text(
      en: "in this many lots with the widest spread the highest passing bid is dropped",
      zh: "价差最大的若干品种中淘汰最高的拟中选报价"))

  // Share and term
  static let share = RuleKey(
    "share.first_year", .countTable,
    Text(
      en: "first-year share of the reported volume, by number of winners",
      zh: "按中选企业数的首年约定采购量比例"))
  static let shareRestricted = RuleKey(
    "share.first_year_restricted", .countTable,
    Text(
      en: "the same for antibacterials and the restricted list", zh: "抗菌药物及限制类品种的首年约定采购量比例"))
  static let shareSpecial = RuleKey(
    "share.first_year_special", .countTable,
    Text(
      en: "the same for special-use antibacterials and monitored drugs",
      zh: "特殊使用级抗菌药物及重点监控品种的首年约定采购量比例"))
  static let term = RuleKey(
    "term.years", .countTable,
    Text(en: "years of the agreement, by number of winners", zh: "按中选企业数的采购周期（年）"))
  static let termEnd = RuleKey(
    "term.end", .text, Text(en: "last day of the agreement", zh: "采购协议截止日"))

  /// All of them, in the order of the stages.
  public static let catalogue = RuleCatalogue(
    kind: "tender", title: Text(en: "tender", zh: "集中采购"),
    keys: [
      profile, formFactor, decimals, countBasis, tieBreaks, caps, negotiation, tests, anchor,
      multiple, cut, floor, eliminationLots, share, shareRestricted, shareSpecial, term, termEnd,
    ])
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

  /// Whether the smaller value wins: an earlier date.
  var prefersSmaller: Bool { self == .approvalDate }
}

/// A test that selects a shortlisted bid.
public enum SelectionTest: String, Sendable, CaseIterable {
  /// The comparable price is at most a multiple of the anchor.
  case multiple
  /// The unit price is cut deeply enough from the ceiling of its own spec.
  case cut
  /// The comparable price is at most a floor.
  case floor
}
