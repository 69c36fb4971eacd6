public import ExactNumbers
public import Tables

/// What a row of the order table says, apart from the names in it.
public struct OrderFacts: Sendable, BitwiseCopyable {
  /// When it was ordered.
  public let orderedAt: Timestamp
  /// When the distributor confirmed; nil when it did not.
  public let confirmedAt: Timestamp?
  /// When this delivery arrived; nil when nothing did.
  public let deliveredAt: Timestamp?
  /// What the whole line ordered.
  public let ordered: Packs
  /// What this delivery brought.
  public let delivered: Packs
  /// Yuan per pack.
  public let unitPrice: Yuan
  /// Whether it is an emergency order.
  public let isUrgent: Bool
  /// Whether it needs the cold chain.
  public let isColdChain: Bool
  /// Whether the place of delivery is remote.
  public let isRemote: Bool
  /// Whether the product was selected in a tender; nil where the file does not say.
  public let isSelected: Bool?

  /// The most millionths of packs or of a yuan that a row may say, about 140 million: of so many
  /// billions of lines have a sum. Plain rows have fewer digits.
  static let mostMillionths: Int64 = 1 << 47

  /// The quarter in which it was ordered, to which all its deductions belong.
  var quarter: Quarter { orderedAt.day.map(Quarter.init(of:)) ?? Quarter(index: 0) }

  /// The last moment that it names.
  @inline(__always)
  var latest: Timestamp {
    max(orderedAt, max(confirmedAt ?? orderedAt, deliveredAt ?? orderedAt))
  }

  /// What was known of it at a moment; nil where it had not been ordered.
  func known(at moment: Timestamp) -> OrderFacts? {
    guard orderedAt <= moment else { return nil }
    let hasArrived = deliveredAt.map { $0 <= moment } ?? false
    return OrderFacts(
      orderedAt: orderedAt, confirmedAt: confirmedAt.flatMap { $0 <= moment ? $0 : nil },
      deliveredAt: hasArrived ? deliveredAt : nil, ordered: ordered,
      delivered: hasArrived ? delivered : .zero, unitPrice: unitPrice, isUrgent: isUrgent,
      isColdChain: isColdChain, isRemote: isRemote, isSelected: isSelected)
  }

  /// Whether another row speaks of the same order line in the same words, its delivery apart.
  func agrees(with other: OrderFacts) -> Bool {
    orderedAt == other.orderedAt && confirmedAt == other.confirmedAt && ordered == other.ordered
      && unitPrice == other.unitPrice && isUrgent == other.isUrgent
      && isColdChain == other.isColdChain && isRemote == other.isRemote
      && isSelected == other.isSelected
  }
}

/// What an order line asked for, and what all its deliveries brought.
struct Supply {
  let facts: OrderFacts
  /// When it was complete; while it is not, when its last delivery arrived; nil when none did.
  let arrivedAt: Timestamp?
  /// What arrived in all.
  let delivered: Packs

  /// Of a line that one row tells whole.
  @inline(__always)
  init(_ facts: OrderFacts) {
    self.facts = facts
    arrivedAt = facts.deliveredAt
    delivered = facts.delivered
  }

  /// Of a line of several deliveries: it has arrived when their sum in time reaches the order.
  init(_ facts: OrderFacts, deliveries: [(at: Timestamp, packs: Packs)]) throws(NumberError) {
    var sum = Packs.zero
    var arrival: Timestamp?
    for delivery in deliveries.sorted(by: { $0.at < $1.at }) {
      if sum < facts.ordered { arrival = delivery.at }
      sum = try sum + delivery.packs
    }
    self.facts = facts
    arrivedAt = arrival
    delivered = sum
  }
}

/// One row of the order table: a line of an order, or one delivery of a line that came in parts.
public struct OrderLine: Sendable {
  /// The order.
  public let orderID: String
  /// The line of the order.
  public let line: String
  /// The hospital that ordered, by its number; that of no name where the file does not say.
  public let hospital: Int
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// What it says.
  public let facts: OrderFacts
  /// The row in the file.
  public let row: Int
  /// What tells the line from others.
  let identity: LineIdentity
}

/// A number of packs in millionths, exact.
public struct Packs: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// The number in millionths of a pack.
  public let millionths: Int64

  /// The number of `millionths` / 10⁶ packs.
  public init(millionths: Int64) { self.millionths = millionths }

  /// No packs.
  public static let zero = Packs(millionths: 0)

  /// The smaller number comes first.
  public static func < (a: Packs, b: Packs) -> Bool { a.millionths < b.millionths }

  /// The sum of two numbers of packs.
  public static func + (a: Packs, b: Packs) throws(NumberError) -> Packs {
    let (sum, overflow) = a.millionths.addingReportingOverflow(b.millionths)
    guard !overflow else { throw .overflow }
    return Packs(millionths: sum)
  }

  /// The number as an exact fraction.
  public var ratio: Ratio {
    get throws(NumberError) { try Ratio(Int128(millionths), over: 1_000_000) }
  }
}
