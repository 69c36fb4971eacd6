import ExactNumbers
import Tender
import Wording

/// One lot as a picture: its bids by what they are ranked by, prices or scores.
struct LotPicture {
  let lot: LotOutcome
  /// The place on the page that links lead to.
  let id: String
  /// The place of its reasons.
  let reasons: String
  let language: Language
  let showsSelection: Bool

  func html() -> HTML {
    let link = Text(en: "reasons", zh: "理由")(language)
    let head: [HTML] = [
      HTML(lot.name + " "), .element(.small, [], [.element(.a, [.link(to: reasons)], link)]),
    ]
    let none = Text(en: "No bid has a comparable price.", zh: "没有报价可以比较。")
    return .element(
      .section, [.id(id), .class("part")],
      [
        .element(.h3, [], head),
        figure ?? .element(.p, [.class("faint")], none(language)),
      ])
  }

  private var figure: HTML? {
    LotScores(lot: lot, language: language, showsSelection: showsSelection).figure()
      ?? LotPriceLine(lot: lot, language: language, showsSelection: showsSelection).figure()
  }
}

/// The composite scores of one lot as bars: points for the price, and technical points.
struct LotScores {
  let lot: LotOutcome
  let language: Language
  /// Whether it shows what was decided, or only the ranking.
  let showsSelection: Bool

  /// The picture; nil where bids are not ranked by a score.
  func figure() -> HTML? {
    let scored = lot.standings.filter { $0.composite != nil }
    guard !scored.isEmpty else { return nil }
    return chart(scored).first(of: scored.count).figure(language: language)
  }

  func chart(_ scored: [Standing]) -> Chart {
    BarChart(
      title: Text(en: "composite score", zh: "综合得分")(language),
      unit: Text(en: "points", zh: "分")(language),
      bars: scored.prefix(Chart.most).compactMap(bar),
      partNames: [
        Text(en: "price points", zh: "价格分")(language),
        Text(en: "technical points", zh: "技术分")(language),
      ]
    ).chart
  }

  private func bar(_ standing: Standing) -> BarChart.Bar? {
    guard let score = standing.composite else { return nil }
    func figure(_ points: Ratio) -> Figure { Figure(points, text: points.display) }
    let place = standing.rank.map { "\($0). " } ?? "– "
    let mark = BidMark(standing)
    return BarChart.Bar(
      name: place + standing.bid.bidder,
      parts: [figure(score.pricePoints), figure(score.technicalPoints)], text: score.total.display,
      isAlarming: showsSelection && mark == .open, mark: showsSelection ? mark.shape : nil)
  }
}
