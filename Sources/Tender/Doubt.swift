import ExactNumbers
import PriceRatio
import RuleBook

/// Some rules with another value of an unverified number.
struct OtherRules: Sendable {
  /// The number.
  let key: String
  /// Whether it is one by which volume is shared out.
  let sharesVolume: Bool
  /// The lots whose outcome it may change; nil where a change in one lot may reach any other.
  let reach: DoubtedValue.Reach?
  let kept: KeptRules
  /// Where they stand among all of them, whichever of the numbers were used by now.
  let place: Place

  /// A number among the unverified ones, and which of its other values.
  struct Place: Sendable, Equatable, Comparable {
    let value: Int
    let rule: Int

    static func < (a: Place, b: Place) -> Bool { (a.value, a.rule) < (b.value, b.rule) }
  }
}

/// Finds what rests on a value that is not known for sure: the lots that it may touch are evaluated
/// again with the nearest other values, and a bid that would get something else is left undecided.
///
/// Such a value is an unverified number of the rules, unless the user allows those; and n, where the
/// file does not say whether rows without a quote count.
struct Doubt: Sendable {
  private let kept: KeptRules
  private let values: [DoubtedValue]
  private var rules: TenderRules { kept.rules }

  /// What may be doubted of some rules.
  init(_ kept: KeptRules, allowsUnverified: Bool) {
    self.kept = kept
    values = allowsUnverified ? [] : DoubtedValue.all(of: kept.rules)
  }

  /// The rules with other values of their unverified numbers that were used.
  var others: [OtherRules] {
    values.enumerated().filter(\.element.isUsed).flatMap { place, value in
      value.others.rules.enumerated().map { rule, rules in
        OtherRules(
          key: value.name, sharesVolume: value.sharesVolume,
          reach: mayReachAll ? nil : value.reach, kept: rules,
          place: .init(value: place, rule: rule))
      }
    }
  }

  /// The rules with each other value of an unverified number that may change who is selected, used or
  /// not; nil where some other value cannot be tried.
  var othersOfSelection: [KeptRules]? {
    let all = values.filter { !$0.sharesVolume }.map(\.others)
    return all.contains(where: \.areIncomplete) ? nil : all.flatMap(\.rules)
  }

  /// Marks the undecided bids; `evaluate` gives the outcomes of some lots under other rules.
  func mark(
    _ outcomes: inout [LotOutcome], lots: [Lot],
    evaluate: ([Lot], KeptRules) throws -> [LotOutcome]
  ) throws {
    try markUnverified(&outcomes, lots, evaluate: evaluate)
    try markCounts(&outcomes, lots, evaluate: evaluate)
    try markMainStrengths(&outcomes, lots, evaluate: evaluate)
  }

  /// Marks what would be otherwise with other values of unverified numbers.
  private func markUnverified(
    _ outcomes: inout [LotOutcome], _ lots: [Lot],
    evaluate: ([Lot], KeptRules) throws -> [LotOutcome]
  ) throws {
    for value in values where value.isUsed {
      let touched = outcomes.indices.filter { outcomes[$0].isTouched(value.reach) }
      guard !touched.isEmpty else { continue }
      let indices = mayReachAll ? Array(lots.indices) : touched
      let (others, reached) = (value.others, indices.map { lots[$0] })
      for rules in others.rules {
        compare(&outcomes, try evaluate(reached, rules), .unverified(key: value.name), indices)
      }
      if others.areIncomplete {
        for index in touched {
          outcomes[index].leaveOpen(
            .undecided, because: .restsOn(.unverified(key: value.name), .unknown))
        }
      }
    }
  }

  /// Whether a change in one lot may reach others.
  var mayReachAll: Bool { rules.elimination != nil || rules.units != nil }

  /// Marks what would be otherwise if some of the rows without a quote did not count.
  private func markCounts(
    _ outcomes: inout [LotOutcome], _ lots: [Lot],
    evaluate: ([Lot], KeptRules) throws -> [LotOutcome]
  ) throws {
    guard !rules.shortlist.countsValidBidsOnly.value, rules.shortlist.caps != nil else { return }
    let open = answers(lots.map(\.openCounts), to: .count, lots, &outcomes)
    for uncounted in 1..<(1 + (open.max() ?? 0)) {
      let indices = lots.indices.filter { mayReachAll || open[$0] >= uncounted }
      let counted = indices.map { index in
        var lot = lots[index]
        lot.uncounted = min(uncounted, open[index])
        return lot
      }
      // With another n other numbers may decide, and be in doubt themselves.
      var others = try evaluate(counted, kept)
      try markUnverified(&others, counted, evaluate: evaluate)
      compare(&outcomes, others, .count, indices)
    }
  }

