import CommandLineKit
import PriceRatio
import Reporting
import RuleBook
import Tables
import Tender
import Wording

/// What `rank` and `select` have in common: reading the bids, evaluating them, telling the rest.
struct TenderRun {
  let outcome: TenderOutcome
  let settings: Settings
  /// The file of bids, and how many it has.
  private let bids: (path: String, count: Int)
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
    ] + Settings.options
  }

  /// Reads and evaluates under the rule set that `--rules` names; nil when the bids have findings,
  /// which are then reported.
  init?(_ arguments: Arguments, _ settings: Settings, command: String) throws {
    let rules = try RuleOptions.tenderRules(arguments, command: command)
    guard let run = try Self.runs(arguments, settings, rules: [rules])?.first else { return nil }
    self = run
  }

  /// Reads the bids once and evaluates them under each of some rules; nil when there are findings.
  static func runs(_ arguments: Arguments, _ settings: Settings, rules: [TenderRules]) throws
    -> [TenderRun]?
  {
    let (bids, findings) = try BidTable.read(arguments.operands[0], schema: try .named("bids"))
    guard settings.accept(findings) else { return nil }
    var options = EvaluationOptions()
    options.allowsUnverified = arguments.has("allow-unverified")
    options.isWholeTender = arguments.has("whole-tender")
    if let path = arguments.value("accept") {
      let (accepted, findings) = try Acceptance.read(path, schema: try .named("acceptances"))
      guard settings.accept(findings) else { return nil }
      options.accepted = accepted
    }
    return try rules.map { rules in
      let outcome = try evaluate(bids, rules: rules, options: options)
      Kept.keep(outcome)
      return TenderRun(
        outcome: outcome, settings: settings, bids: (arguments.operands[0], bids.count),
        isExplained: arguments.has("explain"))
    }
  }

  private init(
    outcome: TenderOutcome, settings: Settings, bids: (path: String, count: Int),
    isExplained: Bool
  ) {
    self.outcome = outcome
    self.settings = settings
    self.bids = bids
    self.isExplained = isExplained
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
    page.inputs = [try settings.input(bids.path, rows: bids.count)]
    page.notes = sourceNotes
    return page
  }

  /// The report of a tender.
  func report(_ kind: TenderReport.Kind) -> TenderReport {
    TenderReport(outcome, kind, language: settings.language, opensFolds: isExplained)
  }

  /// Says which numbers of the rules are less than published.
  func noteSources() {
    for note in sourceNotes { settings.note(note) }
  }

  private var sourceNotes: [Text] {
    var notes: [Text] = []
    let weak = outcome.weakSources
    if !weak.isEmpty {
      let keys = weak.map {
        Text($0.key) + Text(en: " (", zh: "（") + $0.grade.title + Text(en: ")", zh: "）")
      }
      notes.append(
        Text(
          en: "these numbers of \(outcome.rules.ruleSet.id) are not from a published source: ",
          zh: "\(outcome.rules.ruleSet.id) 所依据的下列数值并非公开来源：") + keys.joined())
    }
    if outcome.leftOutElimination {
      notes.append(
        Text(
          en: "the highest-price elimination compares all lots of a tender and was left out; "
            + "--whole-tender applies it",
          zh: "最高价淘汰须比较该批次全部品种，未予实施；加 --whole-tender 启用"))
    }
    return notes
  }
}
