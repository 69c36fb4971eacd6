import ExactNumbers
import RuleBook

/// Stage 6, selection 拟中选: a shortlisted bid is kept when any of the rule set's tests holds.
///
/// u ≤ m × anchor · cut ≥ c · u ≤ floor · unit price ≤ line; a bid exactly at a limit is kept.
/// Without tests every shortlisted bid is selected. Few bidders may mean a negotiation instead.
enum Selection {
  static func apply(_ lot: inout LotOutcome, rules: TenderRules, _ floors: inout Floors)
    throws(NumberError)
  {
    lot.anchor = try Anchor(lot.standings, rules: rules.selection.anchor)
    let tests = try SelectionTests(
      rules.selection, anchor: lot.anchor, lot.standings, &floors)
    let negotiation = rules.selection.negotiationUpTo.flatMap { lot.count <= $0.value ? $0 : nil }
    for index in lot.standings.indices {
      // Only few are without volume and have to be looked at closer.
      if lot.standings[index].entitlement == .noVolume, lot.standings[index].isZeroVolume {
        continue
      }
      if let rule = rules.shortlist.guaranteedCut,
        let guaranteed = selfSelected(lot.standings[index], by: rule)
      {
        lot.standings[index].shortlisted = .yes
        lot.standings[index].selected = .yes
        lot.standings[index].reasons.append(.guaranteed(guaranteed))
      } else if lot.standings[index].shortlisted != .no {
        if let negotiation {
          lot.standings[index].selected = .undecided
          lot.standings[index].reasons.append(
            .negotiation(bidders: lot.count, limit: negotiation))
        } else {
          try decide(&lot.standings[index], TestedBid(tests, index), rules.selection)
        }
      }
    }
    if let floor = rules.selection.paymentFloor { try PaymentStandard.apply(&lot, floor: floor) }
  }

  private static func decide(
    _ standing: inout Standing, _ tested: TestedBid, _ selection: SelectionRules
  ) throws(NumberError) {
    guard !selection.tests.value.isEmpty else {
      standing.selected = standing.shortlisted
      if standing.shortlisted == .yes {
        standing.reasons.append(.allShortlistedWin(selection.tests))
      }
      return
    }
    guard let price = standing.price else { return }
    if let test = try tested.firstHolding() {
      standing.selected = standing.shortlisted
      // A tie for the shortlist stays the deciding reason.
      if standing.shortlisted == .yes { standing.reasons.append(.passed(test, tested)) }
    } else if selection.floorNeedsForm(standing.bid, price) {
      standing.selected = .undecided
      standing.reasons.append(.floorNeedsForm)
    } else {
      standing.selected = .no
      standing.reasons.append(.failed(tested))
    }
  }

  private static func selfSelected(_ standing: Standing, by rule: RuleSet.Cited<Ratio>)
    -> TestResult?
  {
    guard standing.status == .valid, let cut = standing.cut, standing.shortlisted == .no else {
      return nil
    }
    guard cut >= rule.value else { return nil }
    return TestResult(against: TestLimit(.cut, rule.value, rule: rule), value: cut, .holds)
  }
}
