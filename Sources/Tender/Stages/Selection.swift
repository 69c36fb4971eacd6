import ExactNumbers
import RuleBook

/// Stage 6, selection 拟中选: a shortlisted bid is kept when any of the rule set's tests holds.
///
/// u ≤ m × anchor · cut ≥ c · u ≤ floor · u ≤ line; a bid exactly at a limit is kept.
/// Without tests every shortlisted bid is selected. Few bidders may mean a negotiation instead.
enum Selection {
  static func apply(
    _ lot: inout LotOutcome, rules: TenderRules, _ floors: inout Floors,
    _ resolution: inout Resolution
  ) throws(NumberError) {
    let tested = try lot.standings.tested(by: rules.selection, anchor: lot.anchor, &floors)
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
      } else if rules.shortlist.guaranteedCut != nil, lot.standings[index].lacksCut,
        lot.standings[index].shortlisted == .no
      {
        leaveOpen(&lot.standings[index], .cutNeedsCeiling, rules, &resolution)
      } else if lot.standings[index].shortlisted != .no {
        if let negotiation {
          lot.standings[index].selected = .undecided
          lot.standings[index].reasons.append(
            .negotiation(bidders: lot.count, limit: negotiation))
        } else {
          try decide(&lot.standings[index], TestedBid(tested, index), rules, &resolution)
        }
      }
    }
    if let floor = rules.selection.paymentFloor { try PaymentStandard.apply(&lot, floor: floor) }
  }

  private static func decide(
    _ standing: inout Standing, _ tested: TestedBid, _ rules: TenderRules,
    _ resolution: inout Resolution
  ) throws(NumberError) {
    guard !rules.selection.tests.value.isEmpty else {
      standing.selected = .yes
      standing.reasons.append(.allShortlistedWin(rules.selection.tests))
      return
    }
    guard let price = standing.price else { return }
    if let test = try tested.firstHolding() {
      standing.selected = .yes
      standing.reasons.append(.passed(test, tested))
    } else if rules.selection.floorNeedsForm(standing.bid, price) {
      leaveOpen(&standing, .floorNeedsForm, rules, &resolution)
    } else if rules.selection.cut != nil, standing.lacksCut {
      leaveOpen(&standing, .cutNeedsCeiling, rules, &resolution)
    } else {
      standing.selected = .no
      standing.reasons.append(.failed(tested))
    }
  }

  /// Leaves a bid open that no test selects, and that one for which the file lacks a value may.
  ///
  /// Where a later stage asks who is selected, it works for both answers.
  static func leaveOpen(
    _ standing: inout Standing, _ reason: Reason, _ rules: TenderRules,
    _ resolution: inout Resolution
  ) {
    let isRead = rules.revival.isPossible || rules.elimination != nil
    standing.selected =
      isRead ? (resolution.guess(standing.bid) ? .yes : .no) : .undecided
    standing.reasons.append(reason)
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

extension Standing {
  /// Whether the bid takes part and has no ceiling from which its cut could be computed.
  fileprivate var lacksCut: Bool { status == .valid && price != nil && cut == nil }
}
