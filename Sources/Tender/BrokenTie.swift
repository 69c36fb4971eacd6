import ExactNumbers
import RuleBook
import Wording
import Writing

/// What set the order of two bids that are ranked by the same: a tie-break, and both of its values.
struct BrokenTie {
  private let key: TieBreak
  private let own, other: Standing
  private let isFirst: Bool

  /// By bid, the tie-breaks that set it behind the one before it and before the one behind it, of
  /// those that are ranked by the same.
  static func all(of standings: [Standing], _ rules: RankingRules) -> [Bid: [BrokenTie]] {
    var ties: [Bid: [BrokenTie]] = [:]
    let places = standings.indices.filter {
      standings[$0].status == .valid && !standings[$0].isMember
    }
    var rest = places[...]
    while let first = rest.first {
      let equals = rest.prefix { standings.areEqual(first, $0) }
      rest = rest.dropFirst(equals.count)
      if equals.count > 1 {
        add(equals.map { standings[$0] }[...], rules.tieBreaks.value, to: &ties)
      }
    }
    return ties
  }

  /// Adds what told some equal bids apart, as `Ranking` does it: by the first tie-break that anybody
  /// has, where all have it, then by the others those that are still equal.
  private static func add(
    _ equals: ArraySlice<Standing>, _ chain: [TieBreak], to ties: inout [Bid: [BrokenTie]]
  ) {
    let key = chain.first { key in equals.contains { $0.bid.tieBreak(key) != nil } }
    guard let key, equals.allSatisfy({ $0.bid.tieBreak(key) != nil }) else { return }
    var (before, rest) = (equals.prefix(0), equals)
    while let first = rest.first {
      let same = rest.prefix { $0.bid.tieBreak(key) == first.bid.tieBreak(key) }
      rest = rest.dropFirst(same.count)
      add(same, chain.filter { $0 != key }, to: &ties)
      add(key, before, same, to: &ties)
      before = same
    }
  }

  /// Adds what stands between two neighbouring groups; who lost its place to others of its firm
  /// stands in neither.
  private static func add(
    _ key: TieBreak, _ before: ArraySlice<Standing>, _ behind: ArraySlice<Standing>,
    to ties: inout [Bid: [BrokenTie]]
  ) {
    guard let last = before.last(where: { $0.rank != nil }),
      let first = behind.first(where: { $0.rank != nil }), last.rank != first.rank
    else { return }
    for own in before where own.rank == last.rank {
      ties[own.bid, default: []].append(
        BrokenTie(key: key, own: own, other: first, isFirst: true))
    }
    for own in behind where own.rank == first.rank {
      ties[own.bid, default: []].append(
        BrokenTie(key: key, own: own, other: last, isFirst: false))
    }
  }

  /// The order, the column and both values.
  func sentence(_ basis: RankingBasis, _ language: Language) -> Sentence {
    let (mine, others) = (value(own), value(other))
    let (what, name, column) = (basis.title(language), other.bid.bidder, key.title(language))
    return isFirst
      ? language(
        en: "\(what) equal to that of \(name), goes before it by `\(column)`: \(mine) against "
          + "\(others)",
        zh: "\(what)与\(name)相同，按“\(column)”排在其前：\(mine) 对 \(others)")
      : language(
        en: "\(what) equal to that of \(name), goes behind it by `\(column)`: \(mine) against "
          + "\(others)",
        zh: "\(what)与\(name)相同，按“\(column)”排在其后：\(mine) 对 \(others)")
  }

  /// The same without the other bid: the order, the column and the own value.
  func sentenceWithoutOther(_ basis: RankingBasis, _ language: Language) -> Sentence {
    let (mine, what, column) = (value(own), basis.title(language), key.title(language))
    return isFirst
      ? language(
        en: "\(what) equal to that of another bid, goes before it by `\(column)`: \(mine)",
        zh: "\(what)与另一报价相同，按“\(column)”排在其前：\(mine)")
      : language(
        en: "\(what) equal to that of another bid, goes behind it by `\(column)`: \(mine)",
        zh: "\(what)与另一报价相同，按“\(column)”排在其后：\(mine)")
  }

  private func value(_ standing: Standing) -> String {
    let text = standing.bid.tieBreak(key)?.exactText ?? ""
    if key == .recentChange { return text == "0" ? "N" : "Y" }
    // Days are kept as 20240229.
    guard key == .approvalDate, text.count == 8 else { return text }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }
}

extension Standing {
  /// Whether another member of its entity stands for it.
  var isMember: Bool { reasons.contains { $0.isOfMember } }
}

extension RankingBasis {
  /// What bids are ranked by.
  var title: Text {
    switch self {
    case .price: Text(en: "comparable price", zh: "单位可比价")
    case .cut: Text(en: "cut", zh: "降幅")
    case .score: Text(en: "composite score", zh: "综合得分")
    }
  }
}

extension TieBreak {
  /// The column, as the table of bids calls it.
  var title: Text {
    switch self {
    case .regionsSupplied: Text(en: "regions_supplied", zh: "已供应地区数")
    case .priorVolume: Text(en: "prior_volume", zh: "上年度供应量")
    case .approvalDate: Text(en: "approval_date", zh: "一致性评价通过日期")
    case .citiesCovered: Text(en: "cities_covered", zh: "覆盖城市数")
    case .sales: Text(en: "sales", zh: "销售额")
    case .recentChange: Text(en: "recent_change", zh: "近两年重大变更")
    }
  }
}
