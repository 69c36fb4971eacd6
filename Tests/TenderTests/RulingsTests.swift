import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Tender

/// What is ruled about bids: who is out, who counts, what a quote is, who supplies in whose place.
@Suite struct RulingsTests {
  /// Four bidders, at most 3 shortlisted; up to 1.8 × the lowest is selected.
  static let bids = "lot,bidder,quote\nlot,a,1.0\nlot,b,1.5\nlot,c,1.7\nlot,d,1.9\n"
  static let grounds = "false papers,Notice 4,2021-02-05"

  /// The bids of a table after some rulings, and the findings about these.
  private func ruled(_ bids: String, _ rulings: String, header: String = header) throws -> (
    bids: BidRows, findings: [String]
  ) {
    let folder = try TemporaryFolder()
    let (rows, faults) = try BidTable.read(
      folder.file("bids.csv", bids), schema: .named("bids"))
    #expect(!faults.hasErrors, "\(faults.shown.map(\.reason.en))")
    guard !rulings.isEmpty else { return (rows, []) }
    let (read, findings) = try Rulings.read(
      folder.file("rulings.csv", header + "\n" + rulings), schema: .named("rulings"), bids: rows)
    return (
      rows.ruled(by: read),
      findings.shown.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)" }
    )
  }

  static let header = "lot,bidder,kind,counts,quote,reason,document,date"

  private func outcome(
    _ rulings: String, bids: String = bids, rules: String = "cn-2020-round2",
    _ changes: [String: String] = [:]
  ) throws -> TenderOutcome {
    let (bids, findings) = try ruled(bids, rulings)
    #expect(findings.isEmpty)
    var options = EvaluationOptions()
    options.allowsUnverified = true
    return try evaluate(bids, rules: Given.rules(rules, changes), options: options)
  }

  private func lot(_ rulings: String, bids: String = bids, _ changes: [String: String] = [:]) throws
    -> LotOutcome
  {
    try #require(try outcome(rulings, bids: bids, changes).lots.first)
  }

  @Test("without rulings: 4 bidders, 3 places; 1.7 ≤ 1.8 × 1.0, and 1.9 has no place")
  func nothingRuled() throws {
    #expect(try lot("").selections == "a:Y b:Y c:Y d:N")
  }

  @Test(
    "a bid that is out and does not count: 3 bidders, 2 places, and 1.7 ≤ 1.8 × 1.5",
    arguments: ["disqualified", "withdrawn", "no-bid", "取消资格", "撤回", "未报价"])
  func notCounted(kind: String) throws {
    let lot = try lot("lot,a,\(kind),N,,\(Self.grounds)\n")
    #expect(lot.count == 3 && lot.cap?.value == 2)
    #expect(lot.selections == "b:Y c:Y d:N a:N")
    #expect(lot.places == "1.b 2.c 3.d –.a")
  }

  @Test("one that is out and counts: 4 bidders, 3 places, and 1.9 ≤ 1.8 × 1.5 = 2.7")
  func counted() throws {
    let lot = try lot("lot,a,disqualified,Y,,\(Self.grounds)\n")
    #expect(lot.count == 4 && lot.selections == "b:Y c:Y d:Y a:N")
  }

  @Test("without a word of the count the bid for which it matters is undecided, others are not")
  func countNotSaid() throws {
    // Counted: 3 places, and d has the third. Not counted: 2 places.
    let lot = try lot("lot,a,disqualified,,,\(Self.grounds)\n")
    #expect(lot.selections == "b:Y c:Y d:undecided a:N")
    #expect(try lot.standing("d").deciding?.text.en.contains("`counts` of the rulings") == true)
    // One bidder more: 5 or 4, and 4 or 3 places for b, c, d, of which each is enough.
    let other = "lot,bidder,quote\nlot,a,1.0\nlot,b,1.5\nlot,c,1.7\nlot,d,1.9\nlot,e,\n"
    #expect(try self.lot("lot,e,withdrawn,Y,,\(Self.grounds)\n", bids: other).count == 5)
  }

  @Test("what the file says of the count stands for a row without a quote, not for one with one")
  func countInFile() throws {
    let bids = "lot,bidder,quote,counted\nlot,a,1.0,Y\nlot,b,1.5,\nlot,c,1.7,\nlot,d,,N\n"
    func counted(_ bidder: String, _ counts: String) throws -> Bool? {
      try lot("lot,\(bidder),no-bid,\(counts),,\(Self.grounds)\n", bids: bids)
        .standing(bidder).bid.isCounted
    }
    #expect(try counted("a", "") == nil && counted("a", "N") == false)
    #expect(try counted("d", "") == false && counted("d", "Y") == true)
  }

  @Test("status and reason say what was ruled, why and by what")
  func reasons() throws {
    func told(_ kind: String, _ counts: String) throws -> [String] {
      let standing = try lot("lot,a,\(kind),\(counts),,\(Self.grounds)\n").standing("a")
      let reason = try #require(standing.deciding)
      return [standing.status.rawValue, reason.text.en, reason.text.zh, reason.key]
    }
    #expect(
      try told("disqualified", "") == [
        "disqualified", "disqualified: false papers (Notice 4, 2021-02-05)",
        "取消资格：false papers（Notice 4，2021-02-05）", "ruling",
      ])
    #expect(
      try told("withdrawn", "Y")[..<2] == [
        "withdrawn",
        "withdrawn: false papers (Notice 4, 2021-02-05); counts towards the number of bidders",
      ])
    #expect(
      try told("no-bid", "N")[..<2] == [
        "no-bid",
        "no bid: false papers (Notice 4, 2021-02-05); does not count towards the number of bidders",
      ])
  }

  @Test("a corrected quote ranks: a at 10 is last of 4; 1.9 ≤ 1.8 × 1.5")
  func corrected() throws {
    let outcome = try outcome("lot,a,corrected-quote,,10.0,\(Self.grounds)\n")
    let lot = try #require(outcome.lots.first)
    #expect(lot.selections == "b:Y c:Y d:Y a:N" && lot.count == 4)
    let told = Explanation(outcome, language: .english).points(try lot.standing("a"), in: lot)
    #expect(
      told.first
        == "quote corrected from 1 to 10: false papers (Notice 4, 2021-02-05)")
    let row = OutcomeTable.select(outcome, winnersOnly: false, language: .chinese).row(3)
    #expect(row[9].characters.contains("；报价由 1 更正为 10：false papers（Notice 4，2021-02-05）"))
  }

  @Test("a bid without a quote gets one by a correction, and counts from then on")
  func correctedFromNothing() throws {
    let bids = "lot,bidder,quote,counted\nlot,a,,N\nlot,b,1.5,\n"
    let lot = try lot("lot,a,corrected-quote,,1.0,\(Self.grounds)\n", bids: bids)
    #expect(lot.places == "1.a 2.b" && lot.count == 2)
  }

  @Test("a replaced winner is not selected, and nothing else moves")
  func replaced() throws {
    let lot = try lot("lot,a,replaced,,,\(Self.grounds)\n")
    #expect(lot.selections == "a:N b:Y c:Y d:N" && lot.count == 4)
    #expect(lot.places == "1.a 2.b 3.c 4.d")
    let reason = try #require(lot.standing("a").deciding)
    #expect(reason.text.en == "replaced: false papers (Notice 4, 2021-02-05)")
    #expect(try lot.standing("a").shortlisted == .yes)
  }

  @Test("the Chinese words are known, of 替补（未履约） the first two characters, too")
  func chinese() throws {
    for kind in ["替补", "替补（未履约）"] {
      #expect(try lot("lot,a,\(kind),,,\(Self.grounds)\n").selections == "a:N b:Y c:Y d:N")
    }
    #expect(
      try lot("lot,a,更正报价,是,10,\(Self.grounds)\n").selections == "b:Y c:Y d:Y a:N")
  }

  @Test("to replace a bid that is not selected changes no selection, and is told")
  func replacedInVain() throws {
    let outcome = try outcome("lot,d,replaced,,,\(Self.grounds)\n")
    #expect(outcome.lots[0].selections == "a:Y b:Y c:Y d:N")
    #expect(outcome.summary.replacedInVain == ["lot d"])
  }

  @Test("one of equal bids is replaced: the other is still tied for the place")
  func replacedInTie() throws {
    // Three bidders, 2 places: b or c beside a.
    let bids = "lot,bidder,quote\nlot,a,1.0\nlot,b,1.5\nlot,c,1.5\n"
    let outcome = try outcome("lot,b,replaced,,,\(Self.grounds)\n", bids: bids)
    let lot = outcome.lots[0]
    #expect(lot.selections == "a:Y b:N c:tie")
    #expect(outcome.summary.replacedInVain.isEmpty)
  }

  @Test("a corrected bid may be replaced later, or taken out")
  func correctedAndMore() throws {
    let correction = "lot,a,corrected-quote,,1.6,typing error,Notice 3,2021-02-01\n"
    let replaced = try lot(correction + "lot,a,replaced,,,\(Self.grounds)\n")
    #expect(replaced.places == "1.b 2.a 3.c 4.d" && replaced.selections == "b:Y a:N c:Y d:N")
    let out = try lot(correction + "lot,a,disqualified,N,,\(Self.grounds)\n")
    #expect(out.places == "1.b 2.c 3.d –.a" && out.count == 3)
  }

  @Test("of an entity one member may be ruled out: the other bids for it")
  func entity() throws {
    let bids = "lot,bidder,entity,quote\nlot,a,E,1.0\nlot,b,E,1.2\nlot,c,,1.7\n"
    let lot = try lot("lot,a,disqualified,N,,\(Self.grounds)\n", bids: bids)
    #expect(lot.places == "1.b –.a 2.c" && lot.count == 2)
    let (_, findings) = try ruled(bids, "lot,E,disqualified,,,\(Self.grounds)\n")
    #expect(findings == ["2 bidder unmatched-row"])
  }

  @Test(
    "what a ruling cannot be is a finding at its place",
    arguments: [
      ("lot,x,disqualified,,,why,doc,2021-01-01\n", ["2 bidder unmatched-row"]),
      ("other,a,disqualified,,,why,doc,2021-01-01\n", ["2 lot unmatched-row"]),
      ("lot,a,banned,,,why,doc,2021-01-01\n", ["2 kind unknown-word"]),
      ("lot,a,,,,why,doc,2021-01-01\n", ["2 kind missing-value"]),
      ("lot,a,corrected-quote,,,why,doc,2021-01-01\n", ["2 quote missing-value"]),
      ("lot,a,corrected-quote,,0,why,doc,2021-01-01\n", ["2 quote out-of-range"]),
      ("lot,a,corrected-quote,,1.00,why,doc,2021-01-01\n", ["2 quote contradiction"]),
      ("lot,a,corrected-quote,N,2,why,doc,2021-01-01\n", ["2 counts contradiction"]),
      ("lot,a,replaced,N,,why,doc,2021-01-01\n", ["2 counts contradiction"]),
      ("lot,a,withdrawn,,2,why,doc,2021-01-01\n", ["2 quote contradiction"]),
      ("lot,a,withdrawn,perhaps,,why,doc,2021-01-01\n", ["2 counts not-a-flag"]),
      ("lot,a,withdrawn,,,why,doc,2021-02-30\n", ["2 date not-a-date"]),
      (
        "lot,a,withdrawn,,,,,\n",
        ["2 reason missing-value", "2 document missing-value", "2 date missing-value"]
      ),
      (
        "lot,a,withdrawn,,,why,doc,2021-01-01\nlot,a,disqualified,,,why,doc,2021-01-02\n",
        ["3 kind contradiction"]
      ),
      (
        "lot,a,replaced,,,why,doc,2021-01-01\nlot,a,replaced,,,why,doc,2021-01-01\n",
        ["3 kind contradiction"]
      ),
      (
        "lot,a,corrected-quote,,2,why,doc,2021-01-01\nlot,a,corrected-quote,,3,why,doc,2021-02-01\n",
        ["3 kind contradiction"]
      ),
      (
        "lot,a,corrected-quote,,2,why,doc,2021-01-02\nlot,a,withdrawn,,,why,doc,2021-01-01\n",
        ["3 kind contradiction"]
      ),
      (
        "lot,a,no-bid,,,why,doc,2021-01-02\nlot,a,corrected-quote,,2,why,doc,2021-01-01\n",
        ["3 kind contradiction"]
      ),
    ])
  func findings(rows: String, expected: [String]) throws {
    let (bids, findings) = try ruled(Self.bids, rows)
    #expect(findings == expected)
    // Nothing is done by a table with errors.
    #expect(bids.lots().flatMap(\.bids).allSatisfy { $0.rulings.isEmpty && $0.quote != nil })
  }

  @Test("a corrected quote for another unit than the bid's is a finding, the same unit is not")
  func units() throws {
    let packs = "lot,bidder,pack_count,quote\nlot,a,7,7.0\nlot,b,1,1.5\n"
    func codes(_ bidder: String, _ unit: String) throws -> [String] {
      try ruled(
        packs, "lot,\(bidder),corrected-quote,,2,why,doc,2021-01-01\n",
        header: "lot,bidder,kind,counts,quote\(unit),reason,document,date"
      ).findings.map { String($0.suffix(10)) }
    }
    #expect(try codes("a", "（元/片）") == ["other-unit"] && codes("a", "（元/盒）").isEmpty)
    #expect(try codes("b", "（元/片）").isEmpty && codes("a", "").isEmpty)
  }

  // MARK: Allocation

  static let winners = "lot,bidder,quote\nlot,a,1.0\nlot,b,1.1\nlot,c,1.2\nlot,d,9\n"
  static let demand =
    "lot,region,volume\nlot,R1,100\nlot,R2,90\nlot,R3,80\nlot,R4,70\nlot,R5,60.5\n"

  private func allocation(
    _ rulings: String, bids: String = winners, demand: String = demand, _ changes: [String: String]
  ) throws -> Allocation {
    let outcome = try outcome(rulings, bids: bids, changes)
    let folder = try TemporaryFolder()
    let rows = try DemandTable.read(
      folder.file("demand.csv", demand), schema: .named("demand")
    ).demand
    return try allocate(outcome, demand: rows)
  }

  private func lines(_ allocation: Allocation) -> [String] {
    allocation.lines.map {
      "\($0.region) \($0.bidder) \($0.role.rawValue) \($0.volume?.exactText ?? "–")"
    }
  }

  @Test("the regions of a replaced winner go to those who stand by in them")
  func standby() throws {
    // Main: a R1 · a R2, b R3, c R4 · a R5. Standby: a R3 · a R4, b R1, c R2 · b R5.
    let allocation = try allocation(
      "lot,a,replaced,,,\(Self.grounds)\n", ["shortlist.caps.4": "3", "volume.standby": "yes"])
    #expect(
      lines(allocation) == [
        "R1 b main 70", "R2 c main 63", "R3 b main 56", "R4 c main 49", "R5 b main 42.35",
      ])
    #expect(!allocation.isOpen && allocation.lotsTakenOver == ["lot"])
    #expect(allocation.lotsWithoutStandby == ["lot"])
  }

  @Test("a lot whose only winner was replaced did not fail: nobody supplies it any more")
  func vacated() throws {
    let outcome = try outcome(
      "lot,a,replaced,,,\(Self.grounds)\n", bids: "lot,bidder,quote\nlot,a,1\n",
      ["shortlist.caps.1": "1"])
    let lot = try #require(outcome.lots.first)
    #expect(lot.winners.isEmpty && lot.isVacated && !lot.isFailed)
  }

  @Test("without anybody who stands by they are undecided, and the run says so")
  func noStandby() throws {
    let allocation = try allocation(
      "lot,a,replaced,,,\(Self.grounds)\n", ["shortlist.caps.4": "3"])
    #expect(
      lines(allocation) == [
        "R1  undecided 70", "R2  undecided 63", "R3 b main 56", "R4 c main 49",
        "R5  undecided 42.35",
      ])
    let questions = allocation.openQuestions
    #expect(questions.count == 1 && questions[0].isOfReplaced)
    #expect(questions[0].regions == ["R1", "R2", "R5"] && questions[0].bidders == ["a"])
  }

  @Test("where the first takes all, the next stands in for it, and the one behind for that one")
  func whole() throws {
    func suppliers(_ rulings: String) throws -> [String] {
      let outcome = try outcome(
        rulings, bids: "lot,bidder,quote,ceiling\nlot,a,1.0,9\nlot,b,1.1,9\nlot,c,1.2,9\n",
        rules: "rituximab-2022")
      let folder = try TemporaryFolder()
      let rows = try DemandTable.read(
        folder.file("demand.csv", "lot,region,volume\nlot,R,100\n"), schema: .named("demand")
      ).demand
      return lines(try allocate(outcome, demand: rows))
    }
    #expect(try suppliers("") == ["R a main 100", "R b standby 0", "R c standby 0"])
    let first = "lot,a,replaced,,,\(Self.grounds)\n"
    #expect(try suppliers(first) == ["R b main 100", "R c standby 0"])
    #expect(try suppliers(first + "lot,b,replaced,,,\(Self.grounds)\n") == ["R c main 100"])
  }

  @Test("brands: who stands by takes over the main supply, and keeps what was reported for it")
  func brands() throws {
    // Two winners, 60 %: b was reported 70 of 100, so 42, and a supplies the other 18.
    let demand = "lot,region,brand,volume\nlot,R,a,30\nlot,R,b,70\n"
    let bids = "lot,bidder,quote\nlot,a,1.0\nlot,b,1.1\n"
    let rulings = "lot,a,replaced,,,\(Self.grounds)\n"
    #expect(
      lines(
        try allocation(rulings, bids: bids, demand: demand, ["volume.brands": "yes"]))
        == ["R  undecided 18", "R b reported 42"])
    #expect(
      lines(
        try allocation(
          rulings, bids: bids, demand: demand,
          ["volume.brands": "yes", "volume.standby": "yes"])) == ["R b main 60"])
  }

  @Test("a replaced member of an entity leaves the others to supply")
  func replacedMember() throws {
    let bids = "lot,bidder,entity,quote\nlot,a,E,1.0\nlot,b,E,1.1\nlot,c,,1.2\n"
    let demand = "lot,region,volume\nlot,R,100\n"
    let one = try allocation("lot,a,replaced,,,\(Self.grounds)\n", bids: bids, demand: demand, [:])
    #expect(one.lines.map { [$0.bidder] + $0.members } == [["E", "b"]])
    let both = "lot,a,replaced,,,\(Self.grounds)\nlot,b,replaced,,,\(Self.grounds)\n"
    #expect(
      lines(try allocation(both, bids: bids, demand: demand, [:])) == ["R  undecided 60"])
  }

  // MARK: Edited by hand

  @Test(
    "rulings give what the bids give when their rows are edited by hand",
    arguments: [
      "cn-2018-4plus7", "cn-2020-round2", "cn-2021-round4", "cn-2024-round10", "cn-2025-round11",
    ])
  func editedByHand(rules: String) throws {
    let rules = try Given.rules(rules)
    var random = SplitMix64(seed: 20)
    var ruledKinds: Set<String> = []
    for number in 0..<60 {
      var bids: [[String]] = []
      for lot in ["L1", "L2", "L3"] {
        let count = Int.random(in: 2...9, using: &random)
        for bidder in 0..<count {
          let price = Int.random(in: 4...20, using: &random)
          let isMissing = Int.random(in: 0..<10, using: &random) == 0
          bids.append([
            lot, "\(bidder)", isMissing ? "" : "\(price / 10).\(price % 10)",
            isMissing ? ["Y", "N", ""][Int.random(in: 0..<3, using: &random)] : "", "1.8",
            "\(Int.random(in: 1...9, using: &random))00",
          ])
        }
      }
      var (edited, rulings, own) = ([[String]](), "", Set<String>())
      for bid in bids {
        guard Int.random(in: 0..<5, using: &random) == 0 else {
          edited.append(bid)
          continue
        }
        let kinds = Ruling.Kind.allCases
        let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
        var counts = ["Y", "N", ""][Int.random(in: 0..<3, using: &random)]
        var (copy, quote) = (bid, "")
        switch kind {
        case .disqualified, .withdrawn, .noBid:
          copy[3] = counts.isEmpty && bid[2].isEmpty ? bid[3] : counts
          copy[2] = ""
          // A row that does not count may as well not be there.
          if counts != "N" || number % 2 == 0 { edited.append(copy) }
        case .correctedQuote:
          counts = ""
          quote = "\(Int.random(in: 3...9, using: &random)).75"
          (copy[2], copy[3]) = (quote, "")
          edited.append(copy)
        case .replaced:
          counts = ""
          edited.append(copy)
        }
        rulings += "\(bid[0]),\(bid[1]),\(kind.rawValue),\(counts),\(quote),\(Self.grounds)\n"
        own.insert(bid[0] + " " + bid[1])
        ruledKinds.insert(kind.rawValue + counts)
      }
      let changes = try Self.table(edited)
      let expected = try told(changes, rules, except: own)
      let (rows, findings) = try ruled(Self.text(bids), rulings)
      #expect(findings.isEmpty)
      #expect(try told(rows, rules, except: own) == expected, "tender \(number): \(rulings)")
    }
    #expect(ruledKinds.count == 11)
  }

  private static func text(_ bids: [[String]]) -> String {
    "lot,bidder,quote,counted,ceiling,reported_volume\n"
      + bids.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func table(_ bids: [[String]]) throws -> BidRows {
    let folder = try TemporaryFolder()
    let (rows, findings) = try BidTable.read(
      folder.file("bids.csv", text(bids)), schema: .named("bids"))
    #expect(!findings.hasErrors)
    return rows
  }

  /// All that is said of the bids but for some, lot by lot.
  private func told(_ bids: BidRows, _ rules: TenderRules, except own: Set<String>) throws
    -> [String]
  {
    var options = EvaluationOptions()
    options.allowsUnverified = true
    let outcome = try evaluate(bids, rules: rules, options: options)
    return outcome.lots.flatMap { lot in
      lot.standings.filter { !own.contains(lot.name + " " + $0.bid.bidder) }.map { standing in
        // A winner that was replaced stands in no other's place, so that what is open may be told
        // by another of its reasons.
        let end =
          standing.isOpen
          ? "open, \(standing.selected.isOpen)"
          : "\(standing.selected) " + (standing.deciding?.text.en ?? "")
        return "\(lot.name) \(lot.count) \(lot.cap?.value ?? 0) \(standing.bid.bidder) "
          + "\(standing.rank ?? 0) \(standing.status) \(standing.shortlisted) "
          + "\(standing.settledPrice?.exactText ?? "") " + end
      }
    }
  }
}
