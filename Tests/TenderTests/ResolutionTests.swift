import Testing

@testable import Tender

/// Ties as sets of resolutions: what all of them give stands, where they differ the bid is open.
@Suite struct ResolutionTests {
  private func lot(
    _ id: String, _ changes: [String: String] = [:], _ bids: String, accepted: [String] = []
  ) throws -> Example {
    try Example(id, changes, accepted: accepted, bids: bids)
  }

  @Test("equal bids that nothing tells apart are one resolution, however many there are")
  func counted() throws {
    // 200 equal bids for ten places are 2 × 10¹⁶ sets; of interchangeable ones only their number matters.
    let rows = (0..<200).map { "lot,b\($0),1,4\n" }.joined()
    let example = try lot("cn-2021-round4", [:], "lot,bidder,quote,ceiling\n" + rows)
    let outcome = try example.lot()
    #expect(outcome.resolutions.count == 1)
    #expect(outcome.standings.allSatisfy { $0.selected == .tie && $0.shortlisted == .tie })
  }

  @Test("so are equal bids that each are an entity of their own, beside one of two members")
  func entities() throws {
    // Twelve equal entities for ten places would be 12 × 11 ÷ 2 = 66 sets; u and v take one place.
    let rows = (0..<12).map { "lot,b\($0),1,4,E\($0)\n" }.joined()
    let example = try lot(
      "cn-2025-round11", ["shortlist.caps.13": "10"],
      "lot,bidder,quote,ceiling,entity\nlot,u,2,4,U\nlot,v,3,4,U\n" + rows)
    let outcome = try example.lot()
    #expect(outcome.resolutions.count == 1)
    #expect(outcome.standings.prefix(12).allSatisfy { $0.shortlisted == .tie })
  }

  @Test("bids are not alike where one accepts, or where others share the outcome of one")
  func notAlike() throws {
    let a = Standing(try Given.bid("a", "1"), nil)
    var b = Standing(try Given.bid("b", "1"), nil)
    let rules = try Given.rules("cn-2020-round2")
    #expect(Interchange(rules, accepted: [])(a, b))
    #expect(!Interchange(rules, accepted: [Acceptance(lot: "lot", bidder: "b")])(a, b))
    b.standsForOthers = true
    #expect(!Interchange(rules, accepted: [])(a, b))
  }

