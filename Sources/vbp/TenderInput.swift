import CommandLineKit
import Files
import Reporting
import Tables
import Tender
import Wording
import Writing

/// The bids of a command and how they are to be evaluated.
struct TenderInput {
  let bids: BidRows
  let options: EvaluationOptions
  let settings: Settings
  /// The file of bids.
  let path: String
  let isExplained: Bool
  /// Which bids are shown; nil shows all.
  let filter: BidFilter?
  /// The columns of the file that the result carries through, if any.
  let kept: KeptColumns?

  /// Reads the bids, to be evaluated under some rules; nil when there are findings, which are then
  /// reported.
  init?(_ arguments: Arguments, _ settings: Settings, rules: [TenderRules]) throws {
    path = arguments.operands[0]
    settings.draft?.namesOfLot = { lot in rules.flatMap { $0.names(of: lot) } }
    var schema = try settings.schema("bids", for: path)
    schema.kept = try arguments.keptNames
    if schema.kept != .none { try KeptInputs.keep(path) }
    var (bids, findings) = try BidTable.read(path, schema: schema)
    if !findings.hasErrors {
      findings.add(try bids.evaluating { try TenderChecks.findings(in: bids, rules: rules) })
    }
    guard settings.accept(findings) else { return nil }
    let (kept, faults) = try KeptColumns.read(path, schema, bids.layout)
    guard settings.accept(faults) else { return nil }
    let read = bids
    let setAside = settings.draft?.lots(for: ["bids", "acceptances"]) ?? []
    filter = try read.evaluating {
      try arguments.filter(read, rules: rules, setAside: setAside)
    }
    self.kept = kept
    var options = EvaluationOptions()
    options.allowsUnverified = arguments.has("allow-unverified")
    options.isWholeTender = arguments.has("whole-tender")
    options.lotsSetAside = settings.draft?.lotCount(for: ["bids", "acceptances"]) ?? 0
    if let path = arguments.value("accept") {
      let lots = try bids.evaluating {
        try TenderLots(bids, rules: rules)
      }
      let (accepted, findings) = try Acceptance.read(
        path, schema: try settings.schema("acceptances", for: path), lots: lots)
      guard settings.accept(findings) else { return nil }
      options.accepted = accepted
    }
    isExplained = arguments.has("explain")
    (self.bids, self.options, self.settings) = (bids, options, settings)
  }

  /// Whether explanations stand in a column of the table; elsewhere they are written instead of it.
  var explainsInColumn: Bool {
    isExplained && (settings.format == .csv || settings.format == .json)
  }

  var explainsInParagraphs: Bool {
    isExplained && !explainsInColumn && !settings.writesReport
  }

  /// Writes a table, or the explanations of the bids that are shown, while the lots are evaluated, so
  /// that no more than a few of them are in memory; nil where that cannot be done and nothing is
  /// written.
  func writeLotByLot(
    _ rules: TenderRules, explaining shown: @escaping @Sendable (Standing) -> Bool,
    _ table: @escaping @Sendable ([LotOutcome]) -> OutputTable
  ) throws -> TenderSummary? {
    let (isTable, language) = (!explainsInParagraphs, settings.language)
    let writer: any TableWriter = isTable ? settings.tableWriter() : settings.explanationWriter
    try checkColumns(table([]))
    guard settings.writesParts(by: writer) else { return nil }
    let filter = filter
    let summary = try settings.write(table([]).columns, by: writer) { take in
      try bids.evaluating {
        try evaluate(bids, rules: rules, options: options) { lots in
          let lots = filter?.lots(lots) ?? lots
          return writer.rows(
            isTable
              ? table(lots)
              : Explanation.paragraphs(lots, rules: rules, language: language) { standing in
                shown(standing) && filter?.isOfBidders(standing.bid) ?? true
              })
        } take: {
          try take($0)
        }
      }
    }
    if summary != nil { Kept.keep(bids) }
    return summary
  }

  /// Stops where the result has a column that is called like one which is kept.
  func checkColumns(_ table: OutputTable) throws(UsageError) {
    try kept?.check(against: table.columns)
  }
}

extension Settings {
  /// The lots of some bids, which other tables must name.
  func lots(of bids: BidRows, rules: TenderRules) throws -> TenderLots {
    let lots = try bids.evaluating { try TenderLots(bids, rules: [rules]) }
    draft?.units = lots.names
    return lots
  }

  /// Says which numbers of the rules are less than published.
  func noteSources(_ summary: TenderSummary) {
    for text in summary.sourceNotes { note(text) }
  }
}
