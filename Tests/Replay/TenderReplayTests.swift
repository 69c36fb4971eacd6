import ExactNumbers
import Files
import Foundation
import PriceRatio
import RuleBook
import Tables
import TestSupport
import Testing

@testable import Tender

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

  @Test("the ten stents of 2020 are selected: the dearest, 798, is within 1.8 × 469 = 844.2")
  func stents() throws {
    let lines = try String(
      contentsOfFile: Cases.folder + "/stents-2020-winners.csv", encoding: .utf8
    )
    .split(whereSeparator: \.isNewline).dropFirst()
    // rank, firm, quote, selected; a firm has several products.
    let bids = try lines.enumerated().map { index, line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return
        "stents,\(index + 1),\(fields[1]),\(try #require(Yuan(decimal: String(fields[2]))).text())"
    }
    let folder = try TemporaryFolder()
    let text = "lot,bidder,firm,quote\n" + bids.joined(separator: "\n") + "\n"
    let read = try BidTable.read(folder.file("bids.csv", text), schema: .named("bids")).bids
    var options = EvaluationOptions()
    options.allowsUnverified = true
    let rules = try TenderRules(RuleLibrary(TenderKeys.catalogue).ruleSet("stents-2020")) {
      try RuleLibrary(ProfileKeys.catalogue).ruleSet($0)
    }
    let lots = try evaluate(read, rules: rules, options: options).lots
    try #require(lots.count == 1)
    #expect(lots[0].winners.count == 10 && lines.count == 10)
    #expect(lots[0].standings.allSatisfy { $0.deciding?.key == "selection.multiple" })
  }

  @Test("paracetamol of round 2 is a tie of two for the sixth place, all other lots are decided")
  func paracetamol() throws {
    let outcome = try Cases.outcome("2020-round2", rules: "cn-2020-round2")
    #expect(outcome.openLots.map(\.name) == ["对乙酰氨基酚口服常释剂型"])
    let tied = outcome.openLots.flatMap(\.tied)
    #expect(tied.map(\.bid.bidder) == ["东北制药", "河北冀衡"])
    #expect(tied.map(\.rank) == [6, 6])
  }
  @Test(
    "region counts reproduce in rank order, and volumes add up to the reported demand",
    arguments: [
      ("2019-expansion", "cn-2019-expansion", 22, 23, ["利培酮口服常释剂型"]),
      ("2020-round2", "cn-2020-round2", 25, 27, ["阿莫西林口服常释剂型"]),
    ])
  func regions(tender: String, rules: String, reproduced: Int, lots: Int, open: [String]) throws {
    let outcome = try Cases.outcome(tender, rules: rules)
    let demand = try Cases.demand(tender)
    let allocation = try allocate(outcome, demand: demand)
    let differences = try Cases.knownDifferences(tender)
    let published = try Cases.regionCounts(tender).filter { !differences.contains($0.key) }
    let lines = Dictionary(grouping: allocation.lines, by: \.lot)
    let equal = published.filter { lot, counts in
      counts == Dictionary(grouping: lines[lot] ?? [], by: \.bidder).mapValues(\.count)
    }
    #expect(published.count == lots)
    #expect(equal.count == reproduced)
    // Two winners of one price, and two whom only an unverified rounding makes equal: who chooses
    // first is open.
    let openLots = Set(allocation.openQuestions.map(\.lot))
    #expect(openLots.intersection(published.keys).sorted() == open)
    try expectWholeVolume(outcome, lines, demand)
  }

  /// Every region of a decided lot is served, at the share of the number of winners, to the last
  /// digit.
  private func expectWholeVolume(
    _ outcome: TenderOutcome, _ lines: [String: [AllocationLine]], _ demand: DemandList
  ) throws {
    let table = try outcome.rules.ruleSet.table(TenderKeys.share)
    for lot in outcome.lots
    where !lot.isOpen && lines[lot.name]?.allSatisfy({ $0.volume != nil }) == true {
      let main = lot.mainStrength.map { SpecText($0).strength }
      let share = try table.value(forCount: lot.winners.count).value
      var rest: [String: Ratio] = [:]
      for row in demand where row.lot == lot.name {
        let x = try main.flatMap { try row.strength?.value.contentRatio(to: $0) } ?? .one
        rest[row.region] = try (rest[row.region] ?? .zero) + row.volume * x * share
      }
      for line in lines[lot.name] ?? [] {
        rest[line.region] = try (rest[line.region] ?? .zero) - (line.volume ?? .zero)
      }
      #expect(rest.values.allSatisfy { $0 == .zero }, "\(lot.name)")
    }
  }
}

/// The tables of real tenders.
enum Cases {
  static let folder = Repository.path("../shared/cases/tenders")
  static let exist = FileManager.default.fileExists(atPath: folder)

  static func outcome(_ tender: String, rules: String) throws -> TenderOutcome {
    try outcome(of: "\(folder)/\(tender)/bids.csv", rules: rules)
  }

  static func outcome(of path: String, headerRow: Int? = nil, rules: String) throws -> TenderOutcome
  {
    var schema = try #require(Schema.builtIn("bids"))
    schema.headerRow = headerRow
    let (bids, findings) = try BidTable.read(path, schema: schema)
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

  static func demand(_ tender: String) throws -> DemandList {
    let (demand, findings, _) = try DemandTable.read(
      "\(folder)/\(tender)/demand.csv", schema: .named("demand"))
    #expect(!findings.hasErrors)
    return demand
  }

  /// Lot, then winner, to the number of its regions.
  static func regionCounts(_ tender: String) throws -> [String: [String: Int]] {
    var result: [String: [String: Int]] = [:]
    for row in try rows("\(tender)/published.csv") where row[2] == "Y" {
      result[row[0], default: [:]][row[1]] = row[3].split(separator: ";").count
    }
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
