import Testing

@testable import Tender

@Suite struct ShortlistTests {
  @Test("the first bids up to the cap are shortlisted")
  func cap() throws {
    // Five bidders: at most four.
    let lot = try Given.lot(
      try zip(["a", "b", "c", "d", "e"], 1...).map { try Given.bid($0, "\($1)") })
    #expect(lot.shortlist == "a:Y b:Y c:Y d:Y e:N")
    #expect(lot[4]?.deciding?.text.en == "not shortlisted: place 5, at most 4")
  }

  @Test("equals that all fit are shortlisted, equals beyond the cap are not")
  func equalsOnOneSide() throws {
    let lot = try Given.lot(
      try zip(["a", "b", "c", "d", "e"], ["1", "1", "2", "2", "3"]).map { try Given.bid($0, $1) })
    #expect(lot.shortlist == "a:Y b:Y c:Y d:Y e:N")
  }

  @Test("equals that straddle the cap are tied for the places that are left")
  func straddlingEquals() throws {
    // Five bidders, four places, two taken: three bids for two places.
    let lot = try Given.lot(
      try zip(["a", "b", "c", "d", "e"], ["1", "1.1", "1.2", "1.2", "1.2"]).map {
        try Given.bid($0, $1)
      })
    #expect(lot.shortlist == "a:Y b:Y c:tie d:tie e:tie")
    #expect(
      lot[2]?.deciding?.text.en == "unresolved tie with d, e for 2 of the 4 places")
    #expect(lot[2]?.deciding?.text.zh == "与d、e并列未决，争夺 4 个入围名额中的 2 个")
    #expect(lot.tied.map(\.bid.bidder) == ["c", "d", "e"])
    #expect(lot.isOpen)
  }
}
