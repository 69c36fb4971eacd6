import ExactNumbers
import Tables

/// Lines of a distributor and quarter that were judged row by row.
struct SettledLines: Sendable {
  /// How many, and their values.
  var values = FillRate.Values()
  /// Started days of routine lines behind their limit.
  var daysLate = 0

  /// Adds a line.
  @inline(__always)
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

/// A row that waits for the others of its order; its texts stand apart, in the order of the rows.
struct WaitingRow: Sendable, BitwiseCopyable {
  let facts: OrderFacts
  var row: Int
  /// The distributor and the hospital, by their place among the names.
  var firm: Int32
  var hospital: Int32
  /// How many bytes the texts of order and line have.
  let orderLength: Int32
  let lineLength: Int32
  let identity: LineIdentity

  var textLength: Int { Int(orderLength) + Int(lineLength) }
}

/// A row that was ordered after the moment that was asked about: who is named in it.
struct LaterRow: Sendable {
  /// The distributor and the hospital, by their place among the names.
  let firm: Int
  let hospital: Int
  /// The order and its line, where an event may be about the order.
  let line: (order: String, line: String)?
}

/// What some rows of the order table amount to; rows count from the first of them.
struct OrderPart: Sendable {
  /// The names in the order in which they came.
  var firms: [String] = []
  var hospitals: [String] = []
  /// In how many lines each distributor was met.
  var linesOfFirms: [Int] {
    var lines = [Int](repeating: 0, count: firms.count)
    for (key, settled) in settled { lines[key.firm] += settled.values.lines }
    for row in waiting { lines[Int(row.firm)] += 1 }
    for row in later { lines[row.firm] += 1 }
    return lines
  }
  /// In how many lines each hospital was met, as far as they were kept.
  var linesOfHospitals: [Int] {
    var lines = [Int](repeating: 0, count: hospitals.count)
    for row in waiting { lines[Int(row.hospital)] += 1 }
    for row in later { lines[row.hospital] += 1 }
    return lines
  }
  /// By distributor, as a place among the names, and quarter.
  var settled: [(key: FirmQuarter, value: SettledLines)] = []
  var waiting: [WaitingRow] = []
  /// The texts of the waiting rows.
  var texts: [UInt8] = []
  /// The lines that were settled, where they must be remembered.
  var seen: [SeenRun] = []
  var sequence = OrderSequence()
  /// The last moment that a row names, and the row.
  var latest: (moment: Timestamp, row: Int)?
  /// The rows that were ordered after the moment that was asked about.
  var later: [LaterRow] = []
  var rowCount = 0
  var findings = Findings()
  /// Whether a row names its hospital, and the rows that do not.
  var namesHospital = false
  var unplaced = Findings()
  var error: NumberError?
}
