public import Wording

extension LotOutcome {
  /// What a person has to decide in the lot; nil when nothing is open.
  public var openQuestion: Text? {
    for standing in standings where standing.isOpen && standing.deciding?.isDoubt != true {
      if let question = standing.reasons.lazy.compactMap({ $0.question(of: standing) }).first {
        return question
      }
    }
    guard let open = standings.first(where: { $0.isOpen }) else { return nil }
    let why = open.selected.isOpen ? nil : open.reasons.last { $0.isDoubt }
    return (why ?? open.deciding)?.text
  }
}

extension Reason {
  fileprivate var isDoubt: Bool { if case .restsOn = self { true } else { false } }

  /// A tie as the question who of all that are equal gets the places.
  fileprivate func question(of standing: Standing) -> Text? {
    switch self {
    case .tiedForShortlist(let places, let others, let cap):
      let names = others.with(first: standing.bid.bidder).text
      return Text(
        en: "unresolved tie between \(names.en) for \(places) of the "
          + "\(cap.value) places",
        zh: "\(names.zh)并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    case .tiedForFirm(let places, let others, let limit):
      let names = others.with(first: standing.bid.bidder).text
      return Text(
        en: "unresolved tie between \(names.en) for \(places) of the "
          + "\(limit.value) places of the firm",
        zh: "\(names.zh)并列未决，争夺所属企业 \(limit.value) 个名额中的 \(places) 个")
    default: return nil
    }
  }
}
