public import ExactNumbers
public import RuleBook
import Synchronization
import Tables

/// The outcome of a tender: every lot, and what the result rests on.
public struct TenderOutcome: Sendable {
  /// The lots by name.
  public let lots: [LotOutcome]
  /// The rules that were used.
  public let rules: TenderRules
  /// The numbers below `published` that were used, by key.
  public let weakSources: [(key: String, grade: Grade)]
  /// Whether a rule that compares lots was left out because the file may not hold them all.
  public let leftOutElimination: Bool

  /// The lots in which a person has to decide something.
  public var openLots: [LotOutcome] { lots.filter { $0.isOpen } }

  /// What there is to say of it as a whole.
  public var summary: TenderSummary {
    TenderSummary(
      LotTotals(lots), ruleSet: rules.ruleSet.id, weakSources: weakSources,
      leftOutElimination: leftOutElimination)
  }
}

/// How a tender is evaluated.
public struct EvaluationOptions: Sendable {
  /// Use unverified numbers even where another value would give another outcome.
  public var allowsUnverified = false
  /// The bids are all of the tender, so that lots can be compared with each other.
  public var isWholeTender = false
  /// Who accepted the price of revival.
  public var accepted: Set<Acceptance> = []
  /// 1 evaluates in one thread; nil uses all processors, with the same result.
  var threads: Int?

  /// The default: nothing unverified decides, and lots are not compared.
  public init() {}
}

/// A lot whose numbers are too large to be computed exactly.
public struct LotError: Error, Equatable {
  /// The lot's name.
  public let lot: String
  /// What went wrong.
  public let cause: NumberError
}

/// Runs the stages over all lots.
///
/// - Throws: `RuleError` where the set lacks a parameter, `LotError` where a price is too large.
public func evaluate(_ bids: [Bid], rules: TenderRules, options: EvaluationOptions = .init()) throws
  -> TenderOutcome
{
  let evaluation = Evaluation(rules, options)
  let outcomes = try evaluation.outcomes(of: Lot.group(bids), threads: options.threads)
  return TenderOutcome(
    lots: outcomes, rules: evaluation.rules,
    weakSources: weakSources(evaluation.rules, caps: LotTotals(outcomes).weakCaps),
    leftOutElimination: evaluation.leavesOutElimination)
}

/// Runs the stages over some lots at a time, and keeps of them only what `digest` makes of it,
/// which `take` gets in the order of the lots while others are still evaluated.
///
/// - Returns: the summary; nil where the rules compare lots with each other, so that they cannot be
///   evaluated apart, and nothing is taken.
/// - Throws: as for all lots at once, and what `take` throws.
public func evaluate<Digest: Sendable>(
  _ bids: BidRows, rules: TenderRules, options: EvaluationOptions = .init(),
  _ digest: @Sendable ([LotOutcome]) -> Digest, take: @Sendable (Digest) throws -> Void
) throws -> TenderSummary? {
  let evaluation = Evaluation(rules, options)
  guard evaluation.rules.eliminationLots == nil else { return nil }
  // Few lots at a time: what is given up after one slice serves the next.
  let counted = Mutex(LotTotals([]))
  try inSlices(of: bids.lots.count, size: 32, threads: options.threads) { slice in
    let outcomes = try evaluation.outcomes(of: bids.lots(slice), threads: 1)
    return (digest: digest(outcomes), totals: LotTotals(outcomes))
  } take: { slice in
    counted.withLock { $0.add(slice.totals) }
    try take(slice.digest)
  }
  let totals = counted.withLock { $0 }
  return TenderSummary(
    totals, ruleSet: rules.ruleSet.id,
    weakSources: weakSources(evaluation.rules, caps: totals.weakCaps),
    leftOutElimination: evaluation.leavesOutElimination)
}

/// The rules that are in force, and what is to be done by them.
private struct Evaluation: Sendable {
  let rules: TenderRules
  /// Whether a rule that compares lots is left out because the file may not hold them all.
  let leavesOutElimination: Bool
  private let doubt: Doubt?
  private let accepted: Set<Acceptance>

  init(_ rules: TenderRules, _ options: EvaluationOptions) {
    var inForce = rules
    if !options.isWholeTender { inForce.eliminationLots = nil }
    self.rules = inForce
    leavesOutElimination = rules.eliminationLots != nil && !options.isWholeTender
    doubt = options.allowsUnverified ? nil : Doubt(inForce)
    accepted = options.accepted
  }

