import ExactNumbers
import Tables

/// Adds up order lines that came in several deliveries, in one pass over the rows.
///
/// A row that delivers its whole line is settled at once and leaves eight bytes behind. Only the
/// others wait for the end: lines that are short so far. A further delivery of a line that one row
/// delivered whole is over-delivery, wherever it stands in the file.
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

    init(_ row: OrderLine) {
      (hospital, firm, orderID, line) = (row.hospital, row.firm, row.orderID, row.line)
    }

    /// A number by which whole lines are remembered; 10 million of them are alike by chance once
    /// in 300,000 files.
    var fingerprint: UInt64 {
      var hash = UInt64(firm) &* 0x9E37_79B9_7F4A_7C15
      for part in [hospital, orderID, line] {
        for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
      }
      hash ^= hash >> 33
      hash = hash &* 0xFF51_AFD7_ED55_8CCD
      return hash ^ (hash >> 33)
    }
  }

  private struct Part {
    let first: OrderLine
    var deliveries: [(at: Timestamp, packs: Packs)] = []
    var rows: [Int] = []
    var contradictingRow: Int?
  }

  private var whole: [(fingerprint: UInt64, row: Int)] = []
  private var parts: [Key: Part] = [:]

  /// Takes a row; returns the line when this row tells it whole.
  mutating func add(_ row: OrderLine) -> SuppliedLine? {
    let key = Key(row)
    if row.delivered >= row.ordered {
      whole.append((key.fingerprint, row.row))
      return SuppliedLine(row)
    }
    var part = parts.removeValue(forKey: key) ?? Part(first: row)
    if !part.first.agrees(with: row) { part.contradictingRow = part.contradictingRow ?? row.row }
    if let arrival = row.deliveredAt { part.deliveries.append((arrival, row.delivered)) }
    part.rows.append(row.row)
    parts[key] = part
    return nil
  }

  /// The lines that no single row told whole, in the order of the file, and what contradicts.
  mutating func finish() throws(NumberError) -> (lines: [SuppliedLine], conflicts: [Conflict]) {
    whole.sort { ($0.fingerprint, $0.row) < ($1.fingerprint, $1.row) }
    var conflicts = zip(whole, whole.dropFirst()).filter { $0.fingerprint == $1.fingerprint }.map {
      Conflict(kind: .deliveredTwice, row: $1.row, otherRow: $0.row)
    }
    var lines: [SuppliedLine] = []
    for (key, part) in parts.sorted(by: { $0.value.first.row < $1.value.first.row }) {
      if let row = part.contradictingRow {
        conflicts.append(Conflict(kind: .contradiction, row: row, otherRow: part.first.row))
      }
      let line = try SuppliedLine(part.first, deliveries: part.deliveries)
      if let wholeRow = wholeRow(key.fingerprint) {
        // The parts are over-delivery, unless they too make a whole line.
        if line.delivered >= line.order.ordered {
          conflicts.append(
            Conflict(kind: .deliveredTwice, row: part.first.row, otherRow: wholeRow))
        }
      } else {
        lines.append(line)
      }
    }
    return (lines, conflicts.sorted { $0.row < $1.row })
  }

  /// The row that delivered a line whole, by halving.
  private func wholeRow(_ fingerprint: UInt64) -> Int? {
    var (low, high) = (0, whole.count)
    while low < high {
      let middle = (low + high) / 2
      if whole[middle].fingerprint < fingerprint { low = middle + 1 } else { high = middle }
    }
    return low < whole.count && whole[low].fingerprint == fingerprint ? whole[low].row : nil
  }
}
