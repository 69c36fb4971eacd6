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
}
