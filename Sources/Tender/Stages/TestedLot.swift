import ExactNumbers
import PriceRatio
import RuleBook

/// One lot as it is tested: the limits that are the same for all of its bids, and its bids.
///
/// A class, as what is told of each bid refers to it.
final class TestedLot: Sendable {
  /// What is tested of each bid, in the order of the standings.
  fileprivate let bids: [Tested]
  fileprivate let anchor: Anchor?
  fileprivate let multiple, cut: TestLimit?
  /// The rule that names the tests, where the line is one of them.
  fileprivate let line: RuleSet.Cited<[SelectionTest]>?
  /// Whether a price exactly at the floor fails.
  fileprivate let isFloorStrict: Bool
  /// Whether the limit of the multiple is shown exactly.
  fileprivate let isMultipleExact: Bool

  /// What is tested of one bid.
  fileprivate struct Tested: Sendable, BitwiseCopyable {
    let bid: Bid
    /// The comparable price.
    let price: Ratio
    let floor: RuleSet.Cited<Ratio>?
  }

  fileprivate init(_ rules: borrowing SelectionRules, anchor: Anchor?, _ bids: [Tested])
    throws(NumberError)
  {
    (self.anchor, self.bids) = (anchor, bids)
    isFloorStrict = rules.floorIsBeyond?.value == true
    line = rules.tests.value.contains(.line) ? rules.tests : nil
    isMultipleExact =
      anchor?.value.factor == .zero && rules.multiple.map { $0.value > .zero } ?? false
    cut = rules.cut.map { TestLimit(.cut, $0.value, rule: $0) }
    if let rule = rules.multiple, let anchor {
      multiple = TestLimit(
        .multiple, try anchor.shown(times: rule.value), rule: rule,
        anchor: try anchor.shown(times: .one), anchorRule: rules.anchor.rule.value)
    } else {
      multiple = nil
    }
  }
}

extension [Standing] {
  /// These bids before the tests of some rules.
  func tested(
    by rules: borrowing SelectionRules, anchor: Anchor?, _ floors: inout Floors
  ) throws(NumberError) -> TestedLot {
    var bids: [TestedLot.Tested] = []
    bids.reserveCapacity(count)
    for index in indices {
      let bid = self[index].bid
      // A bid that is not on the shortlist, as one without a price, is never tested.
      let floor = self[index].shortlisted == .no ? nil : floors.floor(of: bid, rules)
      bids.append(
        TestedLot.Tested(bid: bid, price: self[index].price?.exact ?? .zero, floor: floor))
    }
    return try TestedLot(rules, anchor: anchor, bids)
  }
}

/// One bid before the tests of its lot.
///
/// A view of the lot's bids; a result is computed when it is asked for, as of most bids only the
/// first one that holds ever is.
public struct TestedBid: Sendable {
  private let lot: TestedLot
  private let index: Int

  /// The bid at a place among the standings that the tests were made for; it has a price.
  init(_ lot: TestedLot, _ index: Int) { (self.lot, self.index) = (lot, index) }

  private var bid: Bid { lot.bids[index].bid }
  private var floor: RuleSet.Cited<Ratio>? { lot.bids[index].floor }
  private var price: Ratio { lot.bids[index].price }
  private var cut: Ratio? { bid.cut }

  /// The first test that holds; nil where none does.
  func firstHolding() throws(NumberError) -> SelectionTest? {
    for test in SelectionTest.allCases where try holds(test) { return test }
    return nil
  }

  /// The results in the order of the tests; last a cut that cannot be tested.
  public var results: [TestResult] {
    var results: [TestResult] = []
    forEachResult { results.append($0) }
    return results
  }

  /// Hands over the same one by one; where it is known that all fail, none is tried again.
  func forEachResult(allFail: Bool = false, _ take: (TestResult) -> Void) {
    for test in SelectionTest.allCases {
      if let result = result(of: test, allFail ? .fails : nil) { take(result) }
    }
    if let limit = lot.cut, cut == nil {
      take(TestResult(against: limit, value: .zero, .untested))
    }
  }

  /// The result of one test, whose verdict may be known; nil where the rules or the bid do not have
  /// what it takes.
  func result(of test: SelectionTest, _ verdict: TestResult.Verdict? = nil) -> TestResult? {
    guard let limit = limit(of: test), let value = value(for: test) else { return nil }
    // It was computed before anything is told of it.
    return TestResult(
      against: limit, value: value, verdict ?? ((try? holds(test)) == true ? .holds : .fails))
  }

  /// The rule of a test; nil where there is none.
  func rule(of test: SelectionTest) -> RuleSet.Cited<Ratio>? {
    test == .floor ? floor : limit(of: test)?.rule
  }

  private func limit(of test: SelectionTest) -> TestLimit? {
    switch test {
    case .multiple: lot.multiple
    case .cut: lot.cut
    case .floor: floor.map { TestLimit(.floor, $0.value, rule: $0, isStrict: lot.isFloorStrict) }
    case .line:
      if let rule = lot.line, let line = bid.line?.ratio {
        TestLimit(.line, line, rule: rule.map { _ in line })
      } else {
        nil
      }
    }
  }

  /// What is held against the limit of a test.
  private func value(for test: SelectionTest) -> Ratio? {
    switch test {
    case .multiple, .floor, .line: price
    case .cut: cut
    }
  }

  private func holds(_ test: SelectionTest) throws(NumberError) -> Bool {
    // Nothing is computed for a test that the rules do not have.
    switch test {
    case .multiple:
      guard let anchor = lot.anchor, let multiple = lot.multiple else { return false }
      // A limit that is shown exactly needs no division.
      if lot.isMultipleExact { return price <= multiple.value }
      return try anchor.value.isAtLeast(price / multiple.rule.value)
    case .cut:
      guard let limit = lot.cut?.value, let cut else { return false }
      return cut >= limit
    case .floor:
      guard let floor else { return false }
      return lot.isFloorStrict ? price < floor.value : price <= floor.value
    case .line:
      return limit(of: .line).map { price <= $0.value } ?? false
    }
  }
}
