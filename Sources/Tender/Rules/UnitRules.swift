import ExactNumbers
import RuleBook
import Wording

/// Stage 1, bidding units.
extension TenderKeys {
  static let unitsCumulative = RuleKey(
    "units.cumulative_demand", .number(.share(example: "0.85")), .share, others: .step("0.05"),
    en: "firms up to this cumulative share of demand that can supply every region bid in unit A",
    zh: "按需求量累计占比不超过该值且能供应全部地区的企业进入 A 竞价单元")
  static let unitsAll = RuleKey(
    "units.all_in_a_up_to", .number(.whole(from: 0, example: "20")), .bidders, others: .step("1"),
    en: "up to this many firms all bid in unit A", zh: "企业数不超过该数时全部进入 A 竞价单元")
  static let unitsFill = RuleKey(
    "units.fill_up_to", .number(.whole(from: 1, example: "7")), .bidders, others: .step("1"),
    en: "unit A is filled up to this many firms by demand", zh: "A 竞价单元不足该企业数的，按需求量递补")
  static let unitsComplete = RuleKey(
    "units.complete_systems", .choice(["yes", "no"]), others: .otherWords,
    en: "whether unit A asks for every part of the product system (column complete_system)",
    zh: "进入 A 竞价单元是否须部件齐全（complete_system 列）")
}

/// Stage 1, bidding units.
struct UnitRules: Sendable {
  let cumulative: RuleSet.Cited<Ratio>
  let allUpTo: RuleSet.Cited<Int>
  /// So many firms are in unit A at least, where so many can be.
  let fillUpTo: RuleSet.Cited<Int>?
  /// Whether unit A asks for every part of the product system.
  let needsCompleteSystems: RuleSet.Cited<Bool>?

  init?(_ set: RuleSet) throws(RuleError) {
    let cumulative = try set.given(TenderKeys.unitsCumulative, set.number)
    guard let cumulative else { return nil }
    self.cumulative = cumulative
    allUpTo = try set.integer(TenderKeys.unitsAll)
    fillUpTo = try set.given(TenderKeys.unitsFill, set.integer)
    needsCompleteSystems = try set.given(TenderKeys.unitsComplete, set.flag)
  }

  /// Whether a bid may compete in unit A, as far as its volume lets it.
  func admits(_ bid: Bid) -> Bool {
    bid.suppliesAll && (needsCompleteSystems?.value != true || bid.isCompleteSystem ?? true)
  }
}
