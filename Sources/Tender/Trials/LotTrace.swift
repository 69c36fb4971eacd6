import ExactNumbers
import RuleBook

/// Which way the evaluation of a lot went: the order of its bids, what each stage found of every one,
/// and what decided.
///
/// Two outcomes of the same trace came of the same comparisons. What is compared is a straight line in
/// the price of one bid, or rises or falls with it all the way (`TenderRules.isTraceable`); so where
/// two prices have the same trace, all prices between them have it.
public struct LotTrace: Equatable, Sendable {
  private var marks: [UInt32] = []

  /// Adds what became of a lot, of a bidding unit, or of either under other rules.
  mutating func add(_ lot: LotOutcome) {
    let isRaised = lot.anchor.map { $0.value != Surd($0.lowest) } ?? false
    let main = lot.comparison.main?.text.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) } ?? 0
    marks += [
      UInt32(lot.standings.count), UInt32(lot.resolutions.count),
      UInt32(lot.count) << 1
        | (isRaised ? 1 : 0), main &<< 1 | (lot.comparison.comparesForms ? 1 : 0),
    ]
    for index in lot.standings.indices { add(lot.standings[index]) }
  }

  private mutating func add(_ standing: Standing) {
    let flags: [Bool] = [
      standing.standsForOthers, standing.isRevived, standing.isReplaced, standing.hasOpenOffer,
      standing.settledPrice == nil, standing.isMember,
    ]
    var states = flags.reduce(UInt32(0)) { $0 << 1 | ($1 ? 1 : 0) }
    states = states << 2 | standing.shortlisted.number
    states = states << 2 | standing.selected.number
    states = states << 2 | standing.entitlement.number
    states = states << 4 | standing.status.number
    marks += [UInt32(standing.bid.row), UInt32(standing.rank ?? 0), states]
    // Of the reasons each is one more mark, so that how many there are is seen.
    for reason in standing.reasons { marks.append(reason.number) }
  }
}

extension CaseIterable where Self: Equatable {
  fileprivate var number: UInt32 {
    UInt32(
      Self.allCases.firstIndex(of: self).map {
        Self.allCases.distance(from: Self.allCases.startIndex, to: $0)
      } ?? 0)
  }
}

extension Reason {
  /// A number for what it is; of a test that holds, for the test.
  fileprivate var number: UInt32 {
    switch self {
    case .passed(let test, _): 0x100 + test.number
    case .failed(let tested):
      // A cut that cannot be tested fails as one that was.
      0x200 + UInt32(tested.results.count)
    case .dependsOnTie(_, let decisions): 0x300 + UInt32(decisions.count)
    case .restsOn(_, let otherwise): 0x400 + otherwise.number
    case .noQuote: 1
    case .strengthsDiffer: 2
    case .contentTooFar: 3
    case .noFormFactor: 4
    case .noUnitFactor: 5
    case .noCeiling: 6
    case .noTechnicalScore: 7
    case .aboveCeiling: 8
    case .aboveOwnLowest: 9
    case .shortlisted: 10
    case .notShortlisted: 11
    case .tiedForShortlist: 12
    case .tiedForFirm: 13
    case .firmHasEnough: 14
    case .withoutVolume: 15
    case .allShortlistedWin: 16
    case .negotiation: 17
    case .eliminated: 18
    case .tiedForElimination: 19
    case .guaranteed: 20
    case .floorNeedsForm: 21
    case .belowAnchor: 22
    case .struckOff: 23
    case .ruled: 24
    case .cutNeedsCeiling: 25
    case .paymentStandard: 26
    case .mayAccept: 27
    case .offerNeedsVolumes: 28
    case .maySupplyNothing: 29
    case .accepted: 30
    case .memberOf: 31
    case .offerDependsOnTie: 32
    case .entitlementIsOpen: 33
    case .tooManyResolutions: 34
    case .unitIsOpen: 35
    case .orderIsOpen: 36
    }
  }
}

extension Otherwise {
  fileprivate var number: UInt32 {
    switch self {
    case .selection(let decision, let price): decision.number << 1 | (price == nil ? 0 : 1)
    case .entitlement(let entitlement): 0x10 + entitlement.number
    case .shortlist(let decision): 0x20 + decision.number
    case .offer: 0x30
    case .unknown: 0x31
    case .untried: 0x32
    }
  }
}
