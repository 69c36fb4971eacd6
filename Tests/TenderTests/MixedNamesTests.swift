import RuleBook
import PriceRatio
import Tables
import TestSupport
import Testing
import Wording

@testable import Tender

@Suite("Names written in several ways: one lot, one bidder, whatever the order of the rows")
struct MixedNamesTests {
  private static let header = "lot,bidder,firm,strength,quote,ceiling\n"
  private static let rows = [
    "坦洛新（坦索罗辛）,甲药业,甲 集团,0.2mg,1,3", "坦洛新(坦索罗辛),乙药业,甲集团,0.2mg,1.2,3",
    "坦洛新（坦索罗辛）,丙 药业,丙,0.2mg,1.3,3", "坦洛新 (坦索罗辛),ＤＡ,ＤＡ,0.2mg,2.9,3",
    "他达拉非,甲药业,甲集团,20mg,1,3", "他达拉非,丙药业,丙,20mg,1.1,3", "他达拉非,Da,DA,20mg,1.5,3",
    "他达拉非\u{200B},乙药业,乙,20mg,2.5,3",
  ]

  private func read(_ rows: [String], threads: Int = 1) throws -> (
    bids: BidRows, findings: Findings
  ) {
    let folder = try TemporaryFolder()
    var reading = BlockReading()
    (reading.threads, reading.pieceSize) = (threads, 64)
    return try BidTable.read(
      folder.file("b.csv", Self.header + rows.joined(separator: "\n") + "\n"),
      schema: try .named("bids"), reading: reading)
  }

  @Test("spellings of a lot are one lot under its most frequent spelling")
  func lots() throws {
    let (bids, findings) = try read(Self.rows)
    #expect(!findings.hasErrors)
    let lots = bids.lots()
    #expect(lots.map(\.name) == ["他达拉非", "坦洛新（坦索罗辛）"])
    #expect(lots.map(\.bids.count) == [4, 4])
    // Of Da, DA and ＤＡ twice the last is shown; of 丙 药业 and 丙药业 the smaller in code points.
    #expect(lots[1].bids.map(\.bidder) == ["甲药业", "乙药业", "丙 药业", "ＤＡ"])
    #expect(Set(lots[1].bids.prefix(2).map(\.firm)) == ["甲集团"])
  }

  @Test(
    "shuffled rows give the same result, byte for byte but for their row numbers", arguments: 0..<8)
  func shuffle(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet("cn-2020-round2")
    let rules = try TenderRules(set) { try RuleLibrary(ProfileKeys.catalogue).ruleSet($0) }
    func table(_ rows: [String]) throws -> (lines: [String], notes: [Text]) {
      let (bids, findings) = try read(rows, threads: 2)
      let outcome = try evaluate(bids, rules: rules)
      let lines = outcome.lots.flatMap { lot in
        lot.standings.map {
          "\(lot.name) \($0.bid.bidder) \($0.bid.firm) \($0.selected) \($0.rank ?? 0)"
        }
      }
      return (lines, findings.shown.map(\.reason))
    }
    let expected = try table(Self.rows)
    let shuffled = try table(Self.rows.shuffled(using: &random))
    #expect(shuffled.lines == expected.lines)
    #expect(shuffled.notes == expected.notes)
  }

  @Test("a bidder that quotes twice under two spellings is a duplicate")
  func duplicate() throws {
    let (_, findings) = try read(["L,甲（1）,f,1mg,1,3", "L,甲(1),f,1mg,2,3"])
    #expect(findings.shown.filter { $0.severity == .error }.map(\.code) == [.duplicateRow])
  }

  @Test("other tables may write the names of the bids in other ways")
  func joined() throws {
    let folder = try TemporaryFolder()
    let (bids, _) = try read(Self.rows)
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet("cn-2020-round2")
    let rules = try TenderRules(set) { try RuleLibrary(ProfileKeys.catalogue).ruleSet($0) }
    let lots = try TenderLots(bids, rules: [rules])
    let (demand, faults, _) = try DemandTable.read(
      folder.file("d.csv", "lot,region,volume\n坦洛新(坦索罗辛),上海（市）,5\n他达拉非,上海(市),6\n他达拉非,上海（市） ,7\n"),
      schema: try .named("demand"), lots: lots)
    #expect(!faults.hasErrors)
    #expect(demand.map(\.lot) == ["坦洛新（坦索罗辛）", "他达拉非", "他达拉非"])
    #expect(Set(demand.map(\.region)) == ["上海（市）"])
    let (choices, more) = try Choices.read(
      folder.file("c.csv", "lot,bidder,region\n坦洛新 (坦索罗辛),乙 药业,上海(市)\n"),
      schema: try .named("choices"), lots: lots, demand: demand)
    #expect(!more.hasErrors)
    #expect(choices.regions(lot: "坦洛新（坦索罗辛）", bidders: ["乙药业"]) == ["上海（市）"])
  }
}
