import ExactNumbers
import RuleBook
import Tables
import Testing

@testable import Tender

/// Cases pass, fail or stay open as what was found is what was expected, something else, or nothing.
@Suite struct CaseTrialTests {
  /// The results of some rows under round 2, unless another set is named.
  private static func results(
    under id: String = "cn-2020-round2", _ header: String, _ rows: String...
  )
    throws -> (results: [CaseResult], findings: Findings)
  {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    let (cases, findings) = try CaseTable.read(
      text: text, name: "cases.csv", schema: .named("cases"))
    guard !findings.hasErrors else { return ([], findings) }
    return try CaseTrial { try TenderRules.named(id, setting: $0) }.results(cases)
  }

  @Test("numbers agree by their value as far as results write them: 1.8 is 1.8000, 1/3 is 0.333333")
  func numbersAgree() throws {
    let expected = CaseValue.number(try Given.ratio("1.8"))
    #expect(expected.agrees(with: .number(try Given.ratio("1.8000"))))
    #expect(!expected.agrees(with: .number(try Given.ratio("1.800001"))))
    let third = try Ratio(1, over: 3)
    #expect(CaseValue.number(try Given.ratio("0.333333")).agrees(with: .number(third)))
    #expect(!CaseValue.number(try Given.ratio("0.3333")).agrees(with: .number(third)))
  }

  @Test(
    "a decision is read as tables write it and as flags are",
    arguments: [
      ("Y", Decision.yes), ("是", .yes), ("no", .no), ("否", .no), ("tie", .tie), ("并列", .tie),
      ("undecided", .undecided), ("未决", .undecided),
    ])
  func decisions(text: String, decision: Decision) {
    #expect(Decision(caseText: text) == decision)
    #expect(Decision(caseText: text + "?") == nil)
  }

  @Test("a case is a tender of its own: two cases may have bids of one lot and bidder")
  func casesAreApart() throws {
    // Alone the bid of 2.00 is the lowest; beside 1.00 it is above 1.8.
    let (results, findings) = try Self.results(
      "case,lot,bidder,quote,ceiling,expected_selected", "one,L,A,2.00,3,Y", "two,L,A,2.00,3,N",
      "two,L,B,1.00,3,Y")
    #expect(findings.shown.isEmpty)
    #expect(results.map(\.name) == ["one", "two"])
    #expect(results.map(\.verdict) == [.pass, .pass])
  }

  @Test("another value fails with what was found and why")
  func fails() throws {
    // 1.81 > 1.8 × 1.00, and its cut is 1 − 1.81 ÷ 3 < 0.5.
    let (results, _) = try Self.results(
      "case,lot,bidder,quote,ceiling,expected_shortlisted,expected_selected",
      "c,L,A,1.00,3,Y,Y", "c,L,B,1.81,3,Y,Y", "c,L,C,2.00,3,N,N")
    // Of three bidders two are shortlisted.
    let difference = try #require(results[0].difference)
    #expect(results[0].verdict == .fail)
    #expect(difference.field == .selected)
    #expect((difference.expected, difference.found) == ("Y", "N"))
    #expect(difference.reason.en.hasPrefix("L, B: comparable price 1.8100"))
    #expect(difference.reason.zh.hasPrefix("L，B："))
  }

  @Test("a tie is open where a decision is expected, and passes where it is expected")
  func ties() throws {
    // Three bidders, two places, and 1.20 twice.
    let header = "case,lot,bidder,quote,ceiling,expected_selected"
    let open = try Self.results(header, "c,L,A,1.00,3,Y", "c,L,B,1.20,3,Y", "c,L,C,1.20,3,N")
    #expect(open.results[0].verdict == .open)
    #expect(open.results[0].difference?.found == "tie")
    let pass = try Self.results(header, "c,L,A,1.00,3,Y", "c,L,B,1.20,3,tie", "c,L,C,1.20,3,tie")
    #expect(pass.results[0].verdict == .pass)
  }

