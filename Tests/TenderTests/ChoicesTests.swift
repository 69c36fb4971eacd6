import Tables
import TestSupport
import Testing

@testable import Tender

/// Rows of choices, acceptances and demand must match the bids.
@Suite struct ChoicesTests {
  private let folder: TemporaryFolder
  private let lots: TenderLots
  private let demand: DemandList

  init() throws {
    folder = try TemporaryFolder()
    let bids = try BidTable.read(
      folder.file("bids.csv", "lot,bidder,strength,quote\nL,A,0.5mg,1\nL,B,0.5mg,2\nM,A,1mg,1\n"),
      schema: .named("bids"))
    #expect(!bids.findings.hasErrors)
    lots = try TenderLots(bids.bids, rules: [Given.rules("cn-2020-round2")])
    demand = try DemandTable.read(
      folder.file("demand.csv", "lot,region,volume\nL,R1,5\nL,R2,6\n"), schema: .named("demand")
    ).demand
  }

  private func choices(_ rows: String) throws -> (choices: Choices, codes: [String]) {
    let (choices, findings) = try Choices.read(
      folder.file("c.csv", "lot,bidder,region,preference\n" + rows), schema: .named("choices"),
      lots: lots, demand: demand)
    return (choices, Self.codes(findings))
  }

  private static func codes(_ findings: Findings) -> [String] {
    findings.shown.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)" }
  }

  @Test("a choice must name a lot, a bidder of it and a region of its demand")
  func orphans() throws {
    let (choices, codes) = try choices("L,Zed,R1,\nL,B,Rx,\nK,A,R1,\nL,A,R2,\n")
    #expect(
      codes == ["2 bidder unmatched-row", "3 region unmatched-row", "4 lot unmatched-row"])
    #expect(choices.regions(lot: "L", bidders: ["A"]).isEmpty)
  }

  @Test("spaces around a name, of whatever kind, are not part of it")
  func spaces() throws {
    let (choices, codes) = try choices("L,A ,R2,\nL,A\u{A0},\u{3000}R1,\n")
    #expect(codes.isEmpty)
    #expect(choices.regions(lot: "L", bidders: ["A"]) == ["R2", "R1"])
  }

  @Test("a lot without demand has no regions that a choice could miss")
  func noDemand() throws {
    #expect(try choices("M,A,R9,\n").codes.isEmpty)
  }

  @Test("the smallest preference comes first; without any, the first row")
  func preferences() throws {
    #expect(
      try choices("L,A,R1,2\nL,A,R2,1\n").choices.regions(lot: "L", bidders: ["A"]) == ["R2", "R1"])
  }

  @Test("two equal preferences, or some without, leave the order open: findings")
  func places() throws {
    #expect(try choices("L,A,R1,1\nL,A,R2,1\n").codes == ["3 preference contradiction"])
    #expect(try choices("L,A,R1,1\nL,A,R2,\n").codes == ["3 preference contradiction"])
    #expect(try choices("L,A,R1,1\nL,B,R1,1\nM,A,R1,1\n").codes.isEmpty)
  }

  @Test("an acceptance must name a lot and a bidder of it, and says which may be meant")
  func acceptances() throws {
    let (accepted, findings) = try Acceptance.read(
      folder.file("a.csv", "lot,bidder\nL,Zed\nL,A\n"), schema: .named("acceptances"), lots: lots)
    #expect(accepted.isEmpty)
    #expect(Self.codes(findings) == ["2 bidder unmatched-row"])
    #expect(findings.shown.first?.value == "Zed")
  }

  private func demandFindings(_ rows: String) throws -> Findings {
    try DemandTable.read(
      folder.file("d.csv", "lot,region,strength,category,incumbent,brand,volume\n" + rows),
      schema: .named("demand"), lots: lots
    ).findings
  }

  @Test("a strength of the demand must compare with those of the lot's bids")
  func demandStrengths() throws {
    let findings = try demandFindings("L,R1,300U,,,,1\nL,R2,1mg,,,,1\n")
    #expect(Self.codes(findings) == ["2 strength incomparable-strengths"])
    #expect(findings.shown.first?.value == "300U")
    #expect(
      findings.shown.first?.reason.en
        == "the bids of the lot `L` are compared at 0.5mg: the strengths are in units that do not "
        + "convert into each other")
  }

  @Test("a strength that some rows of a lot have must not be missing in others")
  func demandGaps() throws {
    #expect(
      Self.codes(try demandFindings("L,R1,,,,,1\nL,R2,1mg,,,,1\nM,R2,,,,,1\n"))
        == ["2 strength missing-value"])
  }

  @Test("one lot has one category, and one region of it one incumbent")
  func demandAgreement() throws {
    #expect(
      Self.codes(
        try demandFindings("L,R1,,general,A,,1\nL,R2,,special,B,,1\nL,R1,,,B,x,1\n"))
        == ["3 category contradiction", "4 incumbent contradiction", "4 brand unmatched-row"])
  }

  @Test("a lot of the demand that nobody bids in is noted where its name is near another")
  func demandLots() throws {
    let near = try BidTable.read(
      folder.file("b.csv", "lot,bidder,quote\n替格瑞洛片,A,1\n"), schema: .named("bids"))
    let findings = try DemandTable.read(
      folder.file("d.csv", "lot,region,volume\n替格瑞络片,R,1\n替格瑞络片,S,1\n别的,R,1\n"),
      schema: .named("demand"), lots: TenderLots(near.bids, rules: [Given.rules("cn-2020-round2")])
    ).findings
    #expect(!findings.hasErrors)
    #expect(Self.codes(findings) == ["2 lot unmatched-row"])
    #expect(findings.shown.first?.reason.zh == "报价表中没有该品种；是否应为“替格瑞洛片”？")
  }
}
