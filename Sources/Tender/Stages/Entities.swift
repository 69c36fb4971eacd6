/// Stage 1a, eligibility: related bidders, such as a consortium or firms with one manufacturer, are
/// one entity: they take one place, and every member is selected at the lowest member's price.
enum Entities {
  /// The lot with one bid per entity, its cheapest; the first by name where members quote alike.
  static func merge(_ lot: Lot) -> Lot {
    let entities = Dictionary(grouping: lot.bids, by: \.entity)
    guard entities.count < lot.bids.count else { return lot }
    let leaders = entities.keys.sorted().compactMap { entity in
      entities[entity]?.min { $0.leads($1) }
    }
    return Lot(name: lot.name, bids: leaders)
  }

  /// Gives every member its entity's outcome.
  static func restore(_ outcome: inout LotOutcome, from lot: Lot) {
    let leaders = Set(outcome.standings.map(\.bid.bidder))
    var restored: [Standing] = []
    for standing in outcome.standings {
      restored.append(standing)
      let others = lot.bids.filter {
        $0.entity == standing.bid.entity && !leaders.contains($0.bidder)
      }
      for bid in others.sorted(by: { $0.bidder < $1.bidder }) {
        var member = standing
        member.bid = bid
        member.reasons.append(.memberOf(entity: bid.entity, leader: standing.bid.bidder))
        if standing.selected == .yes { member.settledPrice = standing.price?.unitPrice }
        restored.append(member)
      }
    }
    outcome.standings = restored
  }
}

extension Bid {
  /// Whether this quote is cheaper per unit, or as cheap and first by name; a missing quote is
  /// dearest.
  fileprivate func leads(_ other: Bid) -> Bool {
    guard let quote, let otherQuote = other.quote else {
      return quote == nil && other.quote == nil ? bidder < other.bidder : quote != nil
    }
    let own = Int128(quote.millionths) * Int128(other.packCount)
    let others = Int128(otherQuote.millionths) * Int128(packCount)
    return own == others ? bidder < other.bidder : own < others
  }
}
