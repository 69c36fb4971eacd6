public import ExactNumbers
public import Statistics
import Tables
public import Tender

/// What becomes of a bid at one price in all draws.
public struct SimulatedPrice: Sendable {
  /// The price.
  public let price: Yuan
  /// How many draws there are.
  public internal(set) var draws = 0
  /// In how many it is selected.
  public internal(set) var wins = 0
  /// In how many nobody can say whether it is.
  public internal(set) var open = 0
  /// In how many it is selected with a volume that is not known.
  public internal(set) var openVolumes = 0
  /// The sum of its places, and in how many draws it has one.
  public internal(set) var ranks = (sum: 0, count: 0)
  /// Its volume where that is known: zero where it is not selected.
  public internal(set) var volume = Moments()
  /// Its profit where that is known.
  public internal(set) var profit = Moments()

  init(_ price: Yuan) { self.price = price }

  /// The interval of the probability to win, exact.
  public var interval: ProportionInterval { ProportionInterval(count: wins, trials: draws) }

  fileprivate mutating func add(_ other: SimulatedPrice) {
    draws += other.draws
    wins += other.wins
    open += other.open
    openVolumes += other.openVolumes
    ranks = (ranks.sum + other.ranks.sum, ranks.count + other.ranks.count)
    volume.add(other.volume)
    profit.add(other.profit)
  }

  fileprivate mutating func add(_ fate: Fate) {
    draws += 1
    if fate.selected == .yes { wins += 1 }
    if fate.selected.isOpen { open += 1 }
    if let rank = fate.rank { ranks = (ranks.sum + rank, ranks.count + 1) }
  }
}

/// One bid at some prices, with the quotes of all others drawn: the same draws at each price, so that the
/// prices compare.
public struct Simulation: Sendable {
  /// The bid.
  public let bid: Bid
  /// The lot's name.
  public let lot: String
  /// What becomes of it at each price, the lowest first.
  public let prices: [SimulatedPrice]

  /// The price with the largest mean profit above zero; of equals the highest. Nil without one.
  public var mostProfitable: SimulatedPrice? {
    prices.filter { $0.profit.count > 0 && $0.profit.mean > 0 }.max {
      $0.profit.mean <= $1.profit.mean && $0.price < $1.price
        || $0.profit.mean < $1.profit.mean
    }
  }

  /// How often is drawn, and by which seed.
  public struct Draws: Sendable {
    /// How many draws there are.
    public let count: Int
    /// The seed.
    public let seed: UInt64

    /// So many draws (at least one) by a seed.
    public init(count: Int, seed: UInt64) { (self.count, self.seed) = (count, seed) }
  }

  /// What a bid sells and what that costs it.
  public struct Sales: Sendable {
    let allocating: @Sendable (TenderOutcome, Bid) throws -> (regions: [String], volume: Ratio?)
    let units: SoldUnits
    let cost: BidCost?

    /// The volume as `allocating` tells it, and a cost.
    public init(
      _ allocating:
        @escaping @Sendable (TenderOutcome, Bid) throws -> (
          regions: [String], volume: Ratio?
        ), units: SoldUnits, cost: BidCost?
    ) {
      (self.allocating, self.units, self.cost) = (allocating, units, cost)
    }
  }

  /// Draws and evaluates; with one thread or many, the result is the same.
  ///
  /// - Throws: `LotError` where a price is too large, and what `allocating` throws.
  public init(
    _ tender: TrialTender, lot: Int, place: Int, prices: [Yuan], _ scenarios: Scenarios,
    _ draws: Draws, sales: Sales? = nil, threads: Int? = nil
  ) throws {
    bid = tender.lots[lot].bids[place]
    self.lot = tender.lots[lot].name
    let trial = DrawnTrial(
      tender, lot: lot, place: place, prices: Array(Set(prices)).sorted(), scenarios,
      seed: draws.seed, sales)
    // The parts are the same for any number of threads, and so is the order in which they are added.
    let parts = try inSlices(of: draws.count, size: Self.part, threads: threads, trial.prices)
    self.prices = parts.dropFirst().reduce(into: parts[0]) { sum, part in
      for index in sum.indices { sum[index].add(part[index]) }
    }
  }

