extension LotOutcome {
  /// What becomes of the bids in each resolution of the lot's ties, any of the bids that nothing tells
  /// apart in the places of the chosen ones; nil where there are more than `most`.
  func variants(most: Int) -> [[Standing]]? {
    guard !resolutions.isEmpty else { return [standings] }
    var variants: [[Standing]] = []
    // Where places are given out twice, several choices come to the same.
    var seen: Set<[BidResult]> = []
    for resolution in resolutions {
      guard let own = resolution.variants(most: most - variants.count) else { return nil }
      variants += own.filter { seen.insert($0.map(BidResult.init)).inserted }
    }
    return variants
  }

  /// All that a variant says of a bid.
  private struct BidResult: Hashable {
    let shortlisted: Decision
    let verdict: SelectionVerdict
    let entitlement: Entitlement
    let isReplaced: Bool

    init(_ standing: Standing) {
      (shortlisted, verdict) = (standing.shortlisted, standing.verdict)
      (entitlement, isReplaced) = (standing.entitlement, standing.isReplaced)
    }
  }
}

/// What becomes of the bids of a lot in one resolution of its ties.
struct ResolvedBids: Sendable {
  let standings: [Standing]
  let choices: [TieChoice]

  fileprivate func variants(most: Int) -> [[Standing]]? {
    guard most > 0 else { return nil }
    var variants = [standings]
    var handled: Set<Bid> = []
    // A second choice is between those that the first one left, whose places are interchanged with
    // all of the first: what is shortlisted in the end is one set.
    for bids in choices.flatMap(\.interchangeable) where !bids.allSatisfy(handled.contains) {
      handled.formUnion(bids)
      let own = standings.indices.filter { bids.contains(standings[$0].bid) }
      let chosen = own.filter { standings[$0].shortlisted == .yes }
      guard
        let choices = combinations(of: chosen.count, from: own, most: most / variants.count)
      else { return nil }
      variants = variants.flatMap { standings in
        choices.map { moved(standings, own, chosen: $0, from: chosen) }
      }
    }
    return variants
  }

  /// The standings with some of equal bids in the places of the chosen ones.
  private func moved(_ standings: [Standing], _ own: [Int], chosen: [Int], from former: [Int])
    -> [Standing]
  {
    guard let winner = former.first, let loser = own.first(where: { !former.contains($0) }) else {
      return standings
    }
    var copy = standings
    for index in own {
      let model = chosen.contains(index) ? winner : loser
      copy[index] = standings[index].placed(like: standings[model])
      copy[index].settledPrice = standings[model].settledPrice
    }
    return copy
  }
}

/// All choices of so many elements; nil where there are more than `most`.
private func combinations(of count: Int, from elements: [Int], most: Int) -> [[Int]]? {
  var number = 1
  for taken in 0..<min(count, elements.count - count) {
    // Each step is a number of choices itself, and so whole.
    number = number * (elements.count - taken) / (taken + 1)
    if number > most { return nil }
  }
  var all: [[Int]] = [[]]
  for (offset, element) in elements.enumerated() {
    let left = elements.count - offset - 1
    all = all.flatMap { choice in
      [choice + [element], choice].filter { $0.count <= count && $0.count + left >= count }
    }
  }
  return all
}
