import CommandLineKit
import PriceRatio
import Reporting
import RuleBook
import Tender
import Wording
import Writing

/// What the commands that evaluate bids have in common: reading them, evaluating, telling the rest.
struct TenderRun {
  let outcome: TenderOutcome
  let settings: Settings
  /// The file of bids, and what it holds.
  let bids: (path: String, rows: BidRows)
  private let isExplained, explainsInParagraphs: Bool

  static let operands = [
    Operand(
      "BIDS", completion: .table,
      help: Text(en: "CSV file of bids, or - for standard input", zh: "报价 CSV 文件，- 为标准输入"))
  ]

  static let options = options(rules: RuleOptions.rules)

  /// The options of a command that reads bids, with the one by which it finds its rules.
  static func options(rules: Option) -> [Option] {
    [
      rules, RuleOptions.set(TenderKeys.catalogue, ProfileKeys.catalogue),
      RuleOptions.allowUnverified,
      Option(
        "explain",
        help: Text(
          en: "tell for every bid why it stands where it stands", zh: "逐一说明每个报价的结果与理由")),
      Option(
        "whole-tender",
        help: Text(
          en: "BIDS holds every lot of the tender: apply rules that compare lots",
          zh: "文件包含该批次全部品种：启用跨品种比较的规则")),
      Option(
        "accept", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of the lots and bidders that accepted the price of revival",
          zh: "接受复活价的品种与企业 CSV 文件")),
    ] + Settings.computingOptions
  }

  /// Reads and evaluates under the rule set that `--rules` names; nil when the bids have findings,
  /// which are then reported.
  init?(_ arguments: Arguments, _ settings: Settings) throws {
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return nil }
    try self.init(input, rules)
  }

  /// Evaluates all bids under some rules.
  init(_ input: TenderInput, _ rules: TenderRules) throws {
    self.init(
      input,
      try input.bids.evaluating {
        try evaluate(input.bids, rules: rules, options: input.options)
      })
  }

  /// Reads the bids once and evaluates them under each of some rules; nil when there are findings.
  static func runs(_ arguments: Arguments, _ settings: Settings, rules: [TenderRules]) throws
    -> [TenderRun]?
  {
    guard let input = try TenderInput(arguments, settings, rules: rules) else { return nil }
    return try rules.map { try TenderRun(input, $0) }
  }

  private init(_ input: TenderInput, _ outcome: TenderOutcome) {
    Kept.keep(outcome)
    self.outcome = outcome
    settings = input.settings
    bids = (input.path, input.bids)
    isExplained = input.isExplained
    explainsInParagraphs = input.explainsInParagraphs
  }

  /// Writes the table, or instead of it the explanations of the bids that are shown.
  func write(_ table: OutputTable, explaining shown: @escaping @Sendable (Standing) -> Bool) throws
  {
    guard explainsInParagraphs else { return try settings.write(table) }
    try settings.write(
      explanation: Explanation.paragraphs(
        outcome.lots, rules: outcome.rules, language: settings.language, shown: shown))
  }

  /// A page about the run: its input, and what its numbers rest on.
  func page(_ title: Text) throws -> Page {
    var page = settings.page(title)
    page.inputs = [try settings.input(bids.path, rows: bids.rows.count)]
    page.notes = outcome.summary.sourceNotesInWords
    return page
  }

  func report(_ kind: TenderReport.Kind) -> TenderReport {
    TenderReport(outcome, kind, language: settings.language, opensFolds: isExplained)
  }

  /// The lots that other tables must name.
  var lots: TenderLots {
    get throws { try settings.lots(of: bids.rows, rules: outcome.rules) }
  }

  /// Says which numbers of the rules are less than published.
  func noteSources() { settings.noteSources(outcome.summary) }
}
