import ExactNumbers
import RuleBook
public import Tables
import Wording

/// Reads the table of order lines row by row into a tally; no array of rows is ever built.
public enum OrderTable {
  /// Reads a file of order lines by the schema `orders`.
  ///
  /// The roster takes in the distributors that the file names; with `keepsDetail` each deduction
  /// is kept with its order line.
  ///
  /// - Returns: what was counted, nil when there are errors among the findings.
  /// - Throws: `FileError`, `RuleError` for a limit that is not set, `NumberError` on overflow.
  public static func read(
    _ path: String, schema: Schema, card: Card, events: [Event], roster: inout Roster,
    keepsDetail: Bool
  ) throws -> (orders: OrderCounts?, findings: Findings) {
    var reader = OrderReader(table: try TableReader(path: path, schema: schema))
    reader.requireDeliveries()
    var tally = try OrderTally(
      card, exemptions: Exemptions(events, card: card),
      tellsConfirmation: reader.confirmedAt.isPresent, keepsDetail: keepsDetail)
    while let row = try reader.table.next() {
      guard let line = reader.line(row, roster: &roster) else { continue }
      try tally.add(line)
    }
    let (counts, details, conflicts) = try tally.finish()
    var findings = reader.table.findings
    for conflict in conflicts { findings.add(finding(conflict, file: reader.table.name)) }
    let orders = OrderCounts(
      file: reader.table.name, counts: counts, details: details,
      tellsConfirmation: reader.confirmedAt.isPresent)
    return (findings.hasErrors ? nil : orders, findings)
  }

  private static func finding(_ conflict: SplitLines.Conflict, file: String) -> Finding {
    switch conflict.kind {
    case .deliveredTwice:
      Finding(
        .deliveredTwice, file: file, row: conflict.row,
        reason: Text(
          en: "row \(conflict.otherRow) already delivers this order line in full",
          zh: "第 \(conflict.otherRow) 行已全量到货"))
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
  let counts: [OrderTally.Key: OrderTally.Counts]
  let details: [OrderTally.Detail]
  /// Whether the file has confirmation times; without, B1 is off.
  public let tellsConfirmation: Bool
}

/// Builds order lines from rows.
private struct OrderReader: ~Copyable {
  var table: TableReader
  let orderID, line, hospital, distributor, orderedAt, confirmedAt, deliveredAt, orderedQuantity,
    deliveredQuantity, unitPrice, urgent, coldChain, remote: TableReader.Column

  init(table: consuming TableReader) {
    orderID = table.column("order_id")
    line = table.column("line")
    hospital = table.column("hospital")
    distributor = table.column("distributor")
    orderedAt = table.column("ordered_at")
    confirmedAt = table.column("confirmed_at")
    deliveredAt = table.column("delivered_at")
    orderedQuantity = table.column("ordered_qty")
    deliveredQuantity = table.column("delivered_qty")
    unitPrice = table.column("unit_price")
    urgent = table.column("urgent")
    coldChain = table.column("cold_chain")
    remote = table.column("remote")
    self.table = table
  }

  /// A file without deliveries would make every line late and short.
  mutating func requireDeliveries() {
    for (name, column) in [("delivered_at", deliveredAt), ("delivered_qty", deliveredQuantity)]
    where !column.isPresent {
      table.findings.add(Finding(.missingColumn, file: table.name, row: 1, column: name))
    }
  }

  /// The line of a row; nil when something is missing or wrong, which is a finding.
  mutating func line(_ row: Record, roster: inout Roster) -> OrderLine? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let orderID = table.text(row, orderID)
    let line = table.text(row, line)
    let hospital = table.text(row, hospital)
    let name = table.text(row, distributor)
    let orderedAt = table.timestamp(row, orderedAt)
    let confirmedAt = table.timestamp(row, confirmedAt)
    let deliveredAt = table.timestamp(row, deliveredAt)
    let ordered = packs(row, orderedQuantity)
    let delivered = packs(row, deliveredQuantity)
    let price = table.price(row, unitPrice)
    let urgent = table.flag(row, urgent)
    let coldChain = table.flag(row, coldChain)
    let remote = table.flag(row, remote)
    guard let orderID, let line, let name, let orderedAt, let ordered, let price else {
      return nil
    }
    let order = OrderLine(
      orderID: orderID, line: line, hospital: hospital ?? "", firm: roster.index(of: name),
      orderedAt: orderedAt, confirmedAt: confirmedAt, deliveredAt: deliveredAt, ordered: ordered,
      delivered: delivered ?? .zero, unitPrice: price, isUrgent: urgent ?? false,
      isColdChain: coldChain ?? false, isRemote: remote ?? false, row: row.row)
    check(order, row)
    return order
  }

  private mutating func packs(_ row: Record, _ column: TableReader.Column) -> Packs? {
    guard let amount = table.amount(row, column) else { return nil }
    guard let millionths = try? amount.scaled(decimals: 6, rounding: .down),
      let exact = try? Ratio(millionths, over: 1_000_000), exact == amount,
      let packs = Int64(exactly: millionths)
    else {
      table.add(.tooManyDecimals, row, column, value: table.text(row, column))
      return nil
    }
    return Packs(millionths: packs)
  }

  /// Reports what cannot be true together.
  private mutating func check(_ order: OrderLine, _ row: Record) {
    func report(_ column: TableReader.Column, _ reason: Text, to table: inout TableReader) {
      table.add(.impossibleOrder, row, column, value: table.text(row, column), reason: reason)
    }
    if order.ordered == .zero {
      report(orderedQuantity, Text(en: "nothing was ordered", zh: "订购数量为零"), to: &table)
    }
    if let confirmedAt = order.confirmedAt, confirmedAt < order.orderedAt {
      let reason = Text(en: "confirmed before it was ordered", zh: "确认早于下单")
      report(self.confirmedAt, reason, to: &table)
    }
    if let deliveredAt = order.deliveredAt, deliveredAt < order.orderedAt {
      report(self.deliveredAt, Text(en: "arrived before it was ordered", zh: "到货早于下单"), to: &table)
    }
    if order.deliveredAt == nil, order.delivered > .zero {
      let reason = Text(en: "packs were delivered, but when is not said", zh: "有到货数量而无到货时间")
      report(self.deliveredAt, reason, to: &table)
    }
    if order.deliveredAt != nil, order.delivered == .zero {
      let reason = Text(en: "it arrived, but without any packs", zh: "有到货时间而无到货数量")
      report(deliveredQuantity, reason, to: &table)
    }
  }
}
