import Payment
import PriceRatio
import RuleBook
import Scorecard
import Tender

/// Builds from a rule set what the commands build from it, so that a file which passes the check is
/// one that they take.
enum RuleTrial {
  /// What is wrong with a set; values that are not set are gaps, and no faults.
  static func faults(of set: RuleSet, _ catalogue: RuleCatalogue) throws -> [RuleError] {
    switch catalogue.kind {
    case TenderKeys.catalogue.kind:
      return try faults { _ = try TenderRules(set, profile: profile) }
    case ProfileKeys.catalogue.kind:
      return try Converter(set.readAhead).faults.filter { !$0.isGap }
        + faults { _ = try Representative(set) }
    case ScorecardKeys.catalogue.kind:
      return try faults { _ = try Card(set) } + faults { _ = try InterventionRules(set) }
    default:
      return try faults { _ = try PaymentRules(set) }
    }
  }

  private static func profile(_ name: String) throws -> RuleSet {
    try RuleLibrary(ProfileKeys.catalogue).ruleSet(name)
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
