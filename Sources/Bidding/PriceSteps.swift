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

  /// The prices up to the first above `most`.
  init(step: Yuan, present: Yuan?, most: Yuan) {
    (self.step, self.present) = (step, present)
    let multiples = Int(most.millionths / step.millionths) + 1
    let isBetween = present.map { $0.millionths % step.millionths != 0 } ?? false
    count = multiples + (isBetween ? 1 : 0)
  }

  /// The place of the present quote among the prices; nil without one.
  var placeOfPresent: Int? {
    present.map { present in
      let whole = Int(present.millionths / step.millionths)
      return present.millionths % step.millionths == 0 ? whole - 1 : whole
    }
  }

  /// The price at a place.
  subscript(place: Int) -> Yuan {
    if let present, let own = placeOfPresent, place >= own {
      if place == own { return present }
      let isBetween = present.millionths % step.millionths != 0
      return Yuan(millionths: Int64(isBetween ? place : place + 1) * step.millionths)
    }
    return Yuan(millionths: Int64(place + 1) * step.millionths)
  }
}
