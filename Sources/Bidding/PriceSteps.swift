public import ExactNumbers
public import Tender

/// The prices at which a bid can be written, the lowest first: multiples of a step, and the present
/// quote, which may have more decimals.
public struct PriceSteps: Sendable {
  /// The distance of two prices.
  public let step: Yuan
  /// The quote of the bid as it is; nil without one.
  public let present: Yuan?
  /// How many prices there are.
  let count: Int

  /// A fen a pack where the pack is counted, else a hundredth of a fen for the smallest unit.
  public static func usual(_ bid: Bid) -> Yuan {
    Yuan(millionths: bid.givenPackCount == nil ? 100 : 10_000)
  }

  /// Whether the present quote stands between two multiples.
  private let isBetween: Bool

  /// The prices up to the first above `most`.
  init(step: Yuan, present: Yuan?, most: Yuan) {
    (self.step, self.present) = (step, present)
    isBetween = present.map { $0.millionths % step.millionths != 0 } ?? false
    count = Int(most.millionths / step.millionths) + 1 + (isBetween ? 1 : 0)
  }

  /// The place of the present quote among the prices; nil without one.
  var placeOfPresent: Int? {
    present.map { Int($0.millionths / step.millionths) - (isBetween ? 0 : 1) }
  }

  /// The price at a place.
  subscript(place: Int) -> Yuan {
    guard let present, let own = placeOfPresent, isBetween, place >= own else {
      return Yuan(millionths: Int64(place + 1) * step.millionths)
    }
    return place == own ? present : Yuan(millionths: Int64(place) * step.millionths)
  }
}
