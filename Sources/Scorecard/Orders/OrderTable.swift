import ExactNumbers
import RuleBook
public import Tables
import Wording

/// Reads the table of order lines on all processors; no array of rows is ever built.
public enum OrderTable {
  /// Reads a file of order lines by the schema `orders`.
  ///
  /// The roster takes in the distributors that the file names; with `keepsDetail` each deduction
  /// is kept with its order line. What is not yet due at the moment `asOf`, usually the last one in
  /// the file, is pending, and what came later is not known; a file with moments after `today` asks
  /// for one. Rates are counted where that is asked for.
  ///
  /// - Returns: what was counted, nil when there are errors among the findings.
  /// - Throws: `FileError`, `RuleError` for a limit that is not set, `NumberError` on overflow.
  public static func read(
    _ path: String, schema: Schema, card: Card, events: [Event], roster: inout Roster,
    keepsDetail: Bool, asOf: Timestamp? = nil, today: Day? = nil, countsRates: Bool = false,
    calendar: WorkingDays? = nil,
    reading: BlockReading = BlockReading()
  ) throws -> (orders: OrderCounts?, findings: Findings) {
    let run = OrderRun(
      path: path, schema: schema, card: card, events: events, keepsDetail: keepsDetail, asOf: asOf,
      countsRates: countsRates, calendar: calendar, reading: reading)
    var result = try run.read(into: roster)
    // What came by a pipe cannot be read again, so there lines are remembered from the start.
    if result.merger.mustRemember { result = try run.read(into: roster, remembers: true) }
    if let error = result.merger.error { throw error }
    roster = result.merger.roster
    var findings = result.findings
    let moment = asOf ?? result.merger.latest?.moment ?? .endOfTime
    if asOf == nil, let today, let latest = result.merger.latest,
      latest.moment > Timestamp(endOf: today)
    {
      findings.add(future(latest, today: today, file: result.name))
    }
    let tally = try run.tally(
      result.merger, tellsConfirmation: result.tellsConfirmation,
      tellsHospital: result.tellsHospital, asOf: moment)
    for conflict in tally.conflicts { findings.add(finding(conflict, file: result.name)) }
    let orders = OrderCounts(
      file: result.name, counts: tally.counts, details: tally.details,
      tellsConfirmation: result.tellsConfirmation, asOf: moment, isAsked: asOf != nil,
      laterRows: result.merger.laterRows, tellsHospital: result.tellsHospital, rates: tally.rates,
      unmatched: tally.unmatchedAnswers(
        hospitals: roster.hospitals.shown, later: result.merger.laterLines))
    return (findings.hasErrors ? nil : orders, findings)
  }

  private static func future(
    _ latest: (moment: Timestamp, row: Int), today: Day, file: String
  ) -> Finding {
    Finding(
      .futureMoment, file: file, row: latest.row, value: latest.moment.text,
      reason: Text(en: "today is \(today.iso)", zh: "今天是 \(today.iso)"))
  }

  private static func finding(_ conflict: SplitLines.Conflict, file: String) -> Finding {
    switch conflict.kind {
    case .deliveredTwice:
      Finding(
        .deliveredTwice, file: file, row: conflict.row,
        reason: Text(
          en: "row \(conflict.otherRow) already delivers this order line in full",
          zh: "第 \(conflict.otherRow) 行已全量到货"))
    case .tooLarge:
      Finding(
        .tooLarge, file: file, row: conflict.row,
        reason: Text(
          en: "the deliveries of this order line are too many packs to be added up",
          zh: "该订单行各批到货数量过大，无法求和"))
    case .contradiction:
      Finding(
        .unlikeParts, file: file, row: conflict.row,
        reason: Text(
          en: "row \(conflict.otherRow) of the same order line says otherwise",
          zh: "与同一订单行的第 \(conflict.otherRow) 行不一致"))
    }
  }
}

/// What order lines amount to, for every distributor and quarter.
public struct OrderCounts {
  let file: String
  let counts: [FirmQuarter: OrderTally.Counts]
  let details: [OrderTally.Detail]
  /// Whether the file has confirmation times; without, B1 is off.
  public let tellsConfirmation: Bool
  /// Up to when the orders are known.
  public var asOf = Timestamp.endOfTime
  /// Whether that moment was asked for, and is not simply the last one in the file.
  public var isAsked = false
  /// How many rows were ordered later, and are left out.
  public var laterRows = 0
  /// Whether the file says which hospital ordered.
  public var tellsHospital = false
  /// How order lines fared by distributor and quarter, where that was asked for.
  public var rates: [RateKey: RateCounts] = [:]
  /// The events that answer for something which the file does not have.
  var unmatched: [UnmatchedAnswer] = []
}

/// One way of reading one file of order lines.
private struct OrderRun {
  let path: String
  let schema: Schema
  let card: Card
  let events: [Event]
  let keepsDetail: Bool
  let asOf: Timestamp?
  let countsRates: Bool
  let calendar: WorkingDays?
  let reading: BlockReading

  /// Reads the file; lines that are settled are remembered where it cannot be read again.
  func read(into roster: Roster, remembers: Bool? = nil) throws
    -> (
      merger: OrderMerger, findings: Findings, name: String, tellsConfirmation: Bool,
      tellsHospital: Bool
    )
  {
    let table = try TableReader(path: path, schema: schema)
    let columns = OrderColumns(table)
    let remembers = remembers ?? !table.canBeReadAgain
    let plan = OrderWorker.Plan(
      columns: columns, layout: table.layout,
      indicators: try OrderIndicators(
        card, tellsConfirmation: columns.tellConfirmation, calendar: calendar),
      keepsDetail: keepsDetail,
      exemptions: Exemptions(events, card: card, tellsHospital: columns.tellHospital),
      aliases: roster.aliases, remembers: remembers,
      isByHospital: roster.isByHospital && columns.tellHospital,
      keepsOrders: countsRates || roster.isByHospital, asOf: asOf)
    let (name, layout) = (table.name, table.layout)
    var roster = roster
    roster.begin(file: name)
    var (merger, findings) = try table.readBlocks(
      plan.plainColumns, reading, names: SharedNames(roster.aliases),
      into: OrderMerger(roster, remembers: remembers, memory: reading.memory)
    ) { OrderWorker(plan) }
    findings.add(merger.findings)
    if merger.withoutHospital.hasErrors { findings.insert(merger.withoutHospital) }
    findings.nameMergedCells(layout)
    return (merger, findings, name, columns.tellConfirmation, columns.tellHospital)
  }

  /// Judges what was read; orders of different partitions have nothing to do with each other.
  func tally(
    _ merger: OrderMerger, tellsConfirmation: Bool, tellsHospital: Bool, asOf: Timestamp
  ) throws -> OrderTally {
    let empty = OrderTally(
      try OrderIndicators(
        card, tellsConfirmation: tellsConfirmation, asOf: asOf, calendar: calendar),
      exemptions: Exemptions(events, card: card, tellsHospital: tellsHospital),
      keepsDetail: keepsDetail, countsRates: countsRates)
    var tally = empty
    try tally.add(merger.settled)
    let (waiting, seen) = (merger.waitingRows(), try merger.repeatableLines())
    let parts = try inSlices(
      of: OrderIdentity.partitions, size: 32, threads: reading.threads == 1 ? 1 : nil
    ) { partitions throws -> OrderTally in
      var part = empty
      for partition in partitions {
        try part.add(try waiting.lines(in: partition), seen: try seen.values(of: partition))
      }
      return part
    }
    for part in parts { try tally.add(part) }
    try tally.finish()
    return tally
  }
}
