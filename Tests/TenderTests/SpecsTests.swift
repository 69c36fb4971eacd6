import ExactNumbers
import PriceRatio
import RuleBook
import Tables
import TestSupport
import Testing

@testable import Tender

/// Stage 11: a winner's unquoted strengths and packs.
@Suite struct SpecsTests {
  private static let bids = """
    lot,bidder,strength,quote,ceiling
    lot,a,10mg,1.00,
    lot,b,10mg,9,
    failed,a,10mg,3,2
    bare,a,,3,
    """

  private func priced(_ specs: String) throws -> (rows: [[String]], faults: [String]) {
    let example = try Example("cn-2020-round2", bids: Self.bids)
    let (prices, findings) = try Self.prices(specs, example.outcome)
    let table = Specs.table(prices)
    return (
      (0..<table.rowCount).map { table.row($0).map(\.characters) },
      findings.shown.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)" }
    )
  }

  private static func prices(
    _ specs: String, _ outcome: TenderOutcome, bids: String = Self.bids,
    trying trial: SpecTrial? = nil
  ) throws -> (prices: [SpecPrice], findings: Findings) {
    let folder = try TemporaryFolder()
    let bids = try BidTable.read(folder.file("bids.csv", bids), schema: .named("bids"))
    var (read, findings, layout) = try Specs.read(
      folder.file("specs.csv", specs), schema: .named("specs"),
      lots: TenderLots(bids.bids, rules: [outcome.rules]))
    let (prices, more) = Specs.prices(read, outcome: outcome, trying: trial, layout: layout)
    findings.add(more)
    return (prices, findings)
  }

  @Test("twice the content costs 1.7 times as much, half of it the 1.7th part; packs are linear")
  func contentAndPack() throws {
    // 1.00 × 1.7 = 1.7, times 7 = 11.90; 1.00 ÷ 1.7 = 0.588235, times 28 = 16.47.
    let rows = try priced("lot,strength,pack_count\nlot,20mg,7\nlot,5mg,28\n").rows
    try #require(rows.count == 2)
    #expect(rows[0] == ["lot", "a", "20mg", "7", "1.7000000000", "1.7000", "11.90", "N"])
    #expect(rows[1] == ["lot", "a", "5mg", "28", "0.5882352941", "0.5882", "16.47", "N"])
  }

  @Test("a quote that is only tried prices one bid, winner or not, and nobody else's")
  func trial() throws {
    // b does not win at 9. At 0.50 its 20mg would cost 0.50 × 1.7 = 0.85.
    let example = try Example("cn-2020-round2", bids: Self.bids)
    let quote = try #require(Yuan(decimal: "0.50"))
    let folder = try TemporaryFolder()
    let file = try folder.file("bids.csv", Self.bids)
    let bids = try BidTable.read(file, schema: .named("bids")).bids
    let lots = try TenderLots(bids, rules: [example.outcome.rules])
    let filter = try BidFilter(lots: ["lot"], bidders: ["b"], in: lots)
    let trial = try #require(try SpecTrial(quote, for: filter, in: example.outcome))
    let (prices, _) = try Self.prices(
      "lot,strength,pack_count\nlot,20mg,2\n", example.outcome, trying: trial)
    let table = Specs.table(prices, trying: trial)
    #expect(
      (0..<table.rowCount).map { table.row($0).map(\.characters) }
        == [["lot", "b", "20mg", "2", "1.7000000000", "0.8500", "1.70", "N", "0.50"]])
    let several = try BidFilter(lots: ["lot"], bidders: [], in: lots)
    #expect(try SpecTrial(quote, for: several, in: example.outcome) == nil)
    #expect(try SpecTrial(quote, for: nil, in: example.outcome) == nil)
  }

  @Test("a price never exceeds its ceiling, and is kept exactly at it")
  func ceiling() throws {
    let rows = try priced("lot,strength,pack_count,ceiling\nlot,20mg,1,1.69\nlot,20mg,2,1.70\n")
      .rows
    #expect(
      rows.map { Array($0.suffix(3)) } == [["1.6900", "1.69", "Y"], ["1.7000", "3.40", "N"]])
  }

  @Test("a lot that nobody bids in, and a strength that does not compare, are findings")
  func unmatched() throws {
    #expect(
      try priced("lot,strength\n\nlot,100IU\nother,1mg\nbare,1mg\n").faults == [
        "3 strength incomparable-strengths", "4 lot unmatched-row",
        "5 strength incomparable-strengths",
      ])
  }

  @Test("a content too large to be compared is a finding, and not an empty cell")
  func tooLarge() throws {
    let (rows, faults) = try priced(
      "lot,strength,pack_count\nlot,20mg,7\nlot,999999999999999999999999999kg,9223372036854775807\n"
    )
    #expect(rows.isEmpty && faults == ["3 strength incomparable-strengths"])
  }

  @Test("a lot in which nobody is selected has no prices, and a note says so")
  func noWinner() throws {
    #expect(try priced("lot,strength\nfailed,5mg\n").faults == ["2 lot unmatched-row"])
    #expect(try priced("lot,strength\nfailed,5mg\nlot,10mg\n").rows.count == 1)
  }

  @Test("contents eight times apart are not converted, and one strength and pack stands once")
  func refused() throws {
    #expect(
      try priced("lot,strength\nlot,79mg\nlot,80mg\nlot,1.25mg\nlot,79mg\n").faults == [
        "5 strength duplicate-row"
      ])
    #expect(
      try priced("lot,strength\nlot,79mg\nlot,80mg\nlot,1.25mg\n").faults == [
        "3 strength incomparable-strengths", "4 strength incomparable-strengths",
      ])
  }

  @Test("a revived winner's other strengths follow the price that it accepted, not its quote")
  func revived() throws {
    // c quoted 4 and accepted 1.10: 20 mg costs 1.10 × 1.7 = 1.87, not 4 × 1.7 = 6.80; ten of 5 mg
    // 1.10 ÷ 1.7 × 10 = 6.470588. Of b, who was selected at 1.10, the same.
    let bids = """
      lot,bidder,form,strength,quote
      lot,a,片,10mg,1.00
      lot,b,片,10mg,1.10
      lot,c,片,10mg,4
      """
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.3": "3"], accepted: ["c"], bids: bids)
    #expect(example.selected == "a:Y b:Y c:Y")
    let table = Specs.table(
      try Self.prices(
        "lot,strength,pack_count\nlot,20mg,1\nlot,5mg,10\n", example.outcome, bids: bids
      ).prices)
    let rows = (0..<table.rowCount).map { table.row($0).map(\.characters) }
    #expect(
      rows.map { [$0[1], $0[2], $0[6]].joined(separator: " ") } == [
        "a 20mg 1.70", "b 20mg 1.87", "c 20mg 1.87", "a 5mg 5.88", "b 5mg 6.47", "c 5mg 6.47",
      ])
  }

  @Test("a price that another value of an unverified limit would not give is left open")
  func unverifiedLimit() throws {
    // Contents eight times apart are not converted; if it were seven times, 70 mg and 79 mg would not be.
    let folder = try TemporaryFolder()
    let profile = try RuleLibrary(ProfileKeys.catalogue).ruleSet(
      folder.file(
        "profile.json",
        """
        {"id": "mine", "kind": "price-ratio", "title": "mine", "document": "mine",
         "checked": "2026-01-01", "baseline": "national-vbp",
         "parameters": {"content.limit": {"value": "8", "grade": "unverified"}}}
        """))
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet("cn-2020-round2")
    let bids = "lot,bidder,strength,quote\nlot,a,10mg,1.00\n"
    let outcome = try evaluate(Given.read(bids).bids, rules: TenderRules(set) { _ in profile })
    let (prices, findings) = try Self.prices(
      "lot,strength\nlot,69mg\nlot,70mg\nlot,79mg\n", outcome, bids: bids)
    #expect(!findings.hasErrors)
    #expect(prices.map(\.restsOn) == [nil, "content.limit", "content.limit"])
    let table = Specs.table(prices)
    #expect(table.row(1).map(\.characters) == ["lot", "a", "70mg", "1", "", "", "", "undecided"])
  }

  @Test("a count that is not understood is no pack of one")
  func unreadCount() throws {
    let bids = "lot,bidder,strength,pack_count,quote\nlot,a,10mg（每盒28片）,28,28\n"
    let example = try Example("cn-2020-round2", bids: bids)
    for (specs, codes) in [
      ("lot,strength\nlot,10mg（每盒28片）\n", [FindingCode.packCountDiffers]),
      ("lot,strength,pack_count\nlot,10mg（每盒28片）,14\n", []),
    ] {
      let findings = try Self.prices(specs, example.outcome, bids: bids).findings
      #expect(findings.shown.filter { $0.severity == .error }.map(\.code) == codes)
    }
  }

  @Test("two packs of one strength are two specs, each with its own ceiling")
  func packs() throws {
    // 1.70 for each of 20 mg: in the pack of 10 the ceiling is 1.60.
    let (rows, faults) = try priced(
      "lot,strength,pack_count,ceiling\nlot,20mg,7,1.80\nlot,20mg,10,1.60\n")
    #expect(faults.isEmpty)
    #expect(
      rows.map { Array($0.suffix(3)) } == [["1.7000", "11.90", "N"], ["1.6000", "16.00", "Y"]])
  }
}
