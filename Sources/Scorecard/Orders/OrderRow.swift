import ExactNumbers
import Tables
import Wording

/// A row of the order table with its names as the file has them.
struct OrderRow {
  let orderID: String
  let line: String
  let hospital: String
  let distributor: String
  let facts: OrderFacts
}

/// The columns of the order table.
struct OrderColumns: Sendable {
  let orderID, line, hospital, distributor, orderedAt, confirmedAt, deliveredAt, orderedQuantity,
    deliveredQuantity, unitPrice, urgent, coldChain, remote, selected: TableReader.Column

  init(_ table: borrowing TableReader) {
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
    selected = table.column("selected_product")
  }

  /// Whether the file says when orders were confirmed.
  var tellConfirmation: Bool { confirmedAt.isPresent }
  /// Whether the file says which hospital ordered.
  var tellHospital: Bool { hospital.isPresent }
}

/// Reads rows of the order table that come as records, and reports what is wrong with them.
struct OrderRowReader: ~Copyable {
  private let columns: OrderColumns
  private var table: TableReader
  /// Whether a row must name its hospital.
  private let needsHospital: Bool
  /// The rows that do not name it, which is a fault only where others do: two hospitals may number an
  /// order alike, and one order must not become two.
  private var unplaced = Findings()

  init(_ columns: OrderColumns, _ layout: TableReader.Layout, needsHospital: Bool = false) {
    self.columns = columns
    self.needsHospital = needsHospital
    table = TableReader(layout)
  }

  /// What was found wrong since the last time.
  mutating func takeFindings() -> Findings {
    defer { table.findings = Findings() }
    return table.findings
  }

  /// The rows that were found to name no hospital since the last time.
  mutating func takeUnplaced() -> Findings {
    defer { unplaced = Findings() }
    return unplaced
  }

  /// The row; nil when something is missing or wrong, which is a finding.
  mutating func read(_ record: Record) -> OrderRow? {
    guard table.accepts(record) else { return nil }
    // Every value is read before any is missed, so that one pass finds all faults.
    let orderID = table.text(record, columns.orderID)
    let line = table.text(record, columns.line)
    let hospital = hospital(record)
    let distributor = table.text(record, columns.distributor)
    let orderedAt = table.timestamp(record, columns.orderedAt)
    let confirmedAt = table.timestamp(record, columns.confirmedAt)
    var faults = table.findings.errorCount
    let deliveredAt = table.timestamp(record, columns.deliveredAt)
    let isArrivalRead = table.findings.errorCount == faults
    let ordered = packs(record, columns.orderedQuantity)
    faults = table.findings.errorCount
    let delivered = packs(record, columns.deliveredQuantity)
    let isDeliveryRead = isArrivalRead && table.findings.errorCount == faults
    let price = price(record)
    let urgent = table.flag(record, columns.urgent)
    let coldChain = table.flag(record, columns.coldChain)
    let remote = table.flag(record, columns.remote)
    let selected = table.flag(record, columns.selected)
    guard let orderID, let line, let hospital, let distributor, let orderedAt, let ordered,
      let price
    else { return nil }
    let facts = OrderFacts(
      orderedAt: orderedAt, confirmedAt: confirmedAt, deliveredAt: deliveredAt, ordered: ordered,
      delivered: delivered ?? .zero, unitPrice: price, isUrgent: urgent ?? false,
      isColdChain: coldChain ?? false, isRemote: remote ?? false, isSelected: selected)
    for contradiction in facts.contradictions
    where isDeliveryRead || !contradiction.isOfDelivery {
      report(contradiction, record)
    }
    return OrderRow(
      orderID: orderID, line: line, hospital: hospital, distributor: distributor,
      facts: facts)
  }

  private mutating func hospital(_ record: Record) -> String? {
    guard !needsHospital else { return table.required(record, columns.hospital) }
    let faults = table.findings.errorCount
    if let text = table.text(record, columns.hospital) { return text }
    guard columns.tellHospital, table.findings.errorCount == faults else { return "" }
    swap(&table.findings, &unplaced)
    table.add(
      .missingValue, record, columns.hospital, value: nil,
      reason: Text(
        en: "no hospital is named, which other rows do: nobody can tell whose order it is",
        zh: "未填医疗机构，而其他行已填：无法确定是哪家的订单"))
    swap(&table.findings, &unplaced)
    return ""
  }

  private mutating func price(_ record: Record) -> Yuan? {
    guard let price = table.price(record, columns.unitPrice) else { return nil }
    guard price.millionths <= OrderFacts.mostMillionths else {
      table.add(
        .tooLarge, record, columns.unitPrice, value: table.text(record, columns.unitPrice))
      return nil
    }
    return price
  }

  private mutating func packs(_ record: Record, _ column: TableReader.Column) -> Packs? {
    guard let amount = table.amount(record, column) else { return nil }
    guard let millionths = try? amount.scaled(decimals: 6, rounding: .down),
      let exact = try? Ratio(millionths, over: 1_000_000), exact == amount,
      let packs = Int64(exactly: millionths), packs <= OrderFacts.mostMillionths
    else {
      table.add(.tooManyDecimals, record, column, value: table.text(record, column))
      return nil
    }
    return Packs(millionths: packs)
  }

  private mutating func report(_ contradiction: OrderContradiction, _ record: Record) {
    let column =
      switch contradiction {
      case .nothingOrdered: columns.orderedQuantity
      case .confirmedEarly: columns.confirmedAt
      case .arrivedEarly, .arrivalMissing: columns.deliveredAt
      case .nothingArrived: columns.deliveredQuantity
      }
    table.add(
      .impossibleOrder, record, column, value: table.text(record, column),
      reason: contradiction.reason)
  }
}

/// Things that a row says and that cannot be true together.
enum OrderContradiction {
  case nothingOrdered, confirmedEarly, arrivedEarly, arrivalMissing, nothingArrived

  /// Whether a value is missing that the delivery has, or the other way round: not where one of the two
  /// is there and cannot be read.
  var isOfDelivery: Bool { self == .arrivalMissing || self == .nothingArrived }

  var reason: Text {
    switch self {
    case .nothingOrdered: Text(en: "nothing was ordered", zh: "订购数量为零")
    case .confirmedEarly: Text(en: "confirmed before it was ordered", zh: "确认早于下单")
    case .arrivedEarly: Text(en: "arrived before it was ordered", zh: "到货早于下单")
    case .arrivalMissing:
      Text(en: "packs were delivered, but when is not said", zh: "有到货数量而无到货时间")
    case .nothingArrived: Text(en: "it arrived, but without any packs", zh: "有到货时间而无到货数量")
    }
  }
}

extension OrderFacts {
  /// Whether something in it cannot be true together with the rest.
  @inline(__always)
  var isImpossible: Bool {
    ordered == .zero || (deliveredAt == nil) != (delivered == .zero)
      || confirmedAt ?? orderedAt < orderedAt || deliveredAt ?? orderedAt < orderedAt
  }

  /// What cannot be true together.
  var contradictions: [OrderContradiction] {
    var list: [OrderContradiction] = []
    if ordered == .zero { list.append(.nothingOrdered) }
    if let confirmedAt, confirmedAt < orderedAt { list.append(.confirmedEarly) }
    if let deliveredAt, deliveredAt < orderedAt { list.append(.arrivedEarly) }
    if deliveredAt == nil, delivered > .zero { list.append(.arrivalMissing) }
    if deliveredAt != nil, delivered == .zero { list.append(.nothingArrived) }
    return list
  }
}
