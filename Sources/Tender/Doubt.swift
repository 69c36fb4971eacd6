import ExactNumbers
import PriceRatio
import RuleBook

/// Finds what rests on a value that is not known for sure: the lots that it may touch are evaluated
/// again with the nearest other values, and a bid that would get something else is left undecided.
///
/// Such a value is an unverified number of the rules, unless the user allows those; and n, where the
/// file does not say whether rows without a quote count.
struct Doubt: Sendable {
  private let rules: TenderRules
  private let alternatives: [Alternative]

  /// What may be doubted of some rules.
  init(_ rules: TenderRules, allowsUnverified: Bool) {
    self.rules = rules
    alternatives = allowsUnverified ? [] : Self.alternatives(to: rules)
  }

  /// The rules with other values of their unverified numbers.
  var others: [(key: String, rules: TenderRules)] { alternatives.map { ($0.key, $0.rules) } }

  /// Marks the undecided bids; `evaluate` gives the outcomes of some lots under other rules.
  func mark(
    _ outcomes: inout [LotOutcome], lots: [Lot],
    evaluate: ([Lot], TenderRules) throws -> [LotOutcome]
  ) throws {
    let mayReachAll = rules.eliminationLots != nil || rules.units != nil
    for alternative in alternatives {
      let touched = outcomes.indices.filter { index in
        outcomes[index].standings.areTouched(
          alternative.reach, hasUnverifiedCap: outcomes[index].cap?.grade == .unverified)
      }
      guard !touched.isEmpty else { continue }
      let indices = mayReachAll ? Array(lots.indices) : touched
      let others = try evaluate(indices.map { lots[$0] }, alternative.rules)
      compare(&outcomes, others, .unverified(key: alternative.key), indices)
    }
    try markCounts(&outcomes, lots) { try evaluate($0, rules) }
  }

  /// Marks what would be otherwise if some of the rows without a quote did not count.
  private func markCounts(
    _ outcomes: inout [LotOutcome], _ lots: [Lot], evaluate: ([Lot]) throws -> [LotOutcome]
  ) throws {
    guard !rules.shortlist.countsValidBidsOnly.value, rules.shortlist.caps != nil else { return }
    let open = lots.map(\.openCounts)
    let mayReachAll = rules.eliminationLots != nil || rules.units != nil
    for uncounted in 1..<(1 + (open.max() ?? 0)) {
      let indices = lots.indices.filter { mayReachAll || open[$0] >= uncounted }
      let others = try evaluate(
        indices.map { index in
          var lot = lots[index]
          lot.uncounted = min(uncounted, open[index])
          return lot
        })
      compare(&outcomes, others, .count, indices)
    }
  }

  /// Holds the outcomes of some lots against those with another value; where bids move between lots
  /// all are given.
  private func compare(
    _ outcomes: inout [LotOutcome], _ others: [LotOutcome], _ value: OpenValue, _ indices: [Int]
  ) {
    if rules.units == nil {
      for (index, other) in zip(indices, others) { outcomes[index].doubt(value, other.standings) }
    } else {
      let standings = others.flatMap(\.standings)
      for index in outcomes.indices { outcomes[index].doubt(value, standings) }
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

extension LotOutcome {
  /// Leaves open whatever bid gets something else with another value.
  fileprivate mutating func doubt(_ value: OpenValue, _ others: [Standing]) {
    // Usually all stands as it stood.
    let isSame =
      others.count == standings.count
      && standings.indices.allSatisfy { standings[$0].isSettled(like: others[$0]) }
    guard !isSame else { return }
    let otherwise = Dictionary(uniqueKeysWithValues: others.map { ($0.bid, $0) })
    // The row of the table where it is this lot's own cap that is in doubt.
    var value = value
    if value == .unverified(key: TenderKeys.caps.name), let cap, cap.grade == .unverified {
      value = .unverified(key: cap.key)
    }
    for index in standings.indices {
      guard let other = otherwise[standings[index].bid] else { continue }
      standings[index].doubt(value, other)
    }
  }
}

extension Standing {
  /// Whether another value leaves all as it is.
  fileprivate func isSettled(like other: Standing) -> Bool {
    bid == other.bid && selected == other.selected && shortlisted == other.shortlisted
      && settledPrice == other.settledPrice && entitlement == other.entitlement
  }

  /// Leaves open what is otherwise with another value.
  fileprivate mutating func doubt(_ value: OpenValue, _ other: Standing) {
    if shortlisted != other.shortlisted, shortlisted != .undecided {
      shortlisted = .undecided
      if selected == other.selected {
        reasons.addAboutShortlist(.restsOn(value, .shortlist(other.shortlisted)))
      }
    }
    guard selected != .undecided else { return }
    if verdict != other.verdict {
      let isPrice = selected == .yes && other.selected == .yes
      reasons.append(
        .restsOn(
          value, .selection(other.selected, price: isPrice ? other.verdict.price : nil)))
      selected = .undecided
      settledPrice = nil
    } else if selected == .no, settledPrice != other.settledPrice, !hasOpenOffer {
      hasOpenOffer = true
      settledPrice = nil
      reasons.removeAll { $0.isOffer }
      reasons.append(.restsOn(value, .offer))
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
