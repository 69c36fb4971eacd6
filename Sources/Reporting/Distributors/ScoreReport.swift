import ExactNumbers
import Reporting
import RuleBook
import Scorecard
import Tables
import Wording

/// The report of `vbp score`: ranking, where the points were lost, and a sheet for each distributor.
struct ScoreReport {
  let run: ScorecardRun
  let quarters: [Quarter]
  let scores: [Score]
  let isTrial: Bool
  /// Whether a view, such as the list of deductions, was asked for.
  let isView: Bool
  let language: Language

  private var scoring: Scoring { run.scoring }

  /// Completes a page that has the table of scores.
  func complete(_ page: inout Page) throws {
    page.summary.append(totals)
    let charts = ScorecardCharts(scoring: scoring, language: language)
    let ranking = Page.Section(
      "ranking", Text(en: "Ranking", zh: "排名"),
      [
        .element(
          .div, [.class("charts")],
          quarters.map { charts.ranking(scores, quarter: $0).figure(note: rankingNote) })
      ])
    let pareto = Page.Section(
      "pareto", Text(en: "Where the points were lost", zh: "扣分构成"),
      [
        .element(
          .div, [.class("charts")],
          [
            try charts.pareto(scores, by: .item, title: Text(en: "By item", zh: "按项目"))
              .figure(note: paretoNote),
            try charts.pareto(
              scores, by: .indicator, title: Text(en: "By indicator", zh: "按指标")
            ).figure(note: paretoNote),
          ])
      ])
    let table = ScoreTable.table(scores, scoring: scoring, language: language)
    let result = Page.Section(
      "scores", Text(en: "Scores", zh: "评分表"), isWide: true,
      [
        DataTable(table.leading(["rank", "distributor", "score", "deduction"]), language: language)
          .html(label: Text(en: "Scores", zh: "评分表")(language))
      ])
    page.sections = [ranking, pareto, result] + views(page)
    page.sections.append(try handouts())
    page.rules = [(scoring.card.ruleSet, ScorecardKeys.catalogue)]
  }

  /// What was asked for instead of the table of scores.
  private func views(_ page: Page) -> [Page.Section] { isView ? page.sections : [] }

  private var rankingNote: String {
    Text(
      en: "Bars: points deducted. At their ends: the score, and red lines where there are any.",
      zh: "条长为扣分，末端为得分及红线事项数。")(language)
  }

  private var paretoNote: String {
    Text(
      en: "Bars: points after the caps; filled up to 80 % of all. Rings: the share reached so far.",
      zh: "条长为上限后扣分，实心为累计 80% 以内；圆圈为累计占比。")(language)
  }

  private var totals: HTML {
    let known = scores.filter(\.hasData)
    let points = (try? known.reduce(Ratio.zero) { try $0 + $1.deduction })?.points ?? ""
    let redLines = scores.reduce(0) { $0 + $1.redLines }
    return .totals(
      [
        (Text(en: "scores", zh: "评分数"), String(known.count), false),
        (
          Text(en: "without data", zh: "无数据"), String(scores.count - known.count),
          known.count < scores.count
        ),
        (Text(en: "points deducted", zh: "扣分合计"), points, false),
        (Text(en: "red lines", zh: "红线事项"), String(redLines), redLines > 0),
      ], language: language)
  }

  /// One sheet a distributor, in the order of names.
  private func handouts() throws -> Page.Section {
    let deductions = try scoring.deductions(quarters, eventFile: run.eventFile)
    let sheets = scoring.roster.sorted.map { firm in
      DistributorSheet(
        name: scoring.roster.names[firm], scores: scores.filter { $0.firm == firm },
        deductions: deductions.filter { $0.firm == firm },
        ranked: Dictionary(grouping: scores.filter(\.hasData), by: \.quarter).mapValues(\.count),
        card: scoring.card, isTrial: isTrial, language: language
      ).html
    }
    return Page.Section(
      "handouts", Text(en: "Sheets for the distributors", zh: "各企业评价通知单"), sheets)
  }
}
