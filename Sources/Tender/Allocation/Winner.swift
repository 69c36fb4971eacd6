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

  /// Its bidders that were replaced later.
  let replaced: Set<String>

  /// Whether a brand or a wish is this winner's.
  func isNamed(_ name: String) -> Bool { name == self.name || members.contains(name) }
}

/// The orders in which the winners of a lot may stand: equal bids in every way, in every resolution
/// of a tie for places.
struct WinnerOrders {
  /// The winners of each order.
  let all: [[Winner]]
  /// So many orders are gone through; each is as long as the demand, so that of many regions there
  /// are fewer.
  static func limit(_ demand: DemandByLot, _ place: Int?) -> Int {
    let most = 10_000
    guard let place, demand.count(of: place) > 400_000 / most else { return most }
    return max(1, min(most, 400_000 / Set(demand.rows(of: place).map(\.region)).count))
  }
  /// Whether there are more.
  let areTooMany: Bool

  init(_ lot: LotOutcome, _ rules: AllocationRules, limit: Int) {
    var orders: [[Winner]]? = []
    let variants = lot.variants(most: limit)
    for standings in variants ?? [] {
      guard let known = orders else { break }
      let places = Self.places(standings, countsAll: rules.volume.value == .ownNeed)
      let own = Self.orders(of: places, standings, room: limit - known.count)
      orders = own.map { known + $0 }
    }
    areTooMany = variants == nil || orders == nil
    all = areTooMany ? [] : orders ?? []
  }

  /// Whether there is a winner in some order.
  var hasWinners: Bool { all.contains { !$0.isEmpty } }

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
    var (members, replaced) = ([String: [String]](), [String: Set<String>]())
    for standing in standings where standing.isWinner {
      let (bidder, entity) = (standing.bid.bidder, standing.bid.entity)
      if entity != bidder { members[entity, default: []].append(bidder) }
      if standing.isReplaced { replaced[entity, default: []].insert(bidder) }
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
                members: (members[standing.bid.entity] ?? []).inNameOrder(),
                replaced: replaced[standing.bid.entity] ?? [])
            }
        }
      }
    }
    return orders
  }
}

extension Standing {
  /// Whether the bid is selected with volume, or was until it was replaced.
  fileprivate var isWinner: Bool { (selected == .yes || isReplaced) && entitlement != .noVolume }
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
