import ExactNumbers
import RuleBook

/// Stage 6b, highest-price elimination: in the lots with the widest spread of passing prices the
/// highest passing bid is dropped (round 7, 2022).
///
/// The spread is the highest passing comparable price ÷ the lowest, both as listed. It compares the
/// lots of a whole tender with each other, so it is applied only to a file that holds them all.
enum Elimination {
  static func apply(_ lots: inout [LotOutcome], rule: RuleSet.Cited<Int>) throws(LotError) {
    var spreads: [(lot: Int, spread: Ratio)] = []
    for (index, lot) in lots.enumerated() {
      if let spread = try spread(lot) { spreads.append((index, spread)) }
    }
    spreads.sort { $0.spread > $1.spread }
    guard let last = spreads.prefix(rule.value).last?.spread else { return }
    let certain = spreads.count { $0.spread > last }
    let equal = spreads.count { $0.spread == last }
    for (lot, spread) in spreads where spread >= last {
      let isTied = spread == last && certain + equal > rule.value
      let reason: Reason =
        isTied
        ? .tiedForElimination(spread: spread, rule: rule)
        : .eliminated(spread: spread, rule: rule)
      drop(in: &lots[lot], decision: isTied ? .tie : .no, because: reason)
    }
  }

  /// The highest passing price ÷ the lowest; nil where there is but one price.
  private static func spread(_ lot: LotOutcome) throws(LotError) -> Ratio? {
    let prices = passing(lot).compactMap { lot.standings[$0].price?.listed }
    guard let low = prices.min(), let high = prices.max(), low < high else { return nil }
    do throws(NumberError) {
      return try high.ratio / low.ratio
    } catch {
      throw LotError(lot: lot.name, cause: error)
    }
  }

  private static func passing(_ lot: LotOutcome) -> [Int] {
    lot.standings.indices.filter { lot.standings[$0].selected == .yes }
  }

  private static func drop(in lot: inout LotOutcome, decision: Decision, because reason: Reason) {
    let highest = passing(lot).compactMap { lot.standings[$0].price?.listed }.max()
    for index in passing(lot) where lot.standings[index].price?.listed == highest {
      lot.standings[index].selected = decision
      lot.standings[index].reasons.append(reason)
    }
  }
}
