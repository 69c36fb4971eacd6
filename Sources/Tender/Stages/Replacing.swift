/// Stage 7c, replacing 替补: a selected bidder that did not deliver, so that others supply in its place.
///
/// It stands behind all other stages: what its selection meant to others stays as it was.
enum Replacing {
  static func apply(_ lot: inout LotOutcome) {
    for index in lot.standings.indices where lot.standings[index].selected == .yes {
      guard let ruling = lot.standings[index].bid.replacement else { continue }
      lot.standings[index].selected = .no
      lot.standings[index].isReplaced = true
      lot.standings[index].reasons.append(.ruled(ruling))
    }
  }

  /// Notes who was to be replaced and is not selected for sure: that has no effect, and is told.
  static func noteVain(_ lot: inout LotOutcome) {
    for index in lot.standings.indices where lot.standings[index].bid.replacement != nil {
      let standing = lot.standings[index]
      guard !standing.isReplaced, !standing.selected.isOpen else { continue }
      lot.unchecked.replacedInVain.append(standing.bid.bidder)
    }
  }
}
