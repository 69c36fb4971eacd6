import RuleBook
import Wording

/// Stage 7, revival.
extension TenderKeys {
  static let revivalFirst = RuleKey(
    "revival.shortlisted", .choice(["yes", "no"]), others: .otherWords,
    en: "a shortlisted bid that failed may accept the highest price selected without revival, "
      + "or, with one winner, the multiple of the anchor",
    zh: "入围未中选企业可接受未经复活的最高中选价；仅一家中选时为基准价的规定倍数")
  static let revivalSecond = RuleKey(
    "revival.not_shortlisted", .choice(["yes", "no"]), others: .otherWords,
    en: "so may a bid that was not shortlisted, if its reported volume is at least the brands' "
      + "mean and its quote was not the highest; without region choice",
    zh: "未入围企业如报量不低于各品牌均值且首轮报价并非最高，亦可复活，但不参与选区")
  static let reference = RuleKey(
    "revival.reference", .choice(["yes", "no"]), others: .otherWords,
    en: "a valid originator that was not shortlisted may be selected without volume",
    zh: "有效申报但未入围的参比制剂可中选但不分配采购量")
}

/// Stage 7, revival.
struct RevivalRules: Sendable {
  let shortlisted: RuleSet.Cited<String>?
  let notShortlisted: RuleSet.Cited<String>?
  let reference: RuleSet.Cited<String>?
  /// Whether any bid may be revived.
  var isPossible: Bool { shortlisted != nil || notShortlisted != nil || reference != nil }

  init(_ set: RuleSet) throws(RuleError) {
    func rule(_ key: RuleKey) throws(RuleError) -> RuleSet.Cited<String>? {
      let text = try set.given(key, set.text)
      return text?.value == "yes" ? text : nil
    }
    shortlisted = try rule(TenderKeys.revivalFirst)
    notShortlisted = try rule(TenderKeys.revivalSecond)
    reference = try rule(TenderKeys.reference)
  }
}
