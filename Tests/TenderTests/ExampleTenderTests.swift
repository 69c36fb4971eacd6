import PriceRatio
import RuleBook
import Tables
import TestSupport
import Testing
import Wording
import Writing

@testable import Tender

@Suite("The made-up tender, on which everything can be tried")
struct ExampleTenderTests {
  /// A table of the example as a file, and its schema.
  private static func file(_ name: String, _ language: Language, in folder: TemporaryFolder) throws
    -> (path: String, schema: Schema)
  {
    let text = try ExampleTable(name, of: "tender").text(language)
    return (try folder.file(name, text), try #require(Schema.builtIn(name)))
  }

  @Test("Every table is read without a finding", arguments: Language.allCases)
  func clean(language: Language) throws {
    let folder = try TemporaryFolder()
    let bidFile = try Self.file("bids", language, in: folder)
    let demandFile = try Self.file("demand", language, in: folder)
    let choiceFile = try Self.file("choices", language, in: folder)
    let specFile = try Self.file("specs", language, in: folder)
    let bids = try BidTable.read(bidFile.path, schema: bidFile.schema)
    let demand = try DemandTable.read(demandFile.path, schema: demandFile.schema)
    let choices = try Choices.read(choiceFile.path, schema: choiceFile.schema)
    let specs = try Specs.read(specFile.path, schema: specFile.schema)
    #expect(bids.findings.shown.isEmpty)
    #expect(demand.findings.shown.isEmpty)
    #expect(choices.findings.shown.isEmpty)
    #expect(specs.findings.shown.isEmpty)
    #expect(bids.bids.count == 15)
    #expect(demand.demand.count == 12)
    #expect(specs.specs.count == 2)
  }

  @Test(
    "It decides every lot, and shows a ceiling, a missing quote and a price beyond the multiple")
  func outcome() throws {
    let folder = try TemporaryFolder()
    let file = try Self.file("bids", .english, in: folder)
    let bids = try BidTable.read(file.path, schema: file.schema).bids
    let rules = try TenderRules(RuleLibrary(TenderKeys.catalogue).ruleSet("cn-2020-round2")) {
      try RuleLibrary(ProfileKeys.catalogue).ruleSet($0)
    }
    let outcome = try evaluate(bids, rules: rules)
    let standings = outcome.lots.flatMap(\.standings)
    #expect(!standings.contains { $0.selected == .tie || $0.selected == .undecided })
    #expect(Set(standings.map(\.status)).isSuperset(of: [.valid, .aboveCeiling, .noQuote]))
    // Tablets: 0.35 is the lowest, 1.8 × 0.35 = 0.63; the fifth of at most five costs 0.90.
    let tablets = try #require(outcome.lots.first { $0.name == "example tablets" })
    #expect(tablets.standings.filter { $0.selected == .yes }.count == 4)
    #expect(tablets.standings.filter { $0.shortlisted == .yes }.count == 5)
  }
}
