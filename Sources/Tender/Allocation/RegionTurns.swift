/// Who took which region in which turn, read from who got what: each winner takes its regions in the order
/// of its preference, one a round, and the first winner one before the first round.
struct RegionTurns {
  /// The turn in which a region was taken.
  struct Turn {
    /// Its number among all turns.
    let number: Int
    /// How many regions were left before it.
    let left: Int
    /// The place of the region among the wishes of the winner; nil of one that it did not wish for.
    let wish: Int?
    /// Whether the winner wished for any region.
    let hasWishes: Bool
  }

  private var turns: [String: Turn] = [:]

  /// Reads the turns of winners, by rank, from the regions that each has.
  init(
    _ taken: [(winner: Winner, regions: [String])], lot: String, _ need: LotDemand,
    _ choices: Choices
  ) {
    var picks: [(round: Int, winner: Int, region: String, wish: Int?, hasWishes: Bool)] = []
    let known = need.places
    for (place, own) in taken.enumerated() {
      let wishes = choices.regions(lot: lot, bidders: [own.winner.name] + own.winner.members)
        .filter { known[$0] != nil }
      let sizes = need.bySize.map { need.regions[$0].name }
      let order = Self.places(wishes + sizes)
      let places = Self.places(wishes)
      let regions = own.regions.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
      for (turn, region) in regions.enumerated() {
        let wish = places[region].map { $0 + 1 }
        picks.append((place == 0 ? turn : turn + 1, place, region, wish, !wishes.isEmpty))
      }
    }
    picks.sort { ($0.round, $0.winner) < ($1.round, $1.winner) }
    for (place, pick) in picks.enumerated() {
      turns[pick.region] = Turn(
        number: place + 1, left: need.regions.count - place, wish: pick.wish,
        hasWishes: pick.hasWishes)
    }
  }

  /// The turn in which a region was taken; nil where none was.
  subscript(region: String) -> Turn? { turns[region] }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }
}
