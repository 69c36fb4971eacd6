public import ExactNumbers
import PriceRatio
public import Tender

/// What a bidder's product costs.
public struct BidCost: Sendable {
  /// Yuan per smallest unit.
  public let unit: Ratio
  /// What supplying the lot costs besides, whatever the volume.
  public let fixed: Ratio

  /// A cost of a unit, and of the lot.
  public init(unit: Ratio, fixed: Ratio) { (self.unit, self.fixed) = (unit, fixed) }
}

/// What an interval of prices brings at its highest price, where the volume and the cost are known.
public struct IntervalMoney: Sendable {
  /// Volume × what is paid for a unit.
  public var revenue: Ratio?
  /// What is paid for a unit − what it costs.
  public var margin: Ratio?
  /// Units × margin − the fixed cost; where nothing is sold, nothing is spent.
  public var profit: Ratio?

  /// What an interval of a bid brings; `units` tells how many smallest units of the bid a volume is, and
  /// is nil where its strength does not convert.
  ///
  /// - Throws: `NumberError` where a product does not fit.
  init(
    _ interval: PriceInterval, of bid: Bid, cost: BidCost?,
    units: (Ratio) throws(NumberError) -> Ratio?
  ) throws(NumberError) {
    guard let quote = interval.to else { return }
    guard interval.outcome.selected == .yes else {
      profit = interval.outcome.selected == .no ? cost.map { _ in .zero } : nil
      return
    }
    let own = try quote.ratio / Ratio(bid.packCount)
    let paid = interval.outcome.settledPrice ?? own
    margin = try cost.map { cost throws(NumberError) in try paid - cost.unit }
    guard let volume = interval.outcome.volume, let sold = try units(volume) else { return }
    revenue = try sold * paid
    if let margin, let cost { profit = try sold * margin - cost.fixed }
  }
}

extension BidIntervals {
  /// What each interval brings.
  ///
  /// - Throws: `NumberError` where a product does not fit.
  public func money(cost: BidCost?, mainStrength: NamedStrength?) throws(NumberError)
    -> [IntervalMoney]
  {
    let content = mainStrength.flatMap { main in
      bid.strength.flatMap { try? $0.value.contentRatio(to: main.value) }
    }
    let isPlain = mainStrength == nil || bid.strength == nil
    var money: [IntervalMoney] = []
    for interval in intervals {
      money.append(
        try IntervalMoney(interval, of: bid, cost: cost) { volume throws(NumberError) in
          if isPlain { return volume }
          guard let content else { return nil }
          return try volume / content
        })
    }
    return money
  }
}

extension [IntervalMoney] {
  /// The interval with the largest profit; of equals that of the highest prices.
  var best: Int? {
    var best: (place: Int, profit: Ratio)?
    for (place, money) in enumerated() {
      guard let profit = money.profit, profit > .zero else { continue }
      if best.map({ profit >= $0.profit }) ?? true { best = (place, profit) }
    }
    return best?.place
  }
}
