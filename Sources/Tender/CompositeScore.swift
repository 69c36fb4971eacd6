public import ExactNumbers
public import RuleBook

/// The composite score of a bid: points for the price and points of the technical part.
///
/// Exact: bids are compared by the exact total, tables round half up. A class, as few tenders have
/// one.
public final class CompositeScore: Sendable {
  /// The points that the largest cut gets.
  public let weight: RuleSet.Cited<Ratio>
  /// The bid's own cut, and the largest of the lot.
  public let (cut, largestCut): (Ratio, Ratio)
  /// weight × own cut ÷ largest cut; 0 where no bid is below its ceiling.
  public let pricePoints: Ratio
  /// The technical points, as the file gives them.
  public let technicalPoints: Ratio
  /// The sum of both.
  public let total: Ratio

  init(
    weight: RuleSet.Cited<Ratio>, cut: Ratio, largestCut: Ratio, technicalPoints: Ratio
  ) throws(NumberError) {
    (self.weight, self.cut, self.largestCut) = (weight, cut, largestCut)
    pricePoints = largestCut > .zero ? try weight.value * cut / largestCut : .zero
    self.technicalPoints = technicalPoints
    total = try pricePoints + technicalPoints
  }
}
