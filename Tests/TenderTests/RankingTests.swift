import Testing

@testable import Tender

@Suite struct RankingTests {
  @Test("the lowest comparable price comes first, bids that are not valid come last by name")
  func order() throws {
    let lot = try Given.lot([
      try Given.bid("z", nil), try Given.bid("b", "2", ceiling: "9"),
      try Given.bid("y", "10", ceiling: "9"), try Given.bid("a", "3", ceiling: "9"),
    ])
    #expect(lot.places == "1.b 2.a –.y –.z")
  }

  @Test("equal prices share a place, and the next one is as far on as there are equals")
  func sharedPlace() throws {
    let lot = try Given.lot([
      try Given.bid("c", "1"), try Given.bid("b", "1"), try Given.bid("a", "2"),
    ])
    #expect(lot.places == "1.b 1.c 3.a")
    #expect(try lot.standing("c").equals?.names == ["b", "c"])
  }

  @Test("prices that are equal only after rounding are equal")
  func equalAfterRounding() throws {
    let lot = try Given.lot([try Given.bid("a", "1.00004"), try Given.bid("b", "1.00001")])
    #expect(lot.places == "1.a 1.b")
  }

  @Test(
    "the tie-breaks decide in order: more regions, larger volume, earlier approval",
    arguments: [
      ([TieBreak.regionsSupplied: 5], [.regionsSupplied: 7], "1.b 2.a"),
      ([.regionsSupplied: 5, .priorVolume: 9], [.regionsSupplied: 5, .priorVolume: 8], "1.a 2.b"),
      (
        [.regionsSupplied: 5, .approvalDate: 20_200_102],
        [.regionsSupplied: 5, .approvalDate: 20_200_101], "1.b 2.a"
      ),
      ([.regionsSupplied: 5, .priorVolume: 1], [.regionsSupplied: 4, .priorVolume: 9], "1.a 2.b"),
    ] as [([TieBreak: Int], [TieBreak: Int], String)])
  func chain(a: [TieBreak: Int], b: [TieBreak: Int], places: String) throws {
    let lot = try Given.lot([
      try Given.bid("a", "1", tieBreaks: a), try Given.bid("b", "1", tieBreaks: b),
    ])
    #expect(lot.places == places)
  }

  @Test("the pilot asks for cities and then sales; other columns decide nothing")
  func pilotChain() throws {
    let lot = try Given.lot(
      [
        try Given.bid("a", "1", tieBreaks: [.citiesCovered: 9, .sales: 1, .regionsSupplied: 0]),
        try Given.bid("b", "1", tieBreaks: [.citiesCovered: 9, .sales: 2, .regionsSupplied: 9]),
        try Given.bid("c", "1", tieBreaks: [.citiesCovered: 9, .sales: 2, .regionsSupplied: 5]),
      ], "cn-2018-4plus7")
    #expect(lot.places == "1.b 1.c 3.a")
  }

  @Test("a tie-break that one of the equal bids lacks leaves them equal, whatever comes after it")
  func missingValue() throws {
    let lot = try Given.lot([
      try Given.bid("a", "1", tieBreaks: [.priorVolume: 1]),
      try Given.bid("b", "1", tieBreaks: [.regionsSupplied: 9, .priorVolume: 2]),
    ])
    #expect(lot.places == "1.a 1.b")
    let notGiven = try Given.lot([
      try Given.bid("a", "1", tieBreaks: [.priorVolume: 1]),
      try Given.bid("b", "1", tieBreaks: [.priorVolume: 2]),
    ])
    #expect(notGiven.places == "1.b 2.a")
  }

  @Test("a later tie-break decides between those that an earlier one leaves equal")
  func remainingEquals() throws {
    // a stands alone with 9 regions; that it has no date keeps nothing from b and c.
    let lot = try Given.lot([
      try Given.bid("a", "1", tieBreaks: [.regionsSupplied: 9]),
      try Given.bid("b", "1", tieBreaks: [.regionsSupplied: 5, .approvalDate: 20_200_301]),
      try Given.bid("c", "1", tieBreaks: [.regionsSupplied: 5, .approvalDate: 20_200_201]),
    ])
    #expect(lot.places == "1.a 2.c 3.b")
  }

  @Test("a tie-break never overrules a price")
  func priceFirst() throws {
    let lot = try Given.lot([
      try Given.bid("a", "1.0001", tieBreaks: [.regionsSupplied: 31]),
      try Given.bid("b", "1", tieBreaks: [.regionsSupplied: 0]),
    ])
    #expect(lot.places == "1.b 2.a")
  }

  /// The score of each bid, from strengths of which 20 mg costs 1.7 times 10 mg.
  private func scores(_ form: String, _ rows: String) throws -> [String] {
    let lot = try Given.lot(
      Given.read("lot,bidder,strength,main_strength,quote,ceiling,technical_score\n" + rows).bids,
      "renewal-composite-2022",
      ["score.price_weight": "60", "score.price_form": form, "shortlist.caps.1+": "9"])
    return lot.standings.map { "\($0.bid.bidder) \($0.composite?.total.exactText ?? "–")" }
  }

  @Test("scores compare prices and ceilings at the main strength")
  func scoresOfStrengths() throws {
    let rows = "lot,a,10mg,10mg,4,10,5\nlot,b,20mg,10mg,8.5,17,5\n"
    // b: 8.5 ÷ 1.7 = 5, under a ceiling of 17 ÷ 1.7 = 10. (10 − 5) ÷ (10 − 4) × 60 = 50.
    #expect(try scores("linear", rows) == ["a 65", "b 55"])
    // 4 ÷ 5 × 60 = 48.
    #expect(try scores("lowest-over-own", rows) == ["a 65", "b 53"])
    // Cuts 60 % and 50 %: 50 ÷ 60 × 60 = 50.
    #expect(try scores("largest-cut", rows) == ["a 65", "b 55"])
  }

  @Test("the best cut and the lowest price of a score are those of valid bids")
  func bestOfValid() throws {
    // c would be the best of all, but quotes above its own lowest price.
    let rows = """
      lot,bidder,quote,ceiling,own_lowest,technical_score
      lot,a,4,10,,5
      lot,b,5,10,,5
      lot,c,1,10,0.5,5
      """
    for (form, own) in [("largest-cut", "55"), ("lowest-over-own", "53"), ("linear", "55")] {
      let lot = try Given.lot(
        Given.read(rows).bids, "renewal-composite-2022",
        ["score.price_weight": "60", "score.price_form": form, "shortlist.caps.1+": "9"])
      #expect(try lot.standing("a").composite?.total.exactText == "65")
      #expect(try lot.standing("b").composite?.total.exactText == own)
      #expect(try lot.standing("c").composite == nil)
    }
  }
}
