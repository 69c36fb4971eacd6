public import Bidding
import ExactNumbers
import Tender
public import Wording
import Writing

/// The report of `vbp win`: for every lot the prices of its bids in bands, and what the best ones are.
public struct WinReport {
  private let bids: [BidIntervals]
  private let language: Language

  /// Prepares the report of some bids.
  public init(_ bids: [BidIntervals], language: Language) {
    (self.bids, self.language) = (bids, language)
  }

  /// Puts the answer and the pictures into a page, and its table of all intervals into the annex.
  public func fill(_ page: inout Page) {
    let heading = Text(en: "The highest price that wins", zh: "可中选最高价")
    let answer = Page.Section(
      "answer", heading,
      [
        DataTable(answers, language: language, keys: ["bidder", "present", "highest"])
          .html(label: heading(language))
      ])
    page.annex = page.sections
    page.sections = [answer, pictures]
  }

  /// One row a bid: what it quotes, what becomes of it, and what it might have quoted.
  private var answers: OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("bidder", zh: "企业"),
        .init("highest", zh: "可中选最高价", numeric: true),
        .init("present", zh: "当前报价", numeric: true), .init("selected", zh: "拟中选"),
        .init("by", zh: "依据"),
      ], rowCount: bids.count
    ) { index in
      let bid = bids[index]
      let own = bid.intervals.first(where: \.holdsPresent)?.outcome
      let best = bid.highestWin.map { bid.intervals[$0] }
      let basis = best.flatMap { CodeWords.basis($0.outcome.decidedBy, language) }
      return [
        .text(bid.lot), .text(bid.bid.bidder),
        best.flatMap(\.to).map { .number($0.text(atLeast: 4)) } ?? .empty,
        bid.bid.quote.map { .number($0.text(atLeast: 4)) } ?? .empty,
        .text(own?.selected.title(language) ?? ""),
        .text(basis ?? best?.outcome.decidedBy ?? none),
      ]
    }
  }

  private var none: String { Text(en: "wins at no price", zh: "任何价格均不能中选")(language) }

  private var pictures: Page.Section {
    var lots: [String] = []
    var ofLot: [String: [BidIntervals]] = [:]
    for bid in bids {
      if ofLot[bid.lot] == nil { lots.append(bid.lot) }
      ofLot[bid.lot, default: []].append(bid)
    }
    let figures = lots.prefix(Chart.most).map { lot in
      picture(lot, ofLot[lot] ?? []).figure(note: note(language), language: language)
    }
    return Page.Section(
      "prices", Text(en: "All prices that can be written", zh: "各可写价格的结果"),
      [.element(.div, [.class("charts")], figures)])
  }

  private let note = Text(
    en: "the quotes of all others are held; each row is one bid, and only its own price moves",
    zh: "其他企业报价不变；每行为一个报价，仅其自身价格变动")

  private func picture(_ lot: String, _ bids: [BidIntervals]) -> Chart {
    BandChart(
      title: lot, unit: Text(en: "quote, yuan", zh: "报价（元）")(language),
      fillings: [
        Text(en: "selected", zh: "拟中选"), Text(en: "open", zh: "未决"),
        Text(en: "not selected", zh: "未中选"),
      ].map { $0(language) },
      shapes: [
        (.triangle, Text(en: "present quote", zh: "当前报价")(language)),
        (.diamond, Text(en: "highest price that wins", zh: "可中选最高价")(language)),
      ],
      rows: bids.prefix(Chart.most).map(row)
    ).chart.first(of: bids.count)
  }

  private func row(_ bid: BidIntervals) -> BandChart.Row {
    let best = bid.highestWin.flatMap { bid.intervals[$0].to }
    let marks: [(Figure, Shape)] =
      [(best.map(figure), .diamond), (bid.bid.quote.map(figure), .triangle)].compactMap {
        figure, shape in figure.map { ($0, shape) }
      }
    return BandChart.Row(
      name: bid.bid.bidder, bands: bid.intervals.compactMap(band), marks: marks,
      text: best?.text(atLeast: 4) ?? "–")
  }

  /// What has an end; above it nothing changes any more.
  private func band(_ interval: PriceInterval) -> BandChart.Band? {
    guard let to = interval.to else { return nil }
    let filling: Filling =
      switch interval.outcome.selected {
      case .yes: .solid
      case .tie, .undecided: .hatched
      case .no: .blank
      }
    let prices = "\(interval.from.text(atLeast: 4))–\(to.text(atLeast: 4))"
    let rank = interval.outcome.rank.map { Text(en: ", place \($0)", zh: "，第 \($0) 名") }
    let words =
      interval.outcome.selected.title + (rank ?? Text(""))
      + (CodeWords.basis(interval.outcome.decidedBy, language).map { Text(", \($0)") } ?? Text(""))
    return .init(
      from: figure(interval.from), to: figure(to), filling: filling,
      words: "\(prices) \(words(language))")
  }

  private func figure(_ price: Yuan) -> Figure {
    Figure(price.ratio, text: price.text(atLeast: 4))
  }
}
