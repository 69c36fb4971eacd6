import ExactNumbers
import RuleBook
import Wording

/// Stages 4 and 5b, count and shortlist.
extension TenderKeys {
  static let countBasis = RuleKey(
    "count.basis", .choice(["bidders", "valid-bids"]), others: .otherWords,
    en: "who counts towards n: every qualified bidder, or those with a valid bid",
    zh: "企业数 n 的口径：全部符合条件的企业，或仅报价有效的企业")
  static let caps = RuleKey(
    "shortlist.caps", .countTable(.whole(from: 1, to: 9_999, example: "3")), .bids,
    others: .step("1"),
    en: "how many bids are shortlisted, by number of bidders n", zh: "按企业数 n 的最多入围企业数")
  static let perFirm = RuleKey(
    "shortlist.per_firm", .number(.whole(from: 1, example: "4")), .bids, others: .step("1"),
    en: "how many products of one firm are shortlisted at most", zh: "同一企业最多入围产品数")
  static let guaranteedCut = RuleKey(
    "shortlist.guaranteed_cut", .number(.share(example: "0.6")), .share, others: .nothing,
    en: "a bid cut by at least this share is selected beyond the cap too",
    zh: "降幅达到该比例的，不受最多入围数限制直接拟中选")
}

/// Stages 4 and 5b, count and shortlist.
struct ShortlistRules: Sendable {
  let countsValidBidsOnly: RuleSet.Cited<Bool>
  /// The caps; nil where everybody is shortlisted.
  let caps: RuleSet.Table?
  let perFirm: RuleSet.Cited<Int>?
  var guaranteedCut: RuleSet.Cited<Ratio>?

  init(_ set: RuleSet) throws(RuleError) {
    countsValidBidsOnly = try set.text(TenderKeys.countBasis).map { $0 == "valid-bids" }
    caps = try set.given(TenderKeys.caps, set.table)
    perFirm = try set.given(TenderKeys.perFirm, set.integer)
    guaranteedCut = try set.given(TenderKeys.guaranteedCut, set.number)
  }
}
