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
}
