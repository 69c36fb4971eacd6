public import RuleBook
public import Wording

/// What there is to say of an evaluated tender as a whole.
public struct TenderSummary: Sendable {
  /// How many lots and bids there are.
  public let lotCount, bidCount: Int
  /// How many bids are selected.
  public let selectedCount: Int
  /// The lots in which a person has to decide something, and what.
  public let openLots: [(name: String, question: Text?)]
  /// The name of the rule set.
  public let ruleSet: String
  /// The numbers below `published` that were used, by key.
  public let weakSources: [(key: String, grade: Grade)]
  /// Whether a rule that compares lots was left out because the file may not hold them all.
  public let leftOutElimination: Bool

  init(
    _ totals: LotTotals, ruleSet: String, weakSources: [(key: String, grade: Grade)],
    leftOutElimination: Bool
  ) {
    lotCount = totals.lots
    bidCount = totals.bids
    selectedCount = totals.selected
    openLots = totals.open
    self.ruleSet = ruleSet
    self.weakSources = weakSources
    self.leftOutElimination = leftOutElimination
  }
}

/// What is counted lot by lot.
struct LotTotals: Sendable {
  private(set) var lots = 0
  private(set) var bids = 0
  private(set) var selected = 0
  private(set) var open: [(name: String, question: Text?)] = []
  /// Counts some lots.
  init(_ outcomes: [LotOutcome]) {
    lots = outcomes.count
    for index in outcomes.indices {
      let standings = outcomes[index].standings
      bids += standings.count
      selected += standings.indices.count { standings[$0].selected == .yes }
      if outcomes[index].standings.leaveSomethingOpen {
        open.append((outcomes[index].name, outcomes[index].openQuestion))
      }
    }
  }

  /// Adds what was counted of the lots that follow.
  mutating func add(_ others: LotTotals) {
    lots += others.lots
    bids += others.bids
    selected += others.selected
    open += others.open
  }
}
