public import RuleBook
import Wording

/// The parameters of a listing rule 挂网规则: what prices that are listed already, or are to be listed,
/// are held against.
///
/// A test runs where the set has its parameter; one that is there and null stops the audit.
public enum ListingKeys {
  // Prices of one product over provinces, or of one specification over makers

  /// Which prices are compared.
  public static let comparisonAmong = RuleKey(
    "comparison.among", .choice(["same-maker", "same-status"]), others: .otherWords,
    en:
      "which listed prices of one drug, form and strength are compared: of one maker over provinces, "
      + "or of all makers of one status: originator, evaluated, not evaluated",
    zh: "同通用名、同剂型、同规格药品中，比较同一企业的挂网价（四同），或比较同一身份（原研、过评、未过评）各企业的挂网价（三同）")
  /// What they are held against.
  public static let comparisonTarget = RuleKey(
    "comparison.target", .choice(["lowest", "monitored"]), others: .otherWords,
    en:
      "what prices are held against: the lowest of those compared, or the monitored price of the row",
    zh: "比较目标：所比各价的最低价，或该行的监测价")
  /// How far above it a price may be.
  public static let comparisonMultiple = RuleKey(
    "comparison.multiple", .number(.from(1, example: "1.2")), .times, others: .step("0.1"),
    en: "so many times the target a listed price may be", zh: "挂网价最多为比较目标的倍数")
  /// How packs of several sizes are compared.
  public static let comparisonPacks = RuleKey(
    "comparison.packs", .choice(["per-unit", "same-pack"]), others: .otherWords,
    en: "packs of several sizes: by the price of the smallest unit, or each size by itself",
    zh: "包装数量不同的：按最小制剂单位价格比较，或各包装数量分别比较")

  // Evaluated products of one drug

  /// How far the highest may be above the lowest.
  public static let evaluatedSpread = RuleKey(
    "evaluated.spread", .number(.from(1, example: "1.8")), .times, others: .step("0.1"),
    en:
      "evaluated products of one drug, after price-ratio conversion: so many times the lowest the "
      + "highest may be",
    zh: "同通用名过评药品经差比价换算后，最高价最多为最低价的倍数")
  /// Whose prices the spread is of.
  public static let evaluatedOver = RuleKey(
    "evaluated.over", .choice(["not-selected", "all"]), others: .otherWords,
    en: "evaluated products whose prices count: those that were not selected nationally, or all",
    zh: "计入比较的过评药品：未中选国家集采的，或全部")
  /// Whether a newcomer may be above those that are listed.
  public static let newcomerLimit = RuleKey(
    "newcomer.not_above_incumbent", .choice(["yes", "no"]), others: .otherWords,
    en: "an evaluated product that asks to be listed is not above the lowest listed one",
    zh: "新申报挂网的过评药品，不高于已挂网过评药品的最低价")

  // The others

  /// Below which share of the originator's price a product that is not evaluated is.
  public static let unevaluatedShare = RuleKey(
    "unevaluated.originator_share", .number(.above(0, example: "0.6")), .share,
    others: .step("0.05"),
    en: "a product that is not evaluated is below this share of the originator's price",
    zh: "未过评药品低于原研药价格的该比例")
  /// Whether it is below the evaluated ones.
  public static let unevaluatedBelow = RuleKey(
    "unevaluated.below_evaluated", .choice(["yes", "no"]), others: .otherWords,
    en: "a product that is not evaluated is below the lowest evaluated one",
    zh: "未过评药品低于过评药品最低价")
  /// How far above its selected price a product is that was selected for other provinces.
  public static let elsewhereMultiple = RuleKey(
    "elsewhere.multiple", .number(.from(1, example: "1.5")), .times, others: .step("0.1"),
    en: "a product selected nationally for other provinces: so many times its own selected price",
    zh: "国家集采外省中选药品：最多为自身中选价的倍数")
  /// Whether the highest selected price does as well.
  public static let elsewhereHighest = RuleKey(
    "elsewhere.or_highest", .choice(["yes", "no"]), others: .otherWords,
    en: "the highest selected price of the drug does as well", zh: "或不高于同品种最高中选价")

  /// All of them, in the order in which they are shown.
  public static let catalogue = RuleCatalogue(
    kind: "listing", title: Text(en: "listing rules", zh: "挂网规则"),
    keys: [
      comparisonAmong, comparisonTarget, comparisonMultiple, comparisonPacks, evaluatedSpread,
      evaluatedOver, newcomerLimit, unevaluatedShare, unevaluatedBelow, elsewhereMultiple,
      elsewhereHighest,
    ])
}
