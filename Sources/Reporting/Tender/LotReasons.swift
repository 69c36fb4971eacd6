import Tender
import Wording

/// The bids of one lot, and for every bid the reasons, folded.
struct LotReasons {
  let lot: LotOutcome
  /// The place on the page that links lead to.
  let id: String
  let explanation: Explanation
  let language: Language
  let showsSelection: Bool
  let opensFolds: Bool
  let isShown: (Standing) -> Bool

  /// So many bids of one lot are told one by one.
  static let mostBids = 500

  func html() -> HTML {
    let shown = lot.standings.filter(isShown)
    return .element(
      .section, [.id(id), .class("part")],
      [
        .element(.h3, [], lot.name),
        .element(.p, [.class("faint")], inWords(explanation.facts(lot))),
      ] + shown.prefix(Self.mostBids).map(fold) + [rest(shown.count)])
  }

  /// How many bids are not told one by one.
  private func rest(_ count: Int) -> HTML {
    guard count > Self.mostBids else { return .empty }
    let rest = Text(
      en: "Further bids, not told here: \(count - Self.mostBids)",
      zh: "其余 \(count - Self.mostBids) 个报价未在此说明")
    return .element(.p, [.class("faint")], rest(language))
  }

  private func fold(_ standing: Standing) -> HTML {
    let place = standing.rank.map { "\($0). " } ?? "– "
    let strength = standing.bid.strength.map { " " + $0.text } ?? ""
    var title: [HTML] = [HTML(place + standing.bid.bidder + strength)]
    if showsSelection {
      let style =
        standing.selected.isOpen
        ? "verdict open" : standing.selected == .yes ? "verdict yes" : "verdict"
      title += [
        HTML(Text(en: " — ", zh: "——")(language)),
        .element(.span, [.class(style)], standing.selected.verdict(language)),
      ]
    }
    let points = explanation.points(standing, in: lot).map(inWords)
    return .fold(title, isOpen: opensFolds, [.list(points)])
  }

  private func inWords(_ sentences: String) -> String {
    TenderKeys.catalogue.inWords(sentences, language)
  }
}
