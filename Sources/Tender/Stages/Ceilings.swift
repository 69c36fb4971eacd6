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
