public import ExactNumbers
public import RuleBook

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
  public var openLots: [LotOutcome] { lots.filter(\.isOpen) }
}

/// How a tender is evaluated.
public struct EvaluationOptions: Sendable {
  /// Use unverified numbers even where another value would give another outcome.
  public var allowsUnverified = false
  /// The bids are all of the tender, so that lots can be compared with each other.
  public var isWholeTender = false

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
  let lots = Lot.group(bids)
  var inForce = rules
  if !options.isWholeTender { inForce.eliminationLots = nil }
  var outcomes = try evaluate(lots, rules: inForce)
  if !options.allowsUnverified {
    try Doubt.mark(&outcomes, rules: inForce) { try evaluate(lots, rules: $0) }
  }
  return TenderOutcome(
    lots: outcomes, rules: inForce, weakSources: weakSources(inForce, outcomes),
    leftOutElimination: rules.eliminationLots != nil && !options.isWholeTender)
}

/// The stages of every lot, then those that compare the lots with each other.
private func evaluate(_ lots: [Lot], rules: TenderRules) throws -> [LotOutcome] {
  var outcomes = try lots.map { lot in
    do {
      return try evaluate(lot, rules: rules)
    } catch let cause as NumberError {
      throw LotError(lot: lot.name, cause: cause)
    }
  }
  if let rule = rules.eliminationLots { try Elimination.apply(&outcomes, rule: rule) }
  return outcomes
}

/// The stages of one lot, in order.
func evaluate(_ lot: Lot, rules: TenderRules) throws -> LotOutcome {
  var standings = lot.bids.map(Standing.init)
  try ComparablePricing.apply(&standings, lot: lot, rules: rules)
  try Validity.apply(&standings)
  let count = Count.bidders(standings, rules: rules)
  let cap = try Count.cap(for: count, rules: rules)
  Ranking.apply(&standings, rules: rules)
  if let cap { Shortlist.apply(&standings, cap: cap) }
  var outcome = LotOutcome(
    name: lot.name, mainStrength: lot.mainStrength?.text, count: count, cap: cap,
    standings: standings)
  try Selection.apply(&outcome, rules: rules)
  return outcome
}

/// The used numbers that are less sure than a secondary source, in the order of the catalogue.
private func weakSources(_ rules: TenderRules, _ lots: [LotOutcome])
  -> [(key: String, grade: Grade)]
{
  let selection = rules.selection
  var sources: [(String, Grade)] = [
    (rules.content.base.key, rules.content.base.grade),
    (rules.formFactorKnob.key, rules.formFactorKnob.grade),
    (rules.decimals.key, rules.decimals.grade),
    (rules.countsValidBidsOnly.key, rules.countsValidBidsOnly.grade),
    (rules.tieBreaks.key, rules.tieBreaks.grade),
  ]
  sources += lots.compactMap(\.cap).map { ($0.key, $0.grade) }
  sources += [selection.multiple, selection.cut, selection.floor].compactMap { rule in
    rule.map { ($0.key, $0.grade) }
  }
  sources += [rules.eliminationLots].compactMap { rule in rule.map { ($0.key, $0.grade) } }
  var seen: Set<String> = []
  return sources.filter { $0.1 > .published && seen.insert($0.0).inserted }
    .map { (key: $0.0, grade: $0.1) }
}
