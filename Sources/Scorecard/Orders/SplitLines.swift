import ExactNumbers
import Tables

/// Puts the rows of some orders together, order by order, and adds up the lines that came in
/// several deliveries.
///
/// A row that delivers its whole line is a line of its own; what else is delivered of it is
/// over-delivery, wherever it stands in the file. All other rows of a line are its deliveries.
struct SplitLines {
  /// Two rows that cannot both be true.
  struct Conflict: Equatable {
    enum Kind { case deliveredTwice, contradiction, tooLarge }
    let kind: Kind
    let row: Int
    let otherRow: Int
  }

  /// A line by the place of its first row, with all its deliveries added up.
  struct Line {
    let first: Int
    let supply: Supply
  }

  /// The lines of the order that was put together last.
  private(set) var lines: [Line] = []
  private let rows: [OrderLine]
  /// The places of the rows: those of an order together, in it those of a line, as in the file.
  private let places: [Int]
  private var next = 0
  /// Lines that were told whole by rows that are not given.
  private let seen: SeenLines
  /// Lines that one of the given rows tells whole.
  private var whole: [SeenLine] = []
  private var conflicts: [Conflict] = []
  private var deliveries: [(at: Timestamp, packs: Packs)] = []

  /// Begins with all rows of some orders, and the lines of these orders that were told whole by
  /// other rows.
  init(_ rows: [OrderLine], seen: [SeenLine] = []) {
    self.rows = rows
    self.seen = SeenLines(seen)
    places = rows.indices.sorted { rows[$0].stands(before: rows[$1]) }
  }

  /// Goes on to the next order; false when there is none.
  mutating func nextOrder() -> Bool {
    lines.removeAll(keepingCapacity: true)
    guard next < places.count else { return false }
    let order = next
    while next < places.count, rows[places[next]].isOfSameOrder(as: rows[places[order]]) {
      let line = next
      while next < places.count, rows[places[next]].isOfSameLine(as: rows[places[line]]) {
        next += 1
      }
      add(places[line..<next])
    }
    return true
  }

  /// What contradicts, in the order of the file, when all orders have been put together.
  func allConflicts() -> [Conflict] {
    let repeated = seen.repeated(with: whole)
    return
      (conflicts
      + repeated.map { Conflict(kind: .deliveredTwice, row: $1.row, otherRow: $0.row) })
      .sorted { $0.row < $1.row }
  }

  /// Adds the rows of one line.
  private mutating func add(_ places: ArraySlice<Int>) {
    var (firstPart, wholeRow, contradictingRow): (Int?, Int?, Int?)
    deliveries.removeAll(keepingCapacity: true)
    for place in places {
      if rows[place].facts.delivered >= rows[place].facts.ordered {
        lines.append(Line(first: place, supply: Supply(rows[place].facts)))
        whole.append(SeenLine(rows[place].identity, row: rows[place].row))
        wholeRow = wholeRow ?? rows[place].row
        continue
      }
      let first = firstPart ?? place
      firstPart = first
      if contradictingRow == nil, !rows[first].facts.agrees(with: rows[place].facts) {
        contradictingRow = rows[place].row
      }
      if let arrival = rows[place].facts.deliveredAt {
        deliveries.append((arrival, rows[place].facts.delivered))
      }
    }
    guard let firstPart else { return }
    if let contradictingRow {
      conflicts.append(
        Conflict(kind: .contradiction, row: contradictingRow, otherRow: rows[firstPart].row))
    }
    let seenRow = seen.firstRow(of: rows[firstPart].identity.line)
    guard let supply = try? Supply(rows[firstPart].facts, deliveries: deliveries) else {
      let row = rows[firstPart].row
      conflicts.append(Conflict(kind: .tooLarge, row: row, otherRow: row))
      return
    }
    guard let otherRow = [wholeRow, seenRow].compactMap({ $0 }).min() else {
      lines.append(Line(first: firstPart, supply: supply))
      return
    }
    // The parts are over-delivery, unless they too make a whole line.
    if supply.delivered >= supply.facts.ordered {
      conflicts.append(
        Conflict(kind: .deliveredTwice, row: rows[firstPart].row, otherRow: otherRow))
    }
  }
}

extension OrderLine {
  /// Whether it is of the same hospital, distributor and order as another row.
  fileprivate func isOfSameOrder(as other: OrderLine) -> Bool {
    identity.order == other.identity.order && firm == other.firm && hospital == other.hospital
      && orderID == other.orderID
  }

  /// Whether it is of the same line as another row.
  fileprivate func isOfSameLine(as other: OrderLine) -> Bool {
    identity.line == other.identity.line && line == other.line && isOfSameOrder(as: other)
  }

  /// An order by which rows of the same order and line stand together; numbers before texts, which
  /// differ only where two fingerprints are alike by chance or by distributor and hospital.
  fileprivate func stands(before other: OrderLine) -> Bool {
    let (order, otherOrder) = (identity.order.fingerprint, other.identity.order.fingerprint)
    if order != otherOrder { return order.value < otherOrder.value }
    if firm != other.firm { return firm < other.firm }
    if hospital != other.hospital { return hospital < other.hospital }
    if orderID != other.orderID { return orderID < other.orderID }
    if identity.line != other.identity.line { return identity.line < other.identity.line }
    if line != other.line { return line < other.line }
    return row < other.row
  }
}
