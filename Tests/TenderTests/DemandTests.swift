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
}
