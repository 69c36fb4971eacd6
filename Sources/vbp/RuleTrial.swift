import Payment
import PriceRatio
import RuleBook
import Scorecard
import Tender
import Wording

/// Builds from a rule set what the commands build from it, so that a file which passes the check is
/// one that they take.
enum RuleTrial {
  /// What is wrong with a set; values that are not set are gaps, and no faults.
  static func faults(of set: RuleSet, _ catalogue: RuleCatalogue) throws -> [RuleError] {
    switch catalogue.kind {
    case TenderKeys.catalogue.kind:
      return try faults { _ = try TenderRules(set) { try profile($0, of: set) } }
    case ProfileKeys.catalogue.kind:
      return try Converter(set.readAhead).faults.filter { !$0.isGap }
        + faults { _ = try Representative(set) }
    case ScorecardKeys.catalogue.kind:
      return try faults { _ = try Card(set) } + faults { _ = try InterventionRules(set) }
    case ListingKeys.catalogue.kind:
      return try faults { _ = try ListingRules(set) }
    default:
      return try faults { _ = try PaymentRules(set) }
    }
  }

  /// The profile that a tender names.
  private static func profile(_ name: String, of set: RuleSet) throws -> RuleSet {
    let library = RuleLibrary(ProfileKeys.catalogue)
    do {
      return try library.ruleSet(name)
    } catch RuleError.unknownRuleSet, RuleError.wrongKind {
      throw RuleError.wrongValue(
        file: set.id, path: "comparable.profile",
        expected: Expectation.oneOf(library.builtInIDs)
          + Text(en: ", or a JSON file", zh: "，或 JSON 文件"), found: name)
    }
  }

  private static func faults(_ build: () throws -> Void) throws -> [RuleError] {
    do {
      try build()
      return []
    } catch let error as RuleError {
      return error.faults.filter { !$0.isGap }
    }
  }
}