  @Test(
    "equal bids stand in each other's places in every way, each way once, the first by name first")
  func variants() throws {
    // Three of a's price for the two places behind x: ab, ac, bc.
    let example = try lot(
      "cn-2020-round2", ["shortlist.caps.4": "3"],
      "lot,bidder,quote\nlot,x,1\nlot,a,1.1\nlot,b,1.1\nlot,c,1.1\n")
    let variants = try #require(try example.lot().variants(most: 3))
    let favoured = variants.map { $0.favoured.map(\.bid.bidder).joined() }
    #expect(favoured == ["xab", "xac", "xbc"])
    for variant in variants {
      let all = variant.standings
      #expect(all.map(\.bid.bidder) == ["x", "a", "b", "c"])
      #expect(
        all.filter { $0.selected == .yes }.map(\.bid.bidder)
          == variant.favoured.map(\.bid.bidder))
    }
    #expect(try example.lot().variants(most: 2) == nil)
  }

  @Test("of equal bids that all lack what a floor needs none is told otherwise for its name")
  func openFloor() throws {
    // One place is left for three at 1.5, above 1.8 × 0.6 = 1.08; without a form the floor is open.
    let example = try lot(
      "cn-2024-round10", [:],
      """
      lot,bidder,quote,ceiling
      lot,a,0.6,1.8
      lot,b,0.6,1.8
      lot,c,1.5,1.8
      lot,d,1.5,1.8
      lot,e,1.5,1.8
      """)
    #expect(example.selected == "a:Y b:Y c:undecided d:undecided e:undecided")
    let reasons = try ["c", "d", "e"].map { name in
      try example.standing(name).hidingOthers.reasons.map(\.text.en)
    }
    #expect(Set(reasons).count == 1)
    #expect(reasons[0].count == 2)
  }

  @Test("of many bids there are fewer resolutions, as each is as large as the lot")
  func limits() {
    // 200,000 ÷ bids, never more than 2,000.
    #expect(
      [1, 100, 101, 10_000, 1_000_000].map(Resolution.limit) == [2_000, 2_000, 1_980, 20, 1])
  }

  @Test(
    "a choice with more ways than are gone through is known to be too much before any other run")
  func tooManyWays() throws {
    // Of 30 equal bids that are all told apart two can be chosen in 30 × 29 ÷ 2 = 435 ways, four in
    // 27,405.
    let bids = try (0..<30).map { Standing(try Given.bid("b\($0)", "1"), nil) }
    var resolution = Resolution(limit: 2_000)
    #expect(resolution.choose(2, of: Array(0..<30), bids, .test) { _, _ in false } == [0, 1])
    #expect(!resolution.hasTooMany)
    #expect(resolution.choose(4, of: Array(0..<30), bids, .test) { _, _ in false }.count == 4)
    #expect(resolution.hasTooMany)
  }

  @Test("equal bids of several kinds have as many resolutions as there are counts of the kinds")
  func kinds() throws {
    // Four equal bids, two of each strength with a cut of its own, for two places: 2+0, 1+1, 0+2.
    let example = try lot(
      "cn-2020-round2", ["shortlist.caps.4": "2"],
      """
      lot,bidder,strength,main_strength,quote,ceiling
      lot,a,1mg,1mg,1,4
      lot,b,1mg,1mg,1,4
      lot,c,2mg,1mg,1.7,5
      lot,d,2mg,1mg,1.7,5
      """)
    #expect(try example.lot().resolutions.count == 3)
    #expect(example.selected == "a:tie b:tie c:tie d:tie")
  }

  @Test("round 11: the mean is that of each resolution, and a bid out in all of them is out")
  func mean() throws {
    // (0.20 + 0.61 + 1.20) ÷ 3 × 50 % = 0.335, × 1.8 = 0.603 < 0.61.
    let example = try lot(
      "cn-2025-round11", [:],
      """
      lot,bidder,form,quote
      lot,a,tablet,0.20
      lot,b,tablet,0.61
      lot,c,tablet,1.20
      lot,d,tablet,1.20
      lot,e,tablet,1.20
      """)
    #expect(example.selected == "a:Y b:N c:N d:N e:N")
    #expect(try example.lot().shortlist == "a:Y b:Y c:tie d:tie e:tie")
    #expect(try example.settled("b") == "0.6030")
  }

  @Test("a bid whose selection depends on who of others gets a place is tied, and says whose")
  func dependence() throws {
    // By score c and d are equal at the last place, at 3.00 and 1.00: the mean of a, b and c is
    // (0.2 + 0.5 + 3) ÷ 3 = 1.2333, half of it × 1.8 = 1.11; with d (0.2 + 0.5 + 1) ÷ 3 × 0.9 = 0.51.
    func tender(quoteOfB: String) throws -> Example {
      try lot(
        "cn-2025-round11",
        [
          "ranking.by": "score", "score.price_weight": "50", "shortlist.caps.4": "3",
          "selection.tests": "multiple",
        ],
        """
        lot,bidder,form,quote,ceiling,technical_score
        lot,a,tablet,0.2,4,90
        lot,b,tablet,\(quoteOfB),4,80
        lot,c,tablet,3.8,4,40
        lot,d,tablet,1.9,4,15
        """)
    }
    let example = try tender(quoteOfB: "0.8")
    // Cuts 95, 80, 5 and 52.5 %: 50 × 0.05 ÷ 0.95 + 40 = 42.63 = 50 × 0.525 ÷ 0.95 + 15.
    #expect(try example.lot().shortlist == "a:Y b:Y c:tie d:tie")
    // With c the mean is 1.6, the limit 1.44; with d 0.966667 and 0.87: b at 0.8 is in both.
    #expect(example.selected == "a:Y b:Y c:N d:N")
    let other = try tender(quoteOfB: "1.0")
    // With c (0.2 + 1.0 + 3.8) ÷ 3 × 0.9 = 1.5, with d 0.93: b at 1.0 is in with c alone.
    #expect(other.selected == "a:Y b:tie c:N d:N")
    #expect(
      try other.standing("b").deciding?.text.en
        == "depends on how the tie of c, d is resolved: selected or not selected")
    #expect(try other.standing("b").deciding?.text.zh == "取决于c、d的并列如何裁定：拟中选或未中选")
  }

  @Test("a cap per firm keeps one of its equal products, and no name says which")
  func perFirm() throws {
    let bids = """
      lot,bidder,firm,quote
      lot,P1,F,3000
      lot,P2,F,3010
      lot,P3,F,3020
      lot,P4,F,3030
      lot,P5,F,3030
      lot,Q1,G,3040
      """
    let example = try lot("stents-2020", [:], bids)
    #expect(example.selected == "P1:Y P2:Y P3:Y P4:tie P5:tie Q1:Y")
    #expect(try example.lot().places == "1.P1 2.P2 3.P3 4.P4 4.P5 5.Q1")
    #expect(
      try example.standing("P5").deciding?.text.en
        == "unresolved tie with P4 for 1 of the 4 places of the firm")
  }

  @Test("the price of revival is offered where all resolutions agree on it, else it is open")
  func offer() throws {
    // Round 10, three places, b and c equal by rounding at the second and third, d at the third:
    // 1.50004 and 1.50001 are both 1.5000, so c and d or b and c … the highest differs.
    let example = try lot(
      "cn-2024-round10", ["shortlist.caps.5": "2"],
      """
      lot,bidder,form,quote
      lot,a,tablet,1
      lot,b,tablet,1.50001
      lot,c,tablet,1.50004
      lot,d,tablet,3
      lot,e,tablet,4
      """)
    #expect(example.selected == "a:Y b:tie c:tie d:N e:N")
    let failing = try lot(
      "cn-2024-round10", ["shortlist.caps.3": "2", "selection.multiple": "1.2"],
      "lot,bidder,form,quote\nlot,a,tablet,1\nlot,b,tablet,2\nlot,c,tablet,2\n")
    #expect(failing.selected == "a:Y b:N c:N")
    #expect(try failing.settled("b") == nil)
    #expect(try failing.standing("b").hasOpenOffer)
    #expect(
      try failing.standing("b").deciding?.text.en
        == "the price that it may accept depends on how the tie of b, c is resolved")
  }

  @Test("of equal members of an entity either may bid for it: what both give stands")
  func entity() throws {
    // x and y quote 2.00 together; the ceiling of y's strength makes its cut 66.7 %, x's is 50 %.
    let rows = """
      lot,bidder,entity,strength,main_strength,quote,ceiling
      lot,a,,1mg,1mg,1,4
      lot,x,U,1mg,1mg,2,4
      lot,y,U,2mg,1mg,3.4,10.2
      """
    #expect(try lot("cn-2020-round2", [:], rows).selected == "a:Y x:Y y:Y")
    // Where only one of the two would pass, whether the entity does is open.
    let open = rows.replacing("3.4,10.2", with: "3.4,5")
    #expect(try lot("cn-2020-round2", [:], open).selected == "a:Y x:tie y:tie")
  }

  @Test("an entity counts towards n by any member that does, whatever their names")
  func entityCount() throws {
    for (first, second) in [("p", "q"), ("q", "p")] {
      let example = try lot(
        "cn-2020-round2", [:],
        """
        lot,bidder,entity,quote,counted
        lot,a,,1,
        lot,b,,1.1,
        lot,c,,1.2,
        lot,\(first),E,,Y
        lot,\(second),E,,N
        """)
      // n = 4: three places.
      #expect(try example.lot().count == 4)
      #expect(example.selected.hasPrefix("a:Y b:Y c:Y"))
    }
  }

  @Test("equal members that nothing tells apart are one resolution")
  func equalMembers() throws {
    let rows = (0..<30).map { "lot,x\($0),E\($0 / 2),1.\($0 / 2 + 10),4\n" }.joined()
    let example = try lot("cn-2021-round4", [:], "lot,bidder,entity,quote,ceiling\n" + rows)
    #expect(try example.lot().resolutions.isEmpty)
    #expect(try !example.lot().isOpen)
  }

  @Test("units of equal volume around the limit leave both units open")
  func units() throws {
    // 85 % of 100 are 85: a with 80 and one of b and c with 10 each are in A.
    let example = try lot(
      "joints-2021",
      [
        "shortlist.caps.1+": "3", "shortlist.guaranteed_cut": "0.9", "units.all_in_a_up_to": "2",
        "units.fill_up_to": "1",
      ],
      "lot,bidder,quote,reported_volume,supplies_all_regions\nlot,a,1,80,Y\nlot,b,2,10,Y\nlot,c,3,10,Y\n"
    )
    try #require(example.outcome.lots.map(\.name) == ["lot A", "lot B"])
    #expect(example.selected == "a:tie b:tie c:tie")
  }

  @Test("equal bids of which the guaranteed cut is another are two kinds")
  func guaranteedCut() throws {
    // Two places: a and one of b and c. Whoever is left out is selected by its own cut where that is
    // 60 % at least: b 1 − 2 ÷ 5 = 60 %, c 1 − 2 ÷ 4 = 50 %.
    let example = try lot(
      "joints-2021",
      ["shortlist.caps.1+": "2", "shortlist.guaranteed_cut": "0.6", "units.all_in_a_up_to": "9"],
      """
      lot,bidder,quote,ceiling
      lot,a,1,5
      lot,b,2,5
      lot,c,2,4
      """)
    #expect(example.selected == "a:Y b:Y c:tie")
  }

  @Test("equal injections of two volumes, whose floors are not the same, are two kinds")
  func floorsByVolume() throws {
    // 1.8 × 0.2 = 0.36: at 1.50 a small injection is above its floor of 1, from 50 ml below that of 2.
    let example = try lot(
      "cn-2024-round10", ["shortlist.caps.4": "2"],
      """
      lot,bidder,form,strength,quote
      lot,a,注射液,2ml:10mg,0.2
      lot,b,注射液,2ml:10mg,1.5
      lot,c,注射液,60ml:10mg,1.5
      lot,d,注射液,2ml:10mg,1.6
      """)
    #expect(example.selected == "a:Y b:N c:tie d:N")
  }

  @Test("equal members with other technical points are two kinds: either may bid for the entity")
  func technicalPoints() throws {
    // One place: a with 50 × 0.5 ÷ 0.6 + 40 = 81.67; U with x 50 + 20 = 70, with y 50 + 40 = 90.
    let example = try lot(
      "hubei-tcm-2021", ["score.price_weight": "50", "shortlist.caps.1+": "1"],
      """
      lot,bidder,entity,quote,ceiling,technical_score
      lot,a,,5,10,40
      lot,x,U,4,10,20
      lot,y,U,4,10,40
      """)
    #expect(try example.standing("a").selected == .tie)
    #expect(try example.standing("x").selected == .tie)
    #expect(try example.standing("y").selected == .tie)
  }

  @Test("equal bids with and without a statement of their cost are two kinds")
  func costStatements() throws {
    // a, b and c at 0.10 for two places: mean (0.1 + 0.1) ÷ 2; with three places and d at 1.0 the
    // mean is 1.2 ÷ 3 = 0.4, the anchor 0.2, which all three are below.
    let example = try lot(
      "cn-2025-round11",
      ["ranking.by": "score", "score.price_weight": "50", "shortlist.caps.4": "3"],
      """
      lot,bidder,form,quote,ceiling,technical_score,cost_statement
      lot,d,片,1.0,4,90,Y
      lot,a,片,0.10,4,20,Y
      lot,b,片,0.10,4,10,Y
      lot,c,片,0.10,4,10,N
      """)
    // d and a have a place, b and c are equal at the last one.
    #expect(try example.lot().shortlist == "d:Y a:Y b:tie c:tie")
    #expect(try example.lot().resolutions.count > 1)
    #expect(try example.standing("a").selected == .yes)
    #expect(try example.standing("b").selected == .tie)
    #expect(try example.standing("c").selected == .undecided)
  }

  @Test("round 12: equal bids of an originator and of another firm are two kinds")
  func originators() throws {
    // Two places: a and one of b and o. Of the two the originator may be selected without volume
    // where it is left out, the other may not; the volumes say nothing, as there are none.
    let example = try lot(
      "cn-2026-round12", ["shortlist.caps.3": "2"],
      """
      lot,bidder,form,quote,originator
      lot,a,片,1.0,N
      lot,b,片,1.1,N
      lot,o,片,1.1,Y
      """, accepted: ["o"])
    #expect(try example.lot().resolutions.count == 2)
    #expect(try example.standing("b").selected == .tie)
    #expect(try example.standing("o").selected == .yes)
    #expect(try example.standing("o").entitlement == .open)
    // The same where nobody has accepted: what o may accept is nothing that b may.
    let open = try lot(
      "cn-2026-round12", ["shortlist.caps.3": "2"],
      """
      lot,bidder,form,quote,originator
      lot,a,片,1.0,N
      lot,b,片,1.1,N
      lot,o,片,1.1,Y
      """)
    #expect(try open.lot().resolutions.count == 2)
    #expect(open.selected == "a:Y b:tie o:tie")
  }

  @Test("a bid that would lack a value if it got the place is undecided, not tied")
  func tiedWithoutCeiling() throws {
    // Two places; b, cut by 60 %, and c, above 1.8 × 1 and without a ceiling, are equal at the second.
    let example = try lot(
      "cn-2020-round2", ["shortlist.caps.3": "2"],
      "lot,bidder,quote,ceiling\nlot,a,1,5\nlot,b,2,5\nlot,c,2,\n")
    #expect(try example.lot().shortlist == "a:Y b:tie c:tie")
    #expect(example.selected == "a:Y b:tie c:undecided")
  }
}
