import ExactNumbers
import Tables

/// Lines of a distributor and quarter that were judged row by row.
struct SettledLines: Sendable {
  /// How many, and their values.
  var values = FillRate.Values()
  /// Started days of routine lines behind their limit.
  var daysLate = 0

  /// Adds a line.
  mutating func add(_ order: OrderFacts, daysLate days: Int) throws(NumberError) {
    try values.add(Supply(order))
    daysLate += days
  }

  /// Adds other lines of the same distributor and quarter.
  mutating func add(_ others: SettledLines) throws(NumberError) {
    try values.add(others.values)
    daysLate += others.daysLate
  }
}

/// A row that waits for the others of its order; its texts stand apart.
struct WaitingRow: Sendable, BitwiseCopyable {
  let facts: OrderFacts
  var row: Int
  /// The distributor and the hospital, by their place among the names.
  var firm: Int32
  var hospital: Int32
  /// The bytes of order and line, one behind the other.
  var start: Int
  let orderLength: Int32
  let lineLength: Int32
  let identity: LineIdentity

  /// The bytes of both texts.
  var bytes: Range<Int> { start..<(start + Int(orderLength) + Int(lineLength)) }
}

/// A line that one row tells whole, as far as a second such row is to be known by it.
struct SeenLine: Sendable, BitwiseCopyable {
  let identity: LineIdentity
  var row: Int
}

/// What some rows of the order table amount to; rows count from the first of them.
struct OrderPart: Sendable {
  /// The names in the order in which they came.
  var firms: [String] = []
  var hospitals: [String] = []
  /// By distributor, as a place among the names, and quarter.
  var settled: [(key: OrderTally.Key, lines: SettledLines)] = []
  var waiting: [WaitingRow] = []
  /// The texts of the waiting rows.
  var texts: [UInt8] = []
  /// The lines that were settled, where they must be remembered.
  var seen: [SeenLine] = []
  var sequence = OrderSequence()
  var rowCount = 0
  var findings = Findings()
  var error: NumberError?
}
