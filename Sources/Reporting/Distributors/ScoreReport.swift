import ExactNumbers
import RuleBook
public import Scorecard
public import Tables
public import Wording
public import Writing

/// The report of `vbp score`: who lost how many points and what follows, where they were lost, and every
/// deduction in an annex.
public struct ScoreReport {
  private let scoring: Scoring
  private let scores: [Score]
  private let quarters: [Quarter]
  private let eventFile: String
  private let isTrial: Bool
  private let language: Language

  /// Prepares the report of some quarters; deductions name the file of events.
  ///
  /// - Throws: `RuleError` when the rules do not tell the phases.
  public init(
    _ scoring: Scoring, _ scores: [Score], of quarters: [Quarter], eventFile: String,
    language: Language
  ) throws {
    (self.scoring, self.scores, self.quarters) = (scoring, scores, quarters)
    (self.eventFile, self.language) = (eventFile, language)
    let phases = try Phases(scoring.card.ruleSet)
    isTrial = quarters.contains { phases.phase($0) == .trial }
  }

  /// A table of scores, or a view of them, as a sheet.
  public func sheet(_ table: OutputTable) -> Sheet {
    var sheet = Sheet(
      title: Text(en: "Scorecard of distributors, ", zh: "药品配送企业评价表　")
        + Text(Quarter.name(of: quarters)),
      sections: [.init(table)])
    sheet.banner = scoring.card.banner
    sheet.lead = [scoring.lead]
    sheet.notes = [ScoreTable.note(scoring.roster)].compactMap { $0 } + scoring.notes(quarters)
    if let off = fillRateOff { sheet.notes.append(off) }
    if isTrial {
      sheet.notes.append(
        Text(
          en: "trial phase: for the hospital's own use, distributors are not told",
          zh: "试行阶段：仅供院内使用，不告知配送企业"))
    }
    if let note = scoring.sourceNote { sheet.notes.append(note) }
    return sheet
  }

  /// Whose fill rate is not judged for want of order lines.
  private var fillRateOff: Text? {
    guard let minimum = scoring.card.fillRateLines else { return nil }
    let off = scores.count { $0.lines > 0 && $0.lines < minimum }
    guard off > 0 else { return nil }
    return Text(
      en: "fill rate off where a score rests on fewer than \(minimum) order lines: \(off)",
      zh: "订单行少于 \(minimum) 行、未考核配送率的评分：\(off) 项")
  }

  /// Completes a page that has the table of scores, or a view that was asked for instead.
  ///
  /// - Throws: `RuleError` when the rules do not tell the thresholds; `NumberError` where a sum does not
  ///   fit.
  public func complete(_ page: inout Page, isView: Bool) throws {
    let deductions = try scoring.deductions(quarters, eventFile: eventFile)
    let contested = try ContestedPoints(deductions)
    page.isForThePublic = true
    page.summary.append(try totals(contested))
    let overview = ScoreOverview(
      scoring: scoring, scores: scores, quarters: quarters, contested: contested,
      language: language)
    let heading = Text(en: "Scores by item", zh: "各项目扣分")
    let table = try ScoreTable.table(scores, scoring: scoring, language: language)
      .leading(["rank", "hospital", "distributor", "score", "deduction"])
    let items = Page.Section(
      "scores", heading,
      [
        DataTable(table, language: language, keys: ["rank", "distributor", "score", "deduction"])
          .html(label: heading(language))
      ])
    page.sections = [try overview.section(), try charts(), items] + (isView ? page.sections : [])
    page.annex = [annex(deductions), .indicators(scoring.card, language: language)]
    page.tabledParameters = ScorecardKeys.named
    page.rules = [(scoring.card.ruleSet, ScorecardKeys.catalogue)]
  }

  private func charts() throws -> Page.Section {
    let charts = ScorecardCharts(scoring: scoring, language: language)
    let ranking = drawn.map {
      charts.ranking(scores, quarter: $0).figure(note: rankingNote, language: language)
    }
    let groupings: [(Pareto.Grouping, Text)] = [
      (.indicator, Text(en: "By indicator", zh: "按指标")), (.item, Text(en: "By item", zh: "按项目")),
    ]
    let paretos = try groupings.map { grouping, title in
      try charts.pareto(scores, by: grouping, title: title)
        .figure(note: paretoNote, language: language)
    }
    return Page.Section(
      "charts", Text(en: "Ranking, and where the points were lost", zh: "排名与扣分构成"),
      [.element(.div, [.class("charts")], ranking + paretos)] + earlier)
  }

  /// Every deduction, for whoever asks why.
  private func annex(_ deductions: [Deduction]) -> Page.Section {
    let heading = Text(en: "Every deduction", zh: "扣分明细")
    let table = DeductionTable.table(deductions, roster: scoring.roster, language: language)
    return Page.Section(
      "deductions", heading, isWide: true,
      [
        DataTable(
          table, language: language, keys: ["distributor", "indicator", "date", "counted"]
        ).html(label: heading(language))
      ])
  }

  /// The quarters whose ranking is drawn.
  private var drawn: ArraySlice<Quarter> { quarters.suffix(ScorecardCharts.quartersShown) }

  /// That there are quarters before those.
  private var earlier: [HTML] {
    guard drawn.count < quarters.count else { return [] }
    let text = Text(
      en: "Drawn are the last \(drawn.count) of \(quarters.count) quarters.",
      zh: "仅绘最后 \(drawn.count) 个季度，共 \(quarters.count) 个。")
    return [.element(.p, [.class("banner")], text(language))]
  }

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

  private func totals(_ contested: ContestedPoints) throws -> HTML {
    let known = scores.filter(\.hasData)
    let points = try known.reduce(Ratio.zero) { try $0 + $1.deduction }.points
    let redLines = scores.reduce(0) { $0 + $1.redLines }
    return .totals(
      [
        (Text(en: "scores", zh: "评分数"), String(known.count), false),
        (
          Text(en: "without data", zh: "无数据"), String(scores.count - known.count),
          known.count < scores.count
        ),
        (Text(en: "points deducted", zh: "扣分合计"), points, false),
        (
          Text(en: "of them under appeal", zh: "其中申诉中"), contested.sum.points,
          contested.sum > .zero
        ),
        (Text(en: "red lines", zh: "红线事项"), String(redLines), redLines > 0),
      ], language: language)
  }
}

extension Page.Section {
  /// The indicators of a card with their points, caps and sources.
  static func indicators(_ card: Card, language: Language) -> Page.Section {
    let heading = Text(en: "Indicators", zh: "指标")
    let table = IndicatorTable.table(card, language: language)
    return Page.Section(
      "indicators", heading,
      [DataTable(table, language: language).html(label: heading(language))])
  }
}
