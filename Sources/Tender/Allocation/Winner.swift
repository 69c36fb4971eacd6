import ExactNumbers
import Wording

/// A winner that gets volume: a bidder, or the entity that several bidders form, which is one.
struct Winner: Sendable {
  /// The bidder's or the entity's name.
  let name: String
  /// What the bid that stands for it is entitled to, and its unit price.
  let entitlement: Entitlement
  let unitPrice: Ratio?
  /// Its place where equals are ordered in one of the possible ways.
  let place: Int
  /// The selected members of the entity; none of a bidder that stands for itself.
  let members: [String]

  /// Its bidders that were replaced later.
  let replaced: Set<String>

  /// The winner for which a bid stands.
  @inline(__always)
  init(_ standing: borrowing Standing, place: Int, members: [String], replaced: Set<String>) {
    name = standing.bid.entity
    (entitlement, unitPrice) = (standing.entitlement, standing.price?.unitPrice)
    (self.place, self.members, self.replaced) = (place, members, replaced)
  }

  /// Whether a brand or a wish is this winner's.
  func isNamed(_ name: String) -> Bool { name == self.name || members.contains(name) }
}

/// The orders in which the winners of a lot may stand: equal bids in every way, in every resolution
/// of a tie for places.
struct WinnerOrders {
  /// The winners of each order.
  let all: [[Winner]]
  /// So many orders of a lot are gone through; each is as long as the bids and the demand, so that of
  /// many bids or regions there are fewer.
  static func limit(_ lot: LotOutcome, _ demand: DemandList, _ place: Int?) -> Int {
    let most = max(1, min(10_000, 1_000_000 / max(1, lot.standings.count)))
    guard let place, demand.count(of: place) > 400_000 / most else { return most }
    return max(1, min(most, 400_000 / demand.regionCount(of: place)))
  }
  /// Whether there are more.
  let areTooMany: Bool

  init(_ lot: LotOutcome, _ rules: AllocationRules, limit: Int) {
    var orders: [[Winner]] = []
    /// Adds the orders of the winners among some bids; false where there are too many.
    func add(_ standings: [Standing]) -> Bool {
      let places = Self.places(standings, countsAll: rules.volume.value == .ownNeed)
      let own = Self.orders(of: places, standings, room: limit - orders.count)
      orders += own ?? []
      return own != nil
    }
    // Nearly always there are no ties, and nothing has to be copied.
    let areAll =
      lot.resolutions.isEmpty
      ? add(lot.standings)
      : lot.variants(most: limit)?.allSatisfy { add($0.favoured) } ?? false
    areTooMany = !areAll
    all = areAll ? orders : []
  }

  /// Whether there is a winner in some order.
  var hasWinners: Bool { all.contains { !$0.isEmpty } }

  /// The positions of the bids of each rank that win, or that are shortlisted, by rank; of an entity
  /// the one that stands for it.
  private static func places(_ standings: [Standing], countsAll: Bool) -> [[Int]] {
    var places: [[Int]] = []
    // By position: a standing is large, and would be copied.
    for index in standings.indices {
      guard let rank = standings[index].rank,
        countsAll ? standings[index].shortlisted == .yes : standings.hasWinner(at: index)
      else { continue }
      guard let last = places.last?.last else {
        places.append([index])
        continue
      }
      guard standings[last].bid.entity != standings[index].bid.entity else { continue }
      if standings[last].rank == rank {
        places[places.count - 1].append(index)
      } else {
        places.append([index])
      }
    }
    return places
  }

  /// The winners in each order of the equal ones; nil where there are more than `room`.
  private static func orders(of places: [[Int]], _ standings: [Standing], room: Int)
    -> [[Winner]]?
  {
    let (members, replaced) = (members(of: standings), replaced(of: standings))
    var orders: [[Winner]] = [[]]
    for equals in places {
      guard let permutations = permutations(of: equals, most: room / orders.count) else {
        return nil
      }
      let winners = permutations.map { positions in
        positions.enumerated().filter { standings.hasWinner(at: $0.element) }.map {
          offset, position in
          let entity = members.isEmpty && replaced.isEmpty ? "" : standings[position].bid.entity
          return Winner(
            standings[position], place: (standings[position].rank ?? 0) + offset,
            members: members.isEmpty ? [] : (members[entity] ?? []).inNameOrder(),
            replaced: replaced.isEmpty ? [] : replaced[entity] ?? [])
        }
      }
      if winners.count == 1 {
        for index in orders.indices { orders[index] += winners[0] }
      } else {
        orders = orders.flatMap { order in winners.map { order + $0 } }
      }
    }
    return orders
  }

  /// The members that win of each entity that several bidders form.
  private static func members(of standings: [Standing]) -> [String: [String]] {
    var members: [String: [String]] = [:]
    for index in standings.indices where standings.hasWinner(at: index) {
      let bid = standings[index].bid
      if bid.entity != bid.bidder { members[bid.entity, default: []].append(bid.bidder) }
    }
    return members
  }

  /// The winners of each entity that were replaced later.
  private static func replaced(of standings: [Standing]) -> [String: Set<String>] {
    var replaced: [String: Set<String>] = [:]
    for index in standings.indices
    where standings[index].isReplaced && standings.hasWinner(at: index) {
      let bid = standings[index].bid
      replaced[bid.entity, default: []].insert(bid.bidder)
    }
    return replaced
  }
}

extension [Standing] {
  /// Whether the bid at a place is selected with volume, or was until it was replaced.
  ///
  /// Looked up where it stands: a copy of a standing would count whatever it refers to.
  @inline(__always)
  fileprivate func hasWinner(at index: Int) -> Bool {
    (self[index].selected == .yes || self[index].isReplaced)
      && self[index].entitlement != .noVolume
  }
}

/// All orders of some elements; nil where there are more than `most`.
private func permutations<Element>(of elements: [Element], most: Int) -> [[Element]]? {
  // Nearly always nobody is equal to anybody.
  if elements.count == 1 { return [elements] }
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
