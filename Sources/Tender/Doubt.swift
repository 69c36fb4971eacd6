import ExactNumbers
import PriceRatio
import RuleBook

/// Finds where an unverified value decides: the lots that it may touch are evaluated again with the
/// nearest other values, or without the test that rests on it, and a bid whose outcome changes is
/// left undecided.
struct Doubt: Sendable {
  private let rules: TenderRules
  private let alternatives: [Alternative]

  /// What may be doubted of some rules.
  init(_ rules: TenderRules) {
    self.rules = rules
    alternatives = Self.alternatives(to: rules)
  }

  /// Marks the undecided bids; `evaluate` gives the outcomes of some lots under other rules.
  func mark(
    _ outcomes: inout [LotOutcome], lots: [Lot],
    evaluate: ([Lot], TenderRules) throws -> [LotOutcome]
  ) throws {
    for alternative in alternatives {
      // Where lots are compared with each other, one lot's change may reach all.
      let touched = outcomes.indices.filter { index in
        outcomes[index].standings.areTouched(
          alternative.reach, hasUnverifiedCap: outcomes[index].cap?.grade == .unverified)
      }
      guard !touched.isEmpty else { continue }
      let indices = rules.eliminationLots == nil ? touched : Array(outcomes.indices)
      let others = try evaluate(indices.map { lots[$0] }, alternative.rules)
      for (index, otherwise) in zip(indices, others) {
        Self.compare(&outcomes[index], with: otherwise, key: alternative.key)
      }
    }
  }

  /// The lots whose outcome another value may change.
  fileprivate enum Reach {
    case every
    /// Those where the price by which some bid is ranked is not its exact one.
    case withRounding
    /// Those where bids of different prices are ranked by the same.
    case withRoundedTie
    /// Those whose bids are of more than one dosage form.
    case withSeveralForms
    /// Those where a tie-break decided between equal prices.
    case withBrokenTie
    /// Those whose own cap is unverified.
    case withUnverifiedCap
  }

  /// Rules with one unverified value replaced.
  ///
  /// A class, as each is taken up again and again for a few lots, and rules are large.
  private final class Alternative: Sendable {
    let key: String
    let rules: TenderRules
    /// The lots whose outcomes may differ under them.
    let reach: Reach

    init(key: String, rules: TenderRules, reach: Reach) {
      (self.key, self.rules, self.reach) = (key, rules, reach)
    }
  }

  private static func compare(_ lot: inout LotOutcome, with otherwise: LotOutcome, key: String) {
    // Usually all stands as it stood.
    let isSame = lot.standings.indices.allSatisfy { index in
      lot.standings[index].bid == otherwise.standings[index].bid
        && lot.standings[index].selected == otherwise.standings[index].selected
    }
    guard !isSame else { return }
    let decisions = Dictionary(
      uniqueKeysWithValues: otherwise.standings.map { ($0.bid, $0.selected) })
    // The row of the table where it is this lot's own cap that is in doubt.
    let cap = lot.cap.flatMap { $0.grade == .unverified ? $0.key : nil }
    for index in lot.standings.indices {
      let selected = lot.standings[index].selected
      guard let changed = decisions[lot.standings[index].bid],
        changed != selected, selected != .undecided
      else { continue }
      lot.standings[index].selected = .undecided
      lot.standings[index].reasons.append(
        .restsOnUnverified(
          key: key == TenderKeys.caps.name ? cap ?? key : key, otherwise: changed))
    }
  }

