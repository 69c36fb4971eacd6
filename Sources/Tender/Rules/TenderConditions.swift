import ExactNumbers
import PriceRatio
import RuleBook
import Wording

/// What must hold between the values of a tender's rule set: above all that every row of a table is
/// one that a stage can look up.
enum TenderConditions {
  static let all: [RuleCondition] =
    // Of n bidders, no more than n are on a shortlist.
    [.atMostCount(TenderKeys.caps)]
    + [
      TenderKeys.caps, TenderKeys.share, TenderKeys.shareRestricted, TenderKeys.shareSpecial,
      TenderKeys.cascade, TenderKeys.rankShares, TenderKeys.rankRests, TenderKeys.term,
    ].map { .reachableCounts($0) }
    + [
      rankRests, unitFactors, ceilings, floors, floorVolumes, classShares, classLastRanks,
      quoteShares, totals,
    ]

  /// What of a need is given to others is no more than what its winner does not keep.
  private static let rankRests = RuleCondition.reachable(
    TenderKeys.rankRests,
    expected: Text(
      en: "at most what volume.rank_shares leaves of the need", zh: "不大于 volume.rank_shares 留下的部分")
  ) { set, names in
    guard let shares = try? set.given(TenderKeys.rankShares, set.table),
      let rests = try? set.table(TenderKeys.rankRests)
    else { return [] }
    return names.filter { name in
      let rank = Int(name.filter { $0 != "+" }) ?? 1
      guard let rest = rests.value(named: name)?.value,
        let share = try? shares.value(forCount: rank).value, let sum = try? rest + share
      else { return false }
      return sum > .one
    }
  }

  /// Bids name their strength by its text.
  private static let unitFactors = RuleCondition.reachable(
    TenderKeys.unitFactors, expected: Text(en: "a strength, such as 3ml:300U", zh: "规格，如 3ml:300U")
  ) { _, names in
    names.filter { (try? Strength($0)) == nil }
  }

  private static let ceilings = RuleCondition.reachable(
    TenderKeys.ceilings,
    expected: Text(
      en:
        "`any` where validity.ceilings_by is all, or a name, once, of the column that it says; it has "
        + "to be set, too",
      zh: "validity.ceilings_by 为 all 时为 any，否则为该列中的名称，不得重复；validity.ceilings_by 亦须设定")
  ) { set, names in
    guard let basis = set.word(of: TenderKeys.ceilingsBy) else { return names }
    let isForAll = basis == CeilingBasis.all.rawValue
    return names.enumerated().filter { place, name in
      (name == "any") != isForAll
        || names[..<place].contains { earlier in
          name.split(separator: "/").contains { earlier.isRow(called: String($0)) }
        }
    }.map(\.element)
  }

  /// A form is looked up by what it counts as, then by itself, its group, and `any`.
  private static let floors = RuleCondition.reachable(
    TenderKeys.floor,
    expected: Text(
      en: "a form or a group that no nearer row answers for", zh: "未被更具体的行覆盖的剂型或剂型类别")
  ) { set, names in
    guard let table = try? set.table(TenderKeys.floor) else { return [] }
    let volumes = try? set.given(TenderKeys.floorVolumes, set.table)
    let reached = Set(DosageForm.all.flatMap { table.floorRows(of: $0, volumes: volumes) })
    return names.filter { $0 != "any" && !reached.contains($0) }
  }

  private static let floorVolumes = rows(
    of: TenderKeys.floorVolumes, among: TenderKeys.floor,
    expected: Text(en: "a form of selection.floor", zh: "selection.floor 中的剂型"))

  /// Every row of one table is a row of another, where that has any.
  private static func rows(of key: RuleKey, among other: RuleKey, expected: Text) -> RuleCondition {
    .reachable(key, expected: expected) { set, names in
      let known = set.rowNames(of: other)
      return known.isEmpty ? [] : names.filter { !known.contains($0) }
    }
  }

  /// Where one share is for all, only those of incumbents and of restricted drugs stand beside it.
  private static let classShares = RuleCondition.reachable(
    TenderKeys.classShares,
    expected: Text(
      en: "`all`, `incumbent`, `restricted`, or a class of volume.class_last_ranks",
      zh: "all、incumbent、restricted，或 volume.class_last_ranks 中的类别")
  ) { _, names in
    let special = [OwnNeedRules.all, OwnNeedRules.incumbent, OwnNeedRules.restricted]
    return names.contains(OwnNeedRules.all) ? names.filter { !special.contains($0) } : []
  }

  private static let classLastRanks = rows(
    of: TenderKeys.classLastRanks, among: TenderKeys.classShares,
    expected: Text(en: "a class of volume.class_shares", zh: "volume.class_shares 中的类别"))

  /// A quote above the highest ceiling is not valid.
  private static let quoteShares = RuleCondition.reachable(
    TenderKeys.quoteShares,
    expected: Text(en: "a price that a valid bid can have", zh: "有效报价可能达到的价位")
  ) { set, names in
    guard let table = try? set.given(TenderKeys.ceilings, set.table) else { return [] }
    let highest = table.rowNames.compactMap { table.value(named: $0)?.value }.max()
    let limits = names.compactMap { name in Ratio(decimal: name).map { (name, $0) } }
      .sorted { $0.1 < $1.1 }
    return zip(limits.dropFirst(), limits).filter { _, before in
      highest.map { before.1 >= $0 } ?? false
    }.map(\.0.0)
  }

  private static let totals = RuleCondition.reachable(
    TenderKeys.totals, expected: Expectation.oneOf(PublishedTotals.names)
  ) { _, names in
    names.filter { !PublishedTotals.names.contains($0) }
  }
}

extension RuleSet {
  /// A word of the set; nil where it has none.
  func word(of key: RuleKey) -> String? {
    if case .text(let text)? = parameters[key.name]?.value { text } else { nil }
  }
}
