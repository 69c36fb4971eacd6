import ExactNumbers
import Interventions
public import Scorecard
import Statistics
public import Tables
public import Wording
public import Writing

/// The report of `vbp intervene`: totals against the thresholds, how they came about, and what
/// chance alone would do.
public struct InterventionReport {
  private let scoring: Scoring
  private let quarter: Quarter
  private let rules: InterventionRules
  private let eventFile: String
  private let language: Language

  /// Prepares the report of the decisions for a quarter; deductions name the file of events.
  public init(
    _ scoring: Scoring, _ quarter: Quarter, _ rules: InterventionRules, eventFile: String,
    language: Language
  ) {
    (self.scoring, self.quarter, self.rules) = (scoring, quarter, rules)
    (self.eventFile, self.language) = (eventFile, language)
  }

  /// The columns of decisions, and of changes of them, that a narrow screen shows.
  private static let keyColumns: Set<String> = ["distributor", "total", "intervention", "until"]

  /// A table of decisions as a sheet, with what they rest on; a preview decides nothing.
  public func sheet(_ table: OutputTable, isPreview: Bool) -> Sheet {
    let window = rules.window(for: quarter)
    let (delay, exclusion) = (
      rules.thresholds.delayAbove.points, rules.thresholds.exclusionAbove.points
    )
    var notes = scoring.notes(window)
    if isPreview {
      notes.insert(
        Text(
          en: "preview: the first row has the thresholds in force; nothing is decided",
          zh: "试算：首行为现行阈值；不构成决定"), at: 0)
    }
    notes += gaps(window)
    if let note = scoring.sourceNote { notes.append(note) }
    var sheet = Sheet(
      title: Text(en: "Interventions, ", zh: "药品配送企业干预决定表　") + Text(quarter.text),
      sections: [.init(table, keyColumns: isPreview ? nil : Self.keyColumns)])
    sheet.banner = scoring.card.banner
    sheet.lead = [
      scoring.lead,
      Text(
        en: "Window: \(Quarter.name(of: window)). Above \(delay): payment due in \(quarter.text) "
          + "is delayed by \(rules.delayMonths) month\(rules.delayMonths == 1 ? "" : "s"). Above \(exclusion): also no candidate "
          + "for new drugs, drug changes or volume-based drugs until "
          + "\(quarter.lastDay?.iso ?? "").",
        zh: "累计窗口：\(Quarter.name(of: window))。累计扣分大于 \(delay)：\(quarter.text) "
          + "应付货款延迟 \(rules.delayMonths) 个月；大于 \(exclusion)：另于 "
          + "\(quarter.lastDay?.iso ?? "") 前不作为新药、药品变更和集采药品配送候选企业。"),
      Text(en: "Phase: ", zh: "阶段：") + rules.phase(quarter).title,
    ]
    sheet.notes = notes
    return sheet
  }

  /// What is missing in the window: whole quarters, or those of single distributors.
  private func gaps(_ window: [Quarter]) -> [Text] {
    var notes: [Text] = []
    let empty = scoring.withoutData(window)
    if !empty.isEmpty {
      notes.append(
        Text(
          en: "partial window: the files have no data at all for "
            + empty.map(\.text).joined(separator: ", "),
          zh: "累计窗口不完整：下列季度各表均无数据：" + empty.map(\.text).joined(separator: "、")))
    }
    let list = (try? scoring.interventions(quarter, rules: rules)) ?? []
    let partly = list.filter { item in
      item.total != nil
        && zip(window, item.parts).contains { $1 == nil && !empty.contains($0) }
    }
    if !partly.isEmpty {
      let names = Text(firstOf: partly.map { scoring.roster[$0.firm] }, counted: "家")
      notes.append(
        Text(
          en: "a quarter without orders and events adds 0 to the total of: \(names.en)",
          zh: "某季度无订单亦无事件、该季度按 0 分累计的企业：\(names.zh)"))
    }
    return notes
  }

