/// Stage 6a, what cannot be compared: a bid whose price cannot be converted for want of a factor,
/// whose content is of another kind, or so many times the main strength's that it has its own
/// representative (article 17(3)), may stand anywhere in the order. It leaves its lot open, rather
/// than losing quietly: whether it competes elsewhere is for a person to say.
enum LotGaps {
  static func apply(_ lot: inout LotOutcome) {
    // Nearly always all bids compare, and are not looked at closer.
    let own = gaps(lot.standings)
    let ofMembers = gaps(lot.members)
    let first =
      own.first.map { lot.standings[$0].bid } ?? ofMembers.first.map { lot.members[$0].bid }
    guard let first else { return }
    lot.leaveOpen(.undecided, because: .orderIsOpen(bidder: first.bidder))
    for index in own { lot.standings[index].selected = .undecided }
    for index in ofMembers { lot.members[index].selected = .undecided }
  }

  private static func gaps(_ standings: [Standing]) -> [Int] {
    standings.indices.filter { standings[$0].status == .notComparable && standings[$0].isGap }
  }
}

extension Standing {
  /// Whether a price that cannot be compared is that of a bid that may be valid.
  fileprivate var isGap: Bool {
    guard !bid.isAboveCeiling, !bid.isAboveOwnLowest else { return false }
    return reasons.contains { reason in
      switch reason {
      case .strengthsDiffer, .contentTooFar, .noFormFactor, .noUnitFactor, .noCeiling,
        .noTechnicalScore:
        true
      default: false
      }
    }
  }
}
