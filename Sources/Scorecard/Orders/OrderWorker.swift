import ExactNumbers
import RuleBook
import Tables

/// Reads order lines on one thread: plain rows by their bytes, all others as records.
struct OrderWorker: BlockWorker {
  /// How orders are judged, and what for.
  struct Plan: Sendable {
    let columns: OrderColumns
    let layout: TableReader.Layout
    let indicators: OrderIndicators
    let keepsDetail: Bool
    let exemptions: Exemptions
    let aliases: Aliases
    /// Whether the lines that are settled must be remembered.
    let remembers: Bool
    /// Whether each hospital is taken by itself, so that every row must name one.
    let isByHospital: Bool
    /// Whether each order must be seen whole, as rates of orders are asked for, or hospitals are apart.
    let keepsOrders: Bool
    /// Up to when the file counts; nil for all of it.
    let asOf: Timestamp?

    /// The days that count of a late line; nil when it must wait for other rows.
    @inline(__always)
    func daysLate(_ order: OrderFacts) -> Int? {
      keepsOrders ? nil : indicators.settledDays(order, keepsDetail: keepsDetail)
    }

    /// What counts of a row; nil where it was ordered later.
    @inline(__always)
    func counted(_ order: OrderFacts) -> OrderFacts? {
      guard let asOf, order.latest > asOf else { return order }
      return order.known(at: asOf)
    }

    /// The columns of plain rows, in the order of `PlainColumn`.
    var plainColumns: [(column: TableReader.Column, kind: PlainKind)] {
      // Where all lines are remembered, the order of each must have a fingerprint.
      let order = remembers || !exemptions.isEmpty ? PlainKind.key : .text
      return [
        (columns.orderID, order), (columns.line, .text), (columns.hospital, .name),
        (columns.distributor, .name), (columns.orderedAt, .timestamp),
        (columns.confirmedAt, .timestamp), (columns.deliveredAt, .timestamp),
        (columns.orderedQuantity, .number), (columns.deliveredQuantity, .number),
        (columns.unitPrice, .price), (columns.urgent, .flag), (columns.coldChain, .flag),
        (columns.remote, .flag), (columns.selected, .flag),
      ]
    }
  }

  private enum PlainColumn {
    static let orderID = 0
    static let line = 1
    static let hospital = 2
    static let distributor = 3
    static let orderedAt = 4
    static let confirmedAt = 5
    static let deliveredAt = 6
    static let ordered = 7
    static let delivered = 8
    static let unitPrice = 9
    static let urgent = 10
    static let coldChain = 11
    static let remote = 12
    static let selected = 13
  }

  private let plan: Plan
  private var builder = OrderPartBuilder()

  init(_ plan: Plan) { self.plan = plan }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> OrderPart {
    var reader = OrderRowReader(plan.columns, plan.layout, needsHospital: plan.isByHospital)
    while let row = rows.next() {
      switch row {
      case .record(let record): take(record, &reader)
      case .plain: repeat { takeRow(&rows, &reader) } while rows.nextOfBatch()
      }
    }
    return builder.finish(reader.takeFindings(), unplaced: reader.takeUnplaced())
  }

  /// Reads rows that come as records.
  mutating func read(_ records: [Record]) -> OrderPart {
    var reader = OrderRowReader(plan.columns, plan.layout, needsHospital: plan.isByHospital)
    for record in records { take(record, &reader) }
    return builder.finish(reader.takeFindings(), unplaced: reader.takeUnplaced())
  }

  @inline(__always)
  private mutating func takeRow(_ rows: inout BlockRows, _ reader: inout OrderRowReader) {
    if !takePlain(&rows), let record = rows.record() { take(record, &reader) }
  }

  /// Takes a plain row; false when something in it needs the reader of records.
  @inline(__always)
  private mutating func takePlain(_ rows: inout BlockRows) -> Bool {
    // A row of totals is a finding, or one without its hospital, which only the reader of records makes.
    guard let written = Self.facts(rows), let name = rows.name(PlainColumn.distributor),
      !rows.namesTotals(PlainColumn.orderID),
      !plan.columns.tellHospital || rows.name(PlainColumn.hospital) != nil
    else { return false }
    if plan.columns.tellHospital { builder.nameHospital() }
    let firm = builder.firms.place(ofNumber: name) {
      plan.aliases.resolved(rows.text(ofName: name), on: nil)
    }
    builder.see(written, row: rows.row)
    guard let facts = plan.counted(written) else {
      builder.count()
      leaveOut(rows, firm: firm)
      return true
    }
    // Whether an event may answer for something of the order.
    let isAnswered =
      !plan.exemptions.isEmpty && plan.exemptions.mayConcern(rows.fingerprint(PlainColumn.orderID))
    let days = isAnswered ? nil : plan.daysLate(facts)
    builder.count()
    builder.place(
      order: rows.serial(PlainColumn.orderID), line: rows.serial(PlainColumn.line),
      waits: days == nil)
    if let days { builder.settle(facts, firm: firm, daysLate: days) }
    if days != nil, !plan.remembers { return true }
    let hospital = hospital(of: rows)
    let order = builder.identity(
      of: rows.fingerprint(PlainColumn.orderID), firm: firm, hospital: hospital)
    let line = LineKey(serial: rows.serial(PlainColumn.line), length: rows.length(PlainColumn.line))
    {
      rows.fingerprint(PlainColumn.line)
    }
    if days != nil {
      builder.remember(order, line, row: rows.row)
    } else {
      builder.wait(
        facts, row: rows.row, firm: firm, hospital: hospital,
        order: rows.bytes(PlainColumn.orderID),
        line: rows.bytes(PlainColumn.line), identity: LineIdentity(order: order, line: line))
    }
    return true
  }

