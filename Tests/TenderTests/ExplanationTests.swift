import Testing
import Wording
import Writing

@testable import Tender

@Suite struct ExplanationTests {
  private func lines(
    _ bids: [Bid], _ id: String, language: Language = .english, _ changes: [String: String] = [:]
  ) throws -> [String] {
    let outcome = try Given.tender(bids, id, changes)
    let lot = try #require(outcome.lots.first)
    return Explanation(outcome, language: language).lines(lot)
  }

  @Test("the entecavir lot shows its sum: 0.62 ÷ 1.2 = 0.5167")
  func entecavir() throws {
    let bids = [
      try Given.bid("A", "0.62", strength: "0.5mg", form: "分散片"),
      try Given.bid("B", "0.57", strength: "0.5mg", form: "胶囊"),
      try Given.bid("C", "0.75", strength: "0.5mg", form: "片"),
    ]
    let english = try lines(bids, "cn-2018-4plus7")
    try #require(english.count > 2)
    #expect(english[0].hasPrefix("lot: 3 bidders; at most 1 shortlisted — shortlist.caps.1+: "))
    #expect(english[1] == "  1.  A 0.5mg: selected")
    #expect(
      english[2].hasPrefix(
        "     comparable price 0.5167 = 0.62 ÷ 1.2, rounded half up to 4 decimals for ranking; "
          + "form factor 1.2 of dispersible tablet — comparable.form_factor: "))
    #expect(english.contains("     comparable price 0.5700"))
    let chinese = try lines(bids, "cn-2018-4plus7", language: .chinese)
    try #require(chinese.count > 2)
    #expect(chinese[1] == "  1.  A 0.5mg：拟中选")
    #expect(chinese[2].hasPrefix("     单位可比价 0.5167 = 0.62 ÷ 1.2（排序时四舍五入保留 4 位小数）；分散片剂型系数 1.2——"))
  }

  @Test("a content factor shows its base, its exponent and both strengths")
  func contentFactor() throws {
    // 19.99 ÷ 28 ÷ 1.7 = 0.41995…
    let text = try lines(
      [
        try Given.bid("A", "1", strength: "1mg"), try Given.bid("B", "1", strength: "1mg"),
        try Given.bid("C", "19.99", strength: "2mg", packCount: 28),
      ], "cn-2020-round2"
    ).joined(separator: "\n")
    #expect(
      text.contains(
        "comparable price 0.4200 = 19.99 ÷ 28 ÷ 1.7000, rounded half up to 4 decimals for ranking; "
          + "content factor 1.7000 = 1.7^(log2 2) for 2mg against 1mg — content.base: "))
  }

  @Test("names and strengths from the file cannot act on a terminal")
  func hostileNames() throws {
    let red = "\u{1B}[31m"
    let text = try lines(
      [
        try Given.bid("A" + red, "1", lot: "L" + red),
        try Given.bid("B" + red, "2", lot: "L" + red),
        try Given.bid("C\n" + red, "2", lot: "L" + red),
      ], "cn-2020-round2"
    ).joined()
    #expect(text.contains("tie with C\\n\\u{1B}[31m"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test("the sentences of a bid are one line, each with its source")
  func sentences() throws {
    let outcome = try Given.tender([try Given.bid("A", "1")])
    let lot = try #require(outcome.lots.first)
    let sentences = Explanation(outcome, language: .english)
      .sentences(try #require(lot.standings.first), in: lot)
    #expect(
      sentences
        == "comparable price 1.0000; shortlisted: place 1 of at most 1 — shortlist.caps.1: "
        + "National round 2 procurement document, 2020-01 (official); selected: 1.0000 ≤ 1.8000 = "
        + "1.8 × lowest 1.0000 — selection.multiple: National round 2 procurement document, "
        + "2020-01 (replayed)")
  }

  @Test("explained lot by lot or all at once, in a column or in paragraphs, a bid is told the same")
  func slices() throws {
    // Ten lots of three bids, of which some tie and some fail.
    let bids = try (0..<30).map { number in
      try Given.bid(
        "B\(number)", ["1", "1", "1.5", "3"][number % 4], lot: "L\(number / 3)",
        strength: ["5mg", "10mg"][number % 2])
    }
    let outcome = try Given.tender(bids)
    let explanation = Explanation(outcome, language: .english)
    let lines = outcome.lots.map { lot in
      explanation.lines(lot).map { $0 + "\n" }.joined()
    }
    func paragraphs(_ lots: [LotOutcome]) -> OutputTable {
      Explanation.paragraphs(lots, rules: outcome.rules, language: .english) { _ in true }
    }
    let writer = ParagraphWriter(before: "(", behind: ")")
    #expect(writer.text(paragraphs(outcome.lots)) == "(" + lines.joined(separator: "\n") + ")")
    for lot in outcome.lots {
      let column = OutcomeTable.select(
        [lot], rules: outcome.rules, winnersOnly: false, language: .english, isExplained: true)
      #expect(
        (0..<column.rowCount).map { column.row($0).last }
          == lot.standings.map { .text(explanation.sentences($0, in: lot)) })
      #expect(
        paragraphs([lot]).row(0)
          == [.text(explanation.lines(lot).map { $0 + "\n" }.joined())])
    }
  }

  private func example(
    _ rules: String, _ changes: [String: String] = [:], accepted: [String] = [],
    language: Language = .english, _ bids: String
  ) throws -> String {
    let outcome = try Example(rules, changes, accepted: accepted, bids: bids).outcome
    let lot = outcome.lots[0]
    return Explanation(outcome, language: language).lines(lot)
      .joined(separator: "\n")
  }

  @Test("a factor of the tender's own table and a coefficient stand in the sum")
  func ownFactors() throws {
    // 33.81 ÷ 1.4 ÷ 1.3 = 18.57692…
    let text = try example(
      "insulin-2021", ["shortlist.caps.1+": "2", "selection.multiple": "1.3"],
      """
      lot,bidder,strength,quote,ceiling,coefficient
      lot,A,1.5ml:450U,33.81,70,1.3
      """)
    #expect(
      text.contains(
        "comparable price 18.5769 = 33.81 ÷ 1.4 ÷ 1.3, rounded half up to 4 decimals for ranking; "
          + "factor 1.4 of the strength 1.5ml:450U — comparable.unit_factors.1.5ml:450U: "))
    #expect(text.contains("; coefficient 1.3 from the bid's column `coefficient`"))
    // 1.3 × 18.576923 = 24.1499999, but 1.3 × 33.81 ÷ 1.82 is 24.15.
    #expect(text.contains("18.576923 ≤ 24.1500 ≈ 1.3 × lowest 18.576923"))
    #expect(text.contains("cut 51.70% = 1 − 33.81 ÷ ceiling 70.0000"))
  }

  @Test("ranked by cut, each bid shows its cut and the lot the largest, not a lowest price")
  func cuts() throws {
    // 1 − 9 ÷ 30 = 70 %, 1 − 4 ÷ 7 = 42.857… %
    let text = try example(
      "guangdong-2021", ["shortlist.caps.1+": "1"],
      """
      lot,bidder,quote,ceiling
      lot,A,9,30
      lot,B,4,7
      """)
    #expect(text.contains("; ranked by cut, largest cut 70.00% — ranking.by: "))
    #expect(!text.contains("lowest"))
    #expect(text.contains("     cut 70.00% = 1 − 9.00 ÷ ceiling 30.0000"))
    #expect(text.contains("     cut 42.86% ≈ 1 − 4.00 ÷ ceiling 7.0000"))
  }

  @Test("a tie-break that decides is told of both bids, with the column and both values")
  func tieBreak() throws {
    let bids = """
      lot,bidder,quote,regions_supplied,approval_date
      lot,A,1,9,2020-01-02
      lot,B,1,5,2021-01-02
      lot,C,1,5,2020-05-02
      """
    let text = try example("cn-2020-round2", [:], bids)
    let price = "     comparable price equal to that of "
    #expect(
      text.contains(price + "C, goes before it by `regions_supplied`: 9 against 5 — ranking."))
    #expect(
      text.contains(price + "A, goes behind it by `regions_supplied`: 5 against 9 — ranking."))
    #expect(
      text.contains(
        price + "B, goes before it by `approval_date`: 2020-05-02 against 2021-01-02 — ranking."))
    #expect(
      text.contains(
        price + "C, goes behind it by `approval_date`: 2021-01-02 against 2020-05-02 — ranking."))
    let chinese = try example("cn-2020-round2", [:], language: .chinese, bids)
    #expect(chinese.contains("     单位可比价与C相同，按“已供应地区数”排在其前：9 对 5——ranking.tie_breaks: "))
  }

  @Test("bids that a missing tie-break leaves equal are told of none")
  func missingTieBreak() throws {
    let text = try example(
      "cn-2020-round2", [:],
      """
      lot,bidder,quote,regions_supplied
      lot,A,1,9
      lot,B,1,
      """)
    #expect(!text.contains("equal to that of"))
  }

  @Test("the mean and the deviation behind an anchor are shown with the bids that they run over")
  func anchor() throws {
    // Round 12: mean (1 + 2 + 3) ÷ 3 = 2, deviation √(2 ÷ 3) = 0.816497, 2 − 0.816497 = 1.183503.
    let bids = """
      lot,bidder,form,quote
      lot,A,tablet,1
      lot,B,tablet,2
      lot,C,tablet,3
      """
    let three = ["shortlist.caps.3": "3"]
    let text = try example("cn-2026-round12", three, bids)
    #expect(
      text.contains(
        "; anchor 1.183503: the larger of the lowest price 1.0000 and 1.183503 = mean 2.0000 − 1 × "
          + "population standard deviation 0.816497, over 3 shortlisted bids — selection.anchor: "))
    let eleven = try example("cn-2025-round11", three, language: .chinese, bids)
    #expect(eleven.contains("；基准价 1.0000：最低价 1.0000 与 1.0000 = 0.5 × 均价 2.0000 两者取高，按 3 个入围报价计算——"))
  }

  @Test(
    "who lies too far below is told the limit as mean minus deviations, and who else gets a place")
  func withoutVolume() throws {
    // Mean (0.4 + 6 × 3) ÷ 7 = 2.628571…, variance (2.228571² + 6 × 0.371429²) ÷ 7 = 0.827755, its
    // root 0.909810; 2.6285714 − 2 × 0.9098105 = 0.8089505.
    let rows = ["0.4", "3", "3", "3", "3", "3", "3", "3.1", "3.2"].enumerated().map {
      "lot,\($0.offset),tablet,\($0.element)"
    }
    let text = try example(
      "cn-2026-round12", ["shortlist.caps.9": "7"],
      (["lot,bidder,form,quote"] + rows).joined(separator: "\n"))
    #expect(
      text.contains(
        "selected without volume: 0.4000 < 0.80895 ≈ mean 2.628571 − 2 × population standard "
          + "deviation 0.90981, both of the comparable prices of 7 shortlisted bids; it takes no place"
      ))
    #expect(text.contains("shortlisted: place 8 of at most 8 (7 and 1 for those selected without"))
  }

  @Test("the price of an offer is told per unit of the bid's own strength, and how it is made")
  func offer() throws {
    // Round 11, A alone is selected: 1.8 × 1 for the main strength, 1.8 × 1.7 = 3.06 for 20mg.
    let text = try example(
      "cn-2025-round11", ["shortlist.caps.2": "2"], accepted: ["B"],
      """
      lot,bidder,form,strength,main_strength,quote
      lot,A,tablet,10mg,10mg,1
      lot,B,tablet,20mg,10mg,3.4
      """)
    // The mean is (1 + 2) ÷ 2, and half of it is below 1.
    #expect(
      text.contains(
        "may still be selected at 3.0600 per unit of its own strength = comparable price 1.8000 × "
          + "1.7000, which is the limit 1.8000 = 1.8 × anchor 1.0000, as only one is selected — "))
    #expect(text.contains("     passed no test: 2.0000 > 1.8000 = 1.8 × anchor 1.0000"))
    #expect(text.contains("     selected: the bidder accepted"))
  }

  @Test("a bid that passed and was dropped is not called selected")
  func eliminated() throws {
    let bids = ["1", "4"].map { try? Given.bid($0, $0, ceiling: "100") }.compactMap { $0 }
    let outcome = try Given.tender(
      bids, "cn-2022-round7", ["shortlist.caps.2": "2"], isWholeTender: true)
    let points = Explanation(outcome, language: .english)
      .points(outcome.lots[0].standings[1], in: outcome.lots[0])
    #expect(points.contains { $0.hasPrefix("passed: cut 96.00% ≥ 50.00%") })
    #expect(
      points.last?.hasPrefix(
        "not selected: passed, then dropped as the highest passing bid of a lot whose spread, 4.0000 "
          + "= 4.0000 ÷ 1.0000, is among the 6 widest — elimination.lots: ") == true)
    #expect(!points.contains { $0.hasPrefix("selected") })
  }

  @Test("a member is told for whom it stands, and the price for its own strength")
  func member() throws {
    // 1 × 1.7 for 20mg; its own price would be 2 × 1.7.
    let text = try example(
      "cn-2020-round2", [:],
      """
      lot,bidder,entity,strength,main_strength,quote
      lot,A,X,10mg,10mg,1
      lot,B,X,20mg,10mg,3.4
      """)
    #expect(
      text.contains(
        "     one entity (X) with A, at one price: for its own strength 1.7000 = comparable price "
          + "1.0000 × 1.7000; what follows was found of that bid"))
  }

  @Test("a score shows both parts as sums that come out")
  func score() throws {
    // 60 × (1 ÷ 3) ÷ (1 ÷ 2) = 40; 33.33 % ÷ 50 % would be 39.996.
    let text = try example(
      "hubei-tcm-2021", ["shortlist.caps.1+": "1"],
      """
      lot,bidder,quote,ceiling,technical_score
      lot,A,5,10,30
      lot,B,2,3,35.5
      """)
    #expect(
      text.contains(
        "score 75.5000 = price points 40.0000 + technical points 35.5000, price points 40.0000 ≈ 60 "
          + "× own cut 33.333333% ÷ largest cut 50.00%, compared exactly — score.price_weight: "))
    #expect(text.contains("; ranked by composite score, highest score 90.0000 — ranking.by: "))
  }
}
