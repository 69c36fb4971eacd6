import ExactNumbers
import RuleBook

/// Puts the resolutions of a lot's ties together: what all of them give stands, where they differ
/// the bid is tied.
struct TieMerge {
  private let resolutions: [ResolvedLot]
  private let standings: [[Bid: Standing]]

  /// The outcome of a lot from all of its resolutions.
  static func outcome(of lot: LotResolutions) -> LotOutcome {
    let isPlain =
      lot.others.isEmpty && lot.first.choices.allSatisfy { $0.interchangeable.isEmpty }
    return isPlain ? lot.first.outcome : TieMerge(lot).merged()
  }

  private init(_ lot: LotResolutions) {
    resolutions = lot.all
    standings = resolutions.map { resolution in
      Dictionary(uniqueKeysWithValues: resolution.outcome.standings.map { ($0.bid, $0) })
    }
  }

  private func merged() -> LotOutcome {
    var lot = resolutions[0].outcome
    if resolutions.contains(where: { $0.outcome.anchor?.lowest != lot.anchor?.lowest }) {
      lot.anchor = nil
    }
    lot.standings = lot.standings.map(merged)
    lot.resolutions = resolutions
    return lot
  }

  private func merged(_ first: Standing) -> Standing {
    let bid = first.bid
    let cases = cases(of: bid)
    var standing = first
    standing.rank = cases.compactMap(\.rank).min()
    standing.shortlisted = agreed(cases.map(\.shortlisted)) ?? .tie
    let isSelectionAgreed = Set(cases.map(\.verdict)).count == 1
    if !isSelectionAgreed {
      // What is missing has to be supplied, however the tie is resolved.
      let lacksValue = cases.contains { $0.selected == .undecided }
      standing.selected = hasTie(bid) && !lacksValue ? .tie : .undecided
    }
    let isPriceAgreed = Set(cases.map(\.settledPrice)).count == 1
    standing.hasOpenOffer = isSelectionAgreed && standing.selected == .no && !isPriceAgreed
    if !isPriceAgreed { standing.settledPrice = nil }
    guard !isSelectionAgreed || standing.shortlisted == .tie || standing.hasOpenOffer else {
      return standing
    }
    standing.reasons = reasons(standing, cases, isSelectionAgreed)
    return standing
  }

  /// What becomes of a bid: in each resolution what it gets, and what bids get that nothing tells
  /// apart from it, as it may have stood in their place.
  private func cases(of bid: Bid) -> [Standing] {
    zip(resolutions, standings).flatMap { resolution, standings in
      let others = resolution.choices.flatMap(\.interchangeable).filter { $0.contains(bid) }
      return [standings[bid]].compactMap { $0 }
        + others.flatMap { $0 }.filter { $0 != bid }.compactMap { standings[$0] }
    }
  }

  private func agreed<Value: Equatable>(_ values: [Value]) -> Value? {
    values.allSatisfy { $0 == values[0] } ? values[0] : nil
  }

  private var choices: [TieChoice] { resolutions.flatMap(\.choices) }

  /// Whether equal prices are open, not only what the file does not say; of a bid that itself lacks
  /// a value it is that.
  private func hasTie(_ bid: Bid) -> Bool {
    let tests = choices.filter { $0.isTest }
    if tests.contains(where: { $0.among == [bid] }) { return false }
    return tests.isEmpty || choices.contains { !$0.isTest }
  }

  // MARK: Reasons

  private func reasons(_ standing: Standing, _ cases: [Standing], _ isSelectionAgreed: Bool)
    -> Reasons
  {
    var reasons = Reasons()
    let shortlisted = cases.first { $0.shortlisted == .yes } ?? cases[0]
    if standing.shortlisted == .tie {
      reasons.append(placeReason(standing.bid) ?? dependence(cases))
    } else {
      for reason in cases[0].reasons where !reason.isAboutSelection { reasons.append(reason) }
    }
    if isSelectionAgreed {
      for reason in shortlisted.reasons
      where reason.isAboutSelection && !(standing.hasOpenOffer && reason.isOffer) {
        reasons.append(reason)
      }
      if standing.hasOpenOffer { reasons.append(.offerDependsOnTie(among: names)) }
    } else {
      let own = cases.lazy.flatMap(\.reasons).first { $0.saysWhyOpen }
      if standing.shortlisted != .tie {
        reasons.append(own ?? dependence(cases))
      } else if standing.selected == .undecided, let own {
        reasons.append(own)
      }
    }
    return reasons
  }

  /// The places for which a bid is equal to others; nil where it only depends on others' tie.
  private func placeReason(_ bid: Bid) -> Reason? {
    for choice in choices where choice.among.contains(bid) {
      let others = choice.among.filter { $0 != bid }.map(\.bidder)
      switch choice.stage {
      case .shortlist(let cap):
        return .tiedForShortlist(places: choice.places, with: others, cap: cap)
      case .perFirm(let limit):
        return .tiedForFirm(places: choice.places, with: others, limit: limit)
      case .entity, .test: continue
      }
    }
    return nil
  }

  private func dependence(_ cases: [Standing]) -> Reason {
    var decisions: [Decision] = []
    for standing in cases where !decisions.contains(standing.selected) {
      decisions.append(standing.selected)
    }
    return .dependsOnTie(among: names, decisions)
  }

  /// The bids between which the choices are made, each once.
  private var names: [String] {
    var names: [String] = []
    for bid in choices.flatMap(\.among) where !names.contains(bid.bidder) {
      names.append(bid.bidder)
    }
    return names
  }
}

extension TieChoice {
  fileprivate var isTest: Bool { if case .test = stage { true } else { false } }
}

/// What a bid gets in the end.
struct SelectionVerdict: Hashable {
  let selected: Decision
  /// The unit price at which it is selected.
  let price: Ratio?
  let entitlement: Entitlement?
}

extension Standing {
  /// What the bid gets; of a bid that is not selected only that.
  var verdict: SelectionVerdict {
    guard selected == .yes else {
      return SelectionVerdict(selected: selected, price: nil, entitlement: nil)
    }
    return SelectionVerdict(
      selected: .yes, price: settledPrice ?? price?.unitPrice, entitlement: entitlement)
  }
}
