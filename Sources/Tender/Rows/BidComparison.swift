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
  /// What all bids of a lot must have in common.
  private struct Traits: Equatable {
    let mainStrength: Int32
    let hasStrength, hasForm: Bool
  }

  /// What the bids that were added since the last start come to.
  private(set) var found = BidFindings()
  private var common: Traits?
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

  /// Adds a bid; its bidder and its entity have these numbers.
  mutating func add(_ row: BidRow, bidder: Int32, entity: Int32) {
    let traits = Traits(
      mainStrength: row.mainStrength, hasStrength: row.strength != BidRow.noName,
      hasForm: row.form != BidRow.noName)
    if let common, common != traits { found.areEven = false }
    common = traits
    if Self.wasMet(bidder, in: lot, &lotOfBidder) { found.areEven = false }
    if Self.wasMet(entity, in: lot, &lotOfEntity) { found.areRelated = true }
  }

  private static func wasMet(_ number: Int32, in lot: Int32, _ lots: inout [Int32]) -> Bool {
    lots.extend(to: number, with: 0)
    defer { lots[Int(number)] = lot }
    return lots[Int(number)] == lot
  }
}