  /// Completes a page that has the table of decisions, or a view that was asked for instead.
  public func complete(_ page: inout Page, isView: Bool) throws {
    let list = try scoring.interventions(quarter, rules: rules)
    page.isForThePublic = true
    page.summary.append(totals(list))
    let charts = Page.Section(
      "totals", Text(en: "Totals, quarter by quarter", zh: "累计扣分与各季度扣分"),
      [
        .element(
          .div, [.class("charts")],
          [
            chart(list).figure(note: totalsNote, language: language),
            try history(),
          ])
      ])
    let result = page.sections
    page.sections = try [overview(list), charts, control(), funnel(list)]
    if isView { page.sections += result } else { page.annex = result }
    page.annex.append(.indicators(scoring.card, language: language))
    page.tabledParameters = ScorecardKeys.named
    page.rules = [(scoring.card.ruleSet, ScorecardKeys.catalogue)]
  }

  /// What a committee reads first: the total of each distributor, what follows from it, how much of it is
  /// under appeal and on how many order lines it rests.
  private func overview(_ list: [Intervention]) throws -> Page.Section {
    let heading = Text(en: "Overview", zh: "一览")
    let window = rules.window(for: quarter)
    let contested = try ContestedPoints(
      try scoring.deductions(window, eventFile: eventFile))
    let lines = scoring.lineCounts(window)
    let table = OutputTable(
      columns: [.init("distributor", zh: "配送企业")]
        + window.map { .init($0.text, zh: $0.text, numeric: true) } + [
          .init("total", zh: "合计扣分", numeric: true), .init("intervention", zh: "干预"),
          .init("until", zh: "截止日", date: true),
          .init("under appeal", zh: "其中申诉中", numeric: true),
          .init("order lines", zh: "订单行数", numeric: true),
        ],
      rows: try list.map { item in
        [.text(scoring.roster[item.firm])]
          + item.parts.map { $0.map { .number($0.points) } ?? .empty } + [
            item.total.map { .number($0.points) } ?? .empty,
            .text(item.applied.title(language)), .text(item.until?.iso ?? ""),
            .number(try contested.of(item.firm, in: window).points),
            .number(String(lines[item.firm].lines)),
          ]
      })
    return Page.Section(
      "overview", heading,
      [
        DataTable(
          table, language: language, keys: ["distributor", "total", "intervention", "until"]
        ).html(label: heading(language))
      ])
  }

  private func totals(_ list: [Intervention]) -> HTML {
    func count(_ sanction: Sanction) -> Int { list.count { $0.applied == sanction } }
    let (delay, exclusion) = (count(.delay), count(.delayAndExclusion))
    return .totals(
      [
        (Text(en: "no intervention", zh: "不干预"), String(count(.none)), false),
        (Text(en: "payment delayed", zh: "延迟付款"), String(delay), delay > 0),
        (
          Text(en: "delayed and excluded", zh: "延迟付款并取消候选资格"), String(exclusion),
          exclusion > 0
        ),
        (Text(en: "no data", zh: "无数据"), String(count(.noData)), false),
      ], language: language)
  }

  private var totalsNote: String {
    Text(
      en: "A total exactly at a threshold is not above it. Set off: delayed and excluded.",
      zh: "恰等于阈值不视为超过；突出显示者为延迟付款并取消候选资格。")(language)
  }

  private func chart(_ list: [Intervention]) -> Chart {
    let window = rules.window(for: quarter)
    // Bars have three fillings; a longer window is not told apart by quarter.
    let showsParts = window.count <= 3
    let thresholds = rules.thresholds
    let known = list.filter { $0.total != nil }
    return BarChart(
      title: Text(
        en: "Total of \(Quarter.name(of: window))", zh: "\(Quarter.name(of: window)) 累计扣分")(
          language),
      unit: ScorecardCharts.points(language),
      bars: known.prefix(Chart.most).compactMap { item in
        item.total.map { bar(item, $0, showsParts: showsParts) }
      },
      partNames: showsParts && window.count > 1 ? window.map(\.text) : [],
      references: [
        .init(
          figure: figure(thresholds.delayAbove),
          name: Text(en: "delay above", zh: "延迟付款 >")(language)),
        .init(
          figure: figure(thresholds.exclusionAbove),
          name: Text(en: "exclusion above", zh: "取消候选 >")(language)),
      ]
    ).chart.first(of: known.count)
  }

