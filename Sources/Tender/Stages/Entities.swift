import ExactNumbers
import Wording

/// Stage 1, eligibility: related bidders, such as a consortium or firms with one manufacturer, are
/// one entity: they take one place, and every valid member is selected at the best member's price.
///
/// It stands after validity, because the best member is the one with the lowest comparable price
/// among the valid ones.
enum Entities {
  /// Leaves one standing per entity, of equal best members another in each resolution; returns the
  /// other members.
  static func merge(
    _ standings: inout [Standing], _ interchange: Interchange, _ resolution: inout Resolution
  ) -> [Standing] {
    var ordered = standings.sorted(by: leads)
    var leaders: [Int] = []
    for members in byEntity(ordered) {
      if members.count > 1 { for member in members { ordered[member].standsForOthers = true } }
      let best = members.filter { isAsLow(ordered[$0], as: ordered[members[0]]) }
      guard best.count > 1 else {
        leaders.append(members[0])
        continue
      }
      leaders += resolution.choose(1, of: best, ordered, .entity) {
        interchange.leadAlike($0, $1)
      }
    }
    standings = leaders.map { ordered[$0] }
    let standing = Set(leaders)
    return ordered.indices.filter { !standing.contains($0) }.map { ordered[$0] }
  }

  /// The positions of each entity's members, the entities in the order of their first ones.
  private static func byEntity(_ standings: [Standing]) -> [[Int]] {
    var positions: [String: Int] = [:]
    var groups: [[Int]] = []
    for index in standings.indices {
      let entity = standings[index].bid.entity
      if let known = positions[entity] {
        groups[known].append(index)
      } else {
        positions[entity] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  /// Whether a member is as good as the best one.
  private static func isAsLow(_ member: Standing, as best: Standing) -> Bool {
    member.status == .valid && best.status == .valid && member.price?.exact == best.price?.exact
  }

  /// Gives every member its entity's outcome, below the member that stood for it.
  static func restore(_ outcome: inout LotOutcome) {
    guard !outcome.members.isEmpty else { return }
    let byEntity = Dictionary(grouping: outcome.members) { $0.bid.entity }
    outcome.standings = outcome.standings.flatMap { leader in
      let members = byEntity[leader.bid.entity] ?? []
      return [leader] + members.map { share($0, leader) }
    }
    outcome.members = []
  }

  private static func share(_ member: Standing, _ leader: Standing) -> Standing {
    guard member.status == .valid else { return member }
    var shared = member.placed(like: leader)
    // Where its bid cannot be ranked, the entity takes no part.
    shared.status = leader.status
    shared.hasOpenOffer = leader.hasOpenOffer
    shared.reasons = leader.reasons
    shared.reasons.append(.memberOf(entity: leader.bid.entity, leader: leader.bid.bidder))
    // One comparable price: the member's own strength costs its ratio times as much.
    if leader.selected == .yes, let price = leader.price?.exact, let ratio = member.price?.ratio {
      let comparable = leader.settledPrice.flatMap { settled in
        leader.price.flatMap { try? settled / $0.ratio }
      }
      let settled = try? (comparable ?? price) * ratio
      shared.settledPrice = settled == member.price?.unitPrice ? nil : settled
    }
    return shared
  }

  private static func leads(_ a: Standing, _ b: Standing) -> Bool {
    func price(_ standing: Standing) -> Ratio? {
      standing.status == .valid ? standing.price?.exact : nil
    }
    switch (price(a), price(b)) {
    case (let x?, let y?) where x != y: return x < y
    case (_?, nil): return true
    case (nil, _?): return false
    default:
      if let order = a.bid.countsBefore(b.bid) { return order }
      return NameOrder(a.bid.bidder) < NameOrder(b.bid.bidder)
    }
  }
}

extension Bid {
  /// Of two members without a valid price, the one by which the entity counts towards n: one with a
  /// quote, then one that the file counts, then one of which it says nothing; nil for equals.
  fileprivate func countsBefore(_ other: Bid) -> Bool? {
    func place(_ bid: Bid) -> Int { bid.quote != nil ? 0 : bid.isCounted.map { $0 ? 1 : 3 } ?? 2 }
    return place(self) == place(other) ? nil : place(self) < place(other)
  }
}
