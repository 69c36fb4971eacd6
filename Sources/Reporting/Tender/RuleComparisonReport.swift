import ExactNumbers
public import Tender
public import Wording
public import Writing

/// The report of the same bids under several rule sets: how much each selects, and as a picture which bids
/// are not decided alike.
public struct RuleComparisonReport {
  private let outcomes: [TenderOutcome]
  private let language: Language

  /// Prepares the report of the outcomes of the same bids.
  public init(_ outcomes: [TenderOutcome], language: Language) {
    (self.outcomes, self.language) = (outcomes, language)
  }

  /// Fills a page; `table` holds the bids that are not decided alike, as the CSV file has them.
  public func fill(_ page: inout Page, table: OutputTable) {
    page.isForThePublic = true
    page.rules = outcomes.map { ($0.rules.ruleSet, TenderKeys.catalogue) }
    page.lead = outcomes.map { $0.rules.ruleSet.title + Text(" (\($0.rules.ruleSet.id))") }
    let heading = Text(en: "Bids that are not decided alike", zh: "结果不一致的报价")
    let keys = Set(["lot", "bidder"] + outcomes.map(\.rules.ruleSet.id))
    page.sections = [
      .init("selected", Text(en: "What each rule set selects", zh: "各规则拟中选数"), [selected]),
      .init("differing", heading, [legend, grid]),
      .init(
        "result", Text(en: "Why", zh: "原因"), isWide: true,
        [DataTable(table, language: language, keys: keys).html(label: heading(language))]),
    ]
    page.tables = [(heading, table)]
  }

  /// How many bids are selected under each rule set, and how many are left to decide.
  private var selected: HTML {
    let bars = outcomes.map { outcome in
      let standings = outcome.lots.lazy.flatMap(\.standings)
      let chosen = standings.count { $0.selected == .yes }
      let open = standings.count { $0.selected.isOpen }
      return BarChart.Bar(
        name: outcome.rules.ruleSet.id, parts: [chosen, open].map(Self.figure),
        text: open == 0 ? "\(chosen)" : "\(chosen) + \(open)")
    }
    let chart = BarChart(
      title: Text(en: "Bids selected under each rule set", zh: "各规则下拟中选的报价数")(language),
      unit: Text(en: "bids", zh: "个报价")(language), bars: bars,
      partNames: [
        Text(en: "selected", zh: "拟中选")(language), Text(en: "left to decide", zh: "待决定")(language),
      ])
    return chart.chart.figure(language: language)
  }

  private static func figure(_ count: Int) -> Figure { Figure(Ratio(count), text: String(count)) }

  /// What the marks mean.
  private var legend: HTML {
    let used = differing.flatMap { $0.standings.compactMap { $0 } }.map(BidMark.init)
    return .legend(
      BidMark.allCases.filter(used.contains).map { mark in
        (
          Marks.point(mark.shape, x: 9, y: 8, ink: mark == .open ? Ink.alarm : Ink.mark),
          mark.meaning
        )
      }, language: language)
  }

  /// The bids in rows, the rule sets in columns.
  private var grid: HTML {
    let bids = differing
    guard !bids.isEmpty else {
      let none = Text(en: "All bids are decided alike.", zh: "全部报价结果一致。")
      return .element(.p, [], none(language))
    }
    let rows = bids.prefix(Chart.most).map { bid in
      MarkGrid.Row(
        name: bid.name,
        marks: bid.standings.map { standing in
          standing.map { standing in
            let mark = BidMark(standing)
            return .init(
              shape: mark.shape, words: mark.meaning(language), isAlarming: mark == .open)
          }
        })
    }
    let grid = MarkGrid(
      title: Text(en: "Who is selected under which rules", zh: "各规则下的中选情况")(language),
      columns: outcomes.map(\.rules.ruleSet.id), rows: rows)
    return grid.chart.first(of: bids.count).figure(language: language)
  }

  private var differing: [(name: String, standings: [Standing?])] {
    RuleComparison.differing(outcomes.map(\.lots)).map { bid in
      ("\(bid.bidder) \(bid.lot)", bid.standings)
    }
  }
}
