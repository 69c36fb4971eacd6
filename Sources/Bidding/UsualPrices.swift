public import ExactNumbers
public import Tender

extension Scenarios {
  /// The lowest and the highest quote that each bid of a lot may have, where it may have any.
  func spans(of bids: [Bid]) -> [ClosedRange<Yuan>] {
    bids.compactMap { bid in scenario(of: bid).span ?? bid.quote.map { $0...$0 } }
  }
}

extension Simulation {
  /// So many prices are tried where none are named.
  private static let usualCount: Int64 = 40

  /// Prices at even distances that can be written, from the lowest that anybody in the lot may quote to
  /// the ceiling of the bid, or to the highest that anybody may quote; and the present quote.
  public static func usualPrices(
    _ tender: TrialTender, lot: Int, place: Int, _ scenarios: Scenarios
  ) -> [Yuan] {
    let bids = tender.lots[lot].bids
    let bid = bids[place]
    let step = PriceSteps.usual(bid).millionths
    let own = Int64(bid.packCount)
    let spans = bids.flatMap { other in
      scenarios.spans(of: [other]).map { span in
        (low: span.lowerBound.millionths, high: span.upperBound.millionths, count: other.packCount)
      }
    }
    // What others quote for their packs, in packs of the bid, to the step below.
    func steps(_ millionths: Int64, _ count: Int) -> Int64 {
      Int64(clamping: Int128(millionths) * Int128(own) / Int128(count) / Int128(step))
    }
    let limits = [bid.ceiling, bid.ownLowest].compactMap { $0.map { steps($0.millionths, 1) } }
    let highest = limits.min() ?? spans.map { steps($0.high, $0.count) }.max() ?? 1
    let lowest = max(1, min(highest, spans.map { steps($0.low, $0.count) }.min() ?? 1))
    let distance = max(1, (highest - lowest + usualCount - 2) / (usualCount - 1))
    let even = stride(from: lowest, to: highest, by: Int(distance)).map { $0 } + [highest]
    return even.map { Yuan(millionths: $0 * step) } + [bid.quote].compactMap { $0 }
  }
}