  /// The rules with one unverified value replaced, for each such value.
  private static func alternatives(to rules: TenderRules) -> [Alternative] {
    var result: [Alternative] = []
    func add<Value>(
      _ rule: RuleSet.Cited<Value>?,
      in reach: Reach = .every,
      _ change: (inout TenderRules) -> Void
    ) {
      guard let rule, rule.grade == .unverified else { return }
      var other = rules
      change(&other)
      result.append(Alternative(key: rule.key, rules: other, reach: reach))
    }
    result += caps(rules)
    let (comparable, selection) = (rules.comparable, rules.selection)
    if comparable.decimals.value != nil {
      // Without rounding the order is the same, but for bids that rounding makes equal.
      let usesRounded =
        selection.anchor.rule.value != .lowest || selection.zeroVolume != nil
        || rules.eliminationLots != nil
      add(comparable.decimals, in: usesRounded ? .withRounding : .withRoundedTie) {
        $0.comparable.decimals = comparable.decimals.map { _ in nil }
      }
    }
    if comparable.formFactor == nil, let table = try? FormFactor(comparable.profile) {
      add(comparable.formFactorKnob, in: .withSeveralForms) {
        $0.comparable.formFactor = table
      }
    }
    // Whichever tie-break decides, one of these orders puts each later one before it.
    for key in rules.ranking.tieBreaks.value.dropFirst() {
      add(rules.ranking.tieBreaks, in: .withBrokenTie) { rules in
        rules.ranking.tieBreaks = rules.ranking.tieBreaks.map { [key] + $0.filter { $0 != key } }
      }
    }
    add(rules.shortlist.guaranteedCut) { $0.shortlist.guaranteedCut = nil }
    add(selection.multiple) { $0.selection.multiple = nil }
    add(selection.floor?.whole) { $0.selection.floor = nil }
    add(selection.anchor.isSample) {
      $0.selection.anchor.isSample = selection.anchor.isSample?.map { !$0 }
    }
    add(selection.anchor.overValid) {
      $0.selection.anchor.overValid = selection.anchor.overValid?.map { !$0 }
    }
    add(selection.zeroVolumeRefills) {
      $0.selection.zeroVolumeRefills = selection.zeroVolumeRefills?.map { !$0 }
    }
    for offset in [-1, 1] {
      add(rules.eliminationLots) {
        $0.eliminationLots = $0.eliminationLots?.map { max(0, $0 &+ offset) }
      }
    }
    return result
  }

  /// One place less and one more, in the lots whose own row of the table is unverified.
  private static func caps(_ rules: TenderRules) -> [Alternative] {
    [-1, 1].map { offset in
      var other = rules
      other.shortlist.capOffset = offset
      return Alternative(key: TenderKeys.caps.name, rules: other, reach: .withUnverifiedCap)
    }
  }
}

extension RuleSet.Table {
  /// The table as one value that is as sure as its least sure row.
  fileprivate var whole: RuleSet.Cited<Void>? {
    let rows = rowNames.compactMap { value(named: $0) }
    return rows.max { $0.grade < $1.grade }.map { row in
      RuleSet.Cited(value: (), key: name, grade: row.grade, source: row.source)
    }
  }
}

extension [Standing] {
  /// Whether they are of a lot within reach.
  fileprivate func areTouched(_ reach: Doubt.Reach, hasUnverifiedCap: Bool) -> Bool {
    switch reach {
    case .every: true
    case .withRounding: hasRounding
    case .withRoundedTie: hasRoundedTie
    case .withSeveralForms: hasSeveralForms
    case .withBrokenTie: hasBrokenTie
    case .withUnverifiedCap: hasUnverifiedCap
    }
  }

  fileprivate var hasRounding: Bool {
    indices.contains { self[$0].price?.ranked != self[$0].price?.exact }
  }

  fileprivate var hasRoundedTie: Bool {
    // Bids are sorted by the price by which they are ranked, where they are ranked by price.
    indices.dropFirst().contains { index in
      guard let listed = self[index].price?.listed, listed == self[index - 1].price?.listed else {
        return false
      }
      return self[index].price?.exact != self[index - 1].price?.exact
    }
  }

  fileprivate var hasSeveralForms: Bool {
    guard let first = self.first?.bid else { return false }
    return indices.contains { index in
      !self[index].bid.sharesForm(with: first) && self[index].bid.form != first.form
    }
  }

  fileprivate var hasBrokenTie: Bool {
    indices.dropFirst().contains { index in
      guard let rank = self[index - 1].rank, let next = self[index].rank else {
        return false
      }
      return rank != next && areEqual(index - 1, index)
    }
  }
}
