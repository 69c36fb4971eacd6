public import Wording

extension LotOutcome {
  /// What a person has to decide in the lot; nil when nothing is open.
  public var openQuestion: Text? {
    if let first = tied.first, case .tiedForShortlist(let places, _, let cap)? = first.deciding {
      let names = tied.map(\.bid.bidder)
      return Text(
        en: "unresolved tie between \(names.joined(separator: ", ")) for \(places) of the "
          + "\(cap.value) places",
        zh: "\(names.joined(separator: "、"))并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    }
    return standings.first { $0.selected.isOpen }?.deciding?.text
  }
}
