import Tables
import TestSupport
import Testing

@testable import Tender

/// The table of a national tender as people have it, from the file to the winners with nothing but what
/// the findings say.
@Suite(
  "National tables: titles, merged cells, units and notes",
  .enabled(if: Cases.exist, "the folder ../shared/cases is not here"))
struct NationalTableTests {
  private static func withTables<Result>(
    _ options: String..., use: (TemporaryFolder) throws -> Result
  ) throws -> Result {
    let folder = try TemporaryFolder()
    let made = try Program(
      "python3",
      [
        Repository.path("Tests/Replay/national_tables.py"), Cases.folder + "/2020-round2",
        folder.path,
      ] + options)
    try #require(made.exitCode == 0, "\(made.errors)")
    return try use(folder)
  }

  @Test(
    "as it is, all that stands in the way is told: the header's row, the notes, merged lots in CSV",
    arguments: [
      ("table.xlsx", ["title-row", "totals-row"]),
      ("table.csv", ["merged-cells", "title-row", "totals-row"]),
    ])
  func asItIs(file: String, codes: [String]) throws {
    let findings = try Self.withTables { folder in
      try BidTable.read(folder.path(file), schema: .named("bids")).findings
    }
    let errors = findings.shown.filter { $0.severity == .error }
    #expect(Set(errors.map(\.code.id)).sorted() == codes)
    #expect(errors.first { $0.code == .titleRow }?.row == 3)
  }

  @Test(
    "with what the findings ask for, every bid stands where it stands in the plain table",
    arguments: ["table.xlsx", "table.csv"])
  func mended(file: String) throws {
    func told(_ outcome: TenderOutcome) -> [[String]] {
      outcome.lots.flatMap { lot in
        lot.standings.map { standing in
          let bid = standing.bid
          return [
            lot.name, bid.bidder, "\(standing.rank ?? 0)", standing.selected.rawValue,
            standing.price?.exact.exactText ?? "", standing.deciding?.text.en ?? "",
          ]
        }
      }
    }
    let outcome = try Self.withTables("mended") { folder in
      try Cases.outcome(of: folder.path(file), headerRow: 3, rules: "cn-2020-round2")
    }
    #expect(outcome.lots.count == 32)
    #expect(told(outcome) == told(try Cases.outcome("2020-round2", rules: "cn-2020-round2")))
  }
}
