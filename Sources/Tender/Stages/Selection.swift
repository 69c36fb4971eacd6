public import ExactNumbers
public import RuleBook

/// Stage 6, selection 拟中选: a shortlisted bid is kept when any of the rule set's tests holds.
///
/// u ≤ m × anchor · cut ≥ c · u ≤ floor; a bid exactly at a limit is kept. Without tests every
/// shortlisted bid is selected. Few bidders may mean a negotiation instead.
enum Selection {
  static func apply(_ lot: inout LotOutcome, rules: TenderRules) throws(NumberError) {
    lot.anchor = Anchor.lowest(lot.standings)
    let negotiation = rules.selection.negotiationUpTo.flatMap { lot.count <= $0.value ? $0 : nil }
    for index in lot.standings.indices where lot.standings[index].shortlisted != .no {
      if let negotiation {
        lot.standings[index].selected = .undecided
        lot.standings[index].reasons.append(
          .negotiation(bidders: lot.count, limit: negotiation))
        continue
      }
      let results = try results(lot.standings[index], anchor: lot.anchor, rules.selection)
      let passed = results.first(where: \.holds)
      guard passed != nil || rules.selection.tests.value.isEmpty else {
        lot.standings[index].selected = .no
        lot.standings[index].reasons.append(
          .failed(results, untested: lot.standings[index].cut == nil ? rules.selection.cut : nil))
        continue
      }
      lot.standings[index].selected = lot.standings[index].shortlisted
      // A tie for the shortlist stays the deciding reason.
      guard lot.standings[index].shortlisted == .yes else { continue }
      lot.standings[index].reasons.append(
        passed.map { .passed($0, of: results) } ?? .allShortlistedWin(rules.selection.tests))
    }
  }

  private static func results(
    _ standing: Standing, anchor: Ratio?, _ selection: TenderRules.Selection
  ) throws(NumberError) -> [TestResult] {
    guard let price = standing.price else { return [] }
    var results: [TestResult] = []
    if let multiple = selection.multiple, let anchor {
      results.append(
        TestResult(
          test: .multiple, value: price.exact, limit: try multiple.value * anchor,
          rule: multiple, anchor: anchor))
    }
    if let cut = selection.cut, let own = standing.cut {
      results.append(TestResult(test: .cut, value: own, limit: cut.value, rule: cut))
    }
    if let floor = selection.floor {
      results.append(TestResult(test: .floor, value: price.exact, limit: floor.value, rule: floor))
    }
    return results
  }
}

/// The result of one selection test.
public struct TestResult: Sendable {
  /// Which test.
  public let test: SelectionTest
  /// The bid's comparable price, or its cut.
  public let value: Ratio
  /// The limit that it is held against.
  public let limit: Ratio
  /// The number of the rule.
  public let rule: RuleSet.Cited<Ratio>
  /// The anchor, for the multiple.
  public var anchor: Ratio?

  /// Whether the test selects the bid.
  public var holds: Bool { test == .cut ? value >= limit : value <= limit }
}
