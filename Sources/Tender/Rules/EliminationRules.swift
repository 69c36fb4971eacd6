import ExactNumbers
import RuleBook
import Wording

/// Stage 6b, elimination.
extension TenderKeys {
  static let eliminationLots = RuleKey(
    "elimination.lots", .number(.whole(from: 0, example: "6")), .lots, others: .step("1"),
    en: "in this many lots with the widest spread the highest passing bid is dropped",
    zh: "价差最大的若干品种中淘汰最高的拟中选报价")
  static let eliminationReading = RuleKey(
    "elimination.reading", .choice(EliminationReading.allCases.map(\.rawValue)),
    others: .otherWords,
    en:
      "which lots lose bids: those with the widest spread their highest one; so do those with the "
      + "narrowest too; or those with the widest spread their dearest ones",
    zh: "淘汰方式：价差最大的品种淘汰最高报价；价差最小的品种亦淘汰；或价差最大的品种淘汰若干最高报价")
  static let eliminationNarrowest = RuleKey(
    "elimination.narrowest_lots", .number(.whole(from: 1, example: "2")), .lots, others: .step("1"),
    en: "in this many lots with the narrowest spread the highest passing bid is dropped too",
    zh: "价差最小的若干品种亦淘汰最高的拟中选报价")
  static let eliminationDearest = RuleKey(
    "elimination.dearest", .number(.whole(from: 1, example: "2")), .bids, others: .step("1"),
    en: "this many of the dearest passing prices are dropped, never the lowest of a lot",
    zh: "淘汰的最高价档数，每个品种的最低价除外")
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

/// Stage 6b, elimination.
struct EliminationRules: Sendable {
  /// In how many lots with the widest spread bids are dropped.
  let lots: RuleSet.Cited<Int>
  /// In how many with the narrowest; nil where they are left alone.
  let narrowestLots: RuleSet.Cited<Int>?
  /// How many of the dearest prices are dropped; nil drops the highest.
  let dearest: RuleSet.Cited<Int>?

  init?(_ set: RuleSet) throws(RuleError) {
    guard let lots = try set.given(TenderKeys.eliminationLots, set.integer) else { return nil }
    self.lots = lots
    let reading: RuleSet.Cited<EliminationReading>? =
      try set.given(TenderKeys.eliminationReading, set.word)
    narrowestLots =
      reading?.value == .widestAndNarrowest ? try set.integer(TenderKeys.eliminationNarrowest) : nil
    dearest = reading?.value == .dearest ? try set.integer(TenderKeys.eliminationDearest) : nil
  }
}
