import CommandLineKit
import Payment
import PriceRatio
import Reporting
import Scorecard
import Tables
import Tender
import Wording

/// `vbp check`: the findings of any table, without computing anything.
enum CheckCommand: Command {
  static let specification = CommandSpecification(
    "check",
    summary: Text(en: "check a table and list what is wrong with it", zh: "检查数据表并列出问题"),
    examples: [
      "vbp check bids.csv --as bids",
      "vbp check bids.csv --as bids --format csv -o findings.csv",
      "vbp check --codes",
    ],
    operands: [
      Operand(
        "FILE", isOptional: true,
        help: Text(en: "CSV file, or - for standard input", zh: "CSV 文件，- 为标准输入"))
    ],
    options: [
      Option(
        "as", value: "TABLE", choices: checks.map(\.name),
        help: Text(en: "what the file is", zh: "文件的类型")),
      Option("codes", help: Text(en: "list all finding codes", zh: "列出全部问题代码")),
    ] + Settings.options)

  /// The tables that can be checked, each by the reader that its commands use.
  private static let checks: [(name: String, read: @Sendable (String, Schema) throws -> Findings)] =
    [
      ("bids", { try BidTable.read($0, schema: $1).findings }),
      ("demand", { try DemandTable.read($0, schema: $1).findings }),
      ("choices", { try Choices.read($0, schema: $1).findings }),
      ("acceptances", { try Acceptance.read($0, schema: $1).findings }),
      ("specs", { try Specs.read($0, schema: $1).findings }),
      ("products", { try ProductTable.read($0, schema: $1).findings }),
      ("events", { try ScorecardRun.check(events: $0, schema: $1) }),
      ("orders", { try ScorecardRun.check(orders: $0, schema: $1) }),
      ("invoices", { try PayCommand.check(invoices: $0, schema: $1) }),
      ("interventions", { try PaymentDelays.read($0, schema: $1).findings }),
    ]

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    if arguments.has("codes") {
      try settings.write(codes(settings.language))
      return .done
    }
    guard let file = arguments.operands.first else {
      throw UsageError.missingOperand("FILE", command: "check")
    }
    guard let name = arguments.value("as"), let check = checks.first(where: { $0.name == name }),
      let schema = Schema.builtIn(name)
    else { throw UsageError.missingOption("--as", command: "check") }
    let findings = try check.read(file, schema)
    if settings.format == nil {
      let report = FindingReport.text(findings, language: settings.language)
      let clean = Text(en: "no findings\n", zh: "未发现问题\n")(settings.language)
      try settings.write(text: findings.hasErrors ? report : report + clean)
    } else {
      try settings.write(FindingReport.table(findings, language: settings.language))
    }
    return findings.hasErrors ? .findings : .done
  }

  private static func codes(_ language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("code", zh: "代码"), .init("meaning", zh: "含义"), .init("remedy", zh: "处理"),
      ],
      rows: (FindingCode.ofTables + FindingCode.ofProducts + FindingCode.ofTenders
        + FindingCode.ofScorecards + FindingCode.ofPayments).map {
          [.text($0.id), .text($0.meaning(language)), .text($0.remedy(language))]
        })
  }
}
