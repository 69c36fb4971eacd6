import PriceRatio
import RuleBook
import Tables
import Tender
import TestSupport
import Testing
import Wording
import Writing

@testable import Reporting

/// Notices of bids that are given as a table; unverified numbers are used.
func notices(
  _ bids: String, rules id: String = "cn-2020-round2", keeping places: [Int] = [],
  language: Language = .english
) throws -> TenderNotices {
  let folder = try TemporaryFolder()
  let path = try folder.file("bids.csv", bids)
  let schema = try #require(Schema.builtIn("bids"))
  let (read, findings) = try BidTable.read(path, schema: schema)
  #expect(!findings.hasErrors, "\(findings.shown.map(\.reason.en))")
  let rules = try TenderRules(RuleLibrary(TenderKeys.catalogue).ruleSet(id)) { name in
    try RuleLibrary(ProfileKeys.catalogue).ruleSet(name)
  }
  var options = EvaluationOptions()
  options.allowsUnverified = true
  let kept = try KeptColumns.read(path, schema: schema, places: places).kept
  return TenderNotices(
    try evaluate(read, rules: rules, options: options), nil,
    keeping: places.isEmpty ? nil : kept, language: language)
}

extension Sheet {
  /// Its tables as CSV.
  var csv: [String] { sections.map { CSVWriter(language: .english).text($0.table) } }

  /// All that it says.
  var whole: String { whole(.english) }

  /// The same in a language.
  func whole(_ language: Language) -> String {
    text(language, by: CSVWriter(language: language)) { $0 }
  }
}
