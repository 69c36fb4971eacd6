import Bidding
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
  /// What was ruled about them, where a file says it.
  let rulings: RulingsFile?
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
    rulings = try findings.hasErrors ? nil : RulingsFile(arguments, settings, bids)
    if let rulings { findings.add(rulings.findings) }
    if !findings.hasErrors { findings.add(try Self.settle(&bids, rulings, rules)) }
    guard settings.accept(findings) else { return nil }
    rulings?.tell(settings)
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
    options.lotsSetAside = settings.draft?.lotCount(for: ["bids", "rulings", "acceptances"]) ?? 0
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

  /// Applies rulings to bids, and tells what the rules miss in them.
  private static func settle(_ bids: inout BidRows, _ rulings: RulingsFile?, _ rules: [TenderRules])
    throws -> Findings
  {
    if let rulings { bids = bids.ruled(by: rulings.rulings) }
    return try bids.evaluating { try TenderChecks.findings(in: bids, rules: rules) }
  }

  /// The bids with the changes of a file; nil when there are findings, which are then reported.
  func changed(by file: String, _ arguments: Arguments, _ tender: TrialTender, _ rules: TenderRules)
    throws -> (bids: BidRows, lots: Set<Int>)?
  {
    let (changes, faults) = try ChangeTable.read(
      file, schema: try settings.schema("changes", for: file),
      lots: try bids.evaluating { try TenderLots(bids, rules: []) })
    guard settings.accept(faults) else { return nil }
    let schema = try settings.schema("bids", for: path)
    let (changed, found) = try ChangedBids.read(
      path, schema: schema, of: tender, bids.layout, changes)
    guard settings.accept(found), let changed else { return nil }
    var read = changed.bids
    let rulings = try RulingsFile(arguments, settings, read)
    let missing = changed.told(try Self.settle(&read, rulings, [rules]))
    return settings.accept(missing) ? (read, changes.lots(of: tender)) : nil
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
    let (language, filter) = (settings.language, filter)
    guard explainsInParagraphs else {
      return try writeLotByLot([rules], by: settings.tableWriter()) { table($0[0]) }?.first
    }
    return try writeLotByLot([rules], by: settings.explanationWriter) {
      Explanation.paragraphs($0[0], rules: rules, language: language) { standing in
        shown(standing) && filter?.isOfBidders(standing.bid) ?? true
      }
    }?.first
  }

  /// The same for a table of the outcomes of some lots under each of some rules.
  func writeLotByLot(
    _ rules: [TenderRules], by writer: any TableWriter,
    _ table: @escaping @Sendable ([[LotOutcome]]) -> OutputTable
  ) throws -> [TenderSummary]? {
    let empty = table(rules.map { _ in [] })
    try checkColumns(empty)
    guard settings.writesParts(by: writer) else { return nil }
    let filter = filter
    let summaries = try settings.write(empty.columns, by: writer) { take in
      try bids.evaluating {
        try evaluate(bids, rules: rules, options: options) { outcomes in
          writer.rows(table(outcomes.map { filter?.lots($0.lots) ?? $0.lots }))
        } take: {
          try take($0)
        }
      }
    }
    if summaries != nil { Kept.keep(bids) }
    return summaries
  }

  /// The bids that are asked about, by the places of their lots and in them, without those that were
  /// ruled out.
  func shown(of tender: TrialTender) -> [(lot: Int, place: Int)] {
    tender.lots.indices.flatMap { lot in
      tender.lots[lot].bids.indices.filter { isShown(tender.lots[lot], $0, tender.rules) }
        .map { (lot: lot, place: $0) }
    }
  }

  private func isShown(_ lot: TrialTender.TrialLot, _ place: Int, _ rules: TenderRules) -> Bool {
    let bid = lot.bids[place]
    guard bid.rulings.allSatisfy({ $0.kind == .correctedQuote }) else { return false }
    guard let filter else { return true }
    return rules.names(of: lot.name).contains { filter.shows(lot: $0, bidder: bid.bidder) }
  }

  /// Stops where the result has a column that is called like one which is kept.
  func checkColumns(_ table: OutputTable) throws(UsageError) {
    try kept?.check(against: table.columns, isDraft: settings.draftInForce != nil)
  }
}

/// A file of what was ruled about bids.
struct RulingsFile {
  let path: String
  let rulings: Rulings
  let findings: Findings

  /// Reads the file that `--rulings` names; nil where none is named.
  init?(_ arguments: Arguments, _ settings: Settings, _ bids: BidRows) throws {
    guard let path = arguments.value("rulings") else { return nil }
    self.path = path
    (rulings, findings) = try Rulings.read(
      path, schema: try settings.schema("rulings", for: path), bids: bids)
  }

  /// Says that the result is not by the bids alone.
  func tell(_ settings: Settings) {
    settings.note(
      Text(
        en: "rulings applied: \(rulings.all.count) (\(path))",
        zh: "已适用裁定 \(rulings.all.count) 项（\(path)）"))
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
