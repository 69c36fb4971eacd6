import ExactNumbers
import Statistics
import Tender

/// The other bids of a lot, whose quotes are drawn.
struct DrawnLot: Sendable {
  /// A bid, and how its quote is drawn.
  private struct Source: Sendable {
    let draws: NamedDraws
    let present: Scenario.Probability
    let distribution: WholeDistribution?
    let step: Int64
    /// The quote of the file; `PlainTrial.Quote.none` without one.
    let own: Int64
  }

  private let sources: [Source]
  private let place: Int

  /// Prepares the draws for a lot, in which the bid at a place is not drawn.
  init(_ bids: [Bid], besides place: Int, _ scenarios: Scenarios, seed: UInt64) {
    self.place = place
    var earlier: [String: Int] = [:]
    sources = bids.map { bid in
      let scenario = scenarios.scenario(of: bid)
      let step = PriceSteps.usual(bid)
      // A bid draws by its names, so that others leave it alone; of equal names by how many came before.
      let name = [bid.lot, bid.bidder, bid.strength?.text ?? ""].joined(separator: "\u{1F}")
      let before = earlier[name, default: 0]
      earlier[name] = before + 1
      return Source(
        draws: NamedDraws(seed: seed, name: "\(name)\u{1F}\(before)"), present: scenario.present,
        distribution: scenario.distribution(step: step), step: step.millionths,
        own: bid.quote?.millionths ?? PlainTrial.Quote.none)
    }
  }

  /// The quotes of a draw, by place, as `PlainTrial` takes them.
  func draw(_ number: Int, into quotes: inout [Int64]) {
    for index in sources.indices where index != place {
      let source = sources[index]
      var numbers = source.draws.numbers(of: number)
      let isPresent = numbers.below(source.present.below) < source.present.above
      quotes[index] =
        isPresent
        ? source.distribution.map { $0.draw(&numbers) * source.step } ?? source.own
        : PlainTrial.Quote.absent
    }
  }

  /// Which other quotes are to be tried for a draw, and which bids are absent.
  func tried(_ quotes: [Int64]) -> (quotes: [Int: Yuan?], absent: Set<Int>) {
    var (tried, absent): ([Int: Yuan?], Set<Int>) = ([:], [])
    for index in sources.indices where index != place {
      if quotes[index] == PlainTrial.Quote.absent {
        absent.insert(index)
      } else if sources[index].distribution != nil {
        tried.updateValue(Yuan(millionths: quotes[index]), forKey: index)
      }
    }
    return (tried, absent)
  }
}
