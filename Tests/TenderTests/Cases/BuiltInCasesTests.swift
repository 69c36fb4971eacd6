import RuleBook
import Testing
import Wording

@testable import Tender

/// The cases that built-in rule sets ship are true of them.
@Suite struct BuiltInCasesTests {
  private static let builtIn = RuleLibrary(TenderKeys.catalogue).builtInIDs

  /// The sets whose cases are still to be written.
  private static let without: Set = [
    "cn-2018-4plus7", "cn-2019-expansion", "cn-2020-round3", "cn-2021-round4", "cn-2021-round5",
    "cn-2022-round7", "cn-2023-round8", "cn-2023-round9", "cn-2024-round10", "cn-2026-round12",
    "devices-2023", "devices-2026", "devices-2026-09", "guangdong-2021", "hubei-tcm-2021",
    "insulin-2021", "insulin-2024", "joints-2021", "lenses-2020", "nrdl-bidding-2022",
    "renewal-composite-2022", "renewal-inquiry", "spine-2022", "stents-2020", "stents-2022",
    "stents-2026", "wuhan-renewal-2021",
  ]

  @Test("every built-in tender rule set has cases", arguments: builtIn)
  func everySetHasCases(id: String) {
    #expect(BuiltInCases.ids.contains(id) != Self.without.contains(id))
  }

  @Test("cases belong to a built-in tender rule set", arguments: BuiltInCases.ids)
  func everyCaseHasASet(id: String) { #expect(Self.builtIn.contains(id)) }

  @Test("the built-in cases of a set pass", arguments: BuiltInCases.ids)
  func casesPass(id: String) throws {
    let (cases, findings) = try BuiltInCases.cases(of: id)
    #expect(findings.shown.isEmpty)
    #expect(!cases.isEmpty)
    let trial = CaseTrial { try TenderRules.named(id, setting: $0) }
    let (results, faults) = try trial.results(cases)
    #expect(faults.shown.isEmpty)
    #expect(results.count == cases.count)
    for result in results {
      #expect(result.verdict == .pass, "\(result)")
    }
  }

  @Test(
    "a built-in case says what it shows in both languages, and its sum", arguments: BuiltInCases.ids
  )
  func casesAreTold(id: String) throws {
    for worked in try BuiltInCases.cases(of: id).cases {
      #expect(!worked.title.en.isEmpty && worked.title.en != worked.title.zh, "\(worked.name)")
      #expect(!worked.sum.isEmpty, "\(worked.name)")
      #expect(worked.rows.contains { !$0.expected.isEmpty }, "\(worked.name)")
    }
  }
}
