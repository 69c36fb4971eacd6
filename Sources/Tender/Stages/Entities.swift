import ExactNumbers
import Wording

/// Stage 1, eligibility: related bidders, such as a consortium or firms with one manufacturer, are
/// one entity: they take one place, and every valid member is selected at the best member's price.
///
/// It stands after validity, because the best member is the one with the lowest comparable price
/// among the valid ones.
enum Entities {
  /// Leaves one standing per entity; returns the other members.
  static func merge(_ standings: inout [Standing]) -> [Standing] {
    let ordered = standings.sorted(by: leads)
    var seen: Set<String> = []
    standings = ordered.filter { seen.insert($0.bid.entity).inserted }
    let leaders = Set(standings.map(\.bid.bidder))
    return ordered.filter { !leaders.contains($0.bid.bidder) }
  }

  /// Gives every member its entity's outcome, below the member that stood for it.
  static func restore(_ outcome: inout LotOutcome) {
    guard !outcome.members.isEmpty else { return }
    outcome.standings = outcome.standings.flatMap { leader in
      let members = outcome.members.filter { $0.bid.entity == leader.bid.entity }
      return [leader] + members.map { share($0, leader) }
    }
    outcome.members = []
  }

  private static func share(_ member: Standing, _ leader: Standing) -> Standing {
    guard member.status == .valid else { return member }
    var shared = member
    shared.rank = leader.rank
    shared.shortlisted = leader.shortlisted
    shared.selected = leader.selected
    shared.entitlement = leader.entitlement
    shared.reasons = leader.reasons
    shared.reasons.append(.memberOf(entity: leader.bid.entity, leader: leader.bid.bidder))
    // One comparable price: the member's own strength costs its ratio times as much.
    if leader.selected == .yes, let price = leader.price?.exact, let ratio = member.price?.ratio {
      shared.settledPrice = leader.settledPrice ?? (try? price * ratio)
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
    default: return NameOrder(a.bid.bidder) < NameOrder(b.bid.bidder)
    }
  }
}