  /// The place of the hospital of a plain row, or of none.
  @inline(__always)
  private mutating func hospital(of rows: borrowing BlockRows) -> Int {
    guard let name = rows.name(PlainColumn.hospital) else { return builder.hospitals.placeOfNone }
    return builder.hospitals.place(ofNumber: name) {
      plan.aliases.resolved(rows.text(ofName: name), on: nil)
    }
  }

  /// Leaves out a plain row that was ordered later.
  private mutating func leaveOut(_ rows: borrowing BlockRows, firm: Int) {
    let isNamed =
      !plan.exemptions.isEmpty && plan.exemptions.mayConcern(rows.fingerprint(PlainColumn.orderID))
    func text(_ column: Int) -> String { String(decoding: rows.bytes(column), as: UTF8.self) }
    builder.leaveOut(
      LaterRow(
        firm: firm, hospital: hospital(of: rows),
        line: isNamed ? (text(PlainColumn.orderID), text(PlainColumn.line)) : nil))
  }

  /// What a plain row says; nil when something in it needs the reader of records.
  @inline(__always)
  private static func facts(_ rows: borrowing BlockRows) -> OrderFacts? {
    guard let orderedAt = rows.value(PlainColumn.orderedAt),
      let ordered = rows.value(PlainColumn.ordered),
      let price = rows.value(PlainColumn.unitPrice), price > 0
    else { return nil }
    let facts = OrderFacts(
      orderedAt: Timestamp(seconds: Int(orderedAt)),
      confirmedAt: rows.value(PlainColumn.confirmedAt).map { Timestamp(seconds: Int($0)) },
      deliveredAt: rows.value(PlainColumn.deliveredAt).map { Timestamp(seconds: Int($0)) },
      ordered: Packs(millionths: ordered),
      delivered: Packs(millionths: rows.value(PlainColumn.delivered) ?? 0),
      unitPrice: Yuan(millionths: price), isUrgent: rows.value(PlainColumn.urgent) == 1,
      isColdChain: rows.value(PlainColumn.coldChain) == 1,
      isRemote: rows.value(PlainColumn.remote) == 1,
      isSelected: rows.value(PlainColumn.selected).map { $0 == 1 })
    return facts.isImpossible ? nil : facts
  }

  /// Takes a record; what is wrong with it goes to the reader's findings.
  private mutating func take(_ record: Record, _ reader: inout OrderRowReader) {
    builder.count()
    guard let row = reader.read(record) else { return }
    let day = row.facts.orderedAt.day
    let firm = builder.firms.place(of: plan.aliases.resolved(row.distributor, on: day))
    let hospital = builder.hospitals.place(of: plan.aliases.resolved(row.hospital, on: day))
    if !row.hospital.isEmpty { builder.nameHospital() }
    builder.see(row.facts, row: record.row)
    let fingerprint = Fingerprint(row.orderID)
    guard let facts = plan.counted(row.facts) else {
      let isNamed = plan.exemptions.mayConcern(fingerprint)
      return builder.leaveOut(
        LaterRow(firm: firm, hospital: hospital, line: isNamed ? (row.orderID, row.line) : nil))
    }
    let order = builder.identity(of: fingerprint, firm: firm, hospital: hospital)
    let line = LineKey(row.line)
    let days =
      plan.exemptions.mayConcern(fingerprint) ? nil : plan.daysLate(facts)
    builder.place(order: row.orderID.serial, line: row.line.serial, waits: days == nil)
    if let days {
      builder.settle(facts, firm: firm, daysLate: days)
      if plan.remembers { builder.remember(order, line, row: record.row) }
    } else {
      builder.wait(
        facts, row: record.row, firm: firm, hospital: hospital, order: row.orderID.utf8,
        line: row.line.utf8, identity: LineIdentity(order: order, line: line))
    }
  }
}
