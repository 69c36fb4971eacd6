import ExactNumbers
public import Payment
public import RuleBook
public import Tables
public import Wording
import Writing

/// The report of `vbp pay`: the calendar of what is held back, against the law, and the cash of each
/// month.
public struct PaymentReport {
  private let plans: PaymentPlans
  private let ruleSet: RuleSet
  private let language: Language

  /// Prepares the report of a plan by a rule set.
  public init(_ plans: PaymentPlans, _ ruleSet: RuleSet, language: Language) {
    (self.plans, self.ruleSet, self.language) = (plans, ruleSet, language)
  }

  /// The plan as a sheet: the invoices, unless `totalsOnly`, and the totals; `delays` is nil where no
  /// decisions were given. In a draft some distributors are open, whose totals are left out, and
  /// there are no sums over all.
  ///
  /// - Throws: `NumberError` when a sum is too large.
  public func sheet(
    asOf: Day?, delays: PaymentDelays?, valueLanguage: Language, totalsOnly: Bool,
    openDistributors: Set<String>? = nil
  ) throws -> Sheet {
    var sections: [Sheet.Section] = [
      .init(PaymentTable.table(plans, language: valueLanguage)),
      .init(
        PaymentTable.totals(
          plans.totals.filter { openDistributors?.contains($0.distributor.foldedName) != true }),
        heading: Text(en: "By distributor and month", zh: "按企业和月份汇总")),
    ]
    if totalsOnly { sections.removeFirst() }
    var sheet = Sheet(
      title: Text(en: "Payment plan", zh: "药品货款付款安排表"), sections: sections)
    sheet.lead = lead(asOf: asOf)
    sheet.notes =
      (openDistributors == nil ? try sums() : []) + notes(delays, openDistributors ?? [])
    return sheet
  }

  private func lead(asOf: Day?) -> [Text] {
    let rules =
      Text(en: "Rules: ", zh: "规则集：") + Text("\(ruleSet.id), ") + ruleSet.title + Text(" — ")
      + ruleSet.document
    guard let asOf else { return [rules] }
    return [rules, Text(en: "As of \(asOf.iso)", zh: "截至 \(asOf.iso)")]
  }

  /// What is held back, beyond the limit, or settled directly, of all invoices.
  private func sums() throws -> [Text] {
    var notes = [held, beyond]
    let direct = plans.direct.map { plans.invoices[$0] }
    if !direct.isEmpty {
      let numbers = Text(firstOf: direct.map(\.number), counted: "张")
      let amount = try direct.reduce(Yuan.zero) { try $0 + $1.amount }.text()
      notes.append(
        Text(
          en:
            "direct settlement, not delayed: invoices \(direct.count), \(amount) yuan: \(numbers.en)",
          zh: "直接结算、未延迟：发票 \(direct.count) 张，\(amount) 元：\(numbers.zh)"))
    }
    return notes
  }

  /// What to know about the plan; `delays` is nil where no decisions were given. Of distributors that are
  /// open not all invoices are known.
  private func notes(_ delays: PaymentDelays?, _ open: Set<String>) -> [Text] {
    var notes: [Text] = []
    let unsized = plans.invoices.count { $0.isSmallOrMedium == nil }
    if unsized > 0 {
      notes.append(
        Text(
          en: "invoices that do not say whether the firm is small or medium, checked by "
            + "limit.unknown_size: \(unsized)",
          zh: "\(unsized) 张发票未注明是否中小企业，按 limit.unknown_size 核对"))
    }
    if let delays {
      let known = Set(plans.invoices.distributors)
      let strangers = delays.distributors.subtracting(known)
        .filter { !open.contains($0.foldedName) }.inNameOrder()
      if !strangers.isEmpty {
        let names = Text(firstOf: strangers, counted: "家")
        notes.append(
          Text(
            en: "decisions without an invoice (check the names): \(names.en)",
            zh: "有干预决定而无发票的企业（请核对名称）：\(names.zh)"))
      }
    } else {
      notes.append(
        Text(
          en: "no interventions (--interventions): nothing is delayed",
          zh: "未提供干预决定（--interventions）：均未延迟"))
    }
    let weak = ruleSet.usedWeak(PaymentKeys.catalogue)
    if let note = ruleSet.note(of: weak, PaymentKeys.catalogue) { notes.append(note) }
    return notes
  }

  /// How much cash is held back, and until when.
  private var held: Text {
    let whole = plans.whole
    guard let last = whole.heldUntil else {
      return Text(en: "nothing is held back", zh: "无暂缓付款")
    }
    let (count, amount) = (whole.heldInvoices, whole.heldAmount.text())
    return Text(
      en: "held back: invoices \(count), \(amount) yuan, the last until \(last.iso)",
      zh: "暂缓付款：发票 \(count) 张，\(amount) 元，最迟至 \(last.iso)")
  }

  /// What would be paid beyond the legal limit.
  private var beyond: Text {
    let (count, interest) = (plans.whole.beyondLimit, plans.whole.interest.text())
    return Text(
      en: "beyond the legal limit: invoices \(count), interest \(interest) yuan",
      zh: "超过法定期限：发票 \(count) 张，逾期利息 \(interest) 元")
  }

  /// So many rows stand in one chart of the calendar; more of a month go on in another.
  private static let rowsOfChart = 40

  /// Completes a page that has the tables of invoices and totals.
  public func complete(_ page: inout Page) throws {
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
    let (beyond, interest) = (plans.whole.beyondLimit, plans.whole.interest)
    return .totals(
      [
        (
          Text(en: "invoices held back", zh: "暂缓发票（张）"),
          String(spans.reduce(0) { $0 + $1.invoices }), false
        ),
        (Text(en: "yuan held back", zh: "暂缓金额（元）"), held.text(), false),
        (
          Text(en: "invoices beyond the legal limit", zh: "超法定期限发票（张）"), String(beyond),
          beyond > 0
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
        return chart(month, rows).figure(note: decisions(rows)(language), language: language)
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
          name: "\(span.from.iso.dropFirst(5)) \(span.distributor)\(count)", from: span.from.number,
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
      ticks.append(.init(day: begin.number, text: begin.monthText))
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
        chart(months).figure(note: note(language), language: language),
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
          name: month.month, parts: [month.kept, month.movedIn, month.movedOut].map(figure),
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
