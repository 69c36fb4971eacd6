import Testing

@testable import Tender

@Suite struct EliminationTests {
  /// A lot of two bids, 1 yuan and `high`, both of which pass by their cuts, and two that do not.
  private func lot(_ name: String, _ high: String) throws -> [Bid] {
    try [("low", "1"), ("high", high), ("third", "90"), ("fourth", "91")].map {
      try Given.bid("\(name)-\($0.0)", $0.1, lot: name, ceiling: "100")
    }
  }

  private func outcome(
    _ bids: [Bid], lots: Int, isWholeTender: Bool = true
  ) throws -> TenderOutcome {
    try Given.tender(
      bids, "cn-2022-round7", ["elimination.lots": "\(lots)"], isWholeTender: isWholeTender)
  }

  private func selections(_ outcome: TenderOutcome, _ bidder: String) -> [String] {
    outcome.lots.flatMap(\.standings).filter { $0.bid.bidder.hasSuffix(bidder) }
      .map(\.selected.rawValue)
  }

  @Test("the highest passing bid is dropped in the lots with the widest spread, and nowhere else")
  func widest() throws {
    // Spreads 3, 9 and 5: with two lots, those of 9 and 5.
    let outcome = try outcome(lot("a", "3") + lot("b", "9") + lot("c", "5"), lots: 2)
    try #require(selections(outcome, "high") == ["Y", "N", "N"])
    #expect(selections(outcome, "low") == ["Y", "Y", "Y"])
    #expect(try outcome.lots[1].standing("b-high").deciding?.key == "elimination.lots")
  }

  @Test("only passing bids make a spread")
  func passingBids() throws {
    // 90 ÷ 1 would be wider than 9, but 90 is not selected.
    let outcome = try outcome(lot("a", "3") + lot("b", "9"), lots: 1)
    #expect(selections(outcome, "high") == ["Y", "N"])
    #expect(selections(outcome, "third") == ["N", "N"])
  }

  @Test("equal spreads around the last lot are a tie in each of those lots")
  func tie() throws {
    // Spreads 9, 5, 5, 3: two lots are one certain and one of two.
    let bids = try lot("a", "5") + lot("b", "9") + lot("c", "5") + lot("d", "3")
    let outcome = try outcome(bids, lots: 2)
    #expect(selections(outcome, "high") == ["tie", "N", "tie", "Y"])
    #expect(outcome.openLots.map(\.name) == ["a", "c"])
    let text = try #require(try outcome.lots[0].standing("a-high").deciding?.text)
    #expect(
      text.en.hasPrefix("unresolved tie: several lots have the spread 5.0000 = 5.0000 ÷ 1.0000, "))
    #expect(text.zh.hasPrefix("并列未决：多个品种的价差同为 5.0000 = 5.0000 ÷ 1.0000，"))
  }

  @Test("equal spreads that all fit are no tie")
  func equalsThatFit() throws {
    let outcome = try outcome(lot("a", "5") + lot("b", "5") + lot("c", "3"), lots: 2)
    #expect(selections(outcome, "high") == ["N", "N", "Y"])
  }

  @Test("two bids that share the highest price are both dropped")
  func sharedHighest() throws {
    let bids = [
      try Given.bid("low", "1", ceiling: "100"), try Given.bid("x", "4", ceiling: "100"),
      try Given.bid("y", "4", ceiling: "100"), try Given.bid("none", nil, ceiling: "100"),
    ]
    let outcome = try outcome(bids, lots: 1)
    #expect(outcome.lots.first?.selections == "low:Y x:N y:N none:N")
  }

  @Test("a lot with a single price has no spread and loses nobody")
  func noSpread() throws {
    #expect(selections(try outcome(lot("a", "1"), lots: 6), "high") == ["Y"])
  }

  @Test("of a file that may lack lots nothing is dropped, and the outcome says so")
  func partOfATender() throws {
    let part = try outcome(lot("a", "9"), lots: 1, isWholeTender: false)
    #expect(selections(part, "high") == ["Y"])
    #expect(part.leftOutElimination)
    let whole = try outcome(lot("a", "9"), lots: 1)
    #expect(!whole.leftOutElimination)
  }
}
