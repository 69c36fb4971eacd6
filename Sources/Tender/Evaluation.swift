public import ExactNumbers
public import RuleBook
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

  /// How many bids are selected.
  public var selectedCount: Int {
    lots.indices.reduce(0) { count, lot in
      let standings = lots[lot].standings
      return count + standings.indices.count { standings[$0].selected == .yes }
    }
  }

  /// The lots in which a person has to decide something.
  public var openLots: [LotOutcome] { lots.filter { $0.isOpen } }
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
  var lots = Lot.group(bids)
  if let units = rules.units {
    lots = try lots.flatMap { try BiddingUnits.split($0, rules: units) }
  }
  var inForce = rules
  if !options.isWholeTender { inForce.eliminationLots = nil }
  var outcomes = try evaluate(lots, rules: inForce, threads: options.threads)
  if !options.allowsUnverified {
    try Doubt.mark(&outcomes, lots: lots, rules: inForce, threads: options.threads) {
      try evaluate($0, rules: $1, threads: options.threads)
    }
  }
  for (index, lot) in lots.enumerated() {
    do {
      try Revival.apply(&outcomes[index], rules: inForce, accepted: options.accepted)
    } catch {
      throw LotError(lot: lot.name, cause: error)
    }
    Entities.restore(&outcomes[index])
  }
  return TenderOutcome(
    lots: outcomes, rules: inForce, weakSources: weakSources(inForce, outcomes),
    leftOutElimination: rules.eliminationLots != nil && !options.isWholeTender)
}

/// The stages of every lot, then those that compare the lots with each other.
private func evaluate(_ lots: [Lot], rules: TenderRules, threads: Int?) throws -> [LotOutcome] {
  let slices = try inSlices(of: lots.count, size: 256, threads: threads) { slice in
    try lots[slice].map { lot in
      do {
        return try evaluate(lot, rules: rules)
      } catch let cause as NumberError {
        throw LotError(lot: lot.name, cause: cause)
      }
    }
  }
  var outcomes = slices.flatMap { $0 }
  if let rule = rules.eliminationLots { try Elimination.apply(&outcomes, rule: rule) }
  return outcomes
}

/// Stages 1 to 6 of one lot, in order.
func evaluate(_ lot: Lot, rules: TenderRules) throws -> LotOutcome {
  let main = lot.mainStrength
  var standings = lot.bids.map(Standing.init)
  try ComparablePricing.apply(
    &standings, main: main?.value,
    comparesForms: rules.comparable.formFactor != nil && lot.hasSeveralForms,
    rules: rules.comparable)
  try Validity.apply(&standings)
  let members = Entities.merge(&standings)
  let count = Count.bidders(standings, rules: rules.shortlist)
  let cap = try Count.cap(for: count, rules: rules.shortlist)
  try Ranking.apply(&standings, rules: rules.ranking)
  Shortlist.apply(&standings, cap: cap, rules: rules.shortlist)
  try ZeroVolume.apply(&standings, cap: cap, rules: rules)
  var outcome = LotOutcome(
    name: lot.name, mainStrength: main?.text, count: count, cap: cap,
    standings: standings, members: members)
  try Selection.apply(&outcome, rules: rules)
  return outcome
}

/// The used numbers that are less sure than a secondary source, stage by stage.
private func weakSources(_ rules: TenderRules, _ lots: [LotOutcome])
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
  for lot in lots { add(lot.cap) }
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
