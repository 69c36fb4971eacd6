import CommandLineKit
import Payment
import Reporting
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
    ] + Settings.computingOptions)

  private static let usualRules = "cn-2021"

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let asOf = try day(arguments)
    let rules = try PaymentRules(
      try settings.ruleSet(PaymentKeys.catalogue, usually: usualRules))
    var (invoices, findings, layout) = try InvoiceTable.read(
      arguments.operands[0], schema: try settings.schema("invoices", for: arguments.operands[0]),
      rules: rules)
    var delays = PaymentDelays()
    if let file = arguments.value("interventions") {
      let (read, more) = try PaymentDelays.read(
        file, schema: try settings.schema("interventions", for: file),
        invoicesOf: invoices.distributors)
      delays = read
      findings.add(more)
    }
    guard settings.accept(findings) else { return .findings }
    let plans = PaymentPlans(
      invoices, layout, rules: rules, delays: delays,
      capsAtLimit: arguments.has("cap-at-legal-limit"), asOf: asOf)
    guard settings.accept(plans.findings) else { return .findings }
    guard settings.allows(rules.ruleSet, PaymentKeys.catalogue, arguments) else {
      return .undecided
    }
    let report = PaymentReport(plans, rules.ruleSet, language: settings.language)
    let sheet = try report.sheet(
      asOf: asOf, delays: arguments.has("interventions") ? delays : nil,
      valueLanguage: settings.valueLanguage, totalsOnly: arguments.has("totals"),
      openDistributors: settings.draftInForce?.distributors)
    try settings.write(sheet) { page in
      page.inputs = [try settings.input(arguments.operands[0], rows: invoices.count)]
      if let file = arguments.value("interventions") {
        page.inputs.append(try settings.input(file))
      }
      try report.complete(&page)
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
}
