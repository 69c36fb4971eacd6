import ExactNumbers
public import Tender
public import Wording
public import Writing

/// The report of figures about a tender: the figures beside the published ones, and pictures of how many
/// bid and are selected and of how deep the cuts are.
public struct StatisticsReport {
  private let outcome: TenderOutcome
  private let language: Language

  /// Prepares the report of an outcome.
  public init(_ outcome: TenderOutcome, language: Language) {
    (self.outcome, self.language) = (outcome, language)
  }

  /// Fills a page; `table` holds the figures, as the CSV file has them.
  public func fill(_ page: inout Page, table: OutputTable) {
    page.isForThePublic = true
    page.lead = [outcome.rules.ruleSet.title]
    page.rules = [(outcome.rules.ruleSet, TenderKeys.catalogue)]
    page.banners = outcome.openLots.prefix(Self.mostNames).map {
      Text(en: "To decide: ", zh: "待决定：") + $0.openText
    }
    let heading = Text(en: "Figures", zh: "统计指标")
    let figures = DataTable(table, language: language, keys: ["figure", "value", "published"])
    let cuts = cuts
    page.sections =
      [
        .init("figures", heading, [figures.html(label: heading(language), isPlain: true)]),
        .init(
          "pictures", Text(en: "Pictures", zh: "图示"),
          [.element(.div, [.class("charts")], [competition, cuts].compactMap { $0 })]),
      ]
    page.tables = [(heading, table)]
  }

  private static let mostNames = 10

  /// Who bid and who is selected in each lot.
  private var competition: HTML {
    let bars = outcome.lots.prefix(Chart.most).map { lot in
      let (bids, chosen) = (lot.standings.count, lot.winners.count)
      return BarChart.Bar(
        name: lot.name, parts: [Self.figure(chosen), Self.figure(bids - chosen)],
        text: "\(chosen) / \(bids)", isAlarming: lot.isOpen)
    }
    let chart = BarChart(
      title: Text(en: "Bids and winners of each lot", zh: "各品种报价数与拟中选数")(language),
      unit: Text(en: "bids", zh: "个报价")(language), bars: bars,
      partNames: [
        Text(en: "selected", zh: "拟中选")(language), Text(en: "not selected", zh: "未中选")(language),
      ])
    return chart.chart.first(of: outcome.lots.count).figure(language: language)
  }

  private static func figure(_ count: Int) -> Figure { Figure(Ratio(count), text: String(count)) }

  /// The least and the largest cut of the winners of each lot, in percent; nil without any ceiling.
  private var cuts: HTML? {
    let rows = outcome.lots.compactMap { lot -> PriceLine.Row? in
      let cuts = lot.winners.compactMap(\.settledCut).sorted()
      guard let least = cuts.first, let most = cuts.last else { return nil }
      let (low, high) = (Self.percent(least), Self.percent(most))
      return PriceLine.Row(
        name: lot.name, words: least == most ? high.text : "\(low.text) – \(high.text)",
        marks: [.init(figure: low, shape: .ring), .init(figure: high, shape: .circle)])
    }
    guard !rows.isEmpty else { return nil }
    let line = PriceLine(
      title: Text(en: "Cuts of the winners of each lot", zh: "各品种拟中选降幅")(language),
      unit: Text(en: "least (ring) and largest (disc) cut, %", zh: "最小（空心）与最大（实心）降幅，%")(
        language), rows: Array(rows.prefix(Chart.most)))
    return line.chart.first(of: rows.count).figure(language: language)
  }

  private static func percent(_ share: Ratio) -> Figure {
    let percent = (try? share * Ratio(100)) ?? share
    return Figure(percent, text: (try? percent.decimalText(decimals: 1)) ?? percent.exactText)
  }
}

extension Standing {
  /// The cut of the price at which the bid is selected; nil without a ceiling.
  fileprivate var settledCut: Ratio? {
    guard let settledPrice, let ceiling = bid.ceiling?.ratio else { return cut }
    return try? .one - settledPrice / ceiling
  }
}
