/// Stage 7b, striking off 取消中选资格: a selected bidder that lost its selection after the result
/// (round 11).
///
/// What it was selected by is told, and that it no longer is; what its selection meant to others, such
/// as the price of revival, stays as it was.
enum StrikingOff {
  static func apply(_ lot: inout LotOutcome, rules: TenderRules) {
    guard let rule = rules.selection.knowsStrikingOff, rule.value else { return }
    for index in lot.standings.indices
    where lot.standings[index].selected == .yes && lot.standings[index].bid.isStruckOff {
      rule.use()
      lot.standings[index].selected = .no
      lot.standings[index].reasons.append(.struckOff(rule))
    }
  }
}
