import Tables
import TestSupport
import Testing

@testable import Tender

/// Reported volumes, row by row.
@Suite struct DemandTests {
  private func notes(_ rows: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let (_, findings, _) = try DemandTable.read(
      folder.file("demand.csv", "lot,region,strength,brand,volume\n" + rows),
      schema: .named("demand"))
    return findings.shown.map { "\($0.row ?? 0) \($0.code.id)" }
  }

  @Test(
    "rows that report one lot, region, strength and brand add up, and a note says so",
    arguments: [
      ("lot,R,10mg,a,1\nlot,R,10mg,a,2\n", ["3 repeated-demand"]),
      (
        "lot,R,10mg,,1\nlot,R,10mg,,2\nlot,R,10mg,,3\n", ["3 repeated-demand", "4 repeated-demand"]
      ),
      // Two brands, two strengths, two regions, two lots: each reports its own.
      ("lot,R,10mg,a,1\nlot,R,10mg,b,2\n", []), ("lot,R,10mg,a,1\nlot,R,20mg,a,2\n", []),
      ("lot,R,10mg,a,1\nlot,S,10mg,a,2\n", []), ("lot,R,10mg,a,1\nmore,R,10mg,a,2\n", []),
      ("lot,R,10mg,a,1\nlot,R,10mg,,2\n", []),
    ])
  func repeated(rows: String, notes: [String]) throws {
    #expect(try self.notes(rows) == notes)
  }

  @Test(
    "a count in a strength is a finding, whether the strength is understood or not",
    arguments: [
      ("2ml:0.1g*10支", ["2 pack-count-differs"]),
      ("0.1g/2ml*10支", ["2 pack-count-differs", "2 concentration-alone"]),
      ("10mg（每盒28片）", ["2 pack-count-differs", "2 not-a-strength"]),
      ("0.1g/2ml", ["2 concentration-alone"]), ("2ml:0.1g*1支", []),
    ])
  func counts(strength: String, findings: [String]) throws {
    #expect(try notes("lot,R,\(strength),,1\n") == findings)
  }

  @Test(
    "round 11: less than 80 % of the mean use is told, 80 % is not, nor less with a reason",
    arguments: [
      // 80 % of 1,000 are 800.
      ("799.99", "1000", "", true), ("800", "1000", "", false), ("800.01", "1000", "", false),
      ("700", "1000", "ward closed", false), ("700", "", "", false), ("0", "0", "", false),
    ])
  func leastNeed(volume: String, use: String, reason: String, isTold: Bool) throws {
    let folder = try TemporaryFolder()
    let (demand, _, layout) = try DemandTable.read(
      folder.file(
        "demand.csv",
        "lot,region,volume,mean_use,need_reason\nlot,R,\(volume),\(use),\(reason)\n"),
      schema: .named("demand"))
    let findings = try DemandChecks.findings(
      demand, rules: Given.rules("cn-2025-round11"), layout: layout)
    #expect(findings.shown.map(\.code) == (isTold ? [.lowNeed] : []))
  }
}
