import PriceRatio
import RuleBook
import Tables
import Tender
import TestSupport
import Testing
import Wording

@testable import Reporting

/// Bids as a table, evaluated, and the page that reports them.
struct TenderReports {
  let outcome: TenderOutcome

  /// Evaluates a table of bids by a built-in rule set.
  init(_ bids: String, rules id: String = "cn-2020-round2", set changes: [String: String] = [:])
    throws
  {
    let folder = try TemporaryFolder()
    let (read, findings) = try BidTable.read(
      folder.file("bids.csv", bids), schema: try #require(Schema.builtIn("bids")))
    #expect(!findings.hasErrors, "\(findings.shown.map(\.reason.en))")
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet(id).setting(
      changes.map { (name: $0.key, value: $0.value) }, catalogue: TenderKeys.catalogue)
    let rules = try TenderRules(set) { name in
      try RuleLibrary(ProfileKeys.catalogue).ruleSet(name)
    }
    outcome = try evaluate(read, rules: rules)
  }

  /// The text of the page.
  func page(
    _ kind: TenderReport.Kind = .selection(winnersOnly: false), language: Language = .english,
    opensFolds: Bool = false
  ) -> String {
    var page = Page(title: Text("title"))
    let table = OutcomeTable.select(outcome, winnersOnly: false, language: language)
    TenderReport(outcome, kind, language: language, opensFolds: opensFolds)
      .fill(&page, table: table)
    return page.text(language, charset: "utf-8")
  }
}
