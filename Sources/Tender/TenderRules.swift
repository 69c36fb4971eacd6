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
  let units: UnitRules?
  var ranking: RankingRules
  var shortlist: ShortlistRules
  var selection: SelectionRules
  let revival: RevivalRules
  /// In how many lots the highest passing bid is dropped; nil where lots are not compared.
  private(set) var eliminationLots: Cited<Int>?

  /// Reads the rules of a set; `profile` finds the price-ratio profile that it names.
  ///
  /// - Throws: `RuleError` for a parameter that is needed and not there.
  public init(_ set: RuleSet, profile: (String) throws -> RuleSet) throws {
    ruleSet = set
    comparable = try ComparableRules(set, profile: profile)
    units = try UnitRules(set)
    ranking = try RankingRules(set)
    shortlist = try ShortlistRules(set)
    selection = try SelectionRules(set)
    revival = try RevivalRules(set)
  }

  /// Whether bids are ranked by a composite score.
  public var ranksByScore: Bool { ranking.basis.value == .score }

  /// Whether winners keep a share of what was reported for their own brands.
  public var needsBrands: Bool {
    guard case .text(let rule)? = ruleSet.parameters[TenderKeys.volumeRule.name]?.value else {
      return false
    }
    return rule == VolumeRule.ownNeed.rawValue
  }

  /// Whether the set has a rule that compares the lots of a whole tender.
  var canCompareLots: Bool { ruleSet.parameters[TenderKeys.eliminationLots.name] != nil }

  /// The same rules with those that compare lots.
  func comparingLots() throws(RuleError) -> TenderRules {
    var copy = self
    copy.eliminationLots = try ruleSet.given(TenderKeys.eliminationLots, ruleSet.integer)
    return copy
  }

  /// The used numbers that are less sure than a secondary source, those of the profile last.
  var usedWeak: [(key: String, grade: Grade)] {
    ruleSet.usedWeak(TenderKeys.catalogue) + comparable.profile.usedWeak(ProfileKeys.catalogue)
  }
}

/// Stage 1, bidding units.
struct UnitRules: Sendable {
  let cumulative: RuleSet.Cited<Ratio>
  let allUpTo: RuleSet.Cited<Int>

  init?(_ set: RuleSet) throws(RuleError) {
    let cumulative = try set.given(TenderKeys.unitsCumulative, set.number)
    guard let cumulative else { return nil }
    self.cumulative = cumulative
    allUpTo = try set.integer(TenderKeys.unitsAll)
  }
}

/// Stage 2, comparable price.
struct ComparableRules: Sendable {
  let profile: RuleSet
  let content: ContentRatio
  let contentLimit: RuleSet.Cited<Ratio>?
  /// The form factors, where they are part of the comparison.
  var formFactor: FormFactor?
  let formFactorKnob: RuleSet.Cited<String>
  let unitFactors: RuleSet.Table?
  /// The digits of the comparable price for ranking; nil compares exactly.
  var decimals: RuleSet.Cited<Int?>

  init(_ set: RuleSet, profile find: (String) throws -> RuleSet) throws {
    let profile = try find(try set.text(TenderKeys.profile).value)
    self.profile = profile
    content = try ContentRatio(profile)
    contentLimit = try profile.given(ProfileKeys.contentLimit, profile.number)
    formFactorKnob = try set.text(TenderKeys.formFactor)
    formFactor = formFactorKnob.value == "table" ? try FormFactor(profile) : nil
    unitFactors = try set.given(TenderKeys.unitFactors, set.table)
    decimals = try set.text(TenderKeys.decimals).map { Int($0) }
  }
}

/// Stage 5a, ranking.
struct RankingRules: Sendable {
  let basis: RuleSet.Cited<RankingBasis>
  let priceWeight: RuleSet.Cited<Ratio>?
  var tieBreaks: RuleSet.Cited<[TieBreak]>

  init(_ set: RuleSet) throws(RuleError) {
    basis = try set.text(TenderKeys.rankingBy).map { RankingBasis(rawValue: $0) ?? .price }
    priceWeight = basis.value == .score ? try set.number(TenderKeys.priceWeight) : nil
    tieBreaks = try set.list(TenderKeys.tieBreaks).map { $0.compactMap(TieBreak.init) }
  }
}

/// Stages 4 and 5b, count and shortlist.
struct ShortlistRules: Sendable {
  let countsValidBidsOnly: RuleSet.Cited<Bool>
  /// The caps; nil where everybody is shortlisted.
  let caps: RuleSet.Table?
  let perFirm: RuleSet.Cited<Int>?
  var guaranteedCut: RuleSet.Cited<Ratio>?

