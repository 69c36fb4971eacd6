/// Stage 6a, what cannot be compared: a bid whose price cannot be converted for want of a factor, or
/// whose content is of another kind, may stand anywhere in the order. It leaves its lot open, rather
/// than losing quietly.
///
/// A content that has its own representative by article 17(3) is another matter: the rule says that
/// it does not compete.
enum LotGaps {
  static func apply(_ lot: inout LotOutcome) {
    guard let gap = lot.standings.first(where: { $0.isGap }) else { return }
    lot.leaveOpen(.undecided, because: .orderIsOpen(bidder: gap.bid.bidder))
    for index in lot.standings.indices where lot.standings[index].isGap {
      lot.standings[index].selected = .undecided
    }
  }
}

extension Standing {
  /// Whether the price cannot be compared, though the bid may be valid.
  fileprivate var isGap: Bool {
    guard status == .notComparable, !bid.isAboveCeiling, !bid.isAboveOwnLowest else {
      return false
    }
    return reasons.contains { reason in
      switch reason {
      case .strengthsDiffer, .noFormFactor, .noUnitFactor, .noCeiling, .noTechnicalScore: true
      default: false
      }
    }
  }
}
