import ExactNumbers
import RuleBook
import Wording

/// Stage 6, the price that the multiple refers to.
extension TenderKeys {
  static let anchor = RuleKey(
    "selection.anchor", .choice(AnchorRule.allCases.map(\.rawValue)), others: .otherWords,
    en: "what the multiple refers to: the lowest price, or the larger of it and a share of the "
      + "mean or the mean minus standard deviations",
    zh: "倍数条件的基准价：最低价，或其与均价的一定比例、均价减标准差两者取高")
  static let anchorShare = RuleKey(
    "selection.anchor_share", .number(.share(example: "0.5")), .share, others: .step("0.05"),
    en: "share of the mean", zh: "均价的比例")
  static let anchorDeviations = RuleKey(
    "selection.anchor_deviations", .number(.from(0, example: "1")), .deviations,
    others: .step("0.5"),
    en: "standard deviations below the mean", zh: "均价之下的标准差倍数")
  static let deviationType = RuleKey(
    "selection.deviation", .choice(["population", "sample"]), others: .otherWords,
    en: "which standard deviation", zh: "标准差口径：总体或样本")
  static let statisticsOver = RuleKey(
    "selection.statistics_over", .choice(["shortlisted", "valid"]), others: .otherWords,
    en: "the bids of which the mean is taken", zh: "计算均价的报价范围：入围或有效报价")
  static let statisticsZeroVolume = RuleKey(
    "selection.statistics_zero_volume", .choice(["included", "excluded"]), others: .otherWords,
    en: "whether mean, deviation and lowest price behind the anchor are taken with the winners "
      + "without volume", zh: "计算基准价的均价、标准差与最低价时是否计入零采购量中选产品")
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

/// The price that the multiple refers to.
struct AnchorRules: Sendable {
  let rule: RuleSet.Cited<AnchorRule>
  let share: RuleSet.Cited<Ratio>?
  let deviations: RuleSet.Cited<Ratio>?
  /// Whether the deviation is that of a sample.
  var isSample: RuleSet.Cited<Bool>?
  /// Whether the mean is that of all valid bids, not only the shortlisted.
  var overValid: RuleSet.Cited<Bool>?
  /// Whether winners without volume count for it too; used where there are some.
  var withZeroVolume: RuleSet.Cited<Bool>?

  init(_ set: RuleSet) throws(RuleError) {
    rule = try set.word(TenderKeys.anchor)
    share = rule.value == .meanShare ? try set.number(TenderKeys.anchorShare) : nil
    deviations = rule.value == .meanDeviation ? try set.number(TenderKeys.anchorDeviations) : nil
    isSample =
      deviations == nil ? nil : try set.text(TenderKeys.deviationType).map { $0 == "sample" }
    overValid =
      rule.value == .lowest
      ? nil : try set.text(TenderKeys.statisticsOver).map { $0 == "valid" }
    withZeroVolume =
      set.parameters[TenderKeys.zeroVolume.name] == nil || rule.value == .lowest
      ? nil : try set.readAhead.text(TenderKeys.statisticsZeroVolume).map { $0 == "included" }
  }
}