  /// Marks what would be otherwise at another of the strengths that are quoted equally often, where
  /// the file names none.
  private func markMainStrengths(
    _ outcomes: inout [LotOutcome], _ lots: [Lot],
    evaluate: ([Lot], KeptRules) throws -> [LotOutcome]
  ) throws {
    let all =
      rules.units == nil ? outcomes.map(\.otherMains) : lots.map { $0.mainStrengths.count - 1 }
    let others = answers(all, to: .mainStrength, lots, &outcomes)
    for choice in 1..<(1 + max(0, others.max() ?? 0)) {
      let indices = lots.indices.filter { mayReachAll || others[$0] >= choice }
      let chosen = indices.map { index in
        var lot = lots[index]
        lot.mainChoice = min(choice, max(0, others[index]))
        return lot
      }
      var otherwise = try evaluate(chosen, kept)
      try markUnverified(&otherwise, chosen, evaluate: evaluate)
      compare(&outcomes, otherwise, .mainStrength, indices)
    }
  }

  /// How many other answers to a question about each lot are gone through: all of them, or, where
  /// there are too many, none, and whatever they may reach is left open.
  private func answers(
    _ counts: [Int], to question: OpenValue, _ lots: [Lot], _ outcomes: inout [LotOutcome]
  ) -> [Int] {
    let tooMany = lots.indices.filter {
      counts[$0] > min(Self.mostAnswers, Resolution.limit(bids: lots[$0].bids.count))
    }
    guard !tooMany.isEmpty else { return counts }
    for index in mayReachAll ? Array(outcomes.indices) : tooMany {
      outcomes[index].leaveOpen(.undecided, because: .restsOn(question, .untried))
    }
    var counts = counts
    for index in tooMany { counts[index] = 0 }
    return counts
  }

  /// A question with more answers has to be settled by whoever asks.
  private static let mostAnswers = 50

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
}

extension LotOutcome {
  /// Leaves open whatever bid gets something else with another value.
  fileprivate mutating func doubt(_ value: OpenValue, _ others: [Standing]) {
    // Usually all stands as it stood.
    let isSame =
      others.count == standings.count
      && standings.indices.allSatisfy { standings[$0].isSettled(like: others[$0]) }
    guard !isSame else { return }
    let isRuled =
      value == .count
      && standings.contains { $0.bid.exclusion != nil && $0.bid.isCounted == nil }
    let value = isRuled ? .ruledCount : value
    let otherwise = Dictionary(uniqueKeysWithValues: others.map { ($0.bid, $0) })
    for index in standings.indices {
      guard let other = otherwise[standings[index].bid] else { continue }
      standings[index].doubt(value, other)
    }
  }
}

extension Standing {
  /// Whether another value leaves all as it is.
  ///
  /// In line, so that a standing in a list need not be copied for it.
  @inline(__always)
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
    if selected != other.selected || !isShown(verdict.price, like: other.verdict.price)
      || selected == .yes && entitlement != other.entitlement
    {
      let isBoth = selected == .yes && other.selected == .yes
      let isPrice = isBoth && !isShown(verdict.price, like: other.verdict.price)
      let otherwise: Otherwise =
        isBoth && !isPrice
        ? .entitlement(other.entitlement)
        : .selection(other.selected, price: isPrice ? other.verdict.price : nil)
      reasons.append(.restsOn(value, otherwise))
      selected = .undecided
      settledPrice = nil
    } else if selected == .no, !isShown(settledPrice, like: other.settledPrice), !hasOpenOffer {
      hasOpenOffer = true
      settledPrice = nil
      reasons.removeAll { $0.isOffer }
      reasons.append(.restsOn(value, .offer))
    }
  }

  /// Whether two prices are the same to the digits that are shown: at another main strength a factor
  /// is reached by another way.
  private func isShown(_ price: Ratio?, like other: Ratio?) -> Bool {
    func shown(_ price: Ratio?) -> Ratio? {
      price.flatMap { try? $0.rounded(decimals: 6, rounding: .halfUp) }
    }
    return price == other || price != nil && shown(price) == shown(other)
  }
}