  @Test("what differs is told before what is open")
  func failureFirst() throws {
    let (results, _) = try Self.results(
      "case,lot,bidder,quote,ceiling,expected_selected,expected_rank", "c,L,B,1.20,3,Y,2",
      "c,L,C,1.20,3,N,2", "c,L,A,1.00,3,Y,3")
    #expect(results[0].verdict == .fail)
    #expect(results[0].difference?.field == .rank)
  }

  @Test("an expected tie that is decided fails")
  func expectedTie() throws {
    let (results, _) = try Self.results(
      "case,lot,bidder,quote,ceiling,expected_selected", "c,L,A,1.00,3,tie")
    #expect(results[0].verdict == .fail)
  }

  @Test("a winner at its own quote settles at its unit price; a loser without an offer at none")
  func settledPrices() throws {
    // 17.36 ÷ 28 = 0.62.
    let (results, _) = try Self.results(
      "case,lot,bidder,pack_count,quote,ceiling,expected_settled_price",
      "won,L,A,28,17.36,3,0.6200",
      "lost,L,A,1,1.00,3,1", "lost,L,B,1,1.10,3,1.1", "lost,L,C,1,1.20,3,1.2")
    #expect(results.map(\.verdict) == [.pass, .fail])
    #expect(results[1].difference?.found == "")
  }

  @Test("the volume is that of a demand of 100 in one region")
  func volumes() throws {
    // Two winners of three bidders agree on 60 %, all of it in the region that the first picks.
    let (results, _) = try Self.results(
      "case,lot,bidder,quote,ceiling,expected_volume", "c,L,A,1.00,3,60", "c,L,B,1.10,3,0",
      "c,L,C,1.20,3,0")
    #expect(results[0].verdict == .pass)
  }

  @Test("where winners keep their own need, the volume comes of what was reported for each")
  func ownNeed() throws {
    // 9000 > 1.8 × 500 and > 2850, so that its need goes to the others by rank: 300 + 100 = 400.
    let (results, findings) = try Self.results(
      under: "stents-2020",
      "case,lot,bidder,quote,reported_volume,expected_selected,expected_volume",
      "c,L,A,500,300,Y,400", "c,L,B,800,200,Y,200", "c,L,C,9000,100,N,0")
    #expect(findings.shown.isEmpty)
    #expect(results.map(\.verdict) == [.pass], "\(results)")
  }

  @Test("settings replace values of the rules, those of an unset table too")
  func settings() throws {
    // 1.50 ≤ 1.8 × 1.00, but not 1.4 × 1.00; the caps let one of three in, then all.
    let (results, findings) = try Self.results(
      "case,lot,bidder,quote,ceiling,expected_shortlisted,expected_selected,settings",
      "multiple,L,A,1.00,2,Y,Y,selection.multiple=1.4", "multiple,L,B,1.50,2,Y,N,",
      "caps,L,A,1.00,2,Y,Y,shortlist.caps.3=1; ranking.tie_breaks=none", "caps,L,B,1.10,2,N,N,",
      "caps,L,C,1.20,2,N,N,")
    #expect(findings.shown.isEmpty)
    #expect(results.map(\.verdict) == [.pass, .pass])
  }

  @Test("a number that is not set leaves a case open, and a setting gives it")
  func unset() throws {
    // The caps of the lens tender are not known.
    let header = "case,lot,bidder,quote,ceiling,expected_shortlisted,settings"
    let unset = try Self.results(under: "lenses-2020", header, "c,L,A,1.00,2,Y,", "c,L,B,1.10,2,N,")
    #expect(unset.results[0].verdict == .open)
    #expect(unset.results[0].difference?.reason.en.contains("shortlist.caps") == true)
    let set = try Self.results(
      under: "lenses-2020", header, "c,L,A,1.00,2,Y,shortlist.caps.1+=1", "c,L,B,1.10,2,N,")
    #expect(set.results.map(\.verdict) == [.pass], "\(set)")
  }

