/// What shows when the bids of a lot are compared by numbers alone.
struct BidFindings: Sendable, BitwiseCopyable {
  /// Whether they cannot contradict each other, and none lacks what others have; where they may, the
  /// bids themselves need a closer look.
  var areEven = true
  /// Whether two of them are of one entity.
  var areRelated = false
}

/// Compares the bids of one lot after the other.
struct BidComparison {
  /// What the bids that were added since the last start come to.
  private(set) var found = BidFindings()
  /// What all bids of a lot must have in common: the main strength, and whether they have a strength
  /// and a form.
  private var common: Int64?
  /// How many lots there were.
  private var lot: Int32 = 0
  /// In which of the lots each bidder and each entity was last.
  private var lotOfBidder: [Int32] = []
  private var lotOfEntity: [Int32] = []

  /// Goes on with another lot.
  mutating func start() {
    (found, common) = (BidFindings(), nil)
    lot += 1
  }

  /// Adds a bid; its bidder and its entity have these numbers. Where no bid of the table names an
  /// entity, it is nil, and each bidder is one.
  mutating func add(_ row: BidRow, bidder: Int32, entity: Int32?) {
    let traits =
      Int64(row.mainStrength) << 2 | (row.strength == BidRow.noName ? 2 : 0)
      | (row.form == BidRow.noName ? 1 : 0)
    if let common, common != traits { found.areEven = false }
    common = traits
    let isRepeated = Self.wasMet(bidder, in: lot, &lotOfBidder)
    if isRepeated { found.areEven = false }
    if entity.map({ Self.wasMet($0, in: lot, &lotOfEntity) }) ?? isRepeated {
      found.areRelated = true
    }
  }

  @inline(__always)
  private static func wasMet(_ number: Int32, in lot: Int32, _ lots: inout [Int32]) -> Bool {
    if number >= lots.count { lots.extend(to: number, with: 0) }
    defer { lots[Int(number)] = lot }
    return lots[Int(number)] == lot
  }
}
