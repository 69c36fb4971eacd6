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

  @Test("a lot that is set aside may have any spread: what it may push out is open")
  func setAside() throws {
    // Spreads 9, 5, 3 and one unknown: with two lots, that of 9 is among them whatever the fourth
    // has; that of 5 is the second or the third; that of 3 is the third at best.
    let bids = try lot("a", "3") + lot("b", "9") + lot("c", "5")
    var options = EvaluationOptions()
    (options.allowsUnverified, options.isWholeTender) = (true, true)
    options.lotsSetAside = 1
    let rules = try Given.rules("cn-2022-round7", ["elimination.lots": "2"])
    let outcome = try evaluate(bids, rules: rules, options: options)
    #expect(selections(outcome, "high") == ["Y", "N", "tie"])
    // With as many lots aside as lose bids, no lot is certain to lose one.
    options.lotsSetAside = 2
    let other = try evaluate(bids, rules: rules, options: options)
    #expect(selections(other, "high") == ["Y", "tie", "tie"])
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

  /// The highest bids of lots with these spreads, by the reading of round 9 and its numbers.
  private func highest(_ spreads: [String], _ reading: String, _ numbers: [String: String]) throws
    -> [String]
  {
    let bids = try zip("abcdefgh", spreads).flatMap { try lot("\($0)", $1) }
    let changes = numbers.merging(["elimination.reading": reading]) { $1 }
    return selections(
      try Given.tender(bids, "cn-2023-round9", changes, isWholeTender: true), "high")
  }

  @Test("the narrowest lots are as many as the rules say, and a lot of one price is none of them")
  func narrowest() throws {
    let one = ["elimination.lots": "1", "elimination.narrowest_lots": "1"]
    // Spreads 1, 3 and 9: where all passing prices are one, there is no spread.
    #expect(try highest(["1", "3", "9"], "widest-and-narrowest", one) == ["Y", "N", "N"])
    #expect(try highest(["1", "3", "9"], "widest", one) == ["Y", "Y", "N"])
    // Spreads 2, 3, 5 and 9: one widest and two narrowest, then two widest and one narrowest.
    #expect(
      try highest(
        ["2", "3", "5", "9"], "widest-and-narrowest",
        ["elimination.lots": "1", "elimination.narrowest_lots": "2"]) == ["N", "N", "Y", "N"])
    #expect(
      try highest(
        ["2", "3", "5", "9"], "widest-and-narrowest",
        ["elimination.lots": "2", "elimination.narrowest_lots": "1"]) == ["N", "Y", "N", "N"])
  }

  @Test("however many of the dearest prices go, the lowest stays")
  func dearest() throws {
    for count in ["1", "2", "3"] {
      let outcome = try Given.tender(
        lot("a", "3"), "cn-2023-round9",
        [
          "elimination.lots": "1", "elimination.reading": "dearest", "elimination.dearest": count,
        ], isWholeTender: true)
      #expect(selections(outcome, "low") == ["Y"] && selections(outcome, "high") == ["N"])
    }
  }

  @Test("a lot that something else leaves open may have any spread, and others' places rest on it")
  func openLot() throws {
    // 1 mg and 10 mg do not convert, so that lot o is open; a with 9 and b with 3 are the others.
    let open = [
      try Given.bid("o-x", "1", lot: "o", strength: "1mg", mainStrength: "1mg", ceiling: "100"),
      try Given.bid("o-y", "20", lot: "o", strength: "10mg", mainStrength: "1mg", ceiling: "900"),
    ]
    let one = try outcome(lot("a", "9") + lot("b", "3") + open, lots: 1)
    #expect(selections(one, "high") == ["tie", "Y"])
    // With two places a has one in any case.
    let two = try outcome(lot("a", "9") + lot("b", "3") + open, lots: 2)
    #expect(selections(two, "high") == ["N", "tie"])
  }
}
