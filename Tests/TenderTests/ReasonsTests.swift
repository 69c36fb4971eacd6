import RuleBook
import Testing
import Wording

@testable import Tender

@Suite struct ReasonsTests {
  private func keys(_ reasons: Reasons) -> [String] { reasons.map(\.key) }

  @Test("reasons come in the order in which they were added, however many", arguments: 0...5)
  func order(count: Int) {
    let all: [Reason] = [
      .noQuote, .noCeiling, .floorNeedsForm, .noUnitFactor("1mg"), .noQuote,
    ]
    var reasons = Reasons()
    for reason in all.prefix(count) { reasons.append(reason) }
    #expect(reasons.count == count && keys(reasons) == all.prefix(count).map(\.key))
    #expect(reasons.last?.key == all.prefix(count).last?.key)
    #expect(reasons.deciding?.key == reasons.last?.key)
  }

  @Test("those taken out leave no gap")
  func removed() {
    var reasons = Reasons()
    for reason in [Reason.noQuote, .noCeiling, .noQuote, .floorNeedsForm] { reasons.append(reason) }
    reasons.removeAll { $0.key == Reason.noQuote.key }
    #expect(keys(reasons) == [Reason.noCeiling.key, Reason.floorNeedsForm.key])
  }

  @Test("before an offer of revival stands why it is needed", arguments: 1...4)
  func offer(count: Int) throws {
    let rule = try #require(try Given.rules("cn-2024-round10").revival.shortlisted)
    let all: [Reason] = [.noQuote, .noCeiling, .floorNeedsForm].suffix(count - 1)
    var reasons = Reasons()
    for reason in all { reasons.append(reason) }
    let price = RevivalOffer(comparablePrice: .one, ratio: .one, unitPrice: .one, multiple: nil)
    reasons.append(.mayAccept(price, rule))
    #expect(reasons.deciding?.key == rule.key)
    #expect(reasons.beforeDeciding?.key == all.last?.key)
  }
}
