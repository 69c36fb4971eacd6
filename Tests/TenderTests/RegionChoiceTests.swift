import ExactNumbers
import TestSupport
import Testing

@testable import Tender

/// Regions: rank 1 picks one first, then all in turn; shares; brands; standby.
@Suite struct RegionChoiceTests {
  static let bids = "lot,bidder,quote\nlot,a,1.0\nlot,b,1.1\nlot,c,1.2\nlot,d,9\n"
  static let demand = """
    lot,region,volume
    lot,R1,100
    lot,R2,90
    lot,R3,80
    lot,R4,70
    lot,R5,60.5
    """

  @Test("rank 1 picks one region, then all one per turn; each takes the largest that is left")
  func turns() throws {
    // Order: a R1 · a R2, b R3, c R4 · a R5. Three winners: 70 % of each region.
    let example = try Example("cn-2020-round2", ["shortlist.caps.4": "3"], bids: Self.bids)
    #expect(
      try example.allocated(Self.demand) == [
        "R1 a main 70", "R2 a main 63", "R3 b main 56", "R4 c main 49", "R5 a main 42.35",
      ])
  }

  @Test("wishes come first, in order of preference, and the default after them")
  func wishes() throws {
    let example = try Example("cn-2020-round2", ["shortlist.caps.4": "3"], bids: Self.bids)
    let lines = try example.allocated(
      Self.demand, choices: "lot,bidder,region\nlot,a,R5\nlot,a,R4\nlot,b,R5\nlot,b,R2\n")
    #expect(
      lines.map { $0.prefix(4) } == ["R1 c", "R2 b", "R3 a", "R4 a", "R5 a"])
  }

  @Test("volumes of other strengths count in proportion to their content")
  func strengths() throws {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,strength,quote\nlot,a,10mg,1\n")
    // 100 of 10 mg and 30 of 20 mg are 160 of 10 mg; one winner: 50 %.
    #expect(
      try example.allocated("lot,region,strength,volume\nlot,R,10mg,100\nlot,R,20mg,30\n")
        == ["R a main 80"])
  }

  @Test("antibacterials and special-use drugs have their own shares")
  func categories() throws {
    let bids = "lot,bidder,quote\nlot,a,1\n"
    let example = try Example("cn-2022-round7", bids: bids)
    for (category, volume) in [("general", "50"), ("restricted", "40"), ("special", "30")] {
      let demand = "lot,region,category,volume\nlot,R,\(category),100\n"
      #expect(try example.allocated(demand) == ["R a main \(volume)"])
    }
  }

  @Test("round 11: the brand that hospitals reported supplies them when it wins, else the main")
  func brands() throws {
    let example = try Example(
      "cn-2025-round11",
      ["shortlist.caps.4": "4", "share.first_year.2": "0.6", "volume.standby": "no"],
      bids: """
        lot,bidder,form,quote
        lot,a,片,1.0
        lot,b,片,1.1
        lot,c,片,8.0
        lot,d,片,9.0
        """)
    // R goes to a: b's reported 30 stay with b, c's 20 and the unnamed 50 go to a. 60 % of each.
    #expect(
      try example.allocated(
        "lot,region,brand,volume\nlot,R,b,30\nlot,R,c,20\nlot,R,,50\n")
        == ["R a main 42", "R b reported 18"])
  }

  @Test("every region also gets a standby supplier that is not its main one")
  func standby() throws {
    let example = try Example("cn-2021-round4", ["shortlist.caps.4": "3"], bids: Self.bids)
    let lines = try example.allocation(Self.demand).lines
    for region in ["R1", "R2", "R3", "R4", "R5"] {
      let suppliers = lines.filter { $0.region == region }
      #expect(suppliers.map(\.role) == [.main, .standby])
      #expect(Set(suppliers.map(\.bidder)).count == 2)
    }
  }

  @Test("of a lot that is left to decide only what all resolutions agree on is allocated")
  func tiedLot() throws {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,quote\nlot,a,1\nlot,b,1.1\nlot,c,1.1\n")
    // b or c wins beside a: 60 % either way. a takes R1 first, then one of the two R2, a R3.
    let demand = "lot,region,volume\nlot,R1,30\nlot,R2,10\nlot,R3,20\nother,R,2\n"
    let allocation = try example.allocation(demand)
    #expect(
      try example.allocated(demand) == [
        "R1 a main 18", "R2 b tie –", "R2 c tie –", "R3 a main 12",
      ])
    #expect(allocation.openQuestions.map(\.regions) == [["R2"]])
    #expect(allocation.openQuestions.map(\.bidders) == [["b", "c"]])
    #expect(allocation.lotsWithoutWinner == ["other"])
  }

  @Test("a lot that is undecided for another reason gets no volume, and is named")
  func openLot() throws {
    // 2.0 is above 1.8 × 1.0, and without a ceiling its cut is not known.
    let example = try Example("cn-2020-round2", bids: "lot,bidder,quote\nlot,a,1\nlot,b,2\n")
    let allocation = try example.allocation("lot,region,volume\nlot,R,1\n")
    #expect(allocation.lines.isEmpty)
    #expect(allocation.openLots.map(\.name) == ["lot"])
  }

  @Test("equal winners choose in every order, and a region that the order decides is a tie")
  func equalWinners() throws {
    // a before b: a R1, a R2; b before a: b R1, b R2.
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,quote\nlot,a,1\nlot,b,1\nlot,c,2\n")
    #expect(
      try example.allocated("lot,region,volume\nlot,R1,100\nlot,R2,50\n") == [
        "R1 a tie –", "R1 b tie –", "R2 a tie –", "R2 b tie –",
      ])
  }

  @Test("members of one entity are one winner, one choice and one volume")
  func entity() throws {
    // x and y bid together, b alone: two winners, 60 %; U has the first two turns, b the third.
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,entity,quote\nlot,x,U,1\nlot,y,U,1.1\nlot,b,,1.2\n")
    let lines = try example.allocation("lot,region,volume\nlot,R1,30\nlot,R2,20\nlot,R3,10\n").lines
    try #require(lines.map { "\($0.region) \($0.bidder)" } == ["R1 U", "R2 U", "R3 b"])
    #expect(lines[0].members == ["x", "y"])
    #expect(lines[2].members.isEmpty)
  }

  @Test("shares add up, every region has one main supplier, and no winner is above its ceiling")
  func conservation() throws {
    var random = SplitMix64(seed: 20_261_121)
    for _ in 0..<150 {
      var bids = "lot,bidder,quote,ceiling\n"
      for index in 0..<Int.random(in: 1...12, using: &random) {
        // No two prices are equal: 1.10 is 1.1.
        bids += "lot,b\(index),\(Int.random(in: 1...60, using: &random)).\(index + 10),40\n"
      }
      let example = try Example("cn-2021-round4", bids: bids)
      let lot = try example.lot()
      #expect(lot.winners.count <= lot.cap?.value ?? 0)
      for winner in lot.winners { #expect(winner.status == .valid) }
      // A cheaper valid bid never loses to a dearer one of the same ceiling.
      let prices = lot.standings.filter { $0.status == .valid }
      let dearest = lot.winners.compactMap { $0.price?.exact }.max() ?? .zero
      for bid in prices where bid.selected == .no { #expect((bid.price?.exact ?? .zero) > dearest) }
      guard !lot.winners.isEmpty, !lot.isOpen else { continue }
      var demand = "lot,region,volume\n"
      let regions = Int.random(in: 1...31, using: &random)
      for index in 0..<regions {
        demand += "lot,R\(index),\(Int.random(in: 0...99_999, using: &random)).25\n"
      }
      let lines = try example.allocation(demand).lines.filter { $0.role == .main }
      #expect(lines.count == regions)
      #expect(Set(lines.map(\.region)).count == regions)
      let shares: [Ratio] = try ["0.5", "0.6", "0.7", "0.8"].map(Given.ratio)
      for line in lines {
        #expect(line.share == shares[min(lot.winners.count, 4) - 1] || line.volume == .zero)
      }
      // Region counts differ by at most two: one turn, and rank 1's first pick.
      let counts = lot.winners.map { winner in lines.count { $0.bidder == winner.bid.bidder } }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 2)
    }
  }

  @Test(
    "equal regions are taken in the order of the demand, rank 1 first with one and then in turn",
    arguments: [
      (["R1", "R2", "R3"], ["R1 a", "R2 a", "R3 b"]),
      (["R3", "R1", "R2"], ["R1 a", "R2 b", "R3 a"]),
      // a · a b · a b: after one of its own rank 1 begins each turn.
      (["R1", "R2", "R3", "R4", "R5"], ["R1 a", "R2 a", "R3 b", "R4 a", "R5 b"]),
    ])
  func equalRegions(demand: [String], taken: [String]) throws {
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"], bids: "lot,bidder,quote\nlot,a,1.0\nlot,b,1.1\n")
    let lines = try example.allocated(
      "lot,region,volume\n" + demand.map { "lot,\($0),100\n" }.joined())
    // 60 % of 100 for two winners.
    #expect(lines.sorted() == taken.map { $0 + " main 60" })
  }

  @Test(
    "round 11: a brand of any member of the main supplier is its own, one of another winner's not")
  func brandsOfMembers() throws {
    let example = try Example(
      "cn-2025-round11",
      ["shortlist.caps.2": "2", "share.first_year.2": "0.6", "volume.standby": "no"],
      bids: "lot,bidder,entity,form,quote\nlot,x,U,片,1.0\nlot,y,U,片,1.2\nlot,b,,片,1.1\n")
    // R1 and R2 go to U, R3 to b: 60 % of each; y is U's brand.
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot,R1,y,50
        lot,R1,b,50
        lot,R1,,100
        lot,R2,y,150
        lot,R3,y,40
        lot,R3,,60
        """) == [
          "R1 U main 90", "R1 b reported 30", "R2 U main 90", "R3 b main 36", "R3 U reported 24",
        ])
  }

  @Test("volumes by brand count in equivalents of the main strength, as the region's do")
  func brandsOfOtherStrengths() throws {
    let example = try Example(
      "cn-2025-round11",
      ["shortlist.caps.2": "2", "share.first_year.2": "0.6", "volume.standby": "no"],
      bids: "lot,bidder,form,strength,quote\nlot,a,片,10mg,1.0\nlot,b,片,10mg,1.1\n")
    // 30 of 20 mg are 60 of 10 mg: b 60 × 60 % = 36, a 40 × 60 % = 24; and so in two rows of 20 mg.
    for rows in ["lot,R,b,20mg,30\n", "lot,R,b,20mg,10\nlot,R,b,20mg,20\n"] {
      #expect(
        try example.allocated("lot,region,brand,strength,volume\n" + rows + "lot,R,,10mg,40\n")
          == ["R a main 24", "R b reported 36"])
    }
  }

  @Test("what a member of an entity wants, the entity wants")
  func wishesOfMembers() throws {
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"],
      bids: "lot,bidder,entity,quote\nlot,x,U,1\nlot,y,U,1.1\nlot,b,,1.2\n")
    // U picks R3, then R2, b what is left; without a wish U would take R1 and R2.
    let demand = "lot,region,volume\nlot,R1,30\nlot,R2,20\nlot,R3,10\n"
    for bidder in ["x", "y", "U"] {
      guard bidder != "U" else { continue }
      #expect(
        try example.allocated(
          demand, choices: "lot,bidder,region\nlot,\(bidder),R3\nlot,\(bidder),R2\n"
        ).map { $0.prefix(4) } == ["R1 b", "R2 U", "R3 U"])
    }
  }

  @Test("wishes without a preference are taken in the order of the rows, not of the names")
  func orderOfRows() throws {
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"], bids: "lot,bidder,quote\nlot,a,1\nlot,b,1.1\n")
    // a R4, a R3, b R1, then a, whose R1 is gone, R2.
    #expect(
      try example.allocated(
        "lot,region,volume\nlot,R1,40\nlot,R2,30\nlot,R3,20\nlot,R4,10\n",
        choices: "lot,bidder,region\nlot,a,R4\nlot,a,R3\nlot,a,R1\n"
      ).map { $0.prefix(4) } == ["R1 b", "R2 a", "R3 a", "R4 a"])
  }

  @Test("a sole region has a standby supplier too, though its main one has the first turn")
  func standbyOfASoleRegion() throws {
    let example = try Example("cn-2021-round4", ["shortlist.caps.4": "3"], bids: Self.bids)
    #expect(
      try example.allocated("lot,region,volume\nlot,R,100\n")
        == ["R a main 70", "R b standby 0"])
    // Of two regions a has both; a stands by for none, b for the first and c for the second.
    #expect(
      try example.allocated("lot,region,volume\nlot,R1,100\nlot,R2,50\n").map { $0.prefix(12) }
        == ["R1 a main 70", "R1 b standby", "R2 a main 35", "R2 c standby"])
  }

  @Test("rituximab: of an entity that is not selected one stands by, with its members")
  func entityStandsBy() throws {
    let example = try Example(
      "rituximab-2022",
      bids: "lot,bidder,entity,quote\nlot,a,,1\nlot,x,U,2\nlot,y,U,2.5\nlot,b,,3\n")
    let lines = try example.allocation("lot,region,volume\nlot,R,100\n").lines
    #expect(
      lines.map { "\($0.bidder) \($0.role.rawValue)" } == ["a main", "U standby", "b standby"])
    #expect(lines.map(\.members) == [[], ["x", "y"], []])
  }
}
