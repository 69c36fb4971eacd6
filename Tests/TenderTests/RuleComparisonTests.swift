import Testing

@testable import Tender

@Suite("RuleComparison: the bids that are not decided alike under all rule sets")
struct RuleComparisonTests {
  private func rows(_ outcomes: [[LotOutcome]]) -> [String] {
    let table = RuleComparison.table(
      outcomes, ruleSets: outcomes.indices.map { "r\($0)" }, language: .english)
    return (0..<table.rowCount).map { table.row($0).map(\.characters).joined(separator: "|") }
  }

  /// Tenders of three or four bids a lot, of which the last are beyond a limit of twice the lowest.
  private func bids(_ lots: Int) throws -> [Bid] {
    try (0..<lots).flatMap { lot in
      try (0...(2 + lot % 2)).map { bidder in
        try Given.bid("b\(9 - bidder)", "\(1 + bidder)", lot: "lot \(lot)", ceiling: "9")
      }
    }
  }

  @Test("a bid is shown where one rule set selects it and another does not, by name")
  func differing() throws {
    let bids = try bids(1)
    // 2 ≤ 2 × 1 but > 1.5 × 1, and 3 ≤ 3 × 1 alone.
    let outcomes = try ["1.5", "2", "3"].map { multiple in
      try Given.tender(
        bids, "cn-2020-round2",
        ["shortlist.caps.3": "3", "selection.multiple": multiple, "selection.cut": "0.9"]
      ).lots
    }
    let rows = rows(outcomes)
    #expect(rows.map { String($0.prefix(6)) } == ["lot 0|", "lot 0|"])
    try #require(rows.count == 2)
    // b9 has the lowest price and is selected by all of them.
    #expect(rows[0].hasPrefix("lot 0|b7|N|not selected: 3.0000 > 1.5000 = 1.5 × lowest 1.0000, "))
    #expect(rows[0].hasSuffix("|Y|selected: 3.0000 ≤ 3.0000 = 3 × lowest 1.0000"))
    #expect(rows[1].hasPrefix("lot 0|b8|N|"))
    #expect(
      rows[1].hasSuffix(
        "|Y|selected: 2.0000 ≤ 2.0000 = 2 × lowest 1.0000"
          + "|Y|selected: 2.0000 ≤ 3.0000 = 3 × lowest 1.0000"))
  }

  @Test("lots in parts and in one give the same rows, also where a rule set lacks a lot or a bid")
  func parts() throws {
    let bids = try bids(700)
    let outcomes = try ["1.5", "2"].map {
      try Given.tender(
        bids, "cn-2020-round2", ["selection.multiple": $0, "selection.cut": "0.9"]
      ).lots
    }
    let all = rows(outcomes)
    #expect(all.count == 700)
    let parts = stride(from: 0, to: 700, by: 100).flatMap { start in
      rows(outcomes.map { Array($0[start..<start + 100]) })
    }
    #expect(parts == all)
    // Without the first lot all bids of it differ from nothing, and the others are found by name.
    let without = rows([outcomes[0], Array(outcomes[1].dropFirst())])
    let first = outcomes[0][0]
    #expect(without.prefix(3).allSatisfy { $0.hasPrefix("\(first.name)|b") && $0.hasSuffix("||") })
    #expect(Array(without.dropFirst(3)) == all.filter { !$0.hasPrefix("\(first.name)|") })
    // In another order they are the same bids.
    var turned = outcomes[1]
    for lot in turned.indices { turned[lot].standings.reverse() }
    #expect(rows([outcomes[0], turned]) == all)
    for lot in turned.indices { turned[lot].standings.removeLast() }
    // The bid with the lowest price is gone from all lots.
    #expect(rows([outcomes[0], turned]).count == 1400)
  }

  @Test("of no rule sets, and of no lots, there are no rows")
  func nothing() {
    #expect(rows([]).isEmpty)
    #expect(rows([[], []]).isEmpty)
  }
}
