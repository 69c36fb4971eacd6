import ExactNumbers
import RuleBook
import Wording

/// Stage 9, own reported need.
extension TenderKeys {
  static let classShares = RuleKey(
    "volume.class_shares",
    .nameTable(
      .share(example: "0.8"),
      rows: .free(
        Text(
          en: "classes of the set's own; `all`, and `incumbent` for who supplied the region",
          zh: "规则自定的类别；all 为全部，incumbent 为原供应企业"))), .share, others: .step("0.05"),
    en: "share of its own reported need by class", zh: "各类中选产品自身报量的约定比例")
  static let classLastRanks = RuleKey(
    "volume.class_last_ranks",
    .nameTable(
      .whole(from: 1, example: "3"),
      rows: .free(Text(en: "the classes of volume.class_shares", zh: "volume.class_shares 的类别"))),
    others: .step("1"),
    en: "last rank of each class", zh: "各类的末位名次")
  static let rankShares = RuleKey(
    "volume.rank_shares", .countTable(.share(example: "0.9")), .share, others: .step("0.05"),
    en: "share of its own reported need by rank", zh: "各名次中选产品自身报量的约定比例")
  static let rankRests = RuleKey(
    "volume.rank_rests", .countTable(.share(example: "0.05")), .share, others: .step("0.05"),
    en: "share of a winner's reported need that is given to others, by rank",
    zh: "各名次中选产品自身报量中另行分配的比例")
  static let unselectedRest = RuleKey(
    "volume.unselected_rest", .number(.share(example: "1")), .share, others: .step("0.05"),
    en: "share of the need reported for what is not selected that is given to others",
    zh: "未中选产品报量中另行分配的比例")
  static let quoteShares = RuleKey(
    "volume.quote_shares",
    .nameTable(
      .share(example: "0.9"), rows: .numbers(.above(0, example: "848"))), .share,
    others: .step("0.05"),
    en: "share of its own reported need by quote: at or under each price",
    zh: "按报价档位的自身报量约定比例：不高于各价位")
  static let rest = RuleKey(
    "volume.rest", .choice(VolumeRest.allCases.map(\.rawValue)), others: .otherWords,
    en: "who gets what is left of the reported need: the first class in proportion, regions in "
      + "rank order, whom the hospitals choose (never the dearest), or nobody",
    zh: "剩余报量的归属：首类企业按比例、按名次轮流、由医疗机构自主选择（最高价者除外）、不再分配")
}

/// Who gets what is left of the reported need.
enum VolumeRest: String, CaseIterable {
  /// The first class, in proportion.
  case firstClass = "first-class"
  /// The winners in rank order, a region each.
  case rankOrder = "rank-order"
  /// Whom the hospitals choose.
  case hospitals
  /// Nobody.
  case none
}

/// Stage 9, own reported need: what each winner keeps of it, and who gets the rest; read lot by lot, as
/// what one lot asks for and the rules do not say stops no other.
struct OwnNeedRules {
  /// The row of the shares for who supplied the region before, and that for restricted drugs.
  static let (incumbent, restricted) = ("incumbent", "restricted")
  /// The row for all winners that no other row is for.
  static let all = "all"
  let set: RuleSet

  /// The shares of their own need that winners keep.
  enum Shares {
    case classes(RuleSet.Table, lastRanks: [(name: String, rank: Int)])
    case ranks(RuleSet.Table)
    case quotes([(limit: Ratio, share: Ratio)])
  }

  /// By quote, by rank, or else by class.
  func shares() throws(RuleError) -> Shares {
    if let table = try set.given(TenderKeys.quoteShares, set.table) {
      return .quotes(try limits(table))
    }
    if let table = try set.given(TenderKeys.rankShares, set.table) { return .ranks(table) }
    let table = try set.table(TenderKeys.classShares)
    let isByRank = table.rowNames.contains { ![Self.incumbent, Self.restricted].contains($0) }
    guard isByRank, !table.has(Self.all) else {
      return .classes(table, lastRanks: [])
    }
    return .classes(table, lastRanks: try lastRanks(of: table.rowNames))
  }

  private func limits(_ table: RuleSet.Table) throws(RuleError) -> [(limit: Ratio, share: Ratio)] {
    var limits: [(limit: Ratio, share: Ratio)] = []
    for name in table.rowNames {
      guard let limit = Ratio(decimal: name), let value = table.value(named: name) else {
        throw .wrongValue(
          file: set.id, path: "\(table.name).\(name)", expected: Text(en: "a price", zh: "价格"))
      }
      limits.append((limit, value.value))
    }
    return limits.sorted { $0.limit < $1.limit }
  }

  private func lastRanks(of classes: [String]) throws(RuleError) -> [(name: String, rank: Int)] {
    let ranks = try set.table(TenderKeys.classLastRanks)
    var lastRanks: [(name: String, rank: Int)] = []
    for name in classes {
      guard let rank = ranks.value(named: name) else {
        throw .noRow(key: TenderKeys.classLastRanks.name, row: name, id: set.id)
      }
      lastRanks.append((name, Int(rank.value.numerator / rank.value.denominator)))
    }
    return lastRanks.sorted { $0.rank < $1.rank }
  }

  /// Which parts of a need are given to others: of winners by their rank, and of who is none; nil where
  /// it is all that winners do not keep.
  func givenToOthers() throws(RuleError) -> (ofWinners: RuleSet.Table, unselected: Ratio)? {
    guard let table = try set.given(TenderKeys.rankRests, set.table) else { return nil }
    return (table, try set.number(TenderKeys.unselectedRest).value)
  }

  /// Who gets the rest.
  func rest() throws(RuleError) -> VolumeRest { try set.word(TenderKeys.rest).value }
}