  init(_ set: RuleSet) throws(RuleError) {
    countsValidBidsOnly = try set.text(TenderKeys.countBasis).map { $0 == "valid-bids" }
    caps = try set.given(TenderKeys.caps, set.table)
    perFirm = try set.given(TenderKeys.perFirm, set.integer)
    guaranteedCut = try set.given(TenderKeys.guaranteedCut, set.number)
  }
}

/// Stage 6, selection.
struct SelectionRules: Sendable {
  /// The tests in the order in which they are tried; none means that all are selected.
  let tests: RuleSet.Cited<[SelectionTest]>
  var anchor: AnchorRules
  var multiple: RuleSet.Cited<Ratio>?
  let cut: RuleSet.Cited<Ratio>?
  var floor: RuleSet.Table?
  /// The volumes from which injections have the floor of other forms.
  let floorVolumes: RuleSet.Table?
  let negotiationUpTo: RuleSet.Cited<Int>?
  let zeroVolume: RuleSet.Cited<Ratio>?
  var zeroVolumeRefills: RuleSet.Cited<Bool>?
  let paymentFloor: RuleSet.Cited<Ratio>?

  init(_ set: RuleSet) throws(RuleError) {
    tests = try set.list(TenderKeys.tests).map { $0.compactMap(SelectionTest.init) }
    anchor = try AnchorRules(set)
    multiple = tests.value.contains(.multiple) ? try set.number(TenderKeys.multiple) : nil
    cut = tests.value.contains(.cut) ? try set.number(TenderKeys.cut) : nil
    floor = tests.value.contains(.floor) ? try set.table(TenderKeys.floor) : nil
    floorVolumes = floor == nil ? nil : try set.given(TenderKeys.floorVolumes, set.table)
    negotiationUpTo = try set.given(TenderKeys.negotiation, set.integer)
    zeroVolume = try set.given(TenderKeys.zeroVolume, set.number)
    zeroVolumeRefills =
      zeroVolume == nil ? nil : try set.text(TenderKeys.zeroVolumeRefill).map { $0 == "yes" }
    paymentFloor = try set.given(TenderKeys.paymentFloor, set.number)
  }
}

/// The price that the multiple refers to.
struct AnchorRules: Sendable {
  let rule: RuleSet.Cited<AnchorRule>
  let share: RuleSet.Cited<Ratio>?
  let deviations: RuleSet.Cited<Ratio>?
  /// Whether the deviation is that of a sample.
  var isSample: RuleSet.Cited<Bool>?
  /// Whether the mean is that of all valid bids, not only the shortlisted.
  var overValid: RuleSet.Cited<Bool>?

  init(_ set: RuleSet) throws(RuleError) {
    rule = try set.text(TenderKeys.anchor).map { AnchorRule(rawValue: $0) ?? .lowest }
    share = rule.value == .meanShare ? try set.number(TenderKeys.anchorShare) : nil
    deviations = rule.value == .meanDeviation ? try set.number(TenderKeys.anchorDeviations) : nil
    isSample =
      deviations == nil ? nil : try set.text(TenderKeys.deviationType).map { $0 == "sample" }
    overValid =
      rule.value == .lowest
      ? nil : try set.text(TenderKeys.statisticsOver).map { $0 == "valid" }
  }
}

/// Stage 7, revival.
struct RevivalRules: Sendable {
  let shortlisted: RuleSet.Cited<String>?
  let notShortlisted: RuleSet.Cited<String>?
  let reference: RuleSet.Cited<String>?
  /// Whether any bid may be revived.
  var isPossible: Bool { shortlisted != nil || notShortlisted != nil || reference != nil }

  init(_ set: RuleSet) throws(RuleError) {
    func rule(_ key: RuleKey) throws(RuleError) -> RuleSet.Cited<String>? {
      let text = try set.given(key, set.text)
      return text?.value == "yes" ? text : nil
    }
    shortlisted = try rule(TenderKeys.revivalFirst)
    notShortlisted = try rule(TenderKeys.revivalSecond)
    reference = try rule(TenderKeys.reference)
  }
}

extension RuleSet {
  /// A parameter that a set may leave out; one that is there but unset stops the run.
  func given<Value>(_ key: RuleKey, _ read: (RuleKey) throws(RuleError) -> Value)
    throws(RuleError) -> Value?
  {
    parameters[key.name] == nil ? nil : try read(key)
  }
}
