import ExactNumbers
import Testing

@testable import Tender

@Suite struct ValidityTests {
  @Test(
    "a bid at the ceiling is kept, a millionth of a yuan above it is not",
    arguments: [("2", BidStatus.valid), ("2.000001", .aboveCeiling), ("1.999999", .valid)])
  func ceiling(quote: String, status: BidStatus) throws {
    let lot = try Given.lot([try Given.bid("a", quote, ceiling: "2")])
    #expect(try lot.standing("a").status == status)
  }

  @Test(
    "a bid at the bidder's own lowest price is kept, a millionth of a yuan above it is not",
    arguments: [("2", BidStatus.valid), ("2.000001", .aboveOwnLowest)])
  func ownLowest(quote: String, status: BidStatus) throws {
    let lot = try Given.lot([try Given.bid("a", quote, ceiling: "3", ownLowest: "2")])
    #expect(try lot.standing("a").status == status)
  }

  @Test(
    "a pack is held against its count times the ceiling, to the last millionth",
    // 3 × 0.333333 = 0.999999
    arguments: [("0.999999", BidStatus.valid), ("1", .aboveCeiling)])
  func pack(quote: String, status: BidStatus) throws {
    let lot = try Given.lot([try Given.bid("a", quote, packCount: 3, ceiling: "0.333333")])
    #expect(try lot.standing("a").status == status)
  }

  @Test("the cut is taken from the ceiling of the own spec, not from the comparable price")
  func cut() throws {
    // 1 − 3 ÷ 4; the comparable price would be 3 ÷ 1.7.
    let lot = try Given.lot([
      try Given.bid("a", "1", strength: "1mg", ceiling: "2"),
      try Given.bid("b", "1.5", strength: "1mg", ceiling: "2"),
      try Given.bid("double", "3", strength: "2mg", ceiling: "4"),
    ])
    #expect(try lot.standing("double").cut == Given.ratio("0.25"))
  }

  @Test("above both limits, the ceiling is the reason")
  func both() throws {
    let lot = try Given.lot([try Given.bid("a", "3", ceiling: "2", ownLowest: "1")])
    #expect(try lot.standing("a").deciding?.key == "validity.ceiling")
  }

  @Test("an excess below a millionth is shown with the digits that it takes")
  func smallExcess() throws {
    // 1 ÷ 3 − 0.333333 = 0.000000333…
    let lot = try Given.lot([try Given.bid("a", "1", packCount: 3, ceiling: "0.333333")])
    let text = try #require(try lot.standing("a").deciding?.text)
    #expect(
      text.en == "unit price 0.3333333 is above the ceiling 0.333333, by 0.0000003")
    #expect(text.zh == "单位价格 0.3333333 高于最高有效申报价 0.333333，超出 0.0000003")
  }
}
