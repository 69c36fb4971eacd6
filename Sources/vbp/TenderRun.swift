import CommandLineKit
import PriceRatio
import Reporting
import RuleBook
import Tables
import Tender
import Wording
import Writing

/// What the commands that evaluate bids have in common: reading them, evaluating, telling the rest.
struct TenderRun {
  /// The outcome of all bids.
  let outcome: TenderOutcome
  let settings: Settings
  /// Which bids are shown; nil shows all.
  let filter: BidFilter?
  let kept: KeptColumns?
  /// The file of bids, and what it holds.
  let bids: (path: String, rows: BidRows)
  /// What was ruled about them, and in which file.
  let rulings: RulingsFile?
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
      Option(
        "rulings", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of what was ruled about bids: disqualified, withdrawn, corrected, replaced",
          zh: "裁定 CSV 文件：取消资格、撤回、未报价、更正报价、替补")),
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

  private init(_ input: TenderInput, _ outcome: TenderOutcome) {
    Kept.keep(outcome)
    self.outcome = outcome
    (settings, filter, kept) = (input.settings, input.filter, input.kept)
    bids = (input.path, input.bids)
    rulings = input.rulings
    isExplained = input.isExplained
    explainsInParagraphs = input.explainsInParagraphs
  }

  /// Writes the table, or instead of it the explanations of the bids that are shown.
  func write(_ table: OutputTable, explaining shown: @escaping @Sendable (Standing) -> Bool) throws
  {
    guard explainsInParagraphs else { return try settings.write(table) }
    try settings.write(
      explanation: Explanation.paragraphs(
        filter?.lots(outcome.lots) ?? outcome.lots, rules: outcome.rules,
        language: settings.language
      ) { [filter] in shown($0) && filter?.isOfBidders($0.bid) ?? true })
  }

  /// Writes the table of a command that makes no page of its own, with the rulings on one.
  func write(_ table: OutputTable) throws {
    guard rulings != nil, settings.writesReport else { return try settings.write(table) }
    var page = settings.pageWriter.page(of: settings.marked(table))
    addRulings(to: &page)
    try settings.write(page)
  }

  /// A page about the run: its input, and what its numbers rest on.
  func page(_ title: Text) throws -> Page {
    var page = settings.page(title)
    page.inputs = [try settings.input(bids.path, rows: bids.rows.count)]
    if let rulings {
      page.inputs.append(try settings.input(rulings.path, rows: rulings.rulings.all.count))
    }
    page.notes = outcome.summary.sourceNotesInWords
    return page
  }

  /// Adds what was ruled, where anything was, to a page that is not the report of a tender.
  func addRulings(to page: inout Page) {
    if let rulings { page.add(rulings.rulings, language: settings.language) }
  }

  func report(_ kind: TenderReport.Kind) -> TenderReport {
    TenderReport(
      outcome, kind, rulings: rulings?.rulings, language: settings.language,
      opensFolds: isExplained, only: filter)
  }

  /// The lots that other tables must name.
  var lots: TenderLots {
    get throws { try settings.lots(of: bids.rows, rules: outcome.rules) }
  }

  /// Says which numbers of the rules are less than published.
  func noteSources() { settings.noteSources(outcome.summary) }
}
