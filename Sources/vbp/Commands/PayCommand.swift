import CommandLineKit
import ExactNumbers
import Payment
import RuleBook
import Tables
import Wording

/// `vbp pay`: due dates with the delays of interventions, and what the law says about them.
enum PayCommand: Command {
  static let name = "pay"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "plan payments with delays, checked against the law", zh: "按干预决定安排付款并核对法定期限"),
    examples: [
      "vbp pay invoices.csv --interventions interventions.csv",
      "vbp pay invoices.csv --interventions interventions.csv --cap-at-legal-limit --as-of 2021-12-31",
      "vbp pay invoices.csv --interventions interventions.csv --totals",
      "vbp pay invoices.csv --set limit.days=60 --lang zh --format table",
    ],
    operands: [
      Operand(
        "INVOICES", completion: .table,
        help: Text(en: "CSV file of invoices, or - for standard input", zh: "发票表（CSV），- 为标准输入"))
    ],
    options: [
      Option(
        "interventions", value: "FILE", completion: .table,
        help: Text(en: "what `vbp intervene` wrote", zh: "vbp intervene 的输出")),
      Option(
        "cap-at-legal-limit",
        help: Text(en: "shorten a delay to the legal limit", zh: "延迟以法定期限为限")),
      Option(
        "as-of", value: "DATE",
        help: Text(
          en: "mark what is overdue on that day, and count interest to it",
          zh: "标出该日已逾期的发票，利息计至该日")),
      Option(
        "totals",
        help: Text(
          en: "by distributor and month: how much is held back, until when",
          zh: "按企业和月份汇总暂缓金额与截止日")),
      RuleOptions.rules(PaymentKeys.catalogue, usually: usualRules),
      RuleOptions.set(PaymentKeys.catalogue), RuleOptions.allowUnverified,
    ] + Settings.options)

  private static let usualRules = "cn-2021"

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let asOf = try day(arguments)
    let rules = try PaymentRules(
      try RuleOptions.ruleSet(arguments, catalogue: PaymentKeys.catalogue, usually: usualRules))
    var (invoices, findings, layout) = try InvoiceTable.read(
      arguments.operands[0], schema: try ScorecardRun.schema("invoices"), rules: rules)
    var delays = PaymentDelays()
    if let file = arguments.value("interventions") {
      let (read, more) = try PaymentDelays.read(
        file, schema: try ScorecardRun.schema("interventions"), invoices: invoices)
      delays = read
      findings.add(more)
    }
    guard settings.accept(findings) else { return .findings }
    let planned = PaymentPlans(
      invoices, layout, rules: rules, delays: delays,
      capsAtLimit: arguments.has("cap-at-legal-limit"), asOf: asOf)
    guard settings.accept(planned.findings) else { return .findings }
    let plans = planned.plans
    guard settings.allows(rules.ruleSet, PaymentKeys.catalogue, arguments) else {
      return .undecided
    }
    var sections: [Sheet.Section] = [
      .init(table: PaymentTable.table(plans, language: settings.valueLanguage)),
      .init(
        heading: Text(en: "By distributor and month", zh: "按企业和月份汇总"),
        table: PaymentTable.totals(try PaymentTotal.totals(plans))),
    ]
    if arguments.has("totals") { sections.removeFirst() }
    try settings.write(
      Sheet(
        title: Text(en: "Payment plan", zh: "药品货款付款安排表"), lead: lead(rules.ruleSet, asOf: asOf),
        sections: sections,
        notes: try notes(plans, delays, hasFile: arguments.has("interventions"), rules.ruleSet))
    ) { page in
      page.inputs = [try settings.input(arguments.operands[0], rows: invoices.count)]
      if let file = arguments.value("interventions") {
        page.inputs.append(try settings.input(file))
      }
      try PayReport(plans: plans, ruleSet: rules.ruleSet, language: settings.language)
        .complete(&page)
    }
    return .done
  }

  /// The findings of a table of invoices alone.
  static func check(invoices path: String, schema: Schema) throws -> Findings {
    let rules = try PaymentRules(
      try RuleLibrary(PaymentKeys.catalogue).ruleSet(usualRules))
    return try InvoiceTable.read(path, schema: schema, rules: rules).findings
  }

  private static func day(_ arguments: Arguments) throws(UsageError) -> Day? {
    guard let text = arguments.value("as-of") else { return nil }
    guard let day = Day(iso: text) else {
      throw .badValue(
        text, option: "--as-of",
        expected: Text(en: "write a date like 2021-12-31", zh: "请写成 2021-12-31"))
    }
    return day
  }

  private static func lead(_ set: RuleSet, asOf: Day?) -> [Text] {
    let rules =
      Text(en: "Rules: ", zh: "规则集：") + Text("\(set.id), ") + set.title + Text(" — ") + set.document
    guard let asOf else { return [rules] }
    return [rules, Text(en: "As of \(asOf.iso)", zh: "截至 \(asOf.iso)")]
  }

  private static func notes(
    _ plans: [PaymentPlan], _ delays: PaymentDelays, hasFile: Bool, _ set: RuleSet
  ) throws -> [Text] {
    var notes = [try held(plans), try beyond(plans)]
    let direct = plans.filter { $0.status == .direct }
    if !direct.isEmpty {
      let numbers = direct.map(\.invoice.number).joined(separator: ", ")
      let amount = try sum(direct.map(\.invoice.amount)).text()
      notes.append(
        Text(
          en:
            "direct settlement, not delayed: invoices \(direct.count), \(amount) yuan: \(numbers)",
          zh: "直接结算、未延迟：发票 \(direct.count) 张，\(amount) 元：\(numbers)"))
    }
    let unsized = plans.count { $0.invoice.isSmallOrMedium == nil }
    if unsized > 0 {
      notes.append(
        Text(
          en: "invoices that do not say whether the firm is small or medium, checked by "
            + "limit.unknown_size: \(unsized)",
          zh: "\(unsized) 张发票未注明是否中小企业，按 limit.unknown_size 核对"))
    }
    if hasFile {
      let known = Set(plans.map(\.invoice.distributor))
      let strangers = delays.distributors.subtracting(known).inNameOrder()
      if !strangers.isEmpty {
        let names = strangers.joined(separator: ", ")
        notes.append(
          Text(
            en: "decisions without an invoice (check the names): \(names)",
            zh: "有干预决定而无发票的企业（请核对名称）：\(names)"))
      }
    } else {
      notes.append(
        Text(
          en: "no interventions (--interventions): nothing is delayed",
          zh: "未提供干预决定（--interventions）：均未延迟"))
    }
    if let note = set.note(of: set.usedWeak(PaymentKeys.catalogue)) { notes.append(note) }
    return notes
  }

  /// How much cash is held back, and until when.
  private static func held(_ plans: [PaymentPlan]) throws -> Text {
    let held = plans.filter(\.isHeldBack)
    guard let last = held.compactMap(\.due).max() else {
      return Text(en: "nothing is held back", zh: "无暂缓付款")
    }
    let amount = try sum(held.map(\.invoice.amount)).text()
    return Text(
      en: "held back: invoices \(held.count), \(amount) yuan, the last until \(last.iso)",
      zh: "暂缓付款：发票 \(held.count) 张，\(amount) 元，最迟至 \(last.iso)")
  }

  /// What would be paid beyond the legal limit.
  private static func beyond(_ plans: [PaymentPlan]) throws -> Text {
    let beyond = plans.filter { ($0.daysBeyond ?? 0) > 0 }
    let interest = try sum(beyond.compactMap(\.interest)).text()
    return Text(
      en: "beyond the legal limit: invoices \(beyond.count), interest \(interest) yuan",
      zh: "超过法定期限：发票 \(beyond.count) 张，逾期利息 \(interest) 元")
  }

  private static func sum(_ amounts: [Yuan]) throws -> Yuan {
    try amounts.reduce(Yuan.zero) { try $0 + $1 }
  }
}
