import RuleBook
import Testing
import Wording

@testable import Tender

/// The cases that built-in rule sets ship are true of them.
@Suite struct BuiltInCasesTests {
  private static let builtIn = RuleLibrary(TenderKeys.catalogue).builtInIDs

  @Test("every built-in tender rule set has cases", arguments: builtIn)
  func everySetHasCases(id: String) {
    #expect(BuiltInCases.ids.contains(id))
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
