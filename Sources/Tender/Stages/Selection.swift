public import ExactNumbers
public import RuleBook

/// Stage 6, selection 拟中选: a shortlisted bid is kept when any of the rule set's tests holds.
///
/// u ≤ m × anchor · cut ≥ c · u ≤ floor · unit price ≤ line; a bid exactly at a limit is kept.
/// Without tests every shortlisted bid is selected. Few bidders may mean a negotiation instead.
enum Selection {
  static func apply(_ lot: inout LotOutcome, rules: TenderRules) throws(NumberError) {
    let selection = rules.selection
    lot.anchor = try Anchor(lot.standings, rules: selection.anchor)
    let tests = try SelectionTests(selection, anchor: lot.anchor)
    let negotiation = selection.negotiationUpTo.flatMap { lot.count <= $0.value ? $0 : nil }
    for index in lot.standings.indices where !lot.standings[index].isZeroVolume {
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
          try decide(&lot.standings[index], tests, selection)
        }
      }
    }
    if let floor = selection.paymentFloor { try PaymentStandard.apply(&lot, floor: floor) }
  }

  private static func decide(
    _ standing: inout Standing, _ tests: SelectionTests, _ selection: SelectionRules
  ) throws(NumberError) {
    guard !selection.tests.value.isEmpty else {
      standing.selected = standing.shortlisted
      if standing.shortlisted == .yes {
        standing.reasons.append(.allShortlistedWin(selection.tests))
      }
      return
    }
    let results = try tests.results(standing)
    if let passed = results.first(where: { $0.holds }) {
      standing.selected = standing.shortlisted
      // A tie for the shortlist stays the deciding reason.
      if standing.shortlisted == .yes { standing.reasons.append(.passed(passed, of: results)) }
    } else if selection.floorNeedsForm(standing) {
      standing.selected = .undecided
      standing.reasons.append(.floorNeedsForm)
    } else {
      standing.selected = .no
      standing.reasons.append(
        .failed(results, untested: standing.cut == nil ? selection.cut : nil))
    }
  }

  private static func selfSelected(_ standing: Standing, by rule: RuleSet.Cited<Ratio>)
    -> TestResult?
  {
    guard standing.status == .valid, let cut = standing.cut, standing.shortlisted == .no else {
      return nil
    }
    let result = TestResult(
      test: .cut, value: cut, limit: rule.value, holds: cut >= rule.value, rule: rule)
    return result.holds ? result : nil
  }
}

/// The tests of one lot, with the limits that are the same for all of its bids.
private struct SelectionTests {
  private let rules: SelectionRules
  private let anchor: Anchor?
  /// The multiple of the anchor, and the anchor itself, as they are shown.
  private let limit, base: Ratio?

  init(_ rules: SelectionRules, anchor: Anchor?) throws(NumberError) {
    self.rules = rules
    self.anchor = rules.multiple == nil ? nil : anchor
    if let multiple = rules.multiple, let anchor {
      limit = try anchor.shown(times: multiple.value)
      base = try anchor.shown(times: .one)
    } else {
      (limit, base) = (nil, nil)
    }
  }

  /// The results in the order of the tests.
  func results(_ standing: Standing) throws(NumberError) -> [TestResult] {
    guard let price = standing.price else { return [] }
    var results: [TestResult] = []
    results.reserveCapacity(3)
    if let multiple = try multipleResult(price) { results.append(multiple) }
    if let cut = rules.cut, let own = standing.cut {
      results.append(
        TestResult(
          test: .cut, value: own, limit: cut.value, holds: own >= cut.value, rule: cut))
    }
    if let floor = rules.floorRow(standing.bid) {
      results.append(
        TestResult(
          test: .floor, value: price.exact, limit: floor.value, holds: price.exact <= floor.value,
          rule: floor))
    }
    if rules.tests.value.contains(.line), let line = try standing.bid.line?.ratio {
      results.append(
        TestResult(
          test: .line, value: price.unitPrice, limit: line, holds: price.unitPrice <= line,
          rule: rules.tests.map { _ in line }))
    }
    return results
  }

  private func multipleResult(_ price: ComparablePrice) throws(NumberError) -> TestResult? {
    guard let multiple = rules.multiple, let anchor, let limit, let base else { return nil }
    // A limit that is shown exactly needs no division.
    let isExact = anchor.value.factor == .zero && multiple.value > .zero
    let holds =
      isExact
      ? price.exact <= limit : try anchor.value.isAtLeast(price.exact / multiple.value)
    return TestResult(
      test: .multiple, value: price.exact, limit: limit, holds: holds, rule: multiple,
      anchor: base, anchorRule: rules.anchor.rule.value)
  }
}

extension SelectionRules {
  /// The floor of a bid's group of forms, else that for any form. Without a form it is the lowest
  /// of all floors, which holds whatever the form.
  func floorRow(_ bid: Bid) -> RuleSet.Cited<Ratio>? {
    guard let floor else { return nil }
    let own = bid.form.flatMap { floor.value(named: $0.group) } ?? floor.value(named: "any")
    return own ?? (bid.form == nil ? rows(floor).min { $0.value < $1.value } : nil)
  }

  /// Whether the form, which is not given, decides: the price is under the floor of some forms.
  func floorNeedsForm(_ standing: Standing) -> Bool {
    guard let floor, standing.bid.form == nil, floor.value(named: "any") == nil,
      let price = standing.price, let highest = rows(floor).map(\.value).max()
    else { return false }
    return price.exact <= highest
  }

  private func rows(_ floor: RuleSet.Table) -> [RuleSet.Cited<Ratio>] {
    floor.rowNames.compactMap { floor.value(named: $0) }
  }
}

/// The result of one selection test.
public struct TestResult: Sendable {
  /// Which test.
  public let test: SelectionTest
  /// The bid's comparable price, its unit price, or its cut.
  public let value: Ratio
  /// The limit that it is held against, as it is shown.
  public let limit: Ratio
  /// Whether the test selects the bid.
  public let holds: Bool
  /// The number of the rule.
  public let rule: RuleSet.Cited<Ratio>
  /// The anchor, for the multiple, as it is shown.
  public var anchor: Ratio?
  /// What the anchor is.
  public var anchorRule = AnchorRule.lowest
}
