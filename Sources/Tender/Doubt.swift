import ExactNumbers
import PriceRatio
import RuleBook

/// Finds where an unverified value decides: the tender is evaluated again with the nearest other
/// values, and a bid whose outcome changes is left undecided.
enum Doubt {
  /// Marks the undecided bids; `evaluate` gives the outcomes of the same lots under other rules.
  static func mark(
    _ outcomes: inout [LotOutcome], rules: TenderRules,
    evaluate: (TenderRules) throws -> [LotOutcome]
  ) throws {
    for (key, other) in alternatives(to: rules, outcomes) {
      for (index, otherwise) in try evaluate(other).enumerated() {
        compare(&outcomes[index], with: otherwise, key: key)
      }
    }
  }

  private static func compare(_ lot: inout LotOutcome, with otherwise: LotOutcome, key: String) {
    let decisions = Dictionary(
      uniqueKeysWithValues: otherwise.standings.map { ($0.bid.bidder, $0.selected) })
    // The row of the table where it is this lot's own cap that is in doubt.
    let cap = lot.cap.flatMap { $0.grade == .unverified ? $0.key : nil }
    for index in lot.standings.indices {
      let standing = lot.standings[index]
      guard let changed = decisions[standing.bid.bidder], changed != standing.selected,
        standing.selected != .undecided
      else { continue }
      lot.standings[index].selected = .undecided
      lot.standings[index].reasons.append(
        .restsOnUnverified(
          key: key == TenderKeys.caps.name ? cap ?? key : key, otherwise: changed))
    }
  }

  /// The rules with one unverified value replaced, for each such value.
  private static func alternatives(to rules: TenderRules, _ outcomes: [LotOutcome])
    -> [(key: String, rules: TenderRules)]
  {
    var result: [(String, TenderRules)] = []
    func add(_ key: String, _ change: (inout TenderRules) -> Void) {
      var other = rules
      change(&other)
      result.append((key, other))
    }
    if outcomes.contains(where: { $0.cap?.grade == .unverified }) {
      for offset in [-1, 1] { add(TenderKeys.caps.name) { $0.shortlist.capOffset = offset } }
    }
    if rules.comparable.decimals.grade == .unverified, rules.comparable.decimals.value != nil {
      add(rules.comparable.decimals.key) {
        $0.comparable.decimals = $0.comparable.decimals.map { _ in nil }
      }
    }
    if rules.comparable.formFactorKnob.grade == .unverified, rules.comparable.formFactor == nil,
      let table = try? FormFactor(rules.comparable.profile)
    {
      add(rules.comparable.formFactorKnob.key) { $0.comparable.formFactor = table }
    }
    if rules.ranking.tieBreaks.grade == .unverified, outcomes.contains(where: \.hasBrokenTie) {
      // Whichever tie-break decides, one of these orders puts each later one before it.
      for key in rules.ranking.tieBreaks.value.dropFirst() {
        add(rules.ranking.tieBreaks.key) { rules in
          rules.ranking.tieBreaks = rules.ranking.tieBreaks.map { [key] + $0.filter { $0 != key } }
        }
      }
    }
    if let rule = rules.eliminationLots, rule.grade == .unverified {
      for lots in [rule.value - 1, rule.value &+ 1] where lots >= 0 {
        add(rule.key) { $0.eliminationLots = rule.map { _ in lots } }
      }
    }
    return result
  }
}

extension LotOutcome {
  /// Whether a tie-break decided between equal prices.
  fileprivate var hasBrokenTie: Bool {
    zip(standings, standings.dropFirst()).contains { a, b in
      guard let rank = a.rank, let next = b.rank else { return false }
      return rank != next && a.rankingValue == b.rankingValue
    }
  }
}
