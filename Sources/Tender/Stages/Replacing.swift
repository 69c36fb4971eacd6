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

  /// Tells the ruling of whoever was not replaced by it, and notes who is not selected for sure: there it
  /// has no effect.
  static func noteVain(_ lot: inout LotOutcome) {
    for index in lot.standings.indices {
      let standing = lot.standings[index]
      guard let ruling = standing.bid.replacement, !standing.isReplaced else { continue }
      lot.standings[index].reasons.insert(first: .ruled(ruling))
      if !standing.selected.isOpen { lot.unchecked.replacedInVain.append(standing.bid.bidder) }
    }
  }
}
