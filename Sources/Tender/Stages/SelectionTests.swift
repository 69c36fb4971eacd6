import ExactNumbers
import PriceRatio
import RuleBook

/// The tests of one lot, with the limits that are the same for all of its bids.
struct SelectionTests {
  private let anchor: Anchor?
  private let multiple, cut: TestLimit?
  private let floor: RuleSet.Table?
  /// The rule that names the tests, where the line is one of them.
  private let line: RuleSet.Cited<[SelectionTest]>?
  /// The floors of the forms that bids of the lot have.
  private var floors: [(form: DosageForm?, limit: TestLimit?)] = []

  init(_ rules: SelectionRules, anchor: Anchor?) throws(NumberError) {
    self.anchor = anchor
    floor = rules.floor
    line = rules.tests.value.contains(.line) ? rules.tests : nil
    cut = rules.cut.map { TestLimit(.cut, $0.value, rule: $0) }
    if let rule = rules.multiple, let anchor {
      multiple = TestLimit(
        .multiple, try anchor.shown(times: rule.value), rule: rule,
        anchor: try anchor.shown(times: .one), anchorRule: rules.anchor.rule.value)
    } else {
      multiple = nil
    }
  }

  /// The results in the order of the tests.
  mutating func results(_ bid: Bid, _ price: ComparablePrice?, cut own: Ratio?) throws(NumberError)
    -> [TestResult]
  {
    guard let price else { return [] }
    var results: [TestResult] = []
    results.reserveCapacity(3)
    func add(_ limit: TestLimit, _ value: Ratio, holds: Bool) {
      results.append(TestResult(against: limit, value: value, holds: holds))
    }
    if let multiple { add(multiple, price.exact, holds: try holds(price.exact, multiple)) }
    if let cut, let own { add(cut, own, holds: own >= cut.value) }
    if let floor = floor(bid) { add(floor, price.exact, holds: price.exact <= floor.value) }
    if let rule = line, let line = try bid.line?.ratio {
      let limit = TestLimit(.line, line, rule: rule.map { _ in line })
      add(limit, price.unitPrice, holds: price.unitPrice <= line)
    }
    return results
  }

  /// What is said of a bid that fails, where its cut could not be tested.
  func untested(cut own: Ratio?) -> TestLimit? { own == nil ? cut : nil }

  private func holds(_ price: Ratio, _ multiple: TestLimit) throws(NumberError) -> Bool {
    guard let anchor else { return false }
    // A limit that is shown exactly needs no division.
    if anchor.value.factor == .zero, multiple.rule.value > .zero { return price <= multiple.value }
    return try anchor.value.isAtLeast(price / multiple.rule.value)
  }

  private mutating func floor(_ bid: Bid) -> TestLimit? {
    guard let floor else { return nil }
    if let known = floors.first(where: { $0.form === bid.form }) { return known.limit }
    let limit = floor.lowest(for: bid).map { TestLimit(.floor, $0.value, rule: $0) }
    floors.append((bid.form, limit))
    return limit
  }
}

extension RuleSet.Table {
  /// The floor of a bid's group of forms, else that for any form. Without a form it is the lowest
  /// of all floors, which holds whatever the form.
  fileprivate func lowest(for bid: Bid) -> RuleSet.Cited<Ratio>? {
    let own = bid.form.flatMap { value(named: $0.group) } ?? value(named: "any")
    return own ?? (bid.form == nil ? rows.min { $0.value < $1.value } : nil)
  }

  fileprivate var rows: [RuleSet.Cited<Ratio>] { rowNames.compactMap { value(named: $0) } }
}

extension SelectionRules {
  /// Whether the form, which is not given, decides: the price is under the floor of some forms.
  func floorNeedsForm(_ bid: Bid, _ price: ComparablePrice?) -> Bool {
    guard let floor, bid.form == nil, floor.value(named: "any") == nil, let price,
      let highest = floor.rows.map(\.value).max()
    else { return false }
    return price.exact <= highest
  }
}
