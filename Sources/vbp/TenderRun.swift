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
  private let isExplained: Bool

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
    let rules = try RuleOptions.tenderRules(arguments)
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
  }

  /// Writes the table of some standings, lot by lot; with `--explain` the explanation instead, or
  /// beside it in CSV and JSON.
  func write(_ table: OutputTable, of shown: (Standing) -> Bool = { _ in true }) throws {
    guard isExplained else { return try settings.write(table) }
    let explanation = Explanation(outcome, language: settings.language)
    let lots = outcome.lots.map { ($0, $0.standings.filter(shown)) }
    if settings.format == .csv || settings.format == .json {
      let sentences = lots.flatMap { lot, standings in
        standings.map { explanation.sentences($0, in: lot) }
      }
      let column = OutputTable.Column("explanation", zh: "详细说明")
      try settings.write(table.adding(column) { .text(sentences[$0]) })
    } else {
      let paragraphs = lots.map { explanation.lines($0, $1).joined(separator: "\n") + "\n" }
      try settings.write(explanation: paragraphs.joined(separator: "\n"))
    }
  }

  /// A page about the run: its input, and what its numbers rest on.
  func page(_ title: Text) throws -> Page {
    var page = settings.page(title)
    page.inputs = [try settings.input(bids.path, rows: bids.rows.count)]
    page.notes = outcome.summary.sourceNotes
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
