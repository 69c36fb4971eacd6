import Foundation
import RuleBook
import PriceRatio
import Tables
import Tender
import TestSupport
import Testing

/// Replays national tenders, every quote of which is public, against the published winners.
///
/// The tables are kept beside the repository in `../shared/cases`; where that folder is missing the
/// tests are skipped and say so.
@Suite(.enabled(if: Cases.exist, "the folder ../shared/cases is not here"))
struct TenderReplayTests {
  @Test(
    "published winners reproduce but for the differences that are known and explained",
    arguments: [
      ("2019-expansion", "cn-2019-expansion", 23, 25), ("2020-round2", "cn-2020-round2", 27, 32),
    ])
  func winners(tender: String, rules: String, reproduced: Int, lots: Int) throws {
    let outcome = try Cases.outcome(tender, rules: rules)
    let published = try Cases.published(tender)
    let differing = outcome.lots.filter { lot in
      lot.standings.contains { $0.selected.rawValue != published[lot.name]?[$0.bid.bidder] }
    }
    #expect(outcome.lots.count == lots)
    #expect(outcome.lots.count - differing.count == reproduced)
    #expect(Set(differing.map(\.name)) == (try Cases.knownDifferences(tender)))
  }

  @Test("paracetamol of round 2 is a tie of two for the sixth place, all other lots are decided")
  func paracetamol() throws {
    let outcome = try Cases.outcome("2020-round2", rules: "cn-2020-round2")
    #expect(outcome.openLots.map(\.name) == ["对乙酰氨基酚口服常释剂型"])
    let tied = outcome.openLots.flatMap(\.tied)
    #expect(tied.map(\.bid.bidder) == ["东北制药", "河北冀衡"])
    #expect(tied.map(\.rank) == [6, 6])
  }
}

/// The tables of real tenders.
private enum Cases {
  static let folder = Repository.path("../shared/cases/tenders")
  static let exist = FileManager.default.fileExists(atPath: folder)

  static func outcome(_ tender: String, rules: String) throws -> TenderOutcome {
    let schema = try #require(Schema.builtIn("bids"))
    let (bids, findings) = try BidTable.read("\(folder)/\(tender)/bids.csv", schema: schema)
    #expect(!findings.hasErrors)
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet(rules)
    return try evaluate(
      bids,
      rules: TenderRules(set) { try RuleLibrary(ProfileKeys.catalogue).ruleSet($0) })
  }

  /// Lot, then bidder, to Y or N.
  static func published(_ tender: String) throws -> [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    for row in try rows("\(tender)/published.csv") { result[row[0], default: [:]][row[1]] = row[2] }
    return result
  }

  static func knownDifferences(_ tender: String) throws -> Set<String> {
    Set(try rows("known-differences.csv").filter { $0[0] == tender }.map { $0[1] })
  }

  private static func rows(_ file: String) throws -> [[String]] {
    var reader = RecordReader(try ByteSource(path: "\(folder)/\(file)"))
    var rows: [[String]] = []
    while let record = try reader.next() {
      rows.append((0..<record.count).map { record.text($0) ?? "" })
    }
    return Array(rows.dropFirst())
  }
}
