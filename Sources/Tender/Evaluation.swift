public import ExactNumbers
public import RuleBook
import Synchronization
import Tables

/// The outcome of a tender: every lot, and what the result rests on.
public struct TenderOutcome: Sendable {
  /// The lots by name.
  public private(set) var lots: [LotOutcome]
  /// The rules that were used.
  public var rules: TenderRules { evaluation.rules }
  /// The numbers below `published` that were used, by key.
  public var weakSources: [(key: String, grade: Grade)] { rules.usedWeak }
  /// Whether a rule that compares lots was left out because the file may not hold them all.
  public let leftOutElimination: Bool
  /// What the lots were before the stages, and how they were evaluated.
  private var given: [Lot]
  private let evaluation: Evaluation
  /// The lots that were taken out.
  private var takenOut: Set<String> = []

  init(_ lots: [LotOutcome], of given: [Lot], _ evaluation: Evaluation) {
    self.lots = lots
    self.given = given
    self.evaluation = evaluation
    leftOutElimination = evaluation.leavesOutElimination
  }

  /// The outcome with each other value of an unverified number of the rules: of all lots, or only of
  /// those that it may change.
  func otherwise(inReach: Bool = false) throws -> [(value: OtherRules, lots: [LotOutcome])] {
    try evaluation.others.map { other in
      var reached = given
      if inReach, let reach = other.reach {
        // A shortlist that rests on another value has another outcome here; between equal entities
        // stand their members, so that they are not seen to be equal.
        reached = lots.indices.filter { place in
          lots[place].isTouched(reach) || given[place].hasRelatedBids
            || lots[place].standings.haveOpenShortlist
        }.map { given[$0] }
      }
      let outcomes = try evaluation.outcomes(of: reached, by: other.kept)
      guard !takenOut.isEmpty else { return (other, outcomes) }
      return (other, outcomes.filter { !takenOut.contains($0.name.foldedName) })
    }
  }

  /// The outcome without some lots, which have stood beside the others until now.
  public func without(_ names: Set<String>) -> TenderOutcome {
    guard !names.isEmpty else { return self }
    var copy = self
    copy.takenOut.formUnion(names)
    copy.lots.removeAll { names.contains($0.name.foldedName) }
    if !evaluation.comparesLots { copy.given.removeAll { names.contains($0.name.foldedName) } }
    return copy
  }

  /// The outcome with some of the lots alone; what they come to was computed of all.
  func keeping(_ isKept: (LotOutcome) -> Bool) -> TenderOutcome {
    var copy = self
    copy.lots.removeAll { !isKept($0) }
    return copy
  }

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
  /// How many lots of the tender are not among the bids, as their rows have faults.
  public var lotsSetAside = 0
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
public func evaluate(_ bids: BidRows, rules: TenderRules, options: EvaluationOptions = .init())
  throws -> TenderOutcome
{
  try evaluate(bids.lots(), rules: rules, options: options)
}

/// Runs the stages over all lots, which come by name.
func evaluate(_ lots: [Lot], rules: TenderRules, options: EvaluationOptions = .init()) throws
  -> TenderOutcome
{
  let evaluation = try Evaluation(rules, options)
  let outcomes = try evaluation.outcomes(of: lots, threads: options.threads)
  return TenderOutcome(outcomes, of: lots, evaluation)
}

/// Runs the stages over some lots at a time, under each of some rules, and keeps of them only what
/// `digest` makes of the outcomes, one for each of the rules; `take` gets it in the order of the lots
/// while others are still evaluated. So many lots are evaluated `atOnce`.
///
/// - Returns: the summaries; nil where some of the rules compare lots with each other, so that they
///   cannot be evaluated apart, and nothing is taken.
/// - Throws: as for all lots at once, and what `digest` and `take` throw.
public func evaluate<Digest: Sendable>(
  _ bids: BidRows, rules: [TenderRules], options: EvaluationOptions = .init(), atOnce: Int = 32,
  _ digest: @Sendable ([TenderOutcome]) throws -> Digest, take: @Sendable (Digest) throws -> Void
) throws -> [TenderSummary]? {
  let evaluations = try rules.map { try Evaluation($0, options) }
  guard evaluations.allSatisfy({ $0.rules.elimination == nil }) else { return nil }
  // Few lots at a time: what is given up after one slice serves the next.
  let counted = Mutex(evaluations.map { _ in LotTotals([]) })
  try inSlices(of: bids.lotCount, size: atOnce, threads: options.threads) { slice in
    let lots = bids.lots(slice)
    let outcomes = try evaluations.map { evaluation in
      TenderOutcome(try evaluation.outcomes(of: lots, threads: 1), of: lots, evaluation)
    }
    return (digest: try digest(outcomes), totals: outcomes.map { LotTotals($0.lots) })
  } take: { slice in
    counted.withLock { counted in
      for place in counted.indices { counted[place].add(slice.totals[place]) }
    }
    try take(slice.digest)
  }
  return zip(evaluations, counted.withLock { $0 }).map { evaluation, totals in
    TenderSummary(
      totals, ruleSet: evaluation.rules.ruleSet.id, weakSources: evaluation.rules.usedWeak,
      leftOutElimination: evaluation.leavesOutElimination)
  }
}

/// The rules that are in force, and what is to be done by them.
struct Evaluation: Sendable {
  private let kept: KeptRules
  var rules: TenderRules { kept.rules }
  /// Whether a rule that compares lots is left out because the file may not hold them all.
  let leavesOutElimination: Bool
  private let doubt: Doubt
  private let made = MadeStages()
  let accepted: Set<Acceptance>
  private let lotsSetAside: Int

