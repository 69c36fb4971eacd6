import ExactNumbers
import PriceRatio
import RuleBook
import TestSupport
import Testing

@testable import Tender

@Suite struct EvaluationTests {
  static let nationalIDs = NationalRules.all.map(\.id)

  private func national(_ id: String) throws -> NationalRules {
    try #require(NationalRules.all.first { $0.id == id })
  }

  @Test(
    "places, shortlists and winners are those of a slow and obvious way", arguments: nationalIDs)
  func oracle(id: String) throws {
    let rules = try Given.rules(id)
    let oracle = Oracle(rules: try national(id))
    var tender = RandomTender(random: SplitMix64(seed: 1))
    var options = EvaluationOptions()
    options.allowsUnverified = true
    var seen: Set<String> = []
    for number in 0..<200 {
      let bids = try tender.lot("lot")
      let expected = try oracle.selections([bids], isWholeTender: false)[0]
      let lot = try #require(evaluate(bids, rules: rules, options: options).lots.first)
      for standing in lot.standings {
        let line = try #require(expected[standing.bid.bidder])
        #expect(standing.rank == line.rank, "tender \(number), bidder \(standing.bid.bidder)")
        #expect(
          standing.shortlisted.rawValue == line.shortlisted,
          "tender \(number), bidder \(standing.bid.bidder)")
        #expect(
          standing.selected.rawValue == line.selected,
          "tender \(number), bidder \(standing.bid.bidder)")
        seen.insert(standing.deciding?.key ?? "")
        seen.insert(standing.shortlisted.rawValue)
      }
    }
    // The tenders reach every rule.
    #expect(seen.isSuperset(of: ["Y", "N", "tie", "validity.quote", "validity.own_lowest"]))
    if try national(id).hasTests {
      #expect(
        seen.isSuperset(of: [
          "selection.multiple", "selection.cut", "selection.floor.any", "selection.tests",
        ]))
    }
  }

  @Test(
    "the elimination in a whole tender is that of a slow and obvious way",
    arguments: ["cn-2022-round7", "cn-2023-round8", "cn-2023-round9"])
  func elimination(id: String) throws {
    let oracle = Oracle(rules: try national(id))
    var ties = 0
    for number in 0..<30 {
      // Lots of the same seed are alike, so that equal spreads are frequent.
      func bids(of lot: Int) throws -> [Bid] {
        var tender = RandomTender(random: SplitMix64(seed: UInt64(number * 10 + lot % 7)))
        return try tender.lot("\(lot)")
      }
      // What ties for places do to spreads is asked of every resolution by Tests/Oracle.
      let decided = try (0..<7).filter { lot in
        try oracle.selections([bids(of: lot)], isWholeTender: false)[0].values
          .allSatisfy { $0.selected != "tie" && $0.selected != "undecided" }
      }
      let lots = try (10..<58).filter { decided.contains($0 % 7) }.map(bids)
      let expected = try oracle.selections(lots, isWholeTender: true)
      let outcome = try Given.tender(lots.flatMap { $0 }, id, isWholeTender: true)
      for (lot, lines) in zip(outcome.lots, expected) {
        for standing in lot.standings {
          #expect(
            standing.selected.rawValue == lines[standing.bid.bidder]?.selected,
            "tender \(number), lot \(lot.name), bidder \(standing.bid.bidder)")
          if case .tiedForElimination? = standing.deciding { ties += 1 }
        }
      }
    }
    #expect(ties > 0)
  }

  @Test("the order of the rows changes nothing", arguments: nationalIDs)
  func permutation(id: String) throws {
    let rules = try Given.rules(id)
    var tender = RandomTender(random: SplitMix64(seed: 3))
    var options = EvaluationOptions()
    options.isWholeTender = true
    for _ in 0..<15 {
      var bids = try tender.lot("a") + tender.lot("b") + tender.lot("c")
      let before = try text(evaluate(bids, rules: rules, options: options))
      bids.shuffle(using: &tender.random)
      #expect(try text(evaluate(bids, rules: rules, options: options)) == before)
    }
  }

  /// All that is printed of an outcome.
  private func text(_ outcome: TenderOutcome) -> [String] {
    let table = OutcomeTable.select(outcome, winnersOnly: false, language: .english)
    let explanation = Explanation(outcome, language: .chinese)
    return (0..<table.rowCount).map { table.row($0).map(\.characters).joined(separator: "|") }
      + outcome.lots.flatMap { explanation.lines($0) }
      + outcome.weakSources.map { "\($0.key) \($0.grade)" }
  }

  @Test("one thread and many evaluate alike, and a large number stops both at the same lot")
  func threads() throws {
    var tender = RandomTender(random: SplitMix64(seed: 5))
    var bids: [Bid] = []
    for lot in 0..<600 { bids += try tender.lot("\(lot)") }
    let rules = try Given.rules("cn-2020-round2")
    var single = EvaluationOptions()
    single.threads = 1
    let expected = try text(evaluate(bids, rules: rules, options: single))
    #expect(try text(evaluate(bids, rules: rules)) == expected)
    // A content of thirty digits over one of twenty-seven needs more than 127 bits.
    let strengths = ["0.123456789123456789123456789g", "999999999999999999999999999999kg"]
    for lot in ["599x", "3x"] {
      for (bidder, strength) in zip(["a", "b"], strengths) {
        bids.append(
          try Given.bid(bidder, "0.333333", lot: lot, strength: strength, packCount: 1_000_000_007))
      }
    }
    let large = bids
    func error(_ options: EvaluationOptions) -> LotError? {
      do {
        _ = try evaluate(large, rules: rules, options: options)
        return nil
      } catch {
        return error as? LotError
      }
    }
    #expect(error(single) == error(EvaluationOptions()))
  }

  @Test("a bid above the ceiling changes nobody's outcome but through n", arguments: nationalIDs)
  func aboveTheCeiling(id: String) throws {
    // Where valid bids count, n is not changed by it.
    let rules = try Given.rules(id, ["count.basis": "valid-bids"])
    var tender = RandomTender(random: SplitMix64(seed: 4))
    for _ in 0..<60 {
      let bids = try tender.lot("lot")
      let before = try #require(evaluate(bids, rules: rules).lots.first)
      let strength = ["1mg", "2mg", "4mg", "9mg"].randomElement(using: &tender.random) ?? "1mg"
      let form = try #require([nil, "片", "分散片"].randomElement(using: &tender.random))
      let more = try (0..<3).map {
        try Given.bid(
          "above \($0)", "0.002", lot: "lot", strength: strength, form: form, ceiling: "0.001")
      }
      let after = try #require(evaluate(bids + more, rules: rules).lots.first)
      let others = after.standings.filter { !$0.bid.bidder.hasPrefix("above") }
      #expect(after.count == before.count)
      // A lot without a valid bid shows its prices at another strength, and selects nobody.
      guard before.count > 0 else { continue }
      #expect(others.map(\.bid.bidder) == before.standings.map(\.bid.bidder))
      #expect(others.map(\.selected) == before.standings.map(\.selected))
      #expect(others.map(\.rank) == before.standings.map(\.rank))
    }
  }

  @Test("through n a bid above the ceiling may let one more in")
  func throughN() throws {
    // Three bidders: two places; with a fourth above the ceiling: three.
    let bids = try ["1", "1.1", "1.2"].map { try Given.bid($0, $0, ceiling: "2") }
    #expect(try Given.lot(bids).selections == "1:Y 1.1:Y 1.2:N")
    let more = bids + [try Given.bid("above", "3", ceiling: "2")]
    #expect(try Given.lot(more).selections == "1:Y 1.1:Y 1.2:Y above:N")
  }

  @Test("nothing is left open for a number but what some other value decides otherwise")
  func doubtIsFounded() throws {
    let rules = try Given.rules("cn-2021-round5")
    var others = [try Given.rules("cn-2021-round5", ["comparable.decimals": "exact"])]
    let wide = [1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10, 10]
    for offset in [-1, 1] {
      for (index, cap) in wide.enumerated() where (1...(index + 1)).contains(cap + offset) {
        let row = index == 13 ? "14+" : "\(index + 1)"
        others.append(
          try Given.rules("cn-2021-round5", ["shortlist.caps.\(row)": "\(cap + offset)"]))
      }
    }
    for order in [
      "prior_volume,regions_supplied,approval_date", "approval_date,regions_supplied,prior_volume",
    ] {
      others.append(try Given.rules("cn-2021-round5", ["ranking.tie_breaks": order]))
    }
    var tender = RandomTender(random: SplitMix64(seed: 5))
    var allowing = EvaluationOptions()
    allowing.allowsUnverified = true
    for _ in 0..<100 {
      let bids = try tender.lot("lot")
      let doubted = try #require(evaluate(bids, rules: rules).lots.first)
      let plain = try #require(evaluate(bids, rules: rules, options: allowing).lots.first)
      let alternatives = try others.map {
        try #require(evaluate(bids, rules: $0, options: allowing).lots.first)
      }
      for standing in doubted.standings {
        let own = try plain.standing(standing.bid.bidder).selected
        let moves = try alternatives.contains { lot in
          try lot.standing(standing.bid.bidder).selected != own
        }
        #expect(standing.selected == (moves ? .undecided : own))
      }
    }
  }

  @Test("the numbers below published that were used are named, each once")
  func weakSources() throws {
    let bids = try ["1", "2"].map { try Given.bid($0, $0) }
    let outcome = try Given.tender(bids, "cn-2021-round5")
    #expect(
      outcome.weakSources.map { "\($0.key) \($0.grade)" } == [
        "comparable.form_factor unverified", "comparable.decimals unverified",
        "ranking.tie_breaks unverified", "shortlist.caps.2 unverified",
      ])
    let part = try Given.tender(bids, "cn-2023-round9")
    #expect(!part.weakSources.contains { $0.key == "elimination.lots" })
    let whole = try Given.tender(bids, "cn-2023-round9", isWholeTender: true)
    #expect(whole.weakSources.contains { $0.key == "elimination.lots" })
  }

  @Test("a number that is too large names its lot")
  func overflow() throws {
    // 1.8 written with 20 digits takes 67 bits, the vast price 63, and a product has 127.
    let bids = [
      try Given.bid("a", "1", lot: "fine"),
      try Given.bid("a", "9223372036854.775807", lot: "vast"),
    ]
    #expect(throws: LotError(lot: "vast", cause: .overflow)) {
      try Given.tender(
        bids, "cn-2020-round2", ["selection.multiple": "1.80000000000000000001"])
    }
  }

  @Test("a spread over a price that rounds to nothing names its lot")
  func spreadOverNothing() throws {
    // 0.00001 is 0.0000 as listed.
    let bids = [
      try Given.bid("a", "0.00001", ceiling: "9"), try Given.bid("b", "1", ceiling: "9"),
    ]
    #expect(throws: LotError(lot: "lot", cause: .divisionByZero)) {
      try Given.tender(bids, "cn-2022-round7", isWholeTender: true)
    }
  }

  @Test("an unset number stops the evaluation that needs it and names itself")
  func unset() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "rules.json",
      """
      {"id": "mine", "kind": "tender", "title": "mine", "document": "mine",
       "baseline": "cn-2020-round2",
       "parameters": {"selection.cut": {"value": null, "grade": "unverified"}}}
      """)
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet(path)
    #expect(throws: RuleError.unset(key: "selection.cut", id: "mine")) {
      try TenderRules(set) {
        try RuleLibrary(ProfileKeys.catalogue)
          .ruleSet($0)
      }
    }
  }
}
