import Bidding
import CommandLineKit
import Files
import Payment
import PriceRatio
import Reporting
import RuleBook
import Scorecard
import Tables
import Tender
import Wording
import Writing

/// `vbp check`: the findings of any table, without computing anything.
enum CheckCommand: Command {
  static let name = "check"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "check a table and list what is wrong with it", zh: "检查数据表并列出问题"),
    examples: [
      "vbp check bids.csv --as bids",
      "vbp check bids.csv --as bids --format csv -o findings.csv",
      "vbp check orders.csv --fix-report 退回修改.csv --lang zh",
      "vbp check events.csv --rules my-scorecard.csv",
      "vbp check --codes",
    ],
    operands: [
      Operand(
        "FILE", isOptional: true, completion: .table,
        help: Text(en: "CSV file, or - for standard input", zh: "CSV 文件，- 为标准输入"))
    ],
    options: [
      Option(
        "as", value: "TABLE", choices: checks.map(\.name),
        help: Text(
          en: "what the file is; else its header tells", zh: "文件的类型；缺省按表头判断")),
      Option(
        "fix-report", value: "FILE", isOutput: true,
        help: Text(
          en: "write the faults with their rows to FILE, to send back (utf-8-bom)",
          zh: "将问题及所在行写入文件，供退回修改（utf-8-bom）")),
      Option("codes", help: Text(en: "list all finding codes", zh: "列出全部问题代码")),
      Option(
        "rules", value: "ID", completion: RuleOptions.ids(ScorecardKeys.catalogue),
        help: Text(
          en: "the scorecard whose indicators events name: a built-in id or a file; "
            + "\(ScorecardRun.usualRules) if not given",
          zh: "事件所用指标的评价表：内置编号或文件；缺省为 \(ScorecardRun.usualRules)")),
      Settings.aliases,
    ] + Settings.readingOptions)

  /// Reads a file by a schema, and by the scorecard that was named.
  private typealias Reader =
    @Sendable (_ file: String, Schema, () throws -> Card) throws ->
    Findings

  /// The tables that can be checked, each by the reader that its commands use.
  private static let checks: [(name: String, read: Reader)] =
    [
      (
        "bids",
        { file, schema, _ in try BidTable.read(file, schema: schema, nearAmong: .max).findings }
      ),
      ("demand", { file, schema, _ in try DemandTable.read(file, schema: schema).findings }),
      ("choices", { file, schema, _ in try Choices.read(file, schema: schema).findings }),
      ("rulings", { file, schema, _ in try Rulings.read(file, schema: schema).findings }),
      ("acceptances", { file, schema, _ in try Acceptance.read(file, schema: schema).findings }),
      ("changes", { file, schema, _ in try ChangeTable.read(file, schema: schema).findings }),
      ("costs", { file, schema, _ in try Costs.read(file, schema: schema).findings }),
      ("scenarios", { file, schema, _ in try Scenarios.read(file, schema: schema).findings }),
      ("cases", { file, schema, _ in try CaseTable.read(file, schema: schema).findings }),
      ("specs", { file, schema, _ in try Specs.read(file, schema: schema).findings }),
      ("products", { file, schema, _ in try ProductTable.read(file, schema: schema).findings }),
      ("events", { try ScorecardRun.check(events: $0, schema: $1, card: $2()) }),
      ("orders", { try ScorecardRun.check(orders: $0, schema: $1, card: $2()) }),
      (
        "card",
        { file, schema, _ in
          try RuleLibrary(ScorecardKeys.catalogue).read(sheet: file, schema: schema).findings
        }
      ),
      ("invoices", { file, schema, _ in try PayCommand.check(invoices: file, schema: schema) }),
      (
        "interventions",
        { file, schema, _ in try PaymentDelays.read(file, schema: schema).findings }
      ),
      (
        "calendar", { file, schema, _ in try ScorecardRun.check(calendar: file, schema: schema) }
      ),
      ("aliases", { file, schema, _ in try AliasTable.read(file, schema: schema).findings }),
    ]

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    if arguments.has("codes") {
      try settings.write(FindingReport.codes(settings.language))
      return .done
    }
    guard let file = arguments.operands.first else {
      throw UsageError.missingOperand("FILE", command: "check")
    }
    var schema = try schema(of: file, arguments, settings)
    schema.aliases = settings.aliases
    guard let check = checks.first(where: { $0.name == schema.name }) else {
      throw UsageError.missingOption("--as", command: "check")
    }
    if let rules = arguments.value("rules"), !["events", "orders"].contains(schema.name) {
      throw UsageError.badValue(
        rules, option: "--rules",
        expected: Text(
          en: "only events and orders are checked by a scorecard, and this is a table of "
            + "`\(schema.name)`", zh: "仅事件表与订单表按评价表检查，而此为 \(schema.name) 表"))
    }
    let findings = try check.read(file, schema) { try ScorecardRun.card(settings) }
    if let report = arguments.value("fix-report") {
      try writeFixReport(report, findings, of: file, schema, arguments, settings)
    }
    if settings.format == nil {
      let report = FindingReport.text(findings, language: settings.language)
      let clean = Text(en: "no findings\n", zh: "未发现问题\n")(settings.language)
      try settings.write(text: findings.hasErrors ? report : report + clean)
    } else {
      try settings.write(FindingReport.table(findings, language: settings.language))
    }
    return findings.hasErrors ? .findings : .done
  }

  /// What the file is, as was said or as its header tells.
  private static func schema(of file: String, _ arguments: Arguments, _ settings: Settings) throws
    -> Schema
  {
    if let name = arguments.value("as") { return try arguments.schema(name) }
    // What can be read only once is kept, as its header is looked at first.
    try KeptInputs.keep(file)
    guard
      let fitting = try Schema.guess(
        file, among: Schema.builtInNames.compactMap { try? arguments.schema($0) })
    else { return try Schema.named("bids") }
    guard let schema = fitting.first, fitting.count == 1 else {
      let names = fitting.map(\.name)
      throw UsageError.badValue(
        file, option: "FILE",
        expected: names.isEmpty
          ? Text(
            en: "its header is that of no table; say what it is with --as TABLE",
            zh: "其表头不属于任何数据表；请用 --as 指定")
          : Text(
            en: "its header may be that of \(names.joined(separator: ", ")); say which with --as",
            zh: "其表头可能属于 \(names.joined(separator: "、"))；请用 --as 指定"))
    }
    settings.note(
      Text(
        en: "by its header taken for a table of `\(schema.name)` (\(schema.title.en)); say --as "
          + "TABLE if it is another",
        zh: "按表头判断为 \(schema.name)（\(schema.title.zh)）；如不是，请用 --as 指定"))
    return schema
  }

  /// Writes what to send back to whoever made the file.
  private static func writeFixReport(
    _ path: String, _ findings: Findings, of file: String, _ schema: Schema,
    _ arguments: Arguments, _ settings: Settings
  ) throws {
    guard file != "-" else {
      throw UsageError.badValue(
        path, option: "--fix-report",
        expected: Text(
          en: "it needs a file to read again, not standard input", zh: "须能再次读取，不能为标准输入"))
    }
    let excerpt = try RowExcerpt(
      file, schema: schema, rows: Set(findings.shown.compactMap(\.row)))
    let table = FixReport.table(findings, excerpt: excerpt, language: settings.language)
    let encoding = arguments.value("encoding") == nil ? .utf8WithMark : settings.encoding
    let text = CSVWriter(language: settings.language).text(table)
    try Output(path, encoding).write(whole: text, of: table)
    settings.note(
      Text(
        en: "faults written to \(path): \(table.rowCount) of \(findings.errorCount)",
        zh: "已将 \(findings.errorCount) 处问题中的 \(table.rowCount) 处写入 \(path)"))
  }
}
