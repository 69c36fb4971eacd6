import Tables
import TestSupport
import Testing
import Wording

@testable import Tender

/// An allocation is told turn by turn: what was left, what was taken, and by whose wish.
@Suite struct AllocationExplanationTests {
  private static func explained(
    _ example: Example, _ demand: String, choices: String? = nil, language: Language = .english
  ) throws -> AllocationExplanation {
    let folder = try TemporaryFolder()
    let rows = try DemandTable.read(
      folder.file("demand.csv", demand), schema: .named("demand")
    ).demand
    var wishes = Choices()
    if let choices {
      wishes = try Choices.read(
        folder.file("choices.csv", choices), schema: .named("choices")
      ).choices
    }
    let allocation = try allocate(example.outcome, demand: rows, choices: wishes)
    return try AllocationExplanation(
      allocation, of: example.outcome, demand: rows, choices: wishes, unit: "volume",
      language: language)
  }

  @Test("regions are told in the order of the turns: the first winner picks once before all others")
  func turns() throws {
    // a R1 · a R2, b R3, c R4 · a R5; three winners: 70 % of each region.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.4": "3"], bids: RegionChoiceTests.bids)
    let told = try Self.explained(example, RegionChoiceTests.demand)
    let largest = "it made no choice, so the one with the most reported volume; "
    #expect(
      told.lots[0].steps == [
        "a R1 (main supplier): turn 1, 5 regions left: \(largest)reported 100 × 70% = agreed 70",
        "a R2 (main supplier): turn 2, 4 regions left: \(largest)reported 90 × 70% = agreed 63",
        "b R3 (main supplier): turn 3, 3 regions left: \(largest)reported 80 × 70% = agreed 56",
        "c R4 (main supplier): turn 4, 2 regions left: \(largest)reported 70 × 70% = agreed 49",
        "a R5 (main supplier): turn 5, 1 regions left: \(largest)reported 60.5 × 70% = agreed 42.35",
      ])
    #expect(told.sentences[0].hasPrefix("turn 1, 5 regions left: "))
  }

  @Test("a wish is told with its place; who has none left takes the largest")
  func wishes() throws {
    // a R5 (1) · a R4 (2), b R2 (2, as R5 is taken), c R1 · a R3.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.4": "3"], bids: RegionChoiceTests.bids)
    let steps = try Self.explained(
      example, RegionChoiceTests.demand,
      choices: "lot,bidder,region\nlot,a,R5\nlot,a,R4\nlot,b,R5\nlot,b,R2\n", language: .chinese
    ).lots[0].steps
    #expect(
      steps.map { $0.split(separator: "；")[0] } == [
        "a R5（主供）：第 1 次选区，剩余 5 个地区：按其意愿第 1 项",
        "a R4（主供）：第 2 次选区，剩余 4 个地区：按其意愿第 2 项",
        "b R2（主供）：第 3 次选区，剩余 3 个地区：按其意愿第 2 项",
        "c R1（主供）：第 4 次选区，剩余 2 个地区：未表达意愿，取报量最大者",
        "a R3（主供）：第 5 次选区，剩余 1 个地区：其意愿中已无可选地区，取报量最大者",
      ])
  }

  @Test("each strength has its own volume, and regions without any are named")
  func strengths() throws {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,strength,quote\nlot,a,10mg,1\nother,b,10mg,1\n")
    // 100 of 10 mg and 30 of 20 mg are 160 of 10 mg; one winner: 50 %, which are 50 and 15.
    let told = try Self.explained(
      example,
      "lot,region,strength,volume\nlot,R,10mg,100\nlot,R,20mg,30\nlot,T,10mg,0\nother,S,10mg,1\n")
    let facts = told.lots[0].facts
    #expect(
      facts[0].hasPrefix("suppliers: 1, regions: 2, reported 160 (unit of the column `volume`)"))
    #expect(facts[1] == "by strength, in equivalents of 10mg: 10mg 100; 20mg 30 × 2")
    #expect(facts[2] == "no reported volume: T, S")
    #expect(
      told.sentences[0].hasSuffix("reported 160 × 50% = agreed 80, which is 10mg 50; 20mg 15"))
  }

  @Test("own need is told with the share that is kept")
  func ownNeed() throws {
    // 90 % up to a quote of 848.
    let example = try Example("stents-2026", bids: "lot,bidder,quote,material\nlot,a,700,alloy\n")
    let told = try Self.explained(example, "lot,region,brand,volume\nlot,R,a,100\n")
    #expect(told.sentences == ["own need 100 × 90% = agreed 90"])
  }

  @Test("what brands are reported for is told apart from what the main supplier gets")
  func brands() throws {
    // Of 100 b's 30 stay with b; a gets the rest, 70. 60 % of each.
    let example = try Example(
      "cn-2025-round11",
      ["shortlist.caps.4": "4", "share.first_year.2": "0.6", "volume.standby": "no"],
      bids: "lot,bidder,form,quote\nlot,a,片,1.0\nlot,b,片,1.1\nlot,c,片,8.0\nlot,d,片,9.0\n")
    let told = try Self.explained(
      example, "lot,region,brand,volume\nlot,R,b,30\nlot,R,c,20\nlot,R,,50\n")
    #expect(
      told.sentences.map { $0.split(separator: "; ").last ?? "" } == [
        "reported 70 (100 without 30 for brands) × 60% = agreed 42",
        "reported for its brand: reported 30 × 60% = agreed 18",
      ])
  }

  @Test("of a lot whose equal bids leave regions open no turns are told")
  func ties() throws {
    // a and b are equal: either picks R1 first.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.3": "2"],
      bids: "lot,bidder,quote\nlot,a,1\nlot,b,1\nlot,c,9\n")
    let told = try Self.explained(example, "lot,region,volume\nlot,R1,5\nlot,R2,4\nlot,R3,3\n")
    #expect(!told.sentences.isEmpty)
    #expect(told.sentences.allSatisfy { !$0.contains("turn ") }, "\(told.sentences)")
    #expect(told.sentences.contains("open, as equal bids have no order"))
  }

  @Test("a lot without volume or winner says so")
  func nothing() throws {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,quote\nlot,a,1\nother,b,1\n")
    let told = try Self.explained(example, "lot,region,volume\nlot,R1,5\n")
    #expect(told.lots[1].facts == ["nothing is allocated: no volume is reported"])
  }

  /// Three winners, of whom some were replaced later, with 70 % of each region: a R1 · a R2, b R3, c R4 · a
  /// R5; only some bidders may be shown.
  private static func replaced(
    _ bidders: [String], _ changes: [String: String] = [:], only shown: [String] = []
  ) throws -> AllocationExplanation {
    let folder = try TemporaryFolder()
    var bids = try BidTable.read(
      folder.file("bids.csv", RulingsTests.winners), schema: .named("bids")
    ).bids
    let rows = bidders.map { "lot,\($0),replaced,,,\(RulingsTests.grounds)\n" }.joined()
    bids = bids.ruled(
      by: try Rulings.read(
        folder.file("rulings.csv", RulingsTests.header + "\n" + rows), schema: .named("rulings"),
        bids: bids
      ).rulings)
    let demand = try DemandTable.read(
      folder.file("demand.csv", RulingsTests.demand), schema: .named("demand")
    ).demand
    var options = EvaluationOptions()
    options.allowsUnverified = true
    let rules = try Given.rules(
      "cn-2020-round2", changes.merging(["shortlist.caps.4": "3"]) { own, _ in own })
    let outcome = try evaluate(bids, rules: rules, options: options)
    let filter = try BidFilter(
      lots: [], bidders: shown, in: TenderLots(bids, rules: [rules]))
    return try AllocationExplanation(
      try allocate(outcome, demand: demand), of: outcome, demand: demand, choices: Choices(),
      unit: "volume", language: .english, only: filter)
  }

  private static let turn = "it made no choice, so the one with the most reported volume; "

  @Test("who stands by tells in whose place it supplies; the turns are those of the selection")
  func standby() throws {
    // Standby: a R3 · a R4, b R1, c R2 · b R5: b and c supply what a would, and nobody stands by in R3.
    let told = try Self.replaced(["a"], ["volume.standby": "yes"])
    let instead = "stood by and supplies, as a was replaced; reported"
    #expect(
      told.lots[0].steps == [
        "b R1 (main supplier): \(instead) 100 × 70% = agreed 70",
        "c R2 (main supplier): \(instead) 90 × 70% = agreed 63",
        "b R3 (main supplier): turn 3, 3 regions left: \(Self.turn)reported 80 × 70% = agreed 56",
        "c R4 (main supplier): turn 4, 2 regions left: \(Self.turn)reported 70 × 70% = agreed 49",
        "b R5 (main supplier): \(instead) 60.5 × 70% = agreed 42.35",
      ])
  }

  @Test("what a replaced winner would supply is open for that, and for no number")
  func nobodyStandsBy() throws {
    let steps = try Self.replaced(["a"]).lots[0].steps
    let open = "open, as a was replaced and no rule says who supplies instead"
    #expect(
      [steps[0], steps[1], steps[4]] == [
        "R1 (undecided): agreed 70, \(open)", "R2 (undecided): agreed 63, \(open)",
        "R5 (undecided): agreed 42.35, \(open)",
      ])
    #expect(steps[2].contains("turn 3, 3 regions left"))
  }

  @Test("of a bidder that is shown alone its own regions are told, in their turns among all")
  func shown() throws {
    let told = try Self.replaced([], only: ["b"])
    #expect(
      told.lots.map(\.steps) == [
        [
          "b R3 (main supplier): turn 3, 3 regions left: \(Self.turn)reported 80 × 70% = agreed 56"
        ]
      ])
  }
}
