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

  private func places(_ rows: String, _ id: String, _ changes: [String: String]) throws -> String {
    try Given.lot(Given.read("lot,bidder,firm,quote\n" + rows).bids, id, changes).places
  }

  @Test("a firm's bid beyond its limit gives its place to those behind it, not to its equals")
  func ranksBehindAFirm() throws {
    let one = ["shortlist.per_firm": "1"]
    // F2 and G share place 2: G keeps it, H moves from 4 to 3.
    #expect(
      try places("S,F1,F,470\nS,F2,F,480\nS,G,G,480\nS,H,H,490\n", "stents-2020", one)
        == "1.F1 –.F2 2.G 3.H")
    // F2 alone at place 2: G and H move up to 2 together, I from 5 to 4.
    #expect(
      try places(
        "S,F1,F,470\nS,F2,F,475\nS,G,G,480\nS,H,H,480\nS,I,I,490\n", "stents-2020", one)
        == "1.F1 –.F2 2.G 2.H 4.I")
  }

  @Test("without caps the limit of a firm holds all the same")
  func perFirmWithoutCaps() throws {
    let lot = try Given.lot(
      Given.read("lot,bidder,firm,quote\nS,F1,F,700\nS,F2,F,710\nS,G,G,720\n").bids,
      "stents-2022", ["shortlist.per_firm": "1"])
    #expect(lot.shortlist == "F1:Y F2:N G:Y")
    #expect(lot.selections == "F1:Y F2:N G:Y")
  }
}
