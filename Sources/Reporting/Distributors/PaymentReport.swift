import ExactNumbers
import Payment
import Reporting
import RuleBook
import Tables
import Wording
import Writing

/// The report of `vbp pay`: the calendar of what is held back, against the law, and the cash of each
/// month.
struct PayReport {
  let plans: [PaymentPlan]
  let ruleSet: RuleSet
  let language: Language

  /// So many rows stand in one chart of the calendar; more of a month go on in another.
  private static let rowsOfChart = 40

  /// Completes a page that has the tables of invoices and totals.
  func complete(_ page: inout Page) throws {
    let spans = try HeldSpan.spans(plans)
    page.summary.append(try totals(spans))
    // Totals before the invoices that make them up.
    let tables = page.sections.reversed().map { section in
      Page.Section(
        section.id, section.heading, isWide: section.isWide,
        [.element(.div, [.class("unbroken")], [section.content])])
    }
    page.sections = [calendar(spans), months(try PaymentMonth.months(plans))] + tables
    page.rules = [(ruleSet, PaymentKeys.catalogue)]
  }

  private func totals(_ spans: [HeldSpan]) throws -> HTML {
    let held = try spans.reduce(Yuan.zero) { try $0 + $1.amount }
    let beyond = plans.filter { ($0.daysBeyond ?? 0) > 0 }
    let interest = try beyond.reduce(Yuan.zero) { try $0 + ($1.interest ?? .zero) }
    return .totals(
      [
        (
          Text(en: "invoices held back", zh: "暂缓发票（张）"),
          String(spans.reduce(0) { $0 + $1.invoices }), false
        ),
        (Text(en: "yuan held back", zh: "暂缓金额（元）"), held.text(), false),
        (
          Text(en: "invoices beyond the legal limit", zh: "超法定期限发票（张）"), String(beyond.count),
          !beyond.isEmpty
        ),
        (Text(en: "interest, yuan", zh: "逾期利息（元）"), interest.text(), interest > .zero),
      ], language: language)
  }

  // MARK: The calendar

  private func calendar(_ spans: [HeldSpan]) -> Page.Section {
    let heading = Text(en: "Calendar of what is held back", zh: "暂缓付款日历")
    guard !spans.isEmpty else {
      let nothing = Text(en: "Nothing is held back.", zh: "无暂缓付款。")
      return Page.Section("calendar", heading, [.element(.p, [], nothing(language))])
    }
    let note = Text(
      en:
        "At the left: the usual due date. At the right: the amount in yuan, plus the interest that "
        + "days beyond the legal limit would cost.",
      zh: "左侧为应付日；右侧为金额（元），加号后为超过法定期限的逾期利息。")
    let byMonth = Dictionary(grouping: spans) { $0.from.monthText }
    let charts = byMonth.keys.sorted().flatMap { month in
      let ofMonth = byMonth[month] ?? []
      return stride(from: 0, to: ofMonth.count, by: Self.rowsOfChart).map { start in
        let rows = Array(ofMonth[start..<min(start + Self.rowsOfChart, ofMonth.count)])
        return chart(month, rows).figure(note: decisions(rows)(language))
      }
    }
    return Page.Section(
      "calendar", heading,
      [
        .element(.p, [.class("faint")], note(language)),
        .element(.div, [.class("charts")], charts),
      ])
  }

  /// The decisions by which some spans are delayed.
  private func decisions(_ spans: [HeldSpan]) -> Text {
    let quarters = Set(spans.compactMap(\.decidedFor)).sorted().map(\.text).joined(separator: ", ")
    return Text(
      en: "Delayed by the interventions of \(quarters).", zh: "依据 \(quarters) 干预决定延迟。")
  }

  private func chart(_ month: String, _ spans: [HeldSpan]) -> Chart {
    TimelineChart(
      title: Text(en: "Usually due in \(month)", zh: "原应付 \(month)")(language),
      unit: Text(en: "beginnings of months", zh: "月初")(language),
      names: (
        Text(en: "usually due", zh: "应付日")(language),
        Text(en: "due now", zh: "执行付款日")(language),
        Text(en: "legal limit", zh: "法定期限")(language),
        Text(en: "beyond the limit", zh: "超过期限")(language)
      ),
      ticks: ticks(spans),
      rows: spans.map { span in
        let count = span.invoices > 1 ? " ×\(span.invoices)" : ""
        let interest = span.interest > .zero ? " + \(span.interest.text())" : ""
        return .init(
          "\(span.from.iso.dropFirst(5)) \(span.distributor)\(count)", from: span.from.number,
          to: span.to.number, limit: span.limit?.number, text: span.amount.text() + interest)
      }
    ).chart
  }

  /// The beginnings of the months that some spans touch.
  private func ticks(_ spans: [HeldSpan]) -> [TimelineChart.Tick] {
    let days = spans.flatMap { [$0.from, $0.to, $0.limit].compactMap { $0 } }
    guard let first = days.min(), let last = days.max() else { return [] }
    // A term of years is not written month by month.
    let step = 1 + (last.number - first.number) / 365
    var ticks: [TimelineChart.Tick] = []
    var day = Day(year: first.year, month: first.month, day: 1)
    while let begin = day {
      ticks.append(.init(begin.number, begin.monthText))
      if begin > last { break }
      day = begin.adding(months: step)
    }
    return ticks
  }

  // MARK: Months

  private func months(_ months: [PaymentMonth]) -> Page.Section {
    let heading = Text(en: "Cash by month", zh: "各月付款")
    guard !months.isEmpty else {
      let nothing = Text(en: "Nothing is open.", zh: "无未付款项。")
      return Page.Section("months", heading, [.element(.p, [], nothing(language))])
    }
    let note = Text(
      en:
        "At the ends: what is planned to be paid, in yuan. Blank: what would have been paid in the "
        + "month and is moved to a later one.",
      zh: "末端为计划付款额（元）；空白为原应于当月付款而移至以后月份的金额。")
    return Page.Section(
      "months", heading,
      [
        chart(months).figure(note: note(language)),
        DataTable(table(months), language: language).html(label: heading(language)),
      ])
  }

  private func chart(_ months: [PaymentMonth]) -> Chart {
    func figure(_ amount: Yuan) -> Figure { Figure(amount.ratio, text: amount.text()) }
    return BarChart(
      title: Text(en: "Open invoices", zh: "未付发票")(language),
      unit: Text(en: "yuan", zh: "元")(language),
      bars: months.map { month in
        .init(
          month.month, [month.kept, month.movedIn, month.movedOut].map(figure),
          text: month.planned.text())
      },
      partNames: [
        Text(en: "due as usual", zh: "按期")(language),
        Text(en: "moved here", zh: "由前月移入")(language),
        Text(en: "moved away", zh: "移至后月")(language),
      ]
    ).chart
  }

  private func table(_ months: [PaymentMonth]) -> OutputTable {
    OutputTable(
      columns: [
        .init("month", zh: "月份"), .init("without interventions", zh: "不干预应付", numeric: true),
        .init("moved away", zh: "移至后月", numeric: true),
        .init("moved here", zh: "由前月移入", numeric: true),
        .init("planned", zh: "计划付款", numeric: true),
      ],
      rows: months.map { month in
        [.text(month.month)]
          + [month.usual, month.movedOut, month.movedIn, month.planned].map { .number($0.text()) }
      })
  }
}
