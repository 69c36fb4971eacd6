/// Tells whether the bids of a lot may contradict each other, or one may lack what others have.
///
/// It knows only numbers: where they are even, nothing else can be wrong; where they are not, the
/// bids themselves need a closer look.
struct BidComparison {
  /// What all bids of a lot must have in common.
  private struct Traits: Equatable {
    let mainStrength: Int32
    let hasStrength, hasForm: Bool
  }

  /// Whether the bids that were added since the last start are even.
  private(set) var isEven = true
  private var common: Traits?
  /// How many lots there were, and in which of them each bidder was last.
  private var lot: Int32 = 0
  private var lotOfBidder: [Int32] = []

  /// Goes on with another lot.
  mutating func start() {
    (isEven, common) = (true, nil)
    lot += 1
  }

  /// Adds a bid, whose bidder has this number.
  mutating func add(_ row: BidRow, bidder: Int32) {
    let traits = Traits(
      mainStrength: row.mainStrength, hasStrength: row.strength != BidRow.noName,
      hasForm: row.form != BidRow.noName)
    if let common, common != traits { isEven = false }
    common = traits
    if isRepeated(bidder) { isEven = false }
  }

  private mutating func isRepeated(_ bidder: Int32) -> Bool {
    lotOfBidder.extend(to: bidder, with: 0)
    defer { lotOfBidder[Int(bidder)] = lot }
    return lotOfBidder[Int(bidder)] == lot
  }
}