  private func bar(_ item: Intervention, _ total: Ratio, showsParts: Bool) -> BarChart.Bar {
    let word: Text =
      switch item.applied {
      case .none, .noData: Text("")
      case .delay: Text(en: " delay", zh: " 延迟")
      case .delayAndExclusion: Text(en: " delay, excl.", zh: " 延迟、取消")
      }
    return .init(
      name: scoring.roster[item.firm],
      parts: showsParts ? item.parts.map { figure($0 ?? .zero) } : [figure(total)],
      text: total.points + word(language), isAlarming: item.applied == .delayAndExclusion)
  }

  private func figure(_ points: Ratio) -> Figure { Figure(points, text: points.points) }

  private var charts: ScorecardCharts { ScorecardCharts(scoring: scoring, language: language) }

  private var quarters: [Quarter] {
    scoring.quarters(until: quarter, limit: ScorecardCharts.quartersShown)
  }

  private func history() throws -> HTML {
    let note = Text(
      en:
        "Triangle: payment was delayed in this quarter; square: excluded as well. A gap: no data.",
      zh: "三角形：该季度延迟付款；方形：另取消候选资格；断开处无数据。")
    return try charts.history(quarters, rules: rules)
      .figure(note: note(language), language: language)
  }

  private func control() throws -> Page.Section {
    let quarters = try quarters.filter { try scoring.scores($0).contains(where: \.hasData) }
    let drawn = [
      (
        try charts.individuals(quarters),
        Text(
          en: "Limits: mean ± 2.66 × mean moving range (individuals chart).",
          zh: "控制限：均值 ± 2.66 × 平均移动极差（单值图）。")
      ),
      (
        try charts.rates(quarters),
        Text(
          en: "Limits: u′ chart (Laney), common rate ± 3 standard errors × σz.",
          zh: "控制限：Laney u′ 图，总体率 ± 3 × 标准误 × σz。")
      ),
    ]
    let figures = drawn.compactMap { control, note in
      control.map { control in
        control.chart.figure(
          note: [control.verdict, note].map { $0(language) }
            .joined(separator: language == .chinese ? "" : " "), language: language)
      }
    }
    let few = Text(
      en: "No control chart: it takes two quarters with data.", zh: "数据不足两个季度，无控制图。")
    return Page.Section(
      "control", Text(en: "Control charts", zh: "控制图"),
      figures.isEmpty
        ? [.element(.p, [], few(language))]
        : [.element(.div, [.class("charts")], figures)] + provisional(quarters.count))
  }

  /// What weakens limits from few points.
  private func provisional(_ count: Int) -> [HTML] {
    guard count < ControlLimits.fewestPoints else { return [] }
    let text = Text(
      en: "Provisional limits: \(count) quarters, fewer than "
        + "\(ControlLimits.fewestPoints). A diamond lies outside of its limits.",
      zh: "控制限为暂定：仅 \(count) 个季度，少于 \(ControlLimits.fewestPoints) 个。"
        + "菱形为超出控制限。")
    return [.element(.p, [.class("faint")], text(language))]
  }

  private func funnel(_ list: [Intervention]) throws -> Page.Section {
    let heading = Text(en: "Is it chance?", zh: "是否偶然")
    let funnel = try charts.funnel(rules.window(for: quarter))
    guard let funnel else {
      let text = Text(
        en: "No funnel plot: it takes order lines (--orders).", zh: "无订单明细（--orders），无漏斗图。")
      return Page.Section("funnel", heading, [.element(.p, [], text(language))])
    }
    let note = Text(
      en:
        "Between the limits a distributor differs from all together by no more than chance: exact "
        + "binomial limits (Spiegelhalter 2005). Triangle: outside 95 %; diamond: outside 99.8 %. Of "
        + "20 like all others, one lies outside 95 %. Lines are taken as independent of each other.",
      zh: "位于两限之间者与总体的差异可由偶然解释：精确二项控制限（Spiegelhalter 2005）。三角形超出 95% 限，"
        + "菱形超出 99.8% 限。20 家与总体无异的企业中约有 1 家超出 95% 限。假定各订单行相互独立。")
    let sanctioned = list.count { $0.applied.delaysPayment }
    return Page.Section(
      "funnel", heading,
      [
        .element(
          .div, [.class("charts")],
          [
            funnel.chart.figure(note: note(language), language: language),
            .element(
              .div, [],
              funnel.verdict(sanctioned: sanctioned).map { .element(.p, [], $0(language)) }),
          ])
      ])
  }
}
