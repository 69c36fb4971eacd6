import ExactNumbers
import PriceRatio
import RuleBook
import Wording

/// Stage 2, comparable price.
extension TenderKeys {
  static let profile = RuleKey(
    "comparable.profile",
    .text(.free(Text(en: "a built-in id or a JSON file", zh: "内置编号或 JSON 文件"))),
    others: .exempt(
      Text(en: "the numbers of a profile are in doubt each for itself", zh: "口径中的各数值分别存疑")),
    en: "price-ratio profile that converts strengths", zh: "换算规格所用的差比价口径")
  static let formFactor = RuleKey(
    "comparable.form_factor", .choice(["table", "none"]), others: .otherWords,
    en: "whether the profile's form factors are part of the comparison",
    zh: "比价时是否计入剂型差比价")
  static let unitFactors = RuleKey(
    "comparable.unit_factors",
    .nameTable(
      .above(0, example: "1.3"),
      rows: .free(Text(en: "strengths as the bids write them", zh: "报价表所写的规格"))), .times,
    others: .step("0.1"),
    en: "prices of strengths relative to the basic one, instead of the price-ratio rule",
    zh: "各规格相对基准规格的价格系数（代替差比价规则）")
  static let fill = RuleKey(
    "comparable.fill", .choice(["fill-ratio", "content-ratio"]), others: .otherWords,
    en: "by what strengths of one concentration compare that differ in volume: as fills, or by "
      + "their content", zh: "浓度相同而装量不同的规格按装量差比价还是含量差比价换算")
  static let decimals = RuleKey(
    "comparable.decimals", .choice(["exact", "0", "1", "2", "3", "4", "5", "6"]), .decimals,
    others: .values(["exact", "4"]),
    en: "digits to which the comparable price is rounded (half up) before ranking",
    zh: "排序前单位可比价四舍五入保留的小数位数")
}

/// Stage 2, comparable price.
struct ComparableRules: Sendable {
  let profile: RuleSet
  let content: ContentRatio
  let contentLimit: RuleSet.Cited<Ratio>?
  /// The form factors, where they are part of the comparison.
  var formFactor: FormFactor?
  let formFactorKnob: RuleSet.Cited<String>
  let unitFactors: RuleSet.Table?
  /// How strengths of one concentration compare that differ in volume; nil compares them by their
  /// content.
  let fill: FillRules?
  /// The digits of the comparable price for ranking; nil compares exactly.
  var decimals: RuleSet.Cited<Int?>

  init(_ set: RuleSet, profile find: (String) throws -> RuleSet) throws {
    let profile = try find(try set.text(TenderKeys.profile).value)
    self.profile = profile
    content = try ContentRatio(profile)
    contentLimit = try profile.given(ProfileKeys.contentLimit, profile.number)
    formFactorKnob = try set.text(TenderKeys.formFactor)
    formFactor = formFactorKnob.value == "table" ? try FormFactor(profile) : nil
    unitFactors = try set.given(TenderKeys.unitFactors, set.table)
    fill = try FillRules(set, profile)
    decimals = try set.text(TenderKeys.decimals).map { Int($0) }
  }
}

/// Stage 2, strengths of one concentration that differ in volume: 2ml:10mg and 4ml:20mg.
struct FillRules: Sendable {
  /// Whether they compare by the fill ratio, and not by their content; counts as used once a lot has
  /// such strengths.
  private let isByFill: RuleSet.Cited<Bool>
  private let ratio: FillRatio

  /// Reads the rule; nil where the set does not have it, or its profile gives no fill ratio.
  init?(_ set: RuleSet, _ profile: RuleSet) throws(RuleError) {
    let (set, profile) = (set.readAhead, profile.readAhead)
    guard profile.has(ProfileKeys.fillBase), let rule = try set.given(TenderKeys.fill, set.text)
    else { return nil }
    isByFill = rule.map { $0 == "fill-ratio" }
    ratio = try FillRatio(profile)
  }

  /// The fill ratio, for such strengths; nil where the rule compares them by their content.
  var inForce: FillRatio? {
    isByFill.use()
    guard isByFill.value else { return nil }
    ratio.base.use()
    return ratio
  }
}
