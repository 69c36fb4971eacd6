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

  /// Whether the set has a rule that compares the lots of a whole tender.
  var canCompareLots: Bool { ruleSet.parameters[TenderKeys.eliminationLots.name] != nil }

  /// The same rules with those that compare lots.
  func comparingLots() throws(RuleError) -> TenderRules {
    var copy = self
    copy.elimination = try EliminationRules(ruleSet)
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
  /// So many firms are in unit A at least, where so many can be.
  let fillUpTo: RuleSet.Cited<Int>?
  /// Whether unit A asks for every part of the product system.
  let needsCompleteSystems: RuleSet.Cited<Bool>?

  init?(_ set: RuleSet) throws(RuleError) {
    let cumulative = try set.given(TenderKeys.unitsCumulative, set.number)
    guard let cumulative else { return nil }
    self.cumulative = cumulative
    allUpTo = try set.integer(TenderKeys.unitsAll)
    fillUpTo = try set.given(TenderKeys.unitsFill, set.integer)
    needsCompleteSystems = try set.given(TenderKeys.unitsComplete, set.text)?.map { $0 == "yes" }
  }

  /// Whether a bid may compete in unit A, as far as its volume lets it.
  func admits(_ bid: Bid) -> Bool {
    bid.suppliesAll && (needsCompleteSystems?.value != true || bid.isCompleteSystem ?? true)
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
  /// How fills of one concentration are compared; nil compares them by their content.
  let fill: FillRules?
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
    fill = try FillRules(set, profile)
    decimals = try set.text(TenderKeys.decimals).map { Int($0) }
  }
}

/// Stage 2, fills of one concentration.
struct FillRules: Sendable {
  /// Whether they are compared as fills; used only where there are some.
  private let isByFill: RuleSet.Cited<Bool>
  private let ratio: FillRatio

  /// Reads the rule; nil where the set has none, or its profile no fill ratio.
  init?(_ set: RuleSet, _ profile: RuleSet) throws(RuleError) {
    let (set, profile) = (set.readAhead, profile.readAhead)
    guard profile.has(ProfileKeys.fillBase), let rule = try set.given(TenderKeys.fill, set.text)
    else { return nil }
    isByFill = rule.map { $0 == "fill-ratio" }
    ratio = try FillRatio(profile)
  }

  /// The fill ratio, where the rule says so.
  var inForce: FillRatio? {
    isByFill.use()
    guard isByFill.value else { return nil }
    ratio.base.use()
    return ratio
  }
}

/// Stage 5a, ranking.
struct RankingRules: Sendable {
  let basis: RuleSet.Cited<RankingBasis>
  let priceWeight: RuleSet.Cited<Ratio>?
  let priceForm: RuleSet.Cited<PriceForm>?
  var tieBreaks: RuleSet.Cited<[TieBreak]>

  init(_ set: RuleSet) throws(RuleError) {
    basis = try set.text(TenderKeys.rankingBy).map { RankingBasis(rawValue: $0) ?? .price }
    priceWeight = basis.value == .score ? try set.number(TenderKeys.priceWeight) : nil
    priceForm =
      basis.value == .score
      ? try set.given(TenderKeys.priceForm, set.text)?.map { PriceForm(rawValue: $0) ?? .cut } : nil
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
  /// Whether a price exactly at the floor fails; nil where the set does not say so.
  let floorIsBeyond: RuleSet.Cited<Bool>?
  /// The volumes from which injections have the floor of other forms.
  let floorVolumes: RuleSet.Table?
  let negotiationUpTo: RuleSet.Cited<Int>?
  /// Whether a selected quote below the anchor needs a statement of its cost.
  let needsCostStatement: RuleSet.Cited<Bool>?
  /// Whether a selected bidder may be struck off later.
  let knowsStrikingOff: RuleSet.Cited<Bool>?
  let zeroVolume: RuleSet.Cited<Ratio>?
  var zeroVolumeRefills: RuleSet.Cited<Bool>?
  let paymentFloor: RuleSet.Cited<Ratio>?

  init(_ set: RuleSet) throws(RuleError) {
    tests = try set.list(TenderKeys.tests).map { $0.compactMap(SelectionTest.init) }
    anchor = try AnchorRules(set)
    multiple = tests.value.contains(.multiple) ? try set.number(TenderKeys.multiple) : nil
    cut = tests.value.contains(.cut) ? try set.number(TenderKeys.cut) : nil
    floor = tests.value.contains(.floor) ? try set.table(TenderKeys.floor) : nil
    floorIsBeyond =
      floor == nil
      ? nil : try set.given(TenderKeys.floorAt, set.text)?.map { $0 == "not-selected" }
    // Used where a bid is below the anchor, or was struck off.
    let ahead = set.readAhead
    needsCostStatement = try ahead.given(TenderKeys.costStatement, ahead.text)?.map { $0 == "yes" }
    knowsStrikingOff = try ahead.given(TenderKeys.strikingOff, ahead.text)?.map { $0 == "yes" }
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
  /// Whether winners without volume count for it too; used where there are some.
  var withZeroVolume: RuleSet.Cited<Bool>?

  init(_ set: RuleSet) throws(RuleError) {
    rule = try set.text(TenderKeys.anchor).map { AnchorRule(rawValue: $0) ?? .lowest }
    share = rule.value == .meanShare ? try set.number(TenderKeys.anchorShare) : nil
    deviations = rule.value == .meanDeviation ? try set.number(TenderKeys.anchorDeviations) : nil
    isSample =
      deviations == nil ? nil : try set.text(TenderKeys.deviationType).map { $0 == "sample" }
    overValid =
      rule.value == .lowest
      ? nil : try set.text(TenderKeys.statisticsOver).map { $0 == "valid" }
    withZeroVolume =
      set.parameters[TenderKeys.zeroVolume.name] == nil || rule.value == .lowest
      ? nil : try set.readAhead.text(TenderKeys.statisticsZeroVolume).map { $0 == "included" }
  }
}

/// Stage 6b, elimination.
struct EliminationRules: Sendable {
  /// In how many lots with the widest spread bids are dropped.
  let lots: RuleSet.Cited<Int>
  /// In how many with the narrowest; nil where they are left alone.
  let narrowestLots: RuleSet.Cited<Int>?
  /// How many of the dearest prices are dropped; nil drops the highest.
  let dearest: RuleSet.Cited<Int>?

  init?(_ set: RuleSet) throws(RuleError) {
    guard let lots = try set.given(TenderKeys.eliminationLots, set.integer) else { return nil }
    self.lots = lots
    let reading = try set.given(TenderKeys.eliminationReading, set.text)
      .flatMap { EliminationReading(rawValue: $0.value) }
    narrowestLots =
      reading == .widestAndNarrowest ? try set.integer(TenderKeys.eliminationNarrowest) : nil
    dearest = reading == .dearest ? try set.integer(TenderKeys.eliminationDearest) : nil
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
