import ExactNumbers
import RuleBook
import Testing

@testable import Tender

/// The other tender families, each with a worked example.
@Suite struct TenderFamiliesTests {
  @Test("insulin 2021: 1.5 ml:450 U costs 1.4 of 3 ml:300 U; within 1.3 × lowest, or cut by 40 %")
  func insulin2021() throws {
    // b: 43.40 ÷ 1.4 = 31.00 ≤ 1.3 × 30 = 39; c: 45 > 39 and cut 1 − 45 ÷ 70 = 35.71 % < 40 %;
    // d: 41 > 39, but cut 1 − 41 ÷ 70 = 41.43 %. The multiple and the caps are supplied.
    let example = try Example(
      "insulin-2021", ["selection.multiple": "1.3", "shortlist.caps.1+": "9"],
      bids: """
        lot,bidder,strength,quote,ceiling
        lot,a,3ml:300U,30,70
        lot,b,1.5ml:450U,43.40,98
        lot,c,3ml:300U,45,70
        lot,d,3ml:300U,41,70
        """)
    #expect(example.selected == "a:Y b:Y d:Y c:N")
    #expect(try example.standing("b").price?.exact == Ratio(31))
  }

  @Test("insulin 2021: classes A, B, C keep 100, 80, 50 % of their need, and A gets the rest")
  func insulinClasses() throws {
    let example = try Example(
      "insulin-2021",
      [
        "selection.multiple": "9", "shortlist.caps.1+": "3", "volume.class_last_ranks.A": "1",
        "volume.class_last_ranks.B": "2", "volume.class_last_ranks.C": "3",
      ],
      bids: """
        lot,bidder,strength,quote
        lot,a,3ml:300U,30
        lot,b,3ml:300U,40
        lot,c,3ml:300U,50
        lot,d,3ml:300U,60
        """)
    // b keeps 80 of 100, c 50 of 100; the rest 20 + 50 + 40 of the loser d goes to a: 100 + 110.
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot,R,a,100
        lot,R,b,100
        lot,R,c,100
        lot,R,d,40
        """) == ["R a main 210", "R b main 80", "R c main 50"])
  }

  @Test("insulin 2024: 1.5 ml:450 U costs 1.3; within 1.3 × lowest or at the B line, seven at most")
  func insulin2024() throws {
    let example = try Example(
      "insulin-2024",
      bids: """
        lot,bidder,strength,quote,line
        lot,a,3ml:300U,20,25
        lot,b,1.5ml:450U,33.80,25
        lot,c,10ml:400U,27,27
        lot,d,3ml:300U,28,27
        """)
    // b: 33.80 ÷ 1.3 = 26 = 1.3 × 20, kept; c: 27 > 26 but at its line; d: above both.
    #expect(example.selected == "a:Y b:Y c:Y d:N")
  }

  @Test("insulin 2024: A1, A, B and C keep 100, 80, 55 and 45 %; what is left goes to A1")
  func insulin2024Classes() throws {
    let example = try Example(
      "insulin-2024",
      [
        "volume.class_last_ranks.A1": "1", "volume.class_last_ranks.A": "2",
        "volume.class_last_ranks.B": "3", "volume.class_last_ranks.C": "4",
      ],
      bids: """
        lot,bidder,strength,quote
        lot,a,3ml:300U,20
        lot,b,3ml:300U,21
        lot,c,3ml:300U,22
        lot,d,3ml:300U,23
        """)
    // 80 + 55 + 45 are kept of 100 each; 20 + 45 + 55 = 120 go to a.
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot,R,a,100
        lot,R,b,100
        lot,R,c,100
        lot,R,d,100
        """) == ["R a main 220", "R b main 80", "R c main 55", "R d main 45"])
  }

  @Test("an unset number stops what needs it and names itself")
  func unset() throws {
    #expect(throws: RuleError.unset(key: "shortlist.caps", id: "insulin-2021")) {
      try Given.rules("insulin-2021", ["selection.multiple": "1.3"])
    }
    let example = try Example("insulin-2024", bids: "lot,bidder,strength,quote\nlot,a,3ml:300U,2\n")
    let allocation = try example.allocation("lot,region,brand,volume\nlot,R,a,1\n")
    #expect(allocation.lines.isEmpty)
    #expect(
      allocation.openLots.map { $0.question?.en } == [
        RuleError.unset(key: "volume.class_last_ranks", id: "insulin-2024").message.en
      ])
  }

  @Test("Hubei 2021: score = 60 × own cut ÷ largest cut + technical points")
  func compositeScore() throws {
    // cuts 40 %, 60 %, 50 %; a: 40 + 38 = 78, b: 60 + 15 = 75, c: 50 + 20 = 70.
    let example = try Example(
      "hubei-tcm-2021", ["shortlist.caps.1+": "2"],
      bids: """
        lot,bidder,quote,ceiling,technical_score
        lot,a,6,10,38
        lot,b,4,10,15
        lot,c,5,10,20
        """)
    #expect(example.selected == "a:Y b:Y c:N")
    // The highest score stands first: bids are ranked by its opposite.
    #expect(try example.standing("a").score == Ratio(-78))
    // 80 % of the reported need.
    #expect(
      try example.allocated("lot,region,brand,volume\nlot,R,a,50\nlot,R,b,30\nlot,R,c,20\n")
        == ["R a main 40", "R b main 24"])
  }

  @Test("Guangdong 2021: ranked by the cut alone, whatever the price")
  func cutAlone() throws {
    // a: 9 of 20 is a cut of 55 %, b: 4 of 8 of 50 %.
    let example = try Example(
      "guangdong-2021", ["shortlist.caps.1+": "1"],
      bids: "lot,bidder,quote,ceiling\nlot,a,9,20\nlot,b,4,8\n")
    #expect(example.selected == "a:Y b:N")
  }

  @Test("rituximab: the lowest is selected and supplies all, the others stand by")
  func lowestTakesAll() throws {
    let example = try Example(
      "rituximab-2022", bids: "lot,bidder,quote\nlot,a,3\nlot,b,2\nlot,c,4\n")
    #expect(example.selected == "b:Y a:N c:N")
    #expect(
      try example.allocated("lot,region,volume\nlot,R,10\n")
        == ["R b main 10", "R a standby 0", "R c standby 0"])
  }

  @Test("Wuhan 2021: the own lowest listing and the original price are both ceilings")
  func doubleCeiling() throws {
    let example = try Example(
      "wuhan-renewal-2021",
      bids: """
        lot,bidder,quote,ceiling,own_lowest
        lot,a,2.0,3,1.9
        lot,b,2.5,3,2.5
        lot,c,3.1,3,4
        """)
    #expect(example.selected == "b:Y a:N c:N")
    #expect(try example.standing("a").status == .aboveOwnLowest)
    #expect(try example.standing("c").status == .aboveCeiling)
  }

  @Test("stents 2020: ten products, at most four of one firm; the next ones move up")
  func stents2020() throws {
    // Eleven products, five of firm F at the lowest prices: F5 is passed over, all others selected.
    var bids = "lot,bidder,firm,quote\n"
    for index in 1...5 { bids += "lot,F\(index),F,\(500 + index)\n" }
    for index in 1...6 { bids += "lot,G\(index),G\(index),\(600 + index)\n" }
    let example = try Example("stents-2020", bids: bids)
    #expect(
      example.selected
        == "F1:Y F2:Y F3:Y F4:Y F5:N G1:Y G2:Y G3:Y G4:Y G5:Y G6:Y")
    #expect(try example.standing("G6").rank == 10)
  }

  @Test("stents 2020: a winner keeps its need, the rest goes round in rank order")
  func stentsRest() throws {
    let example = try Example(
      "stents-2020", ["shortlist.caps.1+": "2"],
      bids: "lot,bidder,quote\nlot,a,500\nlot,b,600\nlot,c,700\n")
    // The loser c's 30 in S (the larger rest) go to a, its 10 in R to b.
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot,R,a,5
        lot,R,b,5
        lot,R,c,10
        lot,S,a,7
        lot,S,b,1
        lot,S,c,30
        """) == ["R a main 5", "R b main 15", "S a main 37", "S b main 1"])
  }

  @Test("stents 2022: every quote at or under the ceiling of the rules, 798 + 50, is selected")
  func inquiry() throws {
    let example = try Example(
      "stents-2022", bids: "lot,bidder,quote\nlot,a,848\nlot,b,700\nlot,c,848.01\n")
    #expect(example.selected == "b:Y a:Y c:N")
  }

  @Test("stents 2026: at most 848 keeps 90 %, at most 898 75 %, at most 949 60 % of the need")
  func stents2026() throws {
    let example = try Example(
      "stents-2026",
      bids: """
        lot,bidder,quote,material
        lot,a,848,alloy
        lot,b,848.01,合金
        lot,c,949,Alloy
        lot,d,949.01,alloy
        lot,e,848.01,不锈钢
        """)
    // e is above the 848 of stainless steel.
    #expect(example.selected == "a:Y b:Y c:Y d:N e:N")
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot,R,a,100
        lot,R,b,100
        lot,R,c,100
        lot,R,d,100
        """) == ["R a main 90", "R b main 75", "R c main 60"])
  }

  @Test("joints 2021: over 20 firms, those within 85 % of demand that supply all regions bid in A")
  func biddingUnits() throws {
    // 21 firms: a has 80 of 100, b 4, c 3 and cannot supply all, the other 18 the remaining 13.
    var bids = "lot,bidder,quote,reported_volume,supplies_all_regions\n"
    bids += "lot,a,5,80,Y\nlot,b,6,4,Y\nlot,c,4,3,N\nlot,d,4,3,Y\n"
    for index in 1...17 { bids += "lot,z\(index),3,\(index <= 10 ? "0.6" : "0.57"),Y\n" }
    let example = try Example(
      "joints-2021",
      ["shortlist.caps.1+": "1", "shortlist.guaranteed_cut": "0.9", "units.fill_up_to": "2"],
      bids: bids)
    let lots = example.outcome.lots
    try #require(lots.map(\.name) == ["lot A", "lot B"])
    // Before b stand 80, before c 84, before d 87 of 99.99: the limit is 84.99.
    #expect(Set(lots[0].standings.map(\.bid.bidder)) == ["a", "b"])
    #expect(lots[1].standings.count == 19)
  }

  @Test("joints 2021: unit A is filled up to seven by need, with complete systems only")
  func filledUnit() throws {
    // 21 firms: a has 90 of 100 and is alone inside 85 %. b cannot supply all, c lacks a part; the next
    // six by need are d to i.
    var bids = "lot,bidder,quote,reported_volume,supplies_all_regions,complete_system\n"
    bids += "lot,a,5,90,Y,Y\nlot,b,6,3,N,Y\nlot,c,4,2,Y,N\n"
    for (index, name) in "defghijklmnopqrstu".enumerated() {
      bids += "lot,\(name),3,0.\(40 - index),Y,Y\n"
    }
    let example = try Example(
      "joints-2021", ["shortlist.caps.1+": "1", "shortlist.guaranteed_cut": "0.9"], bids: bids)
    let lots = example.outcome.lots
    try #require(lots.map(\.name) == ["lot A", "lot B"])
    #expect(lots[0].standings.map(\.bid.bidder).sorted() == ["a", "d", "e", "f", "g", "h", "i"])
  }

  @Test("joints 2021: shares by rank 100/90/85/80/75/70 %, and 155 for the hospitals to choose")
  func rankShares() throws {
    let bids = zip("abcdef", 1...6).map { "lot,\($0),\($1)\n" }.joined()
    let example = try Example(
      "joints-2021", ["shortlist.caps.1+": "6", "shortlist.guaranteed_cut": "0.9"],
      bids: "lot,bidder,quote\n" + bids)
    // 600 × 5 % + 400 × 10 % + 300 × 15 % + 200 × 20 % = 30 + 40 + 45 + 40; of g, which did not win,
    // all 10.
    let needs = zip("abcdefg", [1000, 800, 600, 400, 300, 200, 10])
    let demand = needs.map { "lot A,R,\($0),\($1)\n" }.joined()
    #expect(
      try example.allocated("lot,region,brand,volume\n" + demand) == [
        "R a main 1000", "R b main 720", "R c main 510", "R d main 320", "R e main 225",
        "R f main 140", "R  hospitals 165",
      ])
  }

  @Test("spine 2022: a quote at or under 40 % of the ceiling is selected beyond the cap")
  func guaranteedLine() throws {
    let example = try Example(
      "spine-2022", ["shortlist.caps.1+": "1"],
      bids: "lot,bidder,quote,ceiling\nlot,a,3,10\nlot,b,4,10\nlot,c,4.01,10\n")
    #expect(example.selected == "a:Y b:Y c:N")
  }

  @Test(
    "devices 2026: prices are divided by the coefficient; anchor 65 % of the mean or the lowest")
  func coefficient() throws {
    // a: 60 ÷ 1.2 = 50, b: 90, c: 130; mean 90 × 0.65 = 58.5 > 50; 1.6 × 58.5 = 93.6.
    let example = try Example(
      "devices-2026", ["shortlist.caps.1+": "3", "selection.multiple": "1.6"],
      bids: "lot,bidder,quote,coefficient\nlot,a,60,1.2\nlot,b,90,1\nlot,c,130,1\n")
    #expect(example.selected == "a:Y b:Y c:N")
  }

  @Test(
    "lenses 2020: the base is 60 % of the need; 60/40, then 60 % of the rest, with four 50 %",
    arguments: [
      (2, ["60", "360", "240"]), (3, ["60", "360", "144", "96"]),
      (4, ["60", "300", "150", "75", "75"]),
    ])
  func cascade(winners: Int, volumes: [String]) throws {
    let names = ["a", "b", "c", "d"].prefix(winners)
    var bids = "lot,bidder,quote\n"
    for (index, name) in names.enumerated() { bids += "lot,\(name),\(index + 1)\n" }
    let example = try Example("lenses-2020", ["shortlist.caps.1+": "\(winners)"], bids: bids)
    // The reported 1,000 times 60 % are 600.
    let lines = try example.allocation("lot,region,volume\nlot,R,1000\n").lines
    #expect(lines.map { $0.volume?.exactText } == Array(volumes.dropFirst()))
  }

  @Test(
    "NRDL 2022: all are paid the lowest quote, but at least 70 % of the willingness to pay",
    arguments: [("8.0", "8.0000"), ("7.0", "7.0000"), ("6.9", "7.0000")])
  func paymentStandard(lowest: String, standard: String) throws {
    let example = try Example(
      "nrdl-bidding-2022",
      bids: "lot,bidder,quote,ceiling\nlot,a,\(lowest),10\nlot,b,9,10\nlot,c,10.5,10\n")
    #expect(example.selected == "a:Y b:Y c:N")
    #expect(try example.settled("b") == standard)
  }

  @Test("renewal 2022: 60 % of the need for the region's incumbent, 50 % for others")
  func incumbent() throws {
    let example = try Example(
      "renewal-composite-2022",
      ["score.price_weight": "50", "score.price_form": "largest-cut", "shortlist.caps.1+": "2"],
      bids: "lot,bidder,quote,ceiling,technical_score\nlot,a,4,10,5\nlot,b,5,10,5\n")
    #expect(
      try example.allocated(
        "lot,region,brand,incumbent,volume\nlot,R,a,b,100\nlot,R,b,b,100\n")
        == ["R a main 50", "R b main 60"])
  }

  @Test("renewal 2022: of antibacterials the incumbent keeps 50 %, too")
  func restrictedIncumbent() throws {
    let example = try Example(
      "renewal-composite-2022",
      ["score.price_weight": "50", "score.price_form": "largest-cut", "shortlist.caps.1+": "2"],
      bids: "lot,bidder,quote,ceiling,technical_score\nlot,a,4,10,5\nlot,b,5,10,5\n")
    #expect(
      try example.allocated(
        "lot,region,brand,incumbent,category,volume\nlot,R,a,b,restricted,100\nlot,R,b,b,restricted,100\n"
      )
        == ["R a main 50", "R b main 50"])
  }

  @Test("round 11: shares that are not known leave their lots open, and no other")
  func unknownShares() throws {
    let rows = (1...7).map { "x,b\($0),tablet,1.0\($0)\n" }.joined()
    let example = try Example(
      "cn-2025-round11",
      bids: "lot,bidder,form,quote\n\(rows)y,a,tablet,1\ny,b,tablet,1.1\nz,a,tablet,1\n")
    let allocation = try example.allocation(
      "lot,region,category,volume\nx,R,general,100\ny,R,general,100\nz,R,restricted,100\n")
    // Seven bidders, four places: 80 %.
    #expect(allocation.lines.filter { $0.role == .main }.map { $0.volume?.exactText } == ["80"])
    #expect(allocation.openLots.map(\.name) == ["y", "z"])
    #expect(
      allocation.openLots.map { $0.question?.en.prefix(60).description } == [
        "`share.first_year` of `cn-2025-round11` has no row for 2; su",
        "`share.first_year_restricted` is not set in `cn-2025-round11",
      ])
  }

  @Test("related bidders take one place, and every member is selected at the lowest's price")
  func entities() throws {
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"],
      bids: """
        lot,bidder,entity,quote
        lot,a,group,1.00
        lot,b,group,1.20
        lot,c,,1.10
        """)
    #expect(example.selected == "a:Y b:Y c:Y")
    #expect(try example.lot().count == 2)
    #expect(try example.settled("b") == "1.0000")
  }

  @Test("an entity is represented by its best valid member, at the price of its own strength")
  func entityLeader() throws {
    // a is the cheapest but above its own lowest price; b stands for the group at 1.00 for 10 mg. Member d
    // sells 20 mg: 1.00 × 1.7 = 1.70.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"],
      bids: """
        lot,bidder,entity,strength,main_strength,quote,ceiling,own_lowest
        lot,a,group,10mg,10mg,0.90,2,0.80
        lot,b,group,10mg,10mg,1.00,2,
        lot,d,group,20mg,10mg,1.90,4,
        lot,c,,10mg,10mg,1.10,2,
        """)
    #expect(example.selected == "b:Y d:Y a:N c:Y")
    #expect(try example.settled("d") == "1.7000")
  }

  @Test("nobody passes: the lot fails")
  func failedLot() throws {
    let example = try Example("cn-2020-round2", bids: "lot,bidder,quote,ceiling\nlot,a,3,2\n")
    #expect(try example.lot().isFailed)
  }

  /// 21 firms, of which the first seven report `most` of 100; the others share what is left.
  private func joints(_ volumes: [String], others: Int, each: String) throws -> [LotOutcome] {
    var bids = "lot,bidder,quote,reported_volume,supplies_all_regions\n"
    for (index, volume) in volumes.enumerated() { bids += "lot,a\(index),5,\(volume),Y\n" }
    for index in 0..<others { bids += "lot,z\(index),3,\(each),Y\n" }
    return try Example(
      "joints-2021", ["shortlist.caps.1+": "1", "shortlist.guaranteed_cut": "0.9"], bids: bids
    ).outcome.lots
  }

  @Test("joints 2021: before the firm that begins at exactly 85 % of the demand unit A ends")
  func firmAtTheLimit() throws {
    // Seven firms have 13 + 13 + 12 + 12 + 12 + 12 + 11 = 85, the eighth 2, 13 others 1 each: 100.
    let lots = try joints(["13", "13", "12", "12", "12", "12", "11", "2"], others: 13, each: "1")
    try #require(lots.count == 2)
    #expect(Set(lots[0].standings.map(\.bid.bidder)) == Set((0...6).map { "a\($0)" }))
    #expect(lots[1].standings.count == 14)
    // With 10.9 in the place of 11 and 2.1 of 2 it begins at 84.9 and is in A too.
    let below = try joints(
      ["13", "13", "12", "12", "12", "12", "10.9", "2.1"], others: 13, each: "1")
    try #require(below.count == 2)
    #expect(Set(below[0].standings.map(\.bid.bidder)) == Set((0...7).map { "a\($0)" }))
  }

  @Test("joints 2021: up to exactly 20 firms all bid in unit A, whatever their demand")
  func twentyFirms() throws {
    // a0 has 90 of 109 or 110; 19 others are 20 firms, 20 others 21.
    let twenty = try joints(["90"], others: 19, each: "1")
    try #require(twenty.count == 1)
    #expect(twenty[0].standings.count == 20)
    #expect(try joints(["90"], others: 20, each: "1").count == 2)
  }
}