  /// All stages of some lots.
  func outcomes(of given: [Lot], threads: Int?) throws -> [LotOutcome] {
    let lots =
      try rules.units.map { units in
        try given.flatMap { try BiddingUnits.split($0, rules: units) }
      } ?? given
    var outcomes = try evaluate(lots, rules: rules, threads: threads)
    try doubt?.mark(&outcomes, lots: lots) {
      try evaluate($0, rules: $1, threads: threads)
    }
    for (index, lot) in lots.enumerated() {
      do {
        try Revival.apply(&outcomes[index], rules: rules, accepted: accepted)
      } catch {
        throw LotError(lot: lot.name, cause: error)
      }
      Entities.restore(&outcomes[index])
    }
    return outcomes
  }
}

/// The stages of every lot, then those that compare the lots with each other.
private func evaluate(_ lots: [Lot], rules: TenderRules, threads: Int?) throws -> [LotOutcome] {
  var slices = try inSlices(of: lots.count, size: 256, threads: threads) { slice in
    try evaluate(lots[slice], rules: rules)
  }
  // Nearly always there is one slice, which need not be copied.
  var outcomes = slices.popLast() ?? []
  if !slices.isEmpty { outcomes = slices.flatMap { $0 } + outcomes }
  if let rule = rules.eliminationLots { try Elimination.apply(&outcomes, rule: rule) }
  return outcomes
}

/// The stages of one lot after the other.
private func evaluate(_ lots: ArraySlice<Lot>, rules: TenderRules) throws -> [LotOutcome] {
  var lookups = Lookups()
  var outcomes: [LotOutcome] = []
  outcomes.reserveCapacity(lots.count)
  for lot in lots {
    do {
      outcomes.append(try evaluate(lot, rules: rules, &lookups))
    } catch let cause as NumberError {
      throw LotError(lot: lot.name, cause: cause)
    }
  }
  return outcomes
}

/// What the stages look up for one lot after the other under the same rules.
private struct Lookups {
  var divisors = PriceDivisors()
  var floors = Floors()
  var caps = Remembered<Int, RuleSet.Cited<Int>>()
}

/// Stages 1 to 6 of one lot, in order.
private func evaluate(_ lot: Lot, rules: TenderRules, _ lookups: inout Lookups) throws
  -> LotOutcome
{
  let comparison = Comparison(
    main: lot.mainStrength,
    comparesForms: rules.comparable.formFactor != nil && lot.hasSeveralForms)
  // The bids stand in the outcome from the start: in two lists each stage would copy them.
  var outcome = LotOutcome(
    name: lot.name, comparison: comparison,
    standings: try ComparablePricing.standings(
      of: lot.bids, comparison, rules: rules.comparable, &lookups.divisors))
  Validity.apply(&outcome.standings)
  if lot.hasRelatedBids { outcome.members = Entities.merge(&outcome.standings) }
  outcome.count = Count.bidders(outcome.standings, rules: rules.shortlist)
  let cap = try Count.cap(for: outcome.count, rules: rules.shortlist, &lookups.caps)
  outcome.cap = cap
  try Ranking.apply(&outcome.standings, rules: rules.ranking)
  Shortlist.apply(&outcome.standings, cap: cap, rules: rules.shortlist)
  try ZeroVolume.apply(&outcome.standings, cap: cap, rules: rules)
  try Selection.apply(&outcome, rules: rules, &lookups.floors)
  return outcome
}

/// The used numbers that are less sure than a secondary source, stage by stage.
private func weakSources(_ rules: TenderRules, caps: [RuleSet.Cited<Int>])
  -> [(key: String, grade: Grade)]
{
  let (comparable, shortlist, selection) = (rules.comparable, rules.shortlist, rules.selection)
  var sources: [(key: String, grade: Grade)] = []
  func add<Value>(_ rule: RuleSet.Cited<Value>?) {
    guard let rule, rule.grade > .published, !sources.contains(where: { $0.key == rule.key }) else {
      return
    }
    sources.append((rule.key, rule.grade))
  }
  add(rules.units?.cumulative)
  add(comparable.content.base)
  add(comparable.formFactorKnob)
  add(comparable.decimals)
  add(shortlist.countsValidBidsOnly)
  add(rules.ranking.basis)
  add(rules.ranking.priceWeight)
  add(rules.ranking.tieBreaks)
  for cap in caps { add(cap) }
  add(shortlist.perFirm)
  add(shortlist.guaranteedCut)
  add(selection.negotiationUpTo)
  add(selection.anchor.rule)
  add(selection.anchor.share)
  add(selection.anchor.deviations)
  add(selection.anchor.isSample)
  add(selection.anchor.overValid)
  add(selection.multiple)
  add(selection.cut)
  for name in selection.floor?.rowNames ?? [] { add(selection.floor?.value(named: name)) }
  add(selection.zeroVolume)
  add(selection.zeroVolumeRefills)
  add(selection.paymentFloor)
  add(rules.eliminationLots)
  add(rules.revival.shortlisted)
  add(rules.revival.notShortlisted)
  add(rules.revival.reference)
  return sources
}
