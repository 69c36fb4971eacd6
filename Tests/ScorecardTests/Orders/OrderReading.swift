import Testing

@testable import Files
@testable import Scorecard
@testable import Tables

/// All that reading a file of order lines says, in the order in which it says it.
struct OrderReading: Equatable {
  var faults: [String] = []
  var firms: [String] = []
  var counts: [String] = []
  var deductions: [String] = []

  /// What was recorded before the orders are read.
  struct Known {
    var roster = Roster()
    var events: [Event] = []
  }

  /// What the reader of tables says, in the way that is asked for.
  init(
    _ path: String, _ card: Card, _ reading: BlockReading, _ known: Known = Known(),
    asOf: Timestamp? = nil
  ) throws {
    let schema = try #require(Schema.builtIn("orders"))
    var roster = known.roster
    let (orders, findings) = try OrderTable.read(
      path, schema: schema, card: card, events: known.events, roster: &roster, keepsDetail: true,
      asOf: asOf, reading: reading)
    try self.init(findings, roster, orders, card, known.events)
  }

  /// What follows from the rules with nothing clever: one record after the other, and then all
  /// rows at once.
  init(
    slowly path: String, _ card: Card, limit: Int, _ known: Known = Known(),
    asOf: Timestamp? = nil
  ) throws {
    let schema = try #require(Schema.builtIn("orders"))
    let table = try TableReader(path: path, schema: schema)
    let columns = OrderColumns(table)
    var findings = table.findings
    var records = RecordReader(try ByteSource(path: path), maximumRecordSize: limit)
    _ = try records.header(by: schema)
    var reader = OrderRowReader(columns, table.layout)
    var roster = known.roster
    var (lines, rows, latest): ([OrderLine], Int, Timestamp?) = ([], 0, nil)
    while let record = try records.next() {
      guard !record.isEmptyRow else { continue }
      rows += 1
      guard let row = reader.read(record) else { continue }
      latest = max(latest ?? row.facts.latest, row.facts.latest)
      if let line = Self.line(row, record.row, &roster, asOf: asOf) { lines.append(line) }
    }
    switch records.fault {
    case .openQuote(let row): findings.add(Finding(.openQuote, file: table.name, row: row))
    case .recordTooLong(let row, _):
      findings.add(Finding(.recordTooLong, file: table.name, row: row))
    case .workbook: findings.add(Finding(.workbook, file: table.name))
    case nil: if rows == 0 { findings.add(Finding(.noRows, file: table.name)) }
    }
    findings.add(reader.takeFindings())
    findings.nameMergedCells(table.layout)
    var tally = OrderTally(
      try OrderIndicators(
        card, tellsConfirmation: columns.tellConfirmation,
        asOf: asOf ?? latest ?? .endOfTime),
      exemptions: Exemptions(known.events, card: card), keepsDetail: true)
    try tally.add(lines)
    try tally.finish()
    for conflict in tally.conflicts {
      findings.add(
        Finding(
          conflict.kind == .deliveredTwice ? .deliveredTwice : .unlikeParts, file: table.name,
          row: conflict.row))
    }
    let orders = OrderCounts(
      file: table.name, counts: tally.counts, details: tally.details,
      tellsConfirmation: columns.tellConfirmation)
    try self.init(findings, roster, findings.hasErrors ? nil : orders, card, known.events)
  }

  private static func line(
    _ row: OrderRow, _ number: Int, _ roster: inout Roster, asOf: Timestamp?
  ) -> OrderLine? {
    let firm = roster.index(of: row.distributor)
    let hospital = roster.hospital(named: row.hospital)
    guard let facts = row.facts.known(at: asOf ?? .endOfTime) else { return nil }
    return OrderLine(
      orderID: row.orderID, line: row.line, hospital: hospital,
      firm: firm, facts: facts, row: number,
      identity: LineIdentity(
        order: OrderIdentity(
          Fingerprint(row.orderID), firm: Fingerprint(row.distributor),
          hospital: Fingerprint(row.hospital)),
        line: LineKey(row.line)))
  }

  private init(
    _ findings: Findings, _ roster: Roster, _ orders: OrderCounts?, _ card: Card, _ events: [Event]
  ) throws {
    faults = findings.shown.map {
      "\($0.row ?? 0) \($0.column ?? "") \($0.code.id) \($0.value ?? "")"
    }
    firms = roster.names
    guard let orders else { return }
    for (key, count) in orders.counts.sorted(by: {
      ($0.key.firm, $0.key.quarter) < ($1.key.firm, $1.key.quarter)
    }) {
      counts.append(
        "\(key.firm) \(key.quarter.text) \(count.lines) \(count.pending) \(count.units) \(count.values)"
      )
    }
    let quarters = Set(orders.counts.keys.map(\.quarter)).sorted()
    let scoring = Scoring(card: card, roster: roster, events: events, orders: orders)
    deductions = try scoring.deductions(quarters, eventFile: "events.csv").map {
      "\($0.firm) \($0.quarter.text) \($0.code) \($0.date) \($0.order?.id ?? "") "
        + "\($0.order?.line ?? "") \($0.count) \($0.points.exactText) \($0.counted.exactText) "
        + "\($0.source?.row ?? 0) \($0.effect) \($0.evidence)"
    }
  }
}
