import ExactNumbers
import RuleBook

/// Stage 6c, cost statement 成本说明: a selected quote below the anchor stays allowed, but needs a
/// statement of its cost (round 11).
///
/// What becomes of a bid without one the text does not say: it is left open. Where the file has no
/// column for it, the bid is told that it needs one.
enum CostStatement {
  static func apply(
    _ lot: inout LotOutcome, rules: TenderRules, _ resolution: inout Resolution
  ) throws(NumberError) {
    guard let rule = rules.selection.needsCostStatement, rule.value, let anchor = lot.anchor else {
      return
    }
    for index in lot.standings.indices
    where lot.standings[index].selected == .yes && !lot.standings[index].isZeroVolume {
      guard let price = lot.standings[index].price?.exact, try anchor.value.isAbove(price) else {
        continue
      }
      rule.use()
      let reason = Reason.belowAnchor(hasStatement: lot.standings[index].bid.hasCostStatement, rule)
      if lot.standings[index].bid.hasCostStatement == false {
        Selection.leaveOpen(&lot.standings[index], reason, rules, &resolution)
      } else {
        lot.standings[index].reasons.addBeforeDeciding(reason)
        if lot.standings[index].bid.hasCostStatement == nil { lot.unchecked.lacksStatements = true }
      }
    }
  }
}
