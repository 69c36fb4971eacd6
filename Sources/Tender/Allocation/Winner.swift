import Wording

/// A winner that gets volume: a bidder, or the entity that several bidders form, which is one.
struct Winner: Sendable {
  /// The bid that stands for it.
  let standing: Standing
  /// Its place where equals are ordered in one of the possible ways.
  let place: Int
  /// The selected members of the entity; none of a bidder that stands for itself.
  let members: [String]

  /// The bidder's or the entity's name.
  var name: String { standing.bid.entity }

  /// Whether a brand or a wish is this winner's.
  func isNamed(_ name: String) -> Bool { name == self.name || members.contains(name) }
}

/// The orders in which the winners of a lot may stand: equal bids in every way, in every resolution
/// of a tie for places.
struct WinnerOrders {
  /// The winners of each order.
  let all: [[Winner]]
  /// Whether there are more orders than can be gone through.
  let areTooMany: Bool

  init(_ lot: LotOutcome, _ rules: AllocationRules) {
    let resolutions =
      lot.resolutions.isEmpty ? [ResolvedLot(outcome: lot, choices: [])] : lot.resolutions
    var orders: [[Winner]] = []
    var areTooMany = false
    for resolution in resolutions where !areTooMany {
      let own = Self.orders(of: resolution, rules, room: Resolution.limit - orders.count)
      if let own { orders += own } else { areTooMany = true }
    }
    (all, self.areTooMany) = (areTooMany ? [] : orders, areTooMany)
  }

  /// Whether there is a winner in some order.
  var hasWinners: Bool { all.contains { !$0.isEmpty } }

  /// The winners in each order of one resolution; nil where there are more than `room`.
  private static func orders(of resolution: ResolvedLot, _ rules: AllocationRules, room: Int)
    -> [[Winner]]?
  {
    guard let variants = variants(resolution, room: room) else { return nil }
    var orders: [[Winner]] = []
    for standings in variants {
      let places = places(standings, countsAll: rules.volume.value == .ownNeed)
      guard let own = self.orders(of: places, standings, room: room - orders.count) else {
        return nil
      }
      orders += own
    }
    return orders
  }

  /// The standings of a resolution, with any of the bids that nothing tells apart in the places of
  /// the chosen ones; nil where there are more than `room`.
  private static func variants(_ resolution: ResolvedLot, room: Int) -> [[Standing]]? {
    var variants = [resolution.outcome.standings]
    for bids in resolution.choices.flatMap(\.interchangeable) {
      let own = resolution.outcome.standings.indices.filter {
        bids.contains(resolution.outcome.standings[$0].bid)
      }
      let chosen = own.filter { resolution.outcome.standings[$0].shortlisted == .yes }
      guard let choices = combinations(of: chosen.count, from: own, most: room / variants.count)
      else { return nil }
      variants = variants.flatMap { standings in
        choices.map { moved(standings, own, chosen: $0, from: chosen) }
      }
    }
    return variants
  }

  /// The standings with some of equal bids in the places of the chosen ones.
  private static func moved(
    _ standings: [Standing], _ own: [Int], chosen: [Int], from former: [Int]
  ) -> [Standing] {
    guard let winner = former.first, let loser = own.first(where: { !former.contains($0) }) else {
      return standings
    }
    var copy = standings
    for index in own {
      let model = chosen.contains(index) ? winner : loser
      copy[index] = standings[index].placed(like: standings[model])
    }
    return copy
  }

  /// The bids of each rank that win, or that are shortlisted, by rank; of an entity the one that
  /// stands for it.
  private static func places(_ standings: [Standing], countsAll: Bool) -> [[Standing]] {
    var places: [[Standing]] = []
    for standing in standings {
      guard standing.rank != nil, places.last?.last?.bid.entity != standing.bid.entity,
        countsAll ? standing.shortlisted == .yes : standing.isWinner
      else { continue }
      if places.last?.last?.rank == standing.rank {
        places[places.count - 1].append(standing)
      } else {
        places.append([standing])
      }
    }
    return places
  }

  /// The winners in each order of the equal ones; nil where there are more than `room`.
  private static func orders(of places: [[Standing]], _ standings: [Standing], room: Int)
    -> [[Winner]]?
  {
    var members: [String: [String]] = [:]
    for standing in standings where standing.bid.entity != standing.bid.bidder {
      if standing.isWinner { members[standing.bid.entity, default: []].append(standing.bid.bidder) }
    }
    var orders: [[Winner]] = [[]]
    for equals in places {
      guard let permutations = permutations(of: equals, most: room / orders.count) else {
        return nil
      }
      orders = orders.flatMap { order in
        permutations.map { standings in
          order
            + standings.enumerated().filter { $0.element.isWinner }.map { offset, standing in
              Winner(
                standing: standing, place: (standing.rank ?? 0) + offset,
                members: members[standing.bid.entity] ?? [])
            }
        }
      }
    }
    return orders
  }
}

extension Standing {
  /// Whether the bid is selected with volume.
  fileprivate var isWinner: Bool { selected == .yes && entitlement != .noVolume }

  /// This bid with what an equal one gets.
  fileprivate func placed(like other: Standing) -> Standing {
    var copy = self
    copy.shortlisted = other.shortlisted
    copy.selected = other.selected
    copy.entitlement = other.entitlement
    copy.isRevived = other.isRevived
    copy.settledPrice = other.settledPrice
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

/// All orders of some elements; nil where there are more than `most`.
private func permutations<Element>(of elements: [Element], most: Int) -> [[Element]]? {
  var number = 1
  for count in elements.indices {
    number *= count + 1
    if number > most { return nil }
  }
  return elements.reduce(into: [[]]) { orders, element in
    orders = orders.flatMap { order in
      (0...order.count).map { place in
        var longer = order
        longer.insert(element, at: place)
        return longer
      }
    }
  }
}
