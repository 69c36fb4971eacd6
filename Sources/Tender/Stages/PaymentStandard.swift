import ExactNumbers
import RuleBook

/// Stage 6c, payment standard 支付标准: with one quote at or under the ceiling the drug enters, and
/// all are paid the lowest quote, but at least a share of the ceiling (NRDL bidding, 2022).
///
/// The lowest quote is that of the lowest comparable price: another strength is paid as many times as
/// much as its prices are divided by, and at least a share of its own ceiling.
enum PaymentStandard {
  static func apply(_ lot: inout LotOutcome, floor: RuleSet.Cited<Ratio>) throws(NumberError) {
    let selected = lot.standings.indices.filter { lot.standings[$0].selected == .yes }
    guard let lowest = selected.compactMap({ lot.standings[$0].price?.exact }).min() else {
      return
    }
    for index in selected {
      guard let ceiling = lot.standings[index].bid.ceiling?.ratio,
        let ratio = lot.standings[index].price?.ratio
      else { continue }
      let own = try lowest * ratio
      let standard = max(own, try floor.value * ceiling)
      lot.standings[index].settledPrice = standard
      lot.standings[index].reasons.append(
        .paymentStandard(price: standard, lowest: own, ceiling: ceiling, floor: floor))
    }
  }
}
