import Testing

@testable import Tender

@Suite struct AnchorTests {
  @Test("the anchor is the lowest comparable price on the shortlist, unrounded")
  func lowest() throws {
    // 0.62 ÷ 1.2 = 0.51666…, ranked as 0.5167
    let lot = try Given.lot(
      [
        try Given.bid("a", "0.62", form: "分散片"), try Given.bid("b", "0.57", form: "胶囊"),
        try Given.bid("c", "0.75", form: "片"),
      ], "cn-2018-4plus7")
    #expect(lot.anchor?.lowest.exactText == "31/60")
  }

  @Test("a lower bid that is not valid is no anchor")
  func invalidBid() throws {
    let lot = try Given.lot([
      try Given.bid("a", "2", ceiling: "3"),
      try Given.bid("withdrawn", "0.5", ceiling: "3", ownLowest: "0.4"),
    ])
    #expect(lot.anchor?.lowest.exactText == "2")
  }

  @Test("a lot without valid bids has no anchor")
  func nobody() throws {
    #expect(try Given.lot([try Given.bid("a", nil)]).anchor == nil)
  }

  @Test("round 11: the mean is of the prices as listed, the lowest is exact")
  func meanOfListed() throws {
    // 0.1, 1.00004 and 1.00004 are listed as 0.1000, 1.0000 and 1.0000: 2.1 ÷ 3 = 0.7.
    let lot = try Given.lot(
      [
        try Given.bid("a", "0.1", form: "片"), try Given.bid("b", "1.00004", form: "片"),
        try Given.bid("c", "1.00004", form: "片"),
      ], "cn-2025-round11", ["shortlist.caps.3": "3"])
    #expect(lot.anchor?.statistics?.mean.exactText == "0.7")
    #expect(lot.anchor?.statistics?.count == 3)
  }

  @Test(
    "round 11: the mean is that of the shortlist, or of all valid bids where the rules say so",
    arguments: [("shortlisted", "0.6"), ("valid", "1")])
  func scope(over: String, mean: String) throws {
    // (0.2 + 1.0) ÷ 2 = 0.6, (0.2 + 1.0 + 1.8) ÷ 3 = 1; what is above its ceiling never counts.
    let lot = try Given.lot(
      [
        try Given.bid("a", "0.2", form: "片", ceiling: "2"),
        try Given.bid("b", "1.0", form: "片", ceiling: "2"),
        try Given.bid("c", "1.8", form: "片", ceiling: "2"),
        try Given.bid("above", "3", form: "片", ceiling: "2"),
      ], "cn-2025-round11", ["shortlist.caps.4": "2", "selection.statistics_over": over])
    #expect(lot.anchor?.statistics?.mean.exactText == mean)
  }

  @Test("round 12: winners without volume count for the mean, or are left out of it and told so")
  func zeroVolume() throws {
    // All six: 16 ÷ 6 = 8/3; without 1.0: 15 ÷ 5 = 3.
    let bids = try zip("abcdef", ["1.0", "2.9", "3.0", "3.0", "3.0", "3.1"]).map {
      try Given.bid("\($0)", $1, form: "片")
    }
    for (counts, mean, leavesOut, lowest) in [
      ("included", "8/3", false, "1"), ("excluded", "3", true, "2.9"),
    ] {
      let anchor = try Given.lot(
        bids, "cn-2026-round12",
        ["shortlist.caps.6": "6", "selection.statistics_zero_volume": counts]
      ).anchor
      #expect(anchor?.statistics?.mean.exactText == mean)
      #expect(anchor?.leavesOutBids == leavesOut)
      #expect(anchor?.lowest.exactText == lowest)
    }
  }
}
