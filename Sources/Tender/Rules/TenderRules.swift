import ExactNumbers
import PriceRatio
public import RuleBook

/// The rules of one tender as the stages use them, each with its source.
///
/// A rule that a set does not have is nil, and its stage does nothing.
public struct TenderRules: Sendable {
  typealias Cited = RuleSet.Cited

  /// The rule set from which they come.
  public let ruleSet: RuleSet
  var comparable: ComparableRules
  let ceilings: CeilingRules?
  let units: UnitRules?
  var ranking: RankingRules
  var shortlist: ShortlistRules
  var selection: SelectionRules
  let revival: RevivalRules
  /// In which lots the highest passing bids are dropped; nil where lots are not compared.
  private(set) var elimination: EliminationRules?

  /// Reads the rules of a set; `profile` finds the price-ratio profile that it names.
  ///
  /// - Throws: `RuleError` for a parameter that is needed and not there.
  public init(_ set: RuleSet, profile: (String) throws -> RuleSet) throws {
    ruleSet = set
    comparable = try ComparableRules(set, profile: profile)
    ceilings = try CeilingRules(set)
    units = try UnitRules(set)
    ranking = try RankingRules(set)
    shortlist = try ShortlistRules(set)
    selection = try SelectionRules(set)
    revival = try RevivalRules(set)
  }

  /// Whether bids are ranked by a composite score.
  public var ranksByScore: Bool { ranking.basis.value == .score }

  /// Whether all that is compared in a lot rises or falls with the price of one bid all the way, so that
  /// what is the same at two prices by the same way is so at all between them (`LotTrace`).
  ///
  /// A standard deviation falls and rises again; of composite scores the same holds.
  public var isTraceable: Bool {
    !ranksByScore && selection.anchor.rule.value != .meanDeviation && selection.zeroVolume == nil
  }

  /// Whether the set has a rule that compares the lots of a whole tender.
  var canCompareLots: Bool { ruleSet.parameters[TenderKeys.eliminationLots.name] != nil }

  /// The same rules with those that compare lots.
  func comparingLots() throws(RuleError) -> TenderRules {
    var copy = self
    copy.elimination = try EliminationRules(ruleSet)
    return copy
  }

  /// The sets from which the rules come: the tender's own, and the price-ratio profile that it names.
  public var ruleSets: [RuleSet] { [ruleSet, comparable.profile] }

  /// The used numbers that are less sure than a secondary source, those of the profile last.
  var usedWeak: [(key: String, grade: Grade)] {
    ruleSet.usedWeak(TenderKeys.catalogue) + comparable.profile.usedWeak(ProfileKeys.catalogue)
  }
}

/// Rules to which many refer: a class, as rules are large, and a copy would count whatever they refer to.
final class KeptRules: Sendable {
  let rules: TenderRules

  init(_ rules: TenderRules) { self.rules = rules }
}
