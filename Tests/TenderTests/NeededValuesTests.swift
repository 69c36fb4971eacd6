import RuleBook
import Tables
import TestSupport
import Testing

@testable import Tender

/// A value by which the rules decide must be there.
@Suite struct NeededValuesTests {
  private func codes(_ text: String, _ ids: String...) throws -> [String] {
    let folder = try TemporaryFolder()
    let (bids, findings) = try BidTable.read(
      folder.file("bids.csv", text), schema: .named("bids"))
    #expect(!findings.hasErrors)
    return NeededValues.findings(in: bids, rules: try ids.map(Self.rules)).shown.map {
      "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)"
    }
  }

  /// Rules whose caps are set where their source does not tell them.
  private static func rules(_ id: String) throws -> TenderRules {
    do {
      return try Given.rules(id)
    } catch RuleError.unset {
      return try Given.rules(
        id,
        (try RuleLibrary(TenderKeys.catalogue).ruleSet(id).parameters[
          "shortlist.guaranteed_cut"] == nil ? [:] : ["shortlist.guaranteed_cut": "0.9"])
          .merging(["shortlist.caps.1+": "9"]) { $1 })
    }
  }

  @Test("ranking by score needs technical points and ceilings of every bid with a quote")
  func score() throws {
    let header = "lot,bidder,quote,ceiling,技术分\n"
    #expect(try codes(header + "a,x,1,2,50\na,y,1,2,0\na,z,,,\n", "hubei-tcm-2021").isEmpty)
    #expect(
      try codes(header + "a,x,1,2,\na,y,1,,50\na,z,1,2,\n", "hubei-tcm-2021") == [
        "2 技术分 missing-value", "3 ceiling missing-value", "4 技术分 missing-value",
      ])
    // A column that is not there is one finding, however many bids there are.
    #expect(
      try codes("lot,bidder,quote,ceiling\na,x,1,2\na,y,1,2\n", "hubei-tcm-2021") == [
        "1 technical_score missing-column"
      ])
  }

  @Test("ranking by cut, and a payment standard that has a floor, need ceilings")
  func ceilings() throws {
    for id in ["guangdong-2021", "nrdl-bidding-2022"] {
      #expect(try codes("lot,bidder,quote\na,x,1\n", id) == ["1 ceiling missing-column"])
      #expect(
        try codes("lot,bidder,quote,ceiling\na,x,1,\na,y,,\n", id) == ["2 ceiling missing-value"])
    }
    // National rounds say themselves what a bid without a ceiling comes to.
    #expect(try codes("lot,bidder,quote\na,x,1\n", "cn-2021-round4").isEmpty)
  }

  @Test("selection by the published line needs it")
  func line() throws {
    #expect(
      try codes("lot,bidder,quote,line\na,x,1,\na,y,1,2\n", "insulin-2024") == [
        "2 line missing-value"
      ])
  }

  @Test("bidding units need volumes and who supplies all regions, unless all bid in A")
  func units() throws {
    let bids = (1...20).map { "a,\($0),\($0),5,Y\n" }.joined()
    let header = "lot,bidder,quote,reported_volume,supplies_all_regions\n"
    // The parts of a system are asked for by joints too.
    #expect(try codes(header + bids, "joints-2021").isEmpty)
    #expect(
      try codes(header + bids + "a,z,1,,\n", "joints-2021") == [
        "1 complete_system missing-column", "22 reported_volume missing-value",
        "22 supplies_all_regions missing-value",
      ])
    #expect(try codes("lot,bidder,quote\na,x,1\n", "joints-2021").isEmpty)
  }

  @Test("what several rules need is told once")
  func severalRules() throws {
    #expect(
      try codes("lot,bidder,quote\na,x,1\n", "guangdong-2021", "nrdl-bidding-2022") == [
        "1 ceiling missing-column"
      ])
  }

  @Test("a statement of costs is missing only in a file that has the column for it")
  func costStatements() throws {
    #expect(try codes("lot,bidder,form,quote\na,x,片,1\n", "cn-2025-round11").isEmpty)
    #expect(
      try codes(
        "lot,bidder,form,quote,cost_statement\na,x,片,1,\na,y,片,1,N\na,z,片,,\n", "cn-2025-round11")
        == ["2 cost_statement missing-value"])
  }
}
