public import ExactNumbers
public import Tables

/// Of whom a rate tells: a distributor in a quarter, selected products apart from others.
public struct RateKey: Hashable, Sendable {
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// The quarter in which was ordered.
  public let quarter: Quarter
  /// Whether the products were selected in a tender; nil where the file does not say.
  public let isSelected: Bool?

  init(_ order: OrderLine, _ quarter: Quarter) {
    firm = order.firm
    self.quarter = quarter
    isSelected = order.facts.isSelected
  }
}

/// How order lines fared: 到货及时率, 足量率, OTIF, 配送率 and 订单响应率 follow from it.
///
/// What is not yet due is pending, and what somebody else answers for is left out.
public struct RateCounts: Sendable {
  /// The lines that were judged.
  public private(set) var lines = 0
  /// The lines of which something is missing that is not yet due.
  public internal(set) var pending = 0
  /// The lines that are left out, as somebody else answers for them.
  public internal(set) var exempt = 0
  /// The lines of which all that arrived, arrived within the limit.
  public private(set) var onTime = 0
  /// The lines of which arrived what was ordered.
  public private(set) var inFull = 0
  /// The lines that were both.
  public private(set) var both = 0
  /// The orders that were answered, or should have been.
  public internal(set) var orders = 0
  /// Those that were answered in time.
  public internal(set) var confirmed = 0
  private var values = FillRate.Values()

  /// The value that arrived over the value that was ordered; nil where nothing was.
  public var fillRate: Ratio? {
    get throws(NumberError) { try values.rate }
  }

  mutating func add(_ supply: Supply, isOnTime: Bool, isInFull: Bool) throws(NumberError) {
    lines += 1
    if isOnTime { onTime += 1 }
    if isInFull { inFull += 1 }
    if isOnTime, isInFull { both += 1 }
    try values.add(supply)
  }

  mutating func add(_ others: RateCounts) throws(NumberError) {
    lines += others.lines
    pending += others.pending
    exempt += others.exempt
    onTime += others.onTime
    inFull += others.inFull
    both += others.both
    orders += others.orders
    confirmed += others.confirmed
    try values.add(others.values)
  }
}
