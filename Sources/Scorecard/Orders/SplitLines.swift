import ExactNumbers
import Tables

/// Adds up order lines that came in several deliveries, in one pass over the rows of some orders.
///
/// A row that delivers its whole line is passed on at once and leaves its fingerprint behind. Only
/// the others wait for the end: lines that are short so far. A further delivery of a line that one
/// row delivered whole is over-delivery, wherever it stands in the file.
struct SplitLines {
  /// Two rows that cannot both be true.
  struct Conflict: Equatable {
    enum Kind { case deliveredTwice, contradiction }
    let kind: Kind
    let row: Int
    let otherRow: Int
  }

  private struct Key: Hashable {
    let hospital: String
    let firm: Int
    let orderID: String
    let line: String

    let fingerprint: UInt64

    init(_ row: OrderLine) {
      (hospital, firm, orderID, line) = (row.hospital, row.firm, row.orderID, row.line)
      fingerprint = row.identity.line
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
  }

  private struct Part {
    let first: OrderLine
    var deliveries: [(at: Timestamp, packs: Packs)] = []
    var rows: [Int] = []
    var contradictingRow: Int?
  }

  /// Lines that one row told whole.
  private var whole: [SeenLine]
  private var parts: [Key: Part] = [:]

  /// Begins with lines of the same orders that were told whole by rows that are not added.
  init(seen: [SeenLine] = []) { whole = seen }

  /// Takes a row; returns the line when this row tells it whole.
  mutating func add(_ row: OrderLine) -> SuppliedLine? {
    if row.facts.delivered >= row.facts.ordered {
      whole.append(SeenLine(identity: row.identity, row: row.row))
      return SuppliedLine(order: row, supply: Supply(row.facts))
    }
    let key = Key(row)
    var part = parts.removeValue(forKey: key) ?? Part(first: row)
    if !part.first.facts.agrees(with: row.facts) {
      part.contradictingRow = part.contradictingRow ?? row.row
    }
    if let arrival = row.facts.deliveredAt {
      part.deliveries.append((arrival, row.facts.delivered))
    }
    part.rows.append(row.row)
    parts[key] = part
    return nil
  }

  /// The lines that no single row told whole, in the order of the file, and what contradicts.
  mutating func finish() throws(NumberError) -> (lines: [SuppliedLine], conflicts: [Conflict]) {
    whole.sort { ($0.identity.line, $0.row) < ($1.identity.line, $1.row) }
    var conflicts = zip(whole, whole.dropFirst()).filter { $0.identity.line == $1.identity.line }
      .map {
        Conflict(kind: .deliveredTwice, row: $1.row, otherRow: $0.row)
      }
    var lines: [SuppliedLine] = []
    for (key, part) in parts.sorted(by: { $0.value.first.row < $1.value.first.row }) {
      if let row = part.contradictingRow {
        conflicts.append(Conflict(kind: .contradiction, row: row, otherRow: part.first.row))
      }
      let supply = try Supply(part.first.facts, deliveries: part.deliveries)
      if let wholeRow = wholeRow(key.fingerprint) {
        // The parts are over-delivery, unless they too make a whole line.
        if supply.delivered >= supply.facts.ordered {
          conflicts.append(
            Conflict(kind: .deliveredTwice, row: part.first.row, otherRow: wholeRow))
        }
      } else {
        lines.append(SuppliedLine(order: part.first, supply: supply))
      }
    }
    return (lines, conflicts.sorted { $0.row < $1.row })
  }

  /// The row that delivered a line whole, by halving.
  private func wholeRow(_ fingerprint: UInt64) -> Int? {
    var (low, high) = (0, whole.count)
    while low < high {
      let middle = (low + high) / 2
      if whole[middle].identity.line < fingerprint { low = middle + 1 } else { high = middle }
    }
    return low < whole.count && whole[low].identity.line == fingerprint ? whole[low].row : nil
  }
}
