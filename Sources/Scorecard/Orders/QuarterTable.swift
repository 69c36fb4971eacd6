import Tables

/// Values by distributor and quarter; the one that a distributor used last is found at once.
struct QuarterTable<Value: Sendable>: Sendable {
  typealias Key = OrderTally.Key

  /// The values in the order in which they were first used.
  private(set) var cells: [(key: Key, value: Value)] = []
  private let empty: Value
  private var places: [Key: Int] = [:]
  /// The place of the cell that a distributor used last; negative where it has none.
  private var lastPlaces: [Int] = []

  /// No cells; each begins as `empty`.
  init(empty: Value) { self.empty = empty }

  /// The value of a distributor in a quarter.
  subscript(firm: Int, quarter: Quarter) -> Value {
    @inline(__always) mutating get { cells[place(firm, quarter)].value }
    @inline(__always) _modify { yield &cells[place(firm, quarter)].value }
  }

  /// The value of a key; nil where none was used.
  subscript(key: Key) -> Value? { places[key].map { cells[$0].value } }

  @inline(__always)
  private mutating func place(_ firm: Int, _ quarter: Quarter) -> Int {
    let place = firm < lastPlaces.count ? lastPlaces[firm] : -1
    return place >= 0 && cells[place].key.quarter == quarter ? place : turn(firm, to: quarter)
  }

  private mutating func turn(_ firm: Int, to quarter: Quarter) -> Int {
    let missing = firm + 1 - lastPlaces.count
    if missing > 0 { lastPlaces.append(contentsOf: repeatElement(-1, count: missing)) }
    let key = Key(firm: firm, quarter: quarter)
    let place = places[key] ?? cells.count
    if place == cells.count {
      cells.append((key, empty))
      places[key] = place
    }
    lastPlaces[firm] = place
    return place
  }

  /// Forgets all values.
  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
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
