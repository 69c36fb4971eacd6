import Tables

/// A line that one row tells whole, as far as a second such row is to be known by it.
struct SeenLine: Sendable, BitwiseCopyable {
  /// The fingerprint of the line.
  let line: UInt64
  let row: Int

  init(_ identity: LineIdentity, row: Int) { (line, self.row) = (identity.line, row) }
}

/// Lines of an order with one number after the other, each told whole by one row, that stand one
/// behind the other.
///
/// So most orders stand in a file, and as most files turn out to be sorted, hardly anybody asks for
/// the single lines.
struct SeenRun: Sendable, BitwiseCopyable {
  let order: OrderIdentity
  private let first: LineKey
  /// Its row, and how many lines there are, in one number: as many of these are kept as orders.
  private var rowAndCount: UInt64

  private static let countBits: UInt64 = 10
  private static let mostLines = 1 << countBits - 1

  /// A run of one line.
  @inline(__always)
  init(_ order: OrderIdentity, _ line: LineKey, row: Int) {
    self.order = order
    first = line
    rowAndCount = UInt64(truncatingIfNeeded: row) << Self.countBits | 1
  }

  private var row: Int { Int(truncatingIfNeeded: rowAndCount >> Self.countBits) }
  private var count: Int { Int(truncatingIfNeeded: rowAndCount) & Self.mostLines }

  /// Adds a line if it follows the last; false when it does not.
  @inline(__always)
  mutating func add(_ order: OrderIdentity, _ line: LineKey, row: Int) -> Bool {
    let count = count
    guard order == self.order, line == first.advanced(by: count), row == self.row &+ count,
      count < Self.mostLines
    else { return false }
    rowAndCount &+= 1
    return true
  }

  /// The same lines when that many rows come before them.
  func moved(by rows: Int) -> SeenRun {
    var moved = self
    moved.rowAndCount += UInt64(rows) << Self.countBits
    return moved
  }

  var lines: some Sequence<SeenLine> {
    (0..<count).lazy.map { place in
      SeenLine(LineIdentity(order: order, line: first.advanced(by: place)), row: row + place)
    }
  }
}