  private static let part = 256
}

/// A bid at some prices in draws of its lot.
struct DrawnTrial: Sendable {
  private let tender: TrialTender
  private let lot, place: Int
  private let tried: [Yuan]
  private let drawn: DrawnLot
  private let plain: PlainTrial?
  private let sales: Simulation.Sales?
  private var bid: Bid { tender.lots[lot].bids[place] }
  /// Whether it evaluates by comparing whole numbers.
  var isPlain: Bool { plain != nil }

  /// Prepares it; `isPlain` evaluates by comparing whole numbers where that can be done.
  init(
    _ tender: TrialTender, lot: Int, place: Int, prices: [Yuan], _ scenarios: Scenarios,
    seed: UInt64, _ sales: Simulation.Sales? = nil, isPlain: Bool = true
  ) {
    let bids = tender.lots[lot].bids
    (self.tender, self.lot, self.place, tried, self.sales) = (tender, lot, place, prices, sales)
    drawn = DrawnLot(bids, besides: place, scenarios, seed: seed)
    let most = scenarios.spans(of: bids).map(\.upperBound) + prices
    plain =
      isPlain
      ? PlainTrial(tender, lot: lot, place: place, prices: prices, most: most.max() ?? .zero) : nil
  }

  /// What some draws come to at each price.
  @Sendable
  func prices(_ draws: Range<Int>) throws -> [SimulatedPrice] {
    var prices = tried.map(SimulatedPrice.init)
    var quotes = [Int64](repeating: PlainTrial.Quote.none, count: tender.lots[lot].bids.count)
    var draw = PlainTrial.Draw()
    for number in draws {
      drawn.draw(number, into: &quotes)
      plain?.compare(quotes, into: &draw)
      for index in prices.indices {
        let fate = plain?.fate(at: index, in: draw)
        if let fate, sales == nil || fate.selected != .yes {
          prices[index].add(fate)
          if sales != nil, fate.selected == .no { prices[index].addNothing(sales) }
        } else {
          try evaluate(quotes, into: &prices[index])
        }
      }
    }
    return prices
  }

  /// The same by evaluating the whole lot, with all that follows from it.
  private func evaluate(_ quotes: [Int64], into price: inout SimulatedPrice) throws {
    var (tried, absent) = drawn.tried(quotes)
    tried.updateValue(price.price, forKey: place)
    let outcome = try tender.outcome(of: lot, quoting: tried, absent: absent)
    guard let own = outcome.lots.lazy.flatMap(\.standings).first(where: { $0.bid == bid }) else {
      preconditionFailure("a bid stands in its lot")
    }
    price.add(Fate(rank: own.rank, selected: own.selected))
    guard let sales else { return }
    switch own.selected {
    case .no: price.addNothing(sales)
    case .tie, .undecided: break
    case .yes:
      let volume = try sales.allocating(outcome, bid).volume
      let money = try BidMoney(
        quote: price.price, own.selected, settled: own.settledPrice, volume: volume, of: bid,
        cost: sales.cost, units: sales.units)
      price.add(volume: volume, profit: money.profit)
    }
  }
}

extension SimulatedPrice {
  /// Adds a draw in which the bid is selected.
  fileprivate mutating func add(volume: Ratio?, profit: Ratio?) {
    guard let volume else {
      openVolumes += 1
      return
    }
    self.volume.add(volume.numerator, over: volume.denominator)
    if let profit { self.profit.add(profit.numerator, over: profit.denominator) }
  }

  /// Adds a draw in which the bid is not selected: nothing is sold, and nothing spent.
  fileprivate mutating func addNothing(_ sales: Simulation.Sales?) {
    volume.add(0, over: 1)
    if sales?.cost != nil { profit.add(0, over: 1) }
  }
}
