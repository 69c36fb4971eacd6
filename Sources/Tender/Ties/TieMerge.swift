import ExactNumbers
import RuleBook
import Wording

/// Puts the resolutions of a lot's ties together: what all of them give stands, where they differ
/// the bid is tied.
struct TieMerge {
  private let resolutions: [ResolvedLot]
  /// By resolution, where each bid stands.
  private let places: [[Bid: Int]]
  /// By resolution, of bids that nothing tells apart one that is chosen and one that is not.
  private let models: [[Bid: [Bid]]]
  /// The first choice of places in which each bid is one of the equals.
  private let choices: [Bid: TieChoice]
  /// The bids that lack a value for a test.
  private let tested: Set<Bid>
  /// The bids between which there is a choice, each once.
  private let names: FewNames
  /// Whether some bids are equal, not only short of a value.
  private let hasTies: Bool

  static func outcome(of lot: LotResolutions) -> LotOutcome {
    let isPlain =
      lot.others.isEmpty && lot.first.choices.allSatisfy { $0.interchangeable.isEmpty }
    return isPlain ? lot.first.outcome : TieMerge(lot).merged()
  }

  private init(_ lot: LotResolutions) {
    resolutions = lot.all
    places = resolutions.map { resolution in
      let standings = resolution.outcome.standings
      return Dictionary(uniqueKeysWithValues: standings.indices.map { (standings[$0].bid, $0) })
    }
    models = resolutions.map { resolution in
      var models: [Bid: [Bid]] = [:]
      for bids in resolution.choices.flatMap(\.interchangeable) {
        // The chosen ones are the first.
        for bid in bids { models[bid, default: []] += [bids[0], bids[bids.count - 1]] }
      }
      return models
    }
    let all = resolutions.flatMap(\.choices)
    choices = Dictionary(
      all.filter(\.isOfPlaces).flatMap { choice in choice.among.map { ($0, choice) } }
    ) { first, _ in first }
    let guessed = Set(all.filter(\.isTest).flatMap(\.among))
    // What a chosen bid lacks those lack, too, that nothing tells apart from it.
    tested = guessed.union(
      all.flatMap(\.interchangeable).filter { !guessed.isDisjoint(with: $0) }.flatMap { $0 })
    hasTies = tested.isEmpty || all.contains { !$0.isTest }
    names = FewNames(all.flatMap(\.bidders.names).unique)
  }

  private func merged() -> LotOutcome {
    var lot = resolutions[0].outcome
    if let anchor = lot.anchor,
      resolutions.contains(where: { !anchor.isTold(like: $0.outcome.anchor) })
    {
      lot.anchor = nil
    }
    lot.standings = lot.standings.map(merged)
    let first = resolutions[0].outcome.standings
    lot.resolutions = resolutions.map {
      ResolvedBids($0.outcome.standings, besides: first, choices: $0.choices)
    }
    return lot
  }

  private func merged(_ first: Standing) -> Standing {
    let bid = first.bid
    let cases = cases(of: bid)
    var standing = first
    standing.rank = onlyOne(cases.compactMap(\.rank))
    if agreed(cases.map { $0.composite?.total }) == nil { standing.composite = nil }
    standing.shortlisted = agreed(cases.map(\.shortlisted)) ?? .tie
    standing.isReplaced = cases.contains(where: \.isReplaced)
    let isSelectionAgreed = Set(cases.map(\.verdict)).count == 1
    if !isSelectionAgreed {
      // What is missing has to be supplied, however the tie is resolved.
      let lacksValue = cases.contains { $0.selected == .undecided }
      standing.selected = hasTie(bid) && !lacksValue ? .tie : .undecided
    }
    let isPriceAgreed = Set(cases.map(\.settledPrice)).count == 1
    standing.hasOpenOffer = isSelectionAgreed && standing.selected == .no && !isPriceAgreed
    if !isPriceAgreed { standing.settledPrice = nil }
    if isSelectionAgreed, standing.selected == .yes, agreed(cases.map(\.entitlement)) == nil {
      standing.entitlement = .open
    }
    guard
      !isSelectionAgreed || standing.shortlisted == .tie || standing.hasOpenOffer
        || standing.entitlement == .open
    else {
      // Equals all say why it is so without a place: with one it is so for whoever is first by name.
      if choices[bid] != nil, let own = cases.first(where: \.lacksPlace) {
        standing.reasons = own.reasons
      }
      return standing
    }
    standing.reasons = reasons(standing, cases, isSelectionAgreed)
    if !standing.isMember, let member = membership(of: bid) {
      standing.reasons.insert(first: member)
    }
    return standing
  }

