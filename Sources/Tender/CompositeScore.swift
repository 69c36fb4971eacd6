public import ExactNumbers
public import RuleBook

/// The composite score of a bid: points for the price and points of the technical part.
///
/// Exact: bids are compared by the exact total, tables round half up. A class, as few tenders have
/// one.
public final class CompositeScore: Sendable {
  /// The points that the best price gets.
  public let weight: RuleSet.Cited<Ratio>
  /// How the price earns them.
  public let price: PriceMerit
  /// weight × the merit of the price.
  public let pricePoints: Ratio
  /// The technical points, as the file gives them.
  public let technicalPoints: Ratio
  /// The sum of both.
  public let total: Ratio

  init(weight: RuleSet.Cited<Ratio>, price: PriceMerit, technicalPoints: Ratio) throws(NumberError)
  {
    (self.weight, self.price) = (weight, price)
    pricePoints = try weight.value * price.share
    self.technicalPoints = technicalPoints
    total = try pricePoints + technicalPoints
  }
}

/// How much of the price's points a bid earns, from 0 to 1.
public enum PriceMerit: Sendable {
  /// Own cut ÷ largest cut; 0 where no bid is below its ceiling.
  case cut(own: Ratio, largest: Ratio)
  /// Lowest comparable price ÷ own.
  case lowest(Ratio, own: Ratio)
  /// (ceiling − own) ÷ (ceiling − lowest), all comparable; all of it where the lowest is the ceiling.
  case linear(own: Ratio, lowest: Ratio, ceiling: Ratio)

  var share: Ratio {
    get throws(NumberError) {
      switch self {
      case .cut(let own, let largest): largest > .zero ? try own / largest : .zero
      case .lowest(let lowest, let own): try lowest / own
      case .linear(let own, let lowest, let ceiling):
        ceiling == lowest ? .one : try (ceiling - own) / (ceiling - lowest)
      }
    }
  }
}
