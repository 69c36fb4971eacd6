import Testing
import Wording

@testable import Tender

@Suite struct ExplanationTests {
  private func lines(
    _ bids: [Bid], _ id: String, language: Language = .english, _ changes: [String: String] = [:]
  ) throws -> [String] {
    let outcome = try Given.tender(bids, id, changes)
    let lot = try #require(outcome.lots.first)
    return Explanation(outcome, language: language).lines(
      lot, lot.standings)
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
          + "K = 1.7^(log2 2) for 2mg against 1mg — content.base: "))
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
}
