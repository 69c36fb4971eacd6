import ExactNumbers
import PriceRatio
public import RuleBook

/// The rules of one tender as the stages use them, each with its source.
public struct TenderRules: Sendable {
  typealias Cited = RuleSet.Cited

  /// How a shortlisted bid is selected.
  struct Selection: Sendable {
    /// The tests in the order in which they are tried; none means that all are selected.
    var tests: Cited<[SelectionTest]>
    /// m of `u ≤ m × anchor`.
    var multiple: Cited<Ratio>?
    /// c of `cut ≥ c`.
    var cut: Cited<Ratio>?
    /// The floor in yuan.
    var floor: Cited<Ratio>?
    /// Up to this many bidders the price is negotiated.
    var negotiationUpTo: Cited<Int>?
  }

  /// The rule set from which they come.
  public let ruleSet: RuleSet
  /// The price-ratio profile.
  let profile: RuleSet
  let content: ContentRatio
  let contentLimit: Cited<Ratio>?
  /// The form factors, where they are part of the comparison.
  var formFactor: FormFactor?
  let formFactorKnob: Cited<String>
  /// The digits of the comparable price for ranking; nil compares exactly.
  var decimals: Cited<Int?>
  let countsValidBidsOnly: Cited<Bool>
  var tieBreaks: Cited<[TieBreak]>
  let caps: RuleSet.Table
  /// What is added to every unverified cap, to see whether it decides.
  var capOffset = 0
  let selection: Selection
  var eliminationLots: Cited<Int>?

  /// Reads the rules of a set; `find` gives the price-ratio profile that it names.
  ///
  /// - Throws: `RuleError` for a parameter that is needed and not there.
  public init(_ set: RuleSet, profile find: (String) throws -> RuleSet) throws {
    ruleSet = set
    let profile = try find(try set.text(TenderKeys.profile).value)
    self.profile = profile
    content = try ContentRatio(profile)
    contentLimit = try profile.optional(ProfileKeys.contentLimit) { try profile.number($0) }
    formFactorKnob = try set.text(TenderKeys.formFactor)
    formFactor = formFactorKnob.value == "table" ? try FormFactor(profile) : nil
    decimals = try set.text(TenderKeys.decimals).map { Int($0) }
    countsValidBidsOnly = try set.text(TenderKeys.countBasis).map { $0 == "valid-bids" }
    tieBreaks = try set.list(TenderKeys.tieBreaks).map { $0.compactMap(TieBreak.init) }
    caps = try set.table(TenderKeys.caps)
    let tests = try set.list(TenderKeys.tests).map { $0.compactMap(SelectionTest.init) }
    selection = Selection(
      tests: tests,
      multiple: tests.value.contains(.multiple) ? try set.number(TenderKeys.multiple) : nil,
      cut: tests.value.contains(.cut) ? try set.number(TenderKeys.cut) : nil,
      floor: tests.value.contains(.floor) ? try set.number(TenderKeys.floor) : nil,
      negotiationUpTo: try set.optional(TenderKeys.negotiation) { try set.integer($0) })
    eliminationLots = try set.optional(TenderKeys.eliminationLots) { try set.integer($0) }
  }
}

extension RuleSet {
  /// A parameter that a set may leave out; nil where it does.
  func optional<Value>(_ key: RuleKey, _ read: (RuleKey) throws -> Value) rethrows -> Value? {
    has(key) ? try read(key) : nil
  }
}
