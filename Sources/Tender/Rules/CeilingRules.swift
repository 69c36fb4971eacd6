import ExactNumbers
import RuleBook
import Wording

/// Stage 3, validity.
extension TenderKeys {
  static let ceilings = RuleKey(
    "validity.ceilings",
    .nameTable(
      .above(0, example: "848"),
      rows: .free(
        Text(
          en:
            "`any`, or the materials or groups as the bids name them, in both languages with a stroke "
            + "between them",
          zh: "any，或报价表中的材质、采购组名称，中英文以“/”分隔"))), .yuan, others: .step("1"),
    en: "ceilings that the rule set sets itself; for another strength × comparable.unit_factors",
    zh: "规则自定的最高有效申报价；其他规格乘以 comparable.unit_factors")
  static let ceilingsBy = RuleKey(
    "validity.ceilings_by", .choice(CeilingBasis.allCases.map(\.rawValue)), others: .otherWords,
    en: "which column of the bids names the row of validity.ceilings: none, material or group",
    zh: "以报价表哪一列对应 validity.ceilings 的行：不分、材质或采购组")
  static let listingShare = RuleKey(
    "validity.listing_share", .number(.above(0, to: 1, example: "0.5")), .share,
    others: .step("0.05"),
    en: "a ceiling that the file does not give is this share of the mean listing price, or the "
      + "highest provincial price if that is lower",
    zh: "报价表未给出最高有效申报价时，取平均挂网价的该比例与省级最高中选价两者之低")
}

/// Stage 3a, the ceilings of the rules.
struct CeilingRules: Sendable {
  /// The ceilings; nil where each bid has its own.
  let table: RuleSet.Table?
  /// Which column of the bids names a bid's row.
  let basis: RuleSet.Cited<CeilingBasis>?
  /// The share of the mean listing price.
  let listingShare: RuleSet.Cited<Ratio>?

  init?(_ set: RuleSet) throws(RuleError) {
    table = try set.given(TenderKeys.ceilings, set.table)
    // Used where the file gives the prices that it is of.
    listingShare = try set.readAhead.given(TenderKeys.listingShare, set.readAhead.number)
    guard table != nil || listingShare != nil else { return nil }
    basis = table == nil ? nil : try set.word(TenderKeys.ceilingsBy)
  }

  /// The ceiling of a bid; nil where the table has none for it.
  func ceiling(of bid: Bid) -> RuleSet.Cited<Ratio>? {
    row(of: bid).flatMap { table?.value(named: $0) }
  }

  /// The row of the table that is a bid's; nil where the table has none for it.
  func row(of bid: Bid) -> String? {
    guard let name = basis?.value.name(of: bid) else { return nil }
    return table?.rowNames.first { $0.isRow(called: name) }
  }
}

/// What tells which ceiling of the rules is a bid's.
public enum CeilingBasis: String, Sendable, CaseIterable {
  /// Nothing: one holds for all.
  case all
  /// The column `material` of the bids.
  case material
  /// The column `group` of the bids.
  case group

  /// The name under which a bid's ceiling stands; nil where the file does not say it.
  func name(of bid: Bid) -> String? {
    switch self {
    case .all: "any"
    case .material: bid.material
    case .group: bid.group
    }
  }
}

extension String {
  /// Whether this is the row of a table for a name: a row may stand for it in several languages, with
  /// strokes between them.
  func isRow(called name: String) -> Bool {
    split(separator: "/").contains { $0.lowercased() == name.lowercased() }
  }
}
