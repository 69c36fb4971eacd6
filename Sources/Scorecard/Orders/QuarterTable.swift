import Tables

/// A distributor in a quarter.
struct FirmQuarter: Hashable, Sendable {
  let firm: Int
  let quarter: Quarter
}

/// Values by distributor and quarter; those that a distributor used in the last two years are found at
/// once.
struct QuarterTable<Value: Sendable>: Sendable {
  /// The values in the order in which they were first used.
  var values: [Value] = []
  private var keys: [FirmQuarter] = []
  private let empty: Value
  private var places: [FirmQuarter: Int] = [:]
  /// The places of the cells that a distributor used last, each quarter of two years in its own;
  /// negative where it has none.
  private var lastPlaces: [Int] = []
  private static var quarters: Int { 8 }

  /// No cells; each begins as `empty`.
  init(empty: Value) { self.empty = empty }

  /// The value of a distributor in a quarter.
  subscript(firm: Int, quarter: Quarter) -> Value {
    mutating get { values[place(firm, quarter)] }
    _modify { yield &values[place(firm, quarter)] }
  }

  /// The value of a key; nil where none was used.
  subscript(key: FirmQuarter) -> Value? { places[key].map { values[$0] } }

  /// The keys and their values, in the same order.
  var cells: [(key: FirmQuarter, value: Value)] { zip(keys, values).map { ($0, $1) } }

  /// Where the value of a distributor in a quarter stands.
  @inline(__always)
  mutating func place(_ firm: Int, _ quarter: Quarter) -> Int {
    let slot = Self.slot(firm, quarter)
    let place = slot < lastPlaces.count ? lastPlaces[slot] : -1
    return place >= 0 && keys[place].quarter == quarter ? place : turn(firm, to: quarter)
  }

  @inline(__always)
  private static func slot(_ firm: Int, _ quarter: Quarter) -> Int {
    firm &* quarters &+ (quarter.index & (quarters &- 1))
  }

  private mutating func turn(_ firm: Int, to quarter: Quarter) -> Int {
    let missing = (firm + 1) * Self.quarters - lastPlaces.count
    if missing > 0 { lastPlaces.append(contentsOf: repeatElement(-1, count: missing)) }
    let key = FirmQuarter(firm: firm, quarter: quarter)
    let place = places[key] ?? keys.count
    if place == keys.count {
      keys.append(key)
      values.append(empty)
      places[key] = place
    }
    lastPlaces[Self.slot(firm, quarter)] = place
    return place
  }

  /// Forgets all values.
  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    for slot in lastPlaces.indices { lastPlaces[slot] = -1 }
  }
}

/// Tells the quarter of a moment, at once where one near it was met before.
struct QuarterFinder: Sendable {
  /// A quarter, and the seconds of its moments.
  private struct Known {
    var quarter = Quarter(index: 0)
    var seconds = 0..<0
  }

  /// Each in the place of some days, of which the next year and a half have others.
  private var known = Array(repeating: Known(), count: 64)
  private static var secondsOfPlace: Int { 8 * 86_400 }

  /// The quarter in which an order was placed.
  @inline(__always)
  mutating func quarter(of order: OrderFacts) -> Quarter {
    let seconds = order.orderedAt.seconds
    let place = seconds / Self.secondsOfPlace & (known.count &- 1)
    if !known[place].seconds.contains(seconds) { known[place] = Self.known(order) }
    return known[place].quarter
  }

  private static func known(_ order: OrderFacts) -> Known {
    let quarter = order.quarter
    let start = quarter.firstDay.map(Timestamp.init(startOf:)) ?? order.orderedAt
    let end = quarter.adding(1).firstDay.map(Timestamp.init(startOf:)) ?? start
    return Known(quarter: quarter, seconds: start.seconds..<max(start.seconds, end.seconds))
  }
}