  init(_ rules: TenderRules, _ options: EvaluationOptions) throws(RuleError) {
    kept = KeptRules(options.isWholeTender ? try rules.comparingLots() : rules)
    leavesOutElimination = rules.canCompareLots && !options.isWholeTender
    doubt = Doubt(kept, allowsUnverified: options.allowsUnverified)
    (accepted, lotsSetAside) = (options.accepted, options.lotsSetAside)
  }

  /// All stages of some lots, and what is open in them.
  func outcomes(of lots: [Lot], threads: Int?) throws -> [LotOutcome] {
    var outcomes = try stages(kept).outcomes(of: lots, threads: threads)
    try doubt.mark(&outcomes, lots: lots) { lots, rules in
      try stages(rules).outcomes(of: lots, threads: threads)
    }
    return outcomes
  }

  /// The stages of some lots under other rules, with nothing marked open in them.
  func outcomes(of lots: [Lot], by rules: KeptRules) throws -> [LotOutcome] {
    try stages(rules).outcomes(of: lots, threads: lots.count == 1 ? 1 : nil)
  }

  /// The rules with each other value of an unverified number.
  var others: [OtherRules] { doubt.others }

  /// These rules, and those with other values by which another bid may be selected; nil where some value
  /// cannot be tried.
  var rulesOfSelection: [KeptRules]? { doubt.othersOfSelection.map { [kept] + $0 } }

  /// Whether a change in one lot may reach others.
  var comparesLots: Bool { doubt.mayReachAll }

  private func stages(_ rules: KeptRules) -> Stages {
    made.of(rules) {
      Stages(rules.rules, accepted: accepted, lotsSetAside: lotsSetAside)
    }
  }
}

/// The stages under rules that others refer to, made once: rules are large, and few lots are evaluated at
/// a time.
private final class MadeStages: Sendable {
  private let made = Mutex<[ObjectIdentifier: (rules: KeptRules, stages: Stages)]>([:])

  func of(_ rules: KeptRules, make: () -> Stages) -> Stages {
    made.withLock { made in
      if let known = made[ObjectIdentifier(rules)] { return known.stages }
      let stages = make()
      made[ObjectIdentifier(rules)] = (rules, stages)
      return stages
    }
  }
}

/// The stages of the pipeline under some rules.
///
/// A class, as rules are large, and every lot refers to them.
private final class Stages: Sendable {
  private let rules: TenderRules
  private let accepted: Set<Acceptance>
  private let interchange: Interchange
  private let lotsSetAside: Int

  init(_ rules: TenderRules, accepted: Set<Acceptance>, lotsSetAside: Int) {
    (self.rules, self.accepted) = (rules, accepted)
    // Into how many units such a lot splits nobody knows.
    self.lotsSetAside = rules.units != nil && lotsSetAside > 0 ? Int(Int32.max) : lotsSetAside
    interchange = Interchange(rules, accepted: accepted)
  }

  /// The stages of every lot in every resolution of its ties, with those that compare the lots with
  /// each other, then what all resolutions agree on.
  func outcomes(of lots: [Lot], threads: Int?) throws -> [LotOutcome] {
    let lots = try rules.arranged(lots)
    guard let elimination = rules.elimination else {
      return try inLotSlices(lots, threads) { lot, lookups in
        try finish(upToSelection(lot, &lookups))
      }
    }
    var resolved = try inLotSlices(lots, threads, upToSelection)
    try Elimination.apply(&resolved, lotsSetAside: lotsSetAside, rules: elimination)
    return try resolved.map(finish)
  }

  /// What becomes of one lot after the other; of a lot with many resolutions they are given up before the
  /// next one.
  private func inLotSlices<Output: Sendable>(
    _ lots: [Lot], _ threads: Int?, _ body: @Sendable (Lot, inout Lookups) throws -> Output
  ) throws -> [Output] {
    var slices = try inSlices(of: lots.count, size: 256, threads: threads) { slice in
      var lookups = Lookups()
      return try lots[slice].map { try body($0, &lookups) }
    }
    // Nearly always there is one slice, which need not be copied.
    let last = slices.popLast() ?? []
    return slices.isEmpty ? last : slices.flatMap { $0 } + last
  }

