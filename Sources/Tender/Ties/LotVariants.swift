extension LotOutcome {
  /// What becomes of the bids in each resolution of the lot's ties, any of the bids that nothing tells
  /// apart in the places of the chosen ones; nil where there are more than `most`.
  func variants(most: Int) -> [LotVariant]? {
    guard !resolutions.isEmpty else { return [LotVariant(ResolvedBids(standings))] }
    var variants: [LotVariant] = []
    for resolution in resolutions {
      guard let own = resolution.variants(most: most - variants.count) else { return nil }
      variants += own
    }
    guard resolutions.count > 1 || resolutions[0].choices.count > 1 else { return variants }
    // Where places are given out twice, several choices come to the same.
    var seen: Set<[BidResult]> = []
    return variants.filter { seen.insert($0.favoured.map(BidResult.init)).inserted }
  }

  /// All that a variant says of a bid.
  private struct BidResult: Hashable {
    let bid: Bid
    let shortlisted: Decision
    let verdict: SelectionVerdict
    let entitlement: Entitlement
    let isReplaced: Bool

    init(_ standing: Standing) {
      (bid, shortlisted, verdict) = (standing.bid, standing.shortlisted, standing.verdict)
      (entitlement, isReplaced) = (standing.entitlement, standing.isReplaced)
    }
  }
}

/// What becomes of the bids of a lot, some of equal ones in the places of others.
///
/// It names only these: with a list of all bids for each, many equals would take the square of their
/// number.
struct LotVariant {
  private let resolved: ResolvedBids
  /// The positions of the bids that stand in the places of others, with the others' positions.
  private var models: [Int: Int] = [:]
  /// The positions of the bids that get something before any are moved.
  private let favouredBefore: [Int]

  fileprivate init(_ resolved: ResolvedBids) {
    self.resolved = resolved
    favouredBefore = resolved.indices.filter { resolved[$0].isFavoured }
  }

  /// All bids.
  var standings: [Standing] { resolved.indices.map { self[$0] } }

  /// The bids that are shortlisted or win, in their order.
  var favoured: [Standing] {
    let stayed = favouredBefore.filter { models[$0] == nil }
    let moved = models.keys.filter { self[$0].isFavoured }
    return (stayed + moved).sorted().map { self[$0] }
  }

  private subscript(position: Int) -> Standing {
    guard let model = models[position] else { return resolved[position] }
    var copy = resolved[position].placed(like: resolved[model])
    copy.settledPrice = resolved[model].settledPrice
    return copy
  }

  /// The same with these of some equal bids in the places of those that were chosen.
  fileprivate func choosing(_ chosen: [Int], of equals: EqualPlaces) -> LotVariant {
    guard let (winner, loser) = equals.models else { return self }
    var copy = self
    for position in equals.areEven ? chosen + equals.former : equals.all {
      let model = chosen.contains(position) ? winner : loser
      copy.models[position] = models[model] ?? model
    }
    return copy
  }
}

/// What becomes of the bids of a lot in one resolution of its ties.
struct ResolvedBids: Sendable {
  /// The bids as they stand in the first resolution, and those that stand otherwise in this one.
  private let first: [Standing]
  private var changed: [Int: Standing] = [:]
  let choices: [TieChoice]

  /// The bids of the first resolution, or the only one.
  init(_ standings: [Standing], choices: [TieChoice] = []) {
    (first, self.choices) = (standings, choices)
  }

  /// Those of another, kept where they are not as in the first: there may be many resolutions.
  init(_ standings: [Standing], besides first: [Standing], choices: [TieChoice]) {
    (self.first, self.choices) = (first, choices)
    // By position: a standing is large, and would be copied.
    for index in standings.indices
    where standings[index].bid != first[index].bid || !standings[index].isPlaced(like: first[index])
    {
      changed[index] = standings[index]
    }
  }

  var indices: Range<Int> { first.indices }

  subscript(position: Int) -> Standing { changed[position] ?? first[position] }

  fileprivate func variants(most: Int) -> [LotVariant]? {
    guard most > 0 else { return nil }
    var variants = [LotVariant(self)]
    var handled: Set<Bid> = []
    // A second choice is between those that the first one left, whose places are interchanged with
    // all of the first: what is shortlisted in the end is one set.
    for bids in choices.flatMap(\.interchangeable) where !bids.allSatisfy(handled.contains) {
      let equals = EqualPlaces(Set(bids), in: self, areApart: handled.isDisjoint(with: bids))
      handled.formUnion(bids)
      guard
        let choices = combinations(
          of: equals.former.count, from: equals.all, most: most / variants.count)
      else { return nil }
      variants = variants.flatMap { variant in
        choices.map { variant.choosing($0, of: equals) }
      }
    }
    return variants
  }
}

/// The positions of equal bids in one resolution.
private struct EqualPlaces {
  let all: [Int]
  /// Those that were chosen.
  let former: [Int]
  /// One that was chosen and one that was not; nil where all were, or none.
  let models: (winner: Int, loser: Int)?
  /// Whether all that were chosen get the same, and all others too, so that only those have to be moved
  /// that change places.
  let areEven: Bool

  init(_ bids: Set<Bid>, in resolved: ResolvedBids, areApart: Bool) {
    all = resolved.indices.filter { bids.contains(resolved[$0].bid) }
    former = all.filter { resolved[$0].shortlisted == .yes }
    let others = all.filter { resolved[$0].shortlisted != .yes }
    guard let winner = former.first, let loser = others.first else {
      (models, areEven) = (nil, true)
      return
    }
    models = (winner, loser)
    areEven =
      areApart && former.allSatisfy { resolved[$0].isPlaced(like: resolved[winner]) }
      && others.allSatisfy { resolved[$0].isPlaced(like: resolved[loser]) }
  }
}

extension Standing {
  /// Whether the bid is shortlisted, or wins, or won until it was replaced.
  fileprivate var isFavoured: Bool { shortlisted == .yes || selected == .yes || isReplaced }

  /// Whether it has the place and the outcome of another.
  fileprivate func isPlaced(like other: Standing) -> Bool {
    rank == other.rank && shortlisted == other.shortlisted && selected == other.selected
      && entitlement == other.entitlement && isRevived == other.isRevived
      && isReplaced == other.isReplaced && settledPrice == other.settledPrice
      && score == other.score
  }
}

/// All choices of so many elements, in the order of the elements; nil where there are more than `most`.
private func combinations(of count: Int, from elements: [Int], most: Int) -> [[Int]]? {
  var number = 1
  for taken in 0..<min(count, elements.count - count) {
    // Each step is a number of choices itself, and so whole.
    number = number * (elements.count - taken) / (taken + 1)
    if number > most { return nil }
  }
  var (all, places) = ([[Int]](), Array(0..<count))
  while true {
    all.append(places.map { elements[$0] })
    // The last place that can move on does, and all behind it follow it.
    guard let last = places.indices.last(where: { places[$0] < elements.count - count + $0 }) else {
      return all
    }
    let next = places[last] + 1
    for place in last..<count { places[place] = next + place - last }
  }
}