  @Test("without unverified numbers, what rests on one is undecided")
  func unverified() throws {
    // The order of the tie-breaks of round 2 is unverified: regions prefer C, prior volume B.
    let header =
      "case,lot,bidder,quote,ceiling,regions_supplied,prior_volume,expected_selected,allow_unverified"
    let rows = ["c,L,A,1.00,3,1,1,Y,", "c,L,B,1.20,3,3,9,N,", "c,L,C,1.20,3,5,8,Y,"]
    let allowed = try Self.results(header, rows[0], rows[1], rows[2])
    #expect(allowed.results[0].verdict == .pass)
    let doubted = try Self.results(header, rows[0] + "N", rows[1], rows[2])
    #expect(doubted.results[0].verdict == .open)
    #expect(doubted.results[0].difference?.found == "undecided")
  }
}

/// What is wrong with a table of cases is found where it stands.
@Suite struct CaseFindingsTests {
  private static func findings(_ lines: String...) throws -> [Finding] {
    let (cases, findings) = try CaseTable.read(
      text: lines.joined(separator: "\n") + "\n", name: "cases.csv", schema: .named("cases"))
    guard !findings.hasErrors else { return findings.shown }
    let trial = CaseTrial { try TenderRules.named("cn-2020-round2", setting: $0) }
    return try trial.results(cases).findings.shown
  }

  @Test("an outcome that none is")
  func outcome() throws {
    let found = try Self.findings("case,lot,bidder,quote,expected_selected", "c,L,A,1,maybe")
    #expect(found.map(\.code) == [.notAnOutcome])
    #expect((found[0].row, found[0].column, found[0].value) == (2, "expected_selected", "maybe"))
  }

  @Test("rows of one case that say different things about it")
  func contradiction() throws {
    let found = try Self.findings(
      "case,lot,bidder,quote,whole_tender,settings", "c,L,A,1,Y,selection.cut=0.4",
      "c,L,B,1,N,selection.cut=0.3")
    #expect(found.map(\.code) == [.contradiction, .contradiction])
    #expect(Set(found.map(\.column)) == ["whole_tender", "settings"])
    #expect(found.allSatisfy { $0.row == 3 })
  }

  @Test(
    "a setting that is none, of an unknown key, or out of range",
    arguments: [
      "selection.cut", "selection.cut=0.4;selection.cut=0.3", "selection.cot=0.4",
      "selection.cut=40",
    ])
  func settings(text: String) throws {
    let found = try Self.findings(
      "case,lot,bidder,quote,expected_rank,settings", "c,L,A,1,1,", "c,L,B,2,2,\(text)")
    #expect(found.map(\.code) == [.notASetting])
    #expect((found.first?.row, found.first?.column) == (3, "settings"))
  }

  @Test("faults of the bids, each once and with its row in the file")
  func bids() throws {
    let found = try Self.findings(
      "case,lot,bidder,strength,quote", "a,L,A,10mg,1", "b,L,A,10mg,zero", "b,L,A,10mg,2",
      "c,,A,ten,1")
    #expect(found.map(\.code) == [.notANumber, .duplicateRow, .mergedCells, .wordsAlone])
    #expect(found.map(\.row) == [3, 4, 5, 5])
  }

  @Test("a case of which nothing is expected")
  func nothingExpected() throws {
    let found = try Self.findings("case,lot,bidder,quote", "c,L,A,1", "c,L,B,2")
    #expect(found.map(\.code) == [.missingValue])
    #expect((found.first?.row, found.first?.column) == (2, "expected_selected"))
  }

  @Test("a column of bids is one of cases")
  func columns() throws {
    let bids = try Schema.named("bids").fields.map(\.name)
    let cases = try Schema.named("cases").fields.map(\.name)
    #expect(cases[1...bids.count] == bids[...])
    #expect(Set(cases).count == cases.count)
    let document = try #require(Schema.document(of: "cases"))
    #expect(try Schema(json: document).fields.map(\.name) == cases)
  }
}
