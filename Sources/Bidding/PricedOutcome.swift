public import ExactNumbers
public import Tender
import Wording

/// What becomes of a bid at a price, and of the others by it.
public struct PricedOutcome: Equatable, Sendable {
  /// Its place; nil where it has none.
  public let rank: Int?
  /// Whether it is shortlisted.
  public let shortlisted: Decision
  /// Whether it is selected.
  public let selected: Decision
  /// What decided, as the column `decided_by` has it.
  public let decidedBy: String
  /// The bidders of the same place.
  public let tiedWith: [String]
  /// What it is entitled to; nil unless it is selected.
  public let entitlement: Entitlement?
  /// The price at which it is selected, or may still be, where that is not its own quote and the same at
  /// all prices of an interval.
  public internal(set) var settledPrice: Ratio?
  /// The bidders that win at the present quote and do not at this one.
  public let displaced: [String]
  /// The bidders that win at this quote and do not at the present one.
  public let admitted: [String]
  /// The regions that it supplies, where the demand is known.
  public var regions: [String] = []
  /// Its volume, in equivalents of the main strength; nil where it is open or not known.
  public var volume: Ratio?

  /// What becomes of a bid in an outcome; `winners` are those of its lot at the present quote.
  init?(_ outcome: TenderOutcome, of bid: Bid, winners: Set<String>) {
    guard
      let lot = outcome.lots.first(where: { $0.standings.contains { $0.bid == bid } }),
      let own = lot.standings.first(where: { $0.bid == bid })
    else { return nil }
    (rank, shortlisted, selected) = (own.rank, own.shortlisted, own.selected)
    decidedBy = own.deciding?.key ?? ""
    tiedWith =
      own.rank.map { rank in
        lot.standings.filter { $0.rank == rank && $0.bid != bid }.map(\.bid.bidder)
      } ?? []
    entitlement = own.selected == .yes ? own.entitlement : nil
    settledPrice = own.settledPrice
    let others = Self.winners(outcome, besides: bid)
    displaced = winners.subtracting(others).inNameOrder()
    admitted = others.subtracting(winners).inNameOrder()
  }

  /// Who wins in the lot besides a bid.
  static func winners(_ outcome: TenderOutcome, besides bid: Bid) -> Set<String> {
    Set(outcome.lots.flatMap(\.winners).filter { $0.bid != bid }.map(\.bid.bidder))
  }

  /// Whether two are the same but for the settled price.
  func isSame(as other: PricedOutcome) -> Bool {
    var (own, others) = (self, other)
    (own.settledPrice, others.settledPrice) = (nil, nil)
    return own == others
  }
}
