import Tables

/// A distributor in a quarter.
struct FirmQuarter: Hashable, Sendable {
  let firm: Int
  let quarter: Quarter
}

/// Values by distributor and quarter; the one that a distributor used last is found at once.
struct QuarterTable<Value: Sendable>: Sendable {
  /// The values in the order in which they were first used.
  var values: [Value] = []
  private var keys: [FirmQuarter] = []
  private let empty: Value
  private var places: [FirmQuarter: Int] = [:]
  /// The place of the cell that a distributor used last; negative where it has none.
  private var lastPlaces: [Int] = []

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
    let place = firm < lastPlaces.count ? lastPlaces[firm] : -1
    return place >= 0 && keys[place].quarter == quarter ? place : turn(firm, to: quarter)
  }

  private mutating func turn(_ firm: Int, to quarter: Quarter) -> Int {
    let missing = firm + 1 - lastPlaces.count
    if missing > 0 { lastPlaces.append(contentsOf: repeatElement(-1, count: missing)) }
    let key = FirmQuarter(firm: firm, quarter: quarter)
    let place = places[key] ?? keys.count
    if place == keys.count {
      keys.append(key)
      values.append(empty)
      places[key] = place
    }
    lastPlaces[firm] = place
    return place
  }

  /// Forgets all values.
  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    for firm in lastPlaces.indices { lastPlaces[firm] = -1 }
  }
}

/// Tells the quarter of a moment, at once where it is that of the moment before.
struct QuarterFinder: Sendable {
  private var quarter = Quarter(index: 0)
  /// The seconds of its moments.
  private var seconds = 0..<0

  /// The quarter in which an order was placed.
  @inline(__always)
  mutating func quarter(of order: OrderFacts) -> Quarter {
    if !seconds.contains(order.orderedAt.seconds) { turn(to: order) }
    return quarter
  }

  private mutating func turn(to order: OrderFacts) {
    quarter = order.quarter
    let start = quarter.firstDay.map(Timestamp.init(startOf:)) ?? order.orderedAt
    let end = quarter.adding(1).firstDay.map(Timestamp.init(startOf:)) ?? start
    seconds = start.seconds..<max(start.seconds, end.seconds)
  }
}
