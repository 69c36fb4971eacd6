import ExactNumbers
import RuleBook
import Wording

/// Stage 9, share, volume and term.
extension TenderKeys {
  static let share = RuleKey(
    "share.first_year", .countTable(.share(example: "0.6")), .share, others: .step("0.1"),
    en: "first-year share of the reported volume, by number of winners",
    zh: "按中选企业数的首年约定采购量比例")
  static let shareRestricted = RuleKey(
    "share.first_year_restricted", .countTable(.share(example: "0.5")), .share,
    others: .step("0.1"),
    en: "the same for antibacterials and the restricted list", zh: "抗菌药物及限制类品种的首年约定采购量比例")
  static let shareSpecial = RuleKey(
    "share.first_year_special", .countTable(.share(example: "0.4")), .share, others: .step("0.1"),
    en: "the same for special-use antibacterials and monitored drugs",
    zh: "特殊使用级抗菌药物及重点监控品种的首年约定采购量比例")
  static let volumeRule = RuleKey(
    "volume.rule", .choice(VolumeRule.allCases.map(\.rawValue)), others: .otherWords,
    en: "how volume goes to winners: by chosen regions, each its own reported need, a falling "
      + "cascade by rank, the whole to the first, or none",
    zh: "采购量分配方式：选区、按各自报量、按名次递减、全部归第一名、不分配")
  static let brands = RuleKey(
    "volume.brands", .choice(["yes", "no"]), others: .otherWords,
    en:
      "where winners choose regions: whether hospitals report by brand, and a winning brand supplies "
      + "what was reported for it", zh: "选区分配时，是否按品牌报量并由所报品牌中选企业供应")
  static let standby = RuleKey(
    "volume.standby", .choice(["yes", "no"]),
    others: .exempt(
      Text(
        en: "main suppliers stand; a note tells that standby is unverified", zh: "主供企业不受影响，另注明备供未核实"
      )),
    en: "whether every region also gets a standby supplier", zh: "是否为各地区确定备供企业")
  static let term = RuleKey(
    "term.years", .countTable(.above(0, to: 10, example: "2")), .years, others: termExemption,
    en: "years of the agreement, by number of winners; not where it has a last day",
    zh: "按中选企业数的采购周期（年）；设有截止日的从截止日")
  static let termBy = RuleKey(
    "term.by", .choice(["winners", "bidders"]), others: termExemption,
    en: "whether term.years counts winners, as it does unless this says otherwise, or bidders",
    zh: "term.years 按中选企业数（默认）还是申报企业数")
  static let termEnd = RuleKey(
    "term.end", .text(.day),
    others: termExemption,
    en: "last day of the agreement", zh: "采购协议截止日")

  private static let termExemption = OtherValues.exempt(
    Text(en: "the term changes no winner and no volume", zh: "采购周期不影响中选与采购量"))
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

/// How volume is shared out, with sources.
///
/// A class, as rules are large, and every order of the winners of every lot refers to them.
final class AllocationRules: Sendable {
  let set: RuleSet
  let volume: RuleSet.Cited<VolumeRule>
  let hasStandby: Bool
  /// Whether hospitals report by brand where winners choose regions.
  let reportsByBrand: Bool
  private let termYears: RuleSet.Table?
  private let termCountsBidders: Bool
  private let termEnd: RuleSet.Cited<String>?

  init(_ set: RuleSet) throws(RuleError) {
    self.set = set
    volume = try set.word(TenderKeys.volumeRule)
    hasStandby = try set.given(TenderKeys.standby, set.flag)?.value == true
    reportsByBrand = try set.given(TenderKeys.brands, set.flag)?.value == true
    termEnd = try set.given(TenderKeys.termEnd, set.text)
    // A term that ends on a day is not counted in years.
    termYears = termEnd == nil ? try set.given(TenderKeys.term, set.table) : nil
    termCountsBidders =
      termYears == nil ? false : try set.given(TenderKeys.termBy, set.text)?.value == "bidders"
  }

  /// How long the agreements of a lot run.
  func term(winners: Int, bidders: Int) throws(RuleError) -> AgreementTerm {
    AgreementTerm(
      years: try termYears?.value(forCount: termCountsBidders ? bidders : winners).value,
      end: termEnd?.value)
  }

  /// The first-year share for so many winners; everything where the set has no share table.
  func share(winners: Int, category: Demand.Category) throws(RuleError) -> Ratio {
    try citedShare(winners: winners, category: category)?.value ?? .one
  }

  /// The same with its source; nil where the set has no share table.
  func citedShare(winners: Int, category: Demand.Category) throws(RuleError)
    -> RuleSet.Cited<Ratio>?
  {
    let key =
      switch category {
      case .general: TenderKeys.share
      case .restricted: TenderKeys.shareRestricted
      case .special: TenderKeys.shareSpecial
      }
    if category == .general, set.parameters[key.name] == nil { return nil }
    return try set.table(key).value(forCount: winners)
  }
}
