import ExactNumbers
import Tender
import Wording

/// One lot in detail: its facts, its prices on an axis, and for every bid the reasons, folded.
struct LotDetail {
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
  /// So many winners are named at the head of the lot.
  private static let mostWinners = 20

  func html() -> HTML {
    let shown = lot.standings.filter(isShown)
    var content: [HTML] = [
      .element(.h3, [], lot.name),
      .element(.p, [.class("faint")], explanation.facts(lot)),
    ]
    if showsSelection { content.append(verdict()) }
    let line = LotPriceLine(lot: lot, language: language, showsSelection: showsSelection)
    let bids = HTML.element(.div, [], shown.prefix(Self.mostBids).map(fold) + [rest(shown.count)])
    content.append(line.figure().map { .element(.div, [.class("beside")], [$0, bids]) } ?? bids)
    return .element(.section, [.id(id), .class("part")], content)
  }

  /// How many bids are not told one by one.
  private func rest(_ count: Int) -> HTML {
    guard count > Self.mostBids else { return .empty }
    let rest = Text(
      en: "Further bids, not told here: \(count - Self.mostBids)",
      zh: "其余 \(count - Self.mostBids) 个报价未在此说明")
    return .element(.p, [.class("faint")], rest(language))
  }

  /// Who is selected, or what a person has to decide.
  private func verdict() -> HTML {
    var lines: [HTML] = []
    if !lot.winners.isEmpty {
      let names = lot.winners.map { standing in
        standing.bid.bidder + (standing.shownPrice.map { " " + $0 } ?? "")
      }
      let text = Text(en: "Selected: ", zh: "拟中选：")(language)
      let shown = Text(firstOf: names, most: Self.mostWinners, counted: "家")(language)
      lines.append(.element(.p, [], [HTML(text), .element(.strong, [], shown)]))
    }
    if let question = lot.openQuestion {
      let text = Text(en: "To decide: ", zh: "待决定：") + question
      lines.append(.element(.p, [.class("banner")], text(language)))
    } else if lot.isFailed {
      lines.append(
        .element(
          .p, [.class("banner")], Text(en: "Nobody is selected.", zh: "流标：无企业拟中选。")(language)))
    }
    return HTML(lines)
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
    return .fold(title, isOpen: opensFolds, [.list(explanation.points(standing, in: lot))])
  }
}