  /// Stages 1 to 6 of a lot.
  @Sendable
  private func upToSelection(_ lot: Lot, _ lookups: inout Lookups) throws -> LotResolutions {
    do {
      return try Resolution.each(bids: lot.bids.count) { resolution in
        try evaluate(lot, &lookups, &resolution)
      }
    } catch let cause as NumberError {
      throw LotError(lot: lot.name, cause: cause)
    }
  }

  /// Stage 7 and what all resolutions of a lot agree on.
  private func finish(_ lot: consuming LotResolutions) throws(LotError) -> LotOutcome {
    var lot = lot
    do throws(NumberError) {
      try lot.change { outcome throws(NumberError) in
        try Revival.apply(&outcome, rules: rules, accepted: accepted)
        Entities.restore(&outcome)
        StrikingOff.apply(&outcome, rules: rules)
        Replacing.apply(&outcome)
      }
    } catch {
      throw LotError(lot: lot.first.outcome.name, cause: error)
    }
    var outcome = TieMerge.outcome(of: lot)
    if !accepted.isEmpty { noteAcceptances(&outcome) }
    Replacing.noteVain(&outcome)
    return outcome
  }

  /// Notes who accepted a price that was not offered: that has no effect, and is told.
  private func noteAcceptances(_ outcome: inout LotOutcome) {
    let lot = outcome.name
    outcome.unchecked.acceptedInVain = outcome.standings.filter { standing in
      accepted.contains(Acceptance(lot: lot, bidder: standing.bid.bidder))
        && !standing.selected.isOpen && !standing.isRevived
    }.map(\.bid.bidder)
  }

  /// Stages 1 to 6 of one lot in one resolution of its ties, in order.
  private func evaluate(_ lot: Lot, _ lookups: inout Lookups, _ resolution: inout Resolution) throws
    -> LotOutcome
  {
    let mains = lot.mainStrengths
    let comparison = Comparison(
      main: mains.isEmpty ? nil : mains[min(lot.mainChoice, mains.count - 1)],
      comparesForms: rules.comparable.formFactor != nil && lot.hasSeveralForms)
    // The bids stand in the outcome from the start: in two lists each stage would copy them.
    var outcome = LotOutcome(
      name: lot.name, comparison: comparison,
      standings: try ComparablePricing.standings(
        of: lot.bids, comparison, rules: rules.comparable, &lookups.divisors))
    outcome.otherMains = max(0, mains.count - 1)
    Validity.apply(&outcome.standings, ceilings: rules.ceilings)
    if lot.hasRelatedBids {
      outcome.members = Entities.merge(&outcome.standings, interchange, &resolution)
    }
    outcome.count = Count.bidders(
      outcome.standings, rules: rules.shortlist, uncounted: lot.uncounted)
    let cap = try Count.cap(for: outcome.count, rules: rules.shortlist, &lookups.caps)
    outcome.cap = cap
    try Ranking.apply(&outcome.standings, rules: rules.ranking)
    Shortlist.apply(
      &outcome.standings, cap: cap, rules: rules.shortlist, interchange, &resolution)
    // Where winners without volume count for the anchor, it is taken of the shortlist as it stood
    // before others took their places.
    let asShortlisted =
      rules.selection.anchor.withZeroVolume?.value == true ? outcome.standings : nil
    try ZeroVolume.apply(&outcome.standings, cap: cap, rules: rules, interchange, &resolution)
    outcome.anchor = try outcome.standings.anchor(
      asShortlisted: asShortlisted, rules: rules.selection.anchor)
    try Selection.apply(&outcome, rules: rules, &lookups.floors, &resolution)
    try CostStatement.apply(&outcome, rules: rules, &resolution)
    outcome.unchecked.look(
      at: outcome.standings, revivesByVolume: rules.revival.notShortlisted != nil)
    LotGaps.apply(&outcome)
    BiddingUnits.leaveOpen(&outcome, lot)
    return outcome
  }
}

extension TenderRules {
  /// The lots as bids compete in them: split into bidding units where the rules say so, each bid under
  /// the ceiling that the rules set.
  func arranged(_ lots: [Lot]) throws(LotError) -> [Lot] {
    guard units != nil || ceilings != nil else { return lots }
    var arranged: [Lot] = []
    for lot in lots {
      let capped = try Ceilings.lot(lot, rules: self)
      arranged +=
        try units.map { units throws(LotError) in
          try BiddingUnits.split(capped, rules: units)
        } ?? [capped]
    }
    return arranged
  }
}

/// What the stages look up for one lot after the other under the same rules.
private struct Lookups {
  var divisors = PriceDivisors()
  var floors = Floors()
  var caps = Remembered<Int, RuleSet.Cited<Int>>()
}
