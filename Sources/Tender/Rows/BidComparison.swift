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

  /// The main strength, which content there is, and whether there is a form and a pack.
  private struct Traits: Equatable {
    let mainStrength, content: Int32
    let hasForm: Bool
    /// Whether the strength says how many are in the pack.
    let isOfPack: Bool
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

  /// Adds a bid of a part; `identity` gives one number for names that are equal.
  @inline(__always)
  mutating func add(
    _ bid: Int, of part: BidPart, _ meanings: NameMeanings, identity: (Int32) -> Int32
  ) {
    let bidder = identity(part.number(.bidder, of: bid))
    let entity = part.number(.entity, of: bid)
    add(
      bidder: bidder, entity: entity == BidPart.none ? bidder : identity(entity),
      strength: part.number(.strength, of: bid), mainStrength: part.number(.mainStrength, of: bid),
      form: part.number(.form, of: bid), count: part.number(.packCount, of: bid),
      ceiling: part.amount(.ceiling, of: bid), meanings)
  }

  /// Adds a bid, whose texts have these numbers; without an entity of its own the bidder is one.
  mutating func add(
    bidder: Int32, entity: Int32, strength: Int32, mainStrength: Int32, form: Int32,
    count: Int32 = BidPart.none, ceiling: Int64?, _ meanings: NameMeanings
  ) {
    let traits = Traits(
      mainStrength: mainStrength, content: meanings.content(strength),
      hasForm: form != BidPart.none, isOfPack: meanings.count(strength) > 0)
    if let common, common != traits { found.areEven = false }
    if traits.content == NameMeanings.open { found.areEven = false }
    if traits.isOfPack, count != BidPart.none { found.areEven = false }
    common = traits
    let main = meanings.content(mainStrength)
    if main != BidPart.none, main != traits.content { found.areEven = false }
    if let ceiling, strength != BidPart.none {
      addCeiling(ceiling, meanings.strength(strength), meanings.form(form))
    }
    let isRepeated = Self.wasMet(bidder, in: lot, &lotOfBidder)
    if isRepeated { found.areEven = false }
    if Self.wasMet(entity, in: lot, &lotOfEntity) { found.areRelated = true }
  }

  @inline(__always)
  private mutating func addCeiling(_ millionths: Int64, _ strength: Int32, _ form: Int32) {
    for place in ceilings.indices
    where ceilings[place].strength == strength && ceilings[place].form == form {
      if ceilings[place].millionths != millionths { found.areEven = false }
      return
    }
    if ceilings.count == Self.mostCeilings { found.areEven = false }
    guard found.areEven else { return }
    ceilings.append(Ceiling(strength: strength, form: form, millionths: millionths))
  }

  @inline(__always)
  private static func wasMet(_ number: Int32, in lot: Int32, _ lots: inout [Int32]) -> Bool {
    if number >= lots.count { lots.extend(to: number, with: 0) }
    defer { lots[Int(number)] = lot }
    return lots[Int(number)] == lot
  }
}
