import ExactNumbers
import RuleBook

/// Stage 3a, ceilings that the rules set 最高有效申报价: one for all products of the tender, one for
/// each material or group (stents, 2022 and 2026; insulin, 2021), or one that follows from the prices
/// at which the product is listed (round 11).
///
/// A ceiling of the rules stands in any case; one that follows from listed prices only where the file
/// gives none, as the published one is what bids were held against. That of another strength is as
/// many times higher as its price is, where the tender sets such factors.
enum Ceilings {
  /// The lot with each bid under the ceiling that the rules set for it.
  static func lot(_ lot: Lot, rules: TenderRules) throws(LotError) -> Lot {
    guard let ceilings = rules.ceilings,
      ceilings.table != nil || lot.bids.contains(where: { $0.mayHaveListedPrices })
    else { return lot }
    var bids: [Bid] = []
    do throws(NumberError) {
      for bid in lot.bids {
        var ceiling = try ruled(bid, rules)
        if ceiling == nil, bid.ceiling == nil { ceiling = try listed(bid, rules) }
        bids.append(ceiling.map(bid.with) ?? bid)
      }
    } catch {
      throw LotError(lot: lot.name, cause: error)
    }
    var copy = Lot(
      name: lot.name, bids: bids, hasRelatedBids: lot.hasRelatedBids,
      equalInUnits: lot.equalInUnits)
    (copy.uncounted, copy.mainChoice) = (lot.uncounted, lot.mainChoice)
    return copy
  }

  /// The ceiling that the rules set for a bid; nil where they set none.
  static func ruled(_ bid: Bid, _ rules: TenderRules) throws(NumberError) -> Yuan? {
    guard let base = rules.ceilings?.ceiling(of: bid)?.value else { return nil }
    let factor = rules.comparable.unitFactors?.value(named: bid.strength?.text ?? "")?.value
    return try Yuan(base * (factor ?? .one), decimals: Yuan.decimals, rounding: .halfUp)
  }

  /// The lower of a share of the mean listing price and the highest provincial price; nil where the
  /// rules do not say so, or the file does not give both.
  static func listed(_ bid: Bid, _ rules: TenderRules) throws(NumberError) -> Yuan? {
    guard let share = rules.ceilings?.listingShare, let mean = bid.listingMean?.ratio,
      let highest = bid.provincialHighest?.ratio
    else { return nil }
    share.use()
    let ceiling = try Yuan(
      min(mean * share.value, highest), decimals: Yuan.decimals, rounding: .halfUp)
    return max(ceiling, Yuan(millionths: 1))
  }
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
    basis =
      table == nil
      ? nil : try set.text(TenderKeys.ceilingsBy).map { CeilingBasis(rawValue: $0) ?? .all }
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
