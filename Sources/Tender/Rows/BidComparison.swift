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
  /// What all bids of a lot must have in common.
  private var common: Traits?
  /// The ceilings of the lot, one for each strength in each form.
  private var ceilings: [Ceiling] = []
  /// How many lots there were.
  private var lot: Int32 = 0
  /// In which of the lots each bidder and each entity was last.
  private var lotOfBidder: [Int32] = []
  private var lotOfEntity: [Int32] = []

  /// The main strength, which content there is, and whether there is a form.
  private struct Traits: Equatable {
    let mainStrength, content: Int32
    let hasForm: Bool
  }

  private struct Ceiling {
    let strength, form: Int32
    let millionths: Int64
  }

  /// More ceilings than a lot has; behind so many the bids are looked at.
  private static let mostCeilings = 32

  /// Goes on with another lot.
  mutating func start() {
    (found, common) = (BidFindings(), nil)
    ceilings.removeAll(keepingCapacity: true)
    lot += 1
  }

  /// Adds a bid; its bidder and its entity have these numbers. Where no bid of the table names an
  /// entity, it is nil, and each bidder is one.
  mutating func add(_ row: BidRow, bidder: Int32, entity: Int32?, _ meanings: NameMeanings) {
    let traits = Traits(
      mainStrength: row.mainStrength, content: meanings.content(row.strength),
      hasForm: row.form != BidRow.noName)
    if let common, common != traits { found.areEven = false }
    common = traits
    let main = meanings.content(row.mainStrength)
    if main != BidRow.noName, main != traits.content { found.areEven = false }
    if row.ceiling != 0, row.strength != BidRow.noName { addCeiling(of: row, meanings) }
    let isRepeated = Self.wasMet(bidder, in: lot, &lotOfBidder)
    if isRepeated { found.areEven = false }
    if entity.map({ Self.wasMet($0, in: lot, &lotOfEntity) }) ?? isRepeated {
      found.areRelated = true
    }
  }

  @inline(__always)
  private mutating func addCeiling(of row: BidRow, _ meanings: NameMeanings) {
    let (strength, form) = (meanings.strength(row.strength), meanings.form(row.form))
    for place in ceilings.indices
    where ceilings[place].strength == strength && ceilings[place].form == form {
      if ceilings[place].millionths != row.ceiling { found.areEven = false }
      return
    }
    if ceilings.count == Self.mostCeilings { found.areEven = false }
    guard found.areEven else { return }
    ceilings.append(Ceiling(strength: strength, form: form, millionths: row.ceiling))
  }

  @inline(__always)
  private static func wasMet(_ number: Int32, in lot: Int32, _ lots: inout [Int32]) -> Bool {
    if number >= lots.count { lots.extend(to: number, with: 0) }
    defer { lots[Int(number)] = lot }
    return lots[Int(number)] == lot
  }
}