  /// What becomes of a bid: in each resolution what it gets, and what bids get that nothing tells
  /// apart from it, as it may have stood in their place.
  private func cases(of bid: Bid) -> [Standing] {
    resolutions.indices.flatMap { index in
      ([bid] + (models[index][bid] ?? [])).compactMap { standing(of: $0, in: index) }
    }
  }

  private func standing(of bid: Bid, in resolution: Int) -> Standing? {
    places[resolution][bid].map { resolutions[resolution].outcome.standings[$0] }
  }

  private func agreed<Value: Equatable>(_ values: [Value]) -> Value? {
    values.allSatisfy { $0 == values[0] } ? values[0] : nil
  }

  /// Whether equal prices are open, not only what the file does not say; of a bid that itself lacks
  /// a value it is that.
  private func hasTie(_ bid: Bid) -> Bool { hasTies && !tested.contains(bid) }

  private func onlyOne(_ ranks: [Int]) -> Int? { Set(ranks).count == 1 ? ranks[0] : nil }

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
      if standing.entitlement == .open { reasons.append(.entitlementIsOpen(among: names)) }
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

  /// That another member of its entity stands for a bid, whatever the ties come to.
  private func membership(of bid: Bid) -> Reason? {
    let own = resolutions.indices.compactMap { standing(of: bid, in: $0) }
    return own.allSatisfy(\.isMember) ? own.first?.reasons.first { $0.isOfMember } : nil
  }

  /// The places for which a bid is equal to others; nil where it only depends on others' tie.
  private func placeReason(_ bid: Bid) -> Reason? {
    guard let choice = choices[bid] else { return nil }
    let others = choice.bidders.few(except: bid.bidder)
    return switch choice.stage {
    case .shortlist(let cap): .tiedForShortlist(places: choice.places, with: others, cap: cap)
    case .perFirm(let limit): .tiedForFirm(places: choice.places, with: others, limit: limit)
    case .entity, .test: nil
    }
  }

  private func dependence(_ cases: [Standing]) -> Reason {
    let decisions = Set(cases.map(\.selected))
    // In one order for all bids, whichever of them is first by name.
    return .dependsOnTie(among: names, Decision.allCases.filter(decisions.contains))
  }
}

extension TieChoice {
  fileprivate var isTest: Bool { if case .test = stage { true } else { false } }
  fileprivate var isOfPlaces: Bool {
    switch stage {
    case .shortlist, .perFirm: true
    case .entity, .test: false
    }
  }
}

/// What a bid gets in the end.
struct SelectionVerdict: Hashable {
  let selected: Decision
  /// The unit price at which it is selected.
  let price: Ratio?
}

extension Standing {
  /// Whether equals took the places before it.
  fileprivate var lacksPlace: Bool {
    reasons.contains { reason in
      switch reason {
      case .notShortlisted, .firmHasEnough: true
      default: false
      }
    }
  }

  /// What the bid gets; of a bid that is not selected only that.
  var verdict: SelectionVerdict {
    guard selected == .yes else { return SelectionVerdict(selected: selected, price: nil) }
    return SelectionVerdict(selected: .yes, price: settledPrice ?? price?.unitPrice)
  }
}
