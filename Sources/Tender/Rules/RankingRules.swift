import ExactNumbers
import RuleBook
import Wording

/// Stage 5a, ranking.
extension TenderKeys {
  static let rankingBy = RuleKey(
    "ranking.by", .choice(RankingBasis.allCases.map(\.rawValue)), others: .otherWords,
    en: "what bids are ranked by: comparable price, cut from the ceiling, or composite score",
    zh: "排序依据：单位可比价、降幅或综合得分")
  static let priceWeight = RuleKey(
    "score.price_weight", .number(.from(0, to: 100, example: "60")), .points, others: .step("1"),
    en: "points that the best price gets, the others by score.price_form",
    zh: "价格分权重：最优价格所得分数，其余按 score.price_form 计算")
  static let priceForm = RuleKey(
    "score.price_form", .choice(PriceForm.allCases.map(\.rawValue)), others: .otherWords,
    en:
      "how the price earns points: own cut ÷ largest cut, lowest price ÷ own price, or linear from "
      + "the ceiling to the lowest price",
    zh: "价格分算法：自身降幅 ÷ 最大降幅、最低价 ÷ 自身价格，或自最高有效申报价至最低价线性计分")
  static let tieBreaks = RuleKey(
    "ranking.tie_breaks", .list(TieBreak.allCases.map(\.rawValue)),
    others: .laterFirst(
      otherwise: Text(
        en: "bids that nothing distinguishes stay open anyhow", zh: "无从区分的报价本就待定")),
    en: "what decides between equal prices, in order, where its column is given",
    zh: "价格相同时依次比较的项目（仅在提供该列时使用）")
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

/// Stage 5a, ranking.
struct RankingRules: Sendable {
  let basis: RuleSet.Cited<RankingBasis>
  let priceWeight: RuleSet.Cited<Ratio>?
  let priceForm: RuleSet.Cited<PriceForm>?
  var tieBreaks: RuleSet.Cited<[TieBreak]>

  init(_ set: RuleSet) throws(RuleError) {
    basis = try set.word(TenderKeys.rankingBy)
    priceWeight = basis.value == .score ? try set.number(TenderKeys.priceWeight) : nil
    priceForm = basis.value == .score ? try set.given(TenderKeys.priceForm, set.word) : nil
    tieBreaks = try set.list(TenderKeys.tieBreaks).map { $0.compactMap(TieBreak.init) }
  }
}
