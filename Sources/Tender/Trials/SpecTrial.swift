public import ExactNumbers
import Tables

/// A quote that is only considered, for one bid of a tender: whether it would be selected at it is not
/// asked.
public struct SpecTrial: Sendable {
  /// The bid, as the file has it.
  public let bid: Bid
  /// The quote, in yuan a pack or a unit, as the bid's own is.
  public let quote: Yuan
  /// Yuan per smallest unit.
  private let unitPrice: Ratio?

  /// Tries a quote for the one bid that is shown; nil where that is none, or several.
  ///
  /// - Throws: `NumberError` where the price of a unit is too large.
  public init?(_ quote: Yuan, for shown: BidFilter?, in outcome: TenderOutcome) throws(NumberError)
  {
    guard let shown else { return nil }
    let bids = outcome.lots.flatMap { lot in
      lot.standings.map(\.bid).filter { shown.shows($0, in: lot.name) }
    }
    guard bids.count == 1 else { return nil }
    (bid, self.quote) = (bids[0], quote)
    unitPrice = try bid.quoting(quote).unitPrice
  }

  /// The bid with the price that is tried, where it is one of a lot.
  func bids(of lot: LotOutcome) -> [(bid: Bid, unitPrice: Ratio?)] {
    lot.standings.contains { $0.bid == bid } ? [(bid, unitPrice)] : []
  }
}
