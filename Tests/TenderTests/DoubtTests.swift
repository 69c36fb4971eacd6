import PriceRatio
import RuleBook
import Tables
import TestSupport
import Testing

@testable import Tender

@Suite struct DoubtTests {
  private func bids(_ quotes: [String], lot: String = "lot", ceiling: String? = "3") throws -> [Bid]
  {
    try zip(["a", "b", "c", "d", "e"], quotes).map {
      try Given.bid($0, $1, lot: lot, ceiling: ceiling)
    }
  }

  @Test("an unverified cap leaves open those whom one place more or less would move")
  func cap() throws {
    // Four bidders, three places by the unverified row; two or four would move c and d.
    let lot = try Given.lot(
      try bids(["1", "1.1", "1.2", "1.3"]), "cn-2021-round5", allowsUnverified: false)
    #expect(lot.selections == "a:Y b:Y c:undecided d:undecided")
    #expect(lot[2]?.deciding?.key == "shortlist.caps.4")
    #expect(
      lot[3]?.deciding?.text.en
        == "undecided: `shortlist.caps.4` is unverified and decides here: with another value this "
        + "bid is selected; --allow-unverified uses it all the same")
    #expect(lot[2]?.deciding?.text.zh.contains("取其他值时本报价未中选") == true)
  }

  @Test("an unverified cap that moves nobody decides nothing")
  func harmlessCap() throws {
    // The third bid fails every test, whether or not it is shortlisted.
    let lot = try Given.lot(
      try bids(["1", "1.1", "2.9", "2.95"]), "cn-2021-round5", allowsUnverified: false)
    #expect(lot.selections == "a:Y b:Y c:N d:N")
  }

  @Test("a sole bidder is not left open for a cap of none")
  func soleBidder() throws {
    let lot = try Given.lot(try bids(["1"]), "cn-2021-round5", allowsUnverified: false)
    #expect(lot.selections == "a:Y")
  }

  @Test("an official cap is not doubted")
  func officialCap() throws {
    let lot = try Given.lot(
      try bids(["1", "1.1", "1.2", "1.3"]), "cn-2021-round4", allowsUnverified: false)
    #expect(lot.selections == "a:Y b:Y c:Y d:N")
  }

  @Test("a tie that only rounding makes is left open for the unverified digits")
  func decimals() throws {
    // Three bidders, two places: 1.20001 and 1.20004 are both 1.2000.
    let quotes = ["1", "1.20001", "1.20004"]
    let doubted = try Given.lot(try bids(quotes), allowsUnverified: false)
    #expect(doubted.selections == "a:Y b:undecided c:undecided")
    #expect(doubted[1]?.deciding?.key == "comparable.decimals")
    #expect(try Given.lot(try bids(quotes)).selections == "a:Y b:tie c:tie")
  }

  @Test("the unverified absence of a form factor leaves open whom it would move")
  func formFactor() throws {
    // 1.3 ÷ 1.2 = 1.0833 would come before 1.1 and take the second place.
    let bids = [
      try Given.bid("a", "1", form: "片"), try Given.bid("b", "1.1", form: "片"),
      try Given.bid("c", "1.3", form: "分散片"),
    ]
    let lot = try Given.lot(bids, allowsUnverified: false)
    #expect(lot.selections == "a:Y b:undecided c:undecided")
    #expect(lot[2]?.deciding?.key == "comparable.form_factor")
  }

  @Test("an unverified order of the tie-breaks leaves open whom another order would move")
  func tieBreakOrder() throws {
    func tied(_ other: TieBreak) throws -> LotOutcome {
      try Given.lot(
        [
          try Given.bid("a", "1"),
          try Given.bid("b", "1.2", tieBreaks: [.regionsSupplied: 9, other: 1]),
          try Given.bid("c", "1.2", tieBreaks: [.regionsSupplied: 5, other: 2]),
        ], allowsUnverified: false)
    }
    // More regions speak for b, the larger volume for c; the later approval for neither.
    let volume = try tied(.priorVolume)
    #expect(volume.selections == "a:Y b:undecided c:undecided")
    #expect(volume[1]?.deciding?.key == "ranking.tie_breaks")
    #expect(try tied(.approvalDate).selections == "a:Y b:Y c:N")
  }

  @Test("a bid that the elimination drops is not open, as long as all values drop it")
  func elimination() throws {
    let bids = try bids(["1", "4"], ceiling: "100")
    let outcome = try Given.tender(
      bids, "cn-2022-round7", ["shortlist.caps.2": "2"], allowsUnverified: false,
      isWholeTender: true)
    #expect(outcome.lots.first?.selections == "a:Y b:N")
  }

  @Test("an unverified number of lots leaves open the lots around its end")
  func eliminationLots() throws {
    // Round 8 takes 6 lots, unverified; with 5 or 7 the sixth and seventh widest would differ.
    let bids = try (2...9).flatMap { try self.bids(["1", "\($0)"], lot: "\($0)", ceiling: "100") }
    let outcome = try Given.tender(
      bids, "cn-2023-round8", ["shortlist.caps.2": "2"], allowsUnverified: false,
      isWholeTender: true)
    // By spread 9, 8, 7, 6, 5 | 4 | 3 | 2
    #expect(
      outcome.lots.map { $0[1]?.selected.rawValue }
        == ["Y", "undecided", "undecided", "N", "N", "N", "N", "N"])
    #expect(outcome.openLots.map(\.name) == ["3", "4"])
  }

  @Test("what the user supplies is not doubted")
  func supplied() throws {
    let lot = try Given.lot(
      try bids(["1", "1.1", "1.2", "1.3"]), "cn-2021-round5", ["shortlist.caps.4": "3"],
      allowsUnverified: false)
    #expect(lot.selections == "a:Y b:Y c:Y d:N")
  }

  @Test("with unverified numbers allowed nothing is left open for them")
  func allowed() throws {
    let lot = try Given.lot(try bids(["1", "1.1", "1.2", "1.3"]), "cn-2021-round5")
    #expect(lot.selections == "a:Y b:Y c:Y d:N")
  }

  @Test("a bid that only an unverified floor selects is left undecided")
  func unverifiedFloor() throws {
    // Round 10: 0.10 > 1.8 × 0.01, but at the unverified floor of oral solids, 0.1.
    let bids = [try Given.bid("a", "0.01", form: "片"), try Given.bid("b", "0.10", form: "片")]
    let lot = try Given.lot(bids, "cn-2024-round10", allowsUnverified: false)
    #expect(try lot.standing("a").selected == .yes)
    #expect(try lot.standing("b").selected == .undecided)
    #expect(try lot.standing("b").deciding?.key.hasPrefix("selection.floor") == true)
    #expect(try Given.lot(bids, "cn-2024-round10").standing("b").selected == .yes)
  }

  @Test("a bid that only an unverified multiple selects is left undecided")
  func unverifiedMultiple() throws {
    // Round 12 assumes 1.8: 7.2 ≤ 1.8 × 4, and above every floor; the standard deviation cannot touch
    // it, as 4 is the lowest.
    let bids = [try Given.bid("a", "4", form: "片"), try Given.bid("b", "7.2", form: "片")]
    let lot = try Given.lot(
      bids, "cn-2026-round12", ["shortlist.caps.2": "2"], allowsUnverified: false)
    #expect(try lot.standing("b").selected == .undecided)
    #expect(try lot.standing("b").deciding?.key == "selection.multiple")
  }

  @Test(
    "a bid that another deviation would give volume is told so, not the price that stays the same")
  func unverifiedDeviation() throws {
    // Mean 16 ÷ 6 = 2.6667, squares 3.7333: population √0.6222 = 0.7888, sample √0.7467 = 0.8641; 1
    // is below 2.6667 − 2 × 0.7888 = 1.0890 and not below 2.6667 − 2 × 0.8641 = 0.9385.
    let bids = try ["1", "2.6", "2.8", "3", "3.2", "3.4"].map {
      try Given.bid($0, $0, form: "片")
    }
    let lot = try Given.lot(
      bids, "cn-2026-round12", ["shortlist.caps.6": "6", "selection.multiple": "1.8"],
      allowsUnverified: false)
    #expect(
      lot.standings[0].deciding?.text.en
        == "undecided: `selection.deviation` is unverified and decides here: with another value this "
        + "bid is selected with volume; --allow-unverified uses it all the same")
    #expect(lot.standings[0].deciding?.text.zh.contains("取其他值时本报价中选且分配采购量") == true)
  }

  @Test("round 12: a price of revival that rests on an unverified multiple is open, not told")
  func unverifiedOffer() throws {
    // Mean 0.56, deviation 0.236305: the anchor is 0.323695, × 1.8 = 0.582651; a alone passes. With 1.9
    // the limit is 0.615021: b passes too, and the price of c, d and e would be b's 0.60.
    let bids = try zip("abcde", ["0.10", "0.60", "0.64", "0.70", "0.76"]).map {
      try Given.bid("\($0)", $1, form: "片")
    }
    let caps = ["shortlist.caps.5": "5"]
    let lot = try Given.lot(bids, "cn-2026-round12", caps, allowsUnverified: false)
    #expect(try lot.standing("b").selected == .undecided)
    for bidder in ["c", "d", "e"] {
      let standing = try lot.standing(bidder)
      #expect(standing.selected == .no && standing.hasOpenOffer && standing.settledPrice == nil)
    }
    let allowed = try Given.lot(bids, "cn-2026-round12", caps).standing("c")
    #expect(!allowed.hasOpenOffer && allowed.settledPrice?.display == "0.582651")
  }

  @Test("round 11: where the mean decides, rounding decides without making any prices equal")
  func roundedMean() throws {
    // As listed 0.2 + 0.5142 + 0.9998 = 1.714, × 0.5 ÷ 3 × 1.8 = 0.5142, which b just meets; exactly
    // 0.2 + 0.5142 + 0.99976 = 1.71396 and 0.514188, which it does not.
    let bids = try zip("abc", ["0.2", "0.5142", "0.99976"]).map {
      try Given.bid("\($0)", $1, form: "片")
    }
    let caps = ["shortlist.caps.3": "3"]
    #expect(try Given.lot(bids, "cn-2025-round11", caps).standing("b").selected == .yes)
    let doubted = try Given.lot(bids, "cn-2025-round11", caps, allowsUnverified: false)
      .standing("b")
    #expect(doubted.selected == .undecided)
    #expect(doubted.deciding?.key == "comparable.decimals")
  }

  @Test("round 7: rounding decides which spread is the widest without making any prices equal")
  func roundedSpread() throws {
    // As listed 3 ÷ 1 = 3 is wider than 2.9999; exactly 3 ÷ 1.00004 = 2.99988 is narrower.
    let bids =
      try self.bids(["1.00004", "3"], lot: "x", ceiling: "100")
      + self.bids(["1", "2.9999"], lot: "y", ceiling: "100")
    let changes = ["shortlist.caps.2": "2", "elimination.lots": "1"]
    let allowed = try Given.tender(bids, "cn-2022-round7", changes, isWholeTender: true)
    #expect(allowed.lots.map(\.selections) == ["a:Y b:N", "a:Y b:Y"])
    let doubted = try Given.tender(
      bids, "cn-2022-round7", changes, allowsUnverified: false, isWholeTender: true)
    #expect(doubted.lots.map(\.selections) == ["a:Y b:undecided", "a:Y b:undecided"])
    #expect(doubted.lots[0][1]?.deciding?.key == "comparable.decimals")
  }

  @Test("round 4: who stands by rests on unverified digits, the main supplier does not and stands")
  func standbyInDoubt() throws {
    // 1.10004 and 1.10001 are both listed as 1.1000: b or c stands by; exactly it would be c. Three
    // winners supply 70 %.
    let bids = try zip("abc", ["1", "1.10004", "1.10001"]).map {
      try Given.bid("\($0)", $1, ceiling: "3")
    }
    let folder = try TemporaryFolder()
    let demand = try DemandTable.read(
      folder.file("demand.csv", "lot,region,volume\nlot,R,100\n"), schema: .named("demand")
    ).demand
    let outcome = try Given.tender(
      bids, "cn-2021-round4", ["shortlist.caps.3": "3"], allowsUnverified: false)
    let lines = try allocate(outcome, demand: demand).lines
    #expect(
      lines.map { "\($0.bidder) \($0.role.rawValue) \($0.volume?.exactText ?? "–")" }
        == ["a main 70", "b standby-tie –", "c standby-tie –"])
  }

  @Test("where another value needs something that is not given, nobody can say what it comes to")
  func incomplete() throws {
    // The order by price is in doubt here; that by score would need a weight that the set does not have.
    let folder = try TemporaryFolder()
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet(
      folder.file(
        "mine.json",
        """
        {"id": "mine", "kind": "tender", "title": "mine", "document": "mine",
         "checked": "2026-01-01", "baseline": "cn-2020-round2",
         "parameters": {"ranking.by": {"value": "price", "grade": "unverified"}}}
        """))
    let rules = try TenderRules(set) { try RuleLibrary(ProfileKeys.catalogue).ruleSet($0) }
    // One bid comes first in any order.
    let lot = try #require(evaluate(bids(["1"]), rules: rules).lots.first)
    #expect(lot.selections == "a:undecided")
    #expect(lot[0]?.deciding?.key == "ranking.by")
  }

  @Test("a number in doubt with another n, where a row without a quote may count, is in doubt")
  func otherCount() throws {
    // n = 5: four places, and c is third with three or five too. If the fifth does not count, n = 4 has
    // three, which is unverified: with two c would be out.
    let all =
      try bids(["1.00", "1.20", "1.40", "5.00"], ceiling: "4")
      + [try Given.bid("p", nil, ceiling: "4")]
    let changes = ["shortlist.caps.5": "4"]
    #expect(
      try Given.lot(all, "cn-2021-round5", changes).selections == "a:Y b:Y c:Y d:N p:N")
    let doubted = try Given.lot(all, "cn-2021-round5", changes, allowsUnverified: false)
    #expect(doubted.selections == "a:Y b:Y c:undecided d:N p:N")
    #expect(doubted[2]?.deciding?.key == "count.basis")
  }

  @Test("of more than fifty other main strengths none is tried, and the lot is left open")
  func untried() throws {
    func lot(_ strengths: Int) throws -> LotOutcome {
      try Given.lot((0..<strengths).map { try Given.bid("b\($0)", "1", strength: "\(100 + $0)mg") })
    }
    func isUntried(_ lot: LotOutcome) -> Bool {
      lot.standings.allSatisfy { standing in
        standing.reasons.contains { if case .restsOn(_, .untried) = $0 { true } else { false } }
      }
    }
    #expect(try !isUntried(lot(10)))
    let open = try lot(52)
    #expect(isUntried(open) && open.standings.allSatisfy { $0.selected == .undecided })
  }
}
