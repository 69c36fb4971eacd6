/// Stage 6a, what cannot be compared: a bid whose price cannot be converted for want of a factor, or
/// whose content is of another kind, may stand anywhere in the order. It leaves its lot open, rather
/// than losing quietly.
///
/// A content that has its own representative by article 17(3) is another matter: the rule says that
/// it does not compete.
enum LotGaps {
  static func apply(_ lot: inout LotOutcome) {
    // Nearly always all bids compare, and are not looked at closer.
    let gaps = lot.standings.indices.filter {
      lot.standings[$0].status == .notComparable && lot.standings[$0].isGap
    }
    guard let first = gaps.first else { return }
    lot.leaveOpen(.undecided, because: .orderIsOpen(bidder: lot.standings[first].bid.bidder))
    for index in gaps { lot.standings[index].selected = .undecided }
  }
}

extension Standing {
  /// Whether a price that cannot be compared is that of a bid that may be valid.
  fileprivate var isGap: Bool {
    guard !bid.isAboveCeiling, !bid.isAboveOwnLowest else { return false }
    return reasons.contains { reason in
      switch reason {
      case .strengthsDiffer, .noFormFactor, .noUnitFactor, .noCeiling, .noTechnicalScore: true
      default: false
      }
    }
  }
}
