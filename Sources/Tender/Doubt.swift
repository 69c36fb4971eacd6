import ExactNumbers
import PriceRatio
import RuleBook

/// Finds where an unverified number decides: the lot is evaluated again with the nearest other
/// values of the number, and a bid whose outcome changes is left undecided.
enum Doubt {
  static func mark(_ outcome: inout LotOutcome, lot: Lot, rules: TenderRules) throws {
    for (key, other) in alternatives(to: rules, cap: outcome.cap) {
      let otherwise = try evaluate(lot, rules: other)
      let decisions = Dictionary(
        uniqueKeysWithValues: otherwise.standings.map { ($0.bid.bidder, $0) })
      for index in outcome.standings.indices {
        let standing = outcome.standings[index]
        guard let changed = decisions[standing.bid.bidder] else { continue }
        guard changed.selected != standing.selected, standing.selected != .undecided else {
          continue
        }
        outcome.standings[index].selected = .undecided
        outcome.standings[index].reasons.append(
          .restsOnUnverified(key: key, otherwise: changed.selected))
      }
    }
  }

  /// The rules with one unverified number replaced, for each such number.
  private static func alternatives(to rules: TenderRules, cap: RuleSet.Cited<Int>?)
    -> [(key: String, rules: TenderRules)]
  {
    var result: [(String, TenderRules)] = []
    func add(_ key: String, _ change: (inout TenderRules) -> Void) {
      var other = rules
      change(&other)
      result.append((key, other))
    }
    if let cap, cap.grade == .unverified {
      add(cap.key) { $0.shortlist.capOffset = -1 }
      add(cap.key) { $0.shortlist.capOffset = 1 }
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
    return result
  }
}
