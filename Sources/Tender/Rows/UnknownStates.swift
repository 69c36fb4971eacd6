public import Tables
import Wording

/// Reports states of bids that a rule set does not know, so that they would be passed over.
public enum UnknownStates {
  /// Bids that were struck off, under rules that say nothing of it.
  public static func findings(in bids: BidRows, rules: [TenderRules]) -> Findings {
    var findings = Findings()
    guard bids.layout.hasColumn(of: "struck_off") else { return findings }
    for rules in rules where rules.selection.knowsStrikingOff?.value != true {
      let id = rules.ruleSet.id
      for lot in bids.lots() {
        for bid in lot.bids where bid.isStruckOff {
          findings.add(
            bids.layout.finding(
              .contradiction, row: bid.row, field: "struck_off", value: "Y",
              reason: Text(
                en: "\(id) does not say that selected bidders are struck off; "
                  + "selection.striking_off=yes says it",
                zh: "\(id) 未规定取消中选资格；可设 selection.striking_off=yes")))
        }
      }
    }
    findings.sortByRow()
    return findings
  }
}
