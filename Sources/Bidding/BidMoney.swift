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

/// How many smallest units of a bid a volume is, in equivalents of the main strength.
public struct SoldUnits: Sendable {
  private let isPlain: Bool
  private let content: Ratio?

  /// The units of a bid in a lot of that main strength.
  public init(_ bid: Bid, mainStrength: NamedStrength?) {
    content = mainStrength.flatMap { main in
      bid.strength.flatMap { try? $0.value.contentRatio(to: main.value) }
    }
    isPlain = mainStrength == nil || bid.strength == nil
  }

  /// The units; nil where the strength does not convert.
  func units(_ volume: Ratio) throws(NumberError) -> Ratio? {
    if isPlain { return volume }
    guard let content else { return nil }
    return try volume / content
  }
}

/// What a bid brings at a price, where the volume and the cost are known.
public struct BidMoney: Sendable {
  /// Volume × what is paid for a unit.
  public private(set) var revenue: Ratio?
  /// What is paid for a unit − what it costs.
  public private(set) var margin: Ratio?
  /// Units × margin − the fixed cost; where nothing is sold, nothing is spent.
  public private(set) var profit: Ratio?

  /// Nothing is known.
  init() {}

  /// What a quote of a bid brings, selected or not, at a settled price or its own.
  ///
  /// - Throws: `NumberError` where a product does not fit.
  init(
    quote: Yuan, _ selected: Decision, settled: Ratio?, volume: Ratio?, of bid: Bid,
    cost: BidCost?, units: SoldUnits
  ) throws(NumberError) {
    guard selected == .yes else {
      profit = selected == .no ? cost.map { _ in .zero } : nil
      return
    }
    let own = try quote.ratio / Ratio(bid.packCount)
    let paid = settled ?? own
    margin = try cost.map { cost throws(NumberError) in try paid - cost.unit }
    guard let volume, let sold = try units.units(volume) else { return }
    revenue = try sold * paid
    if let margin, let cost { profit = try sold * margin - cost.fixed }
  }
}

extension BidIntervals {
  /// What each interval brings at its highest price; nothing is known of one without an end.
  ///
  /// - Throws: `NumberError` where a product does not fit.
  public func money(cost: BidCost?, mainStrength: NamedStrength?) throws(NumberError) -> [BidMoney]
  {
    let units = SoldUnits(bid, mainStrength: mainStrength)
    var money: [BidMoney] = []
    for interval in intervals {
      let outcome = interval.outcome
      guard let quote = interval.to else {
        money.append(BidMoney())
        continue
      }
      money.append(
        try BidMoney(
          quote: quote, outcome.selected, settled: outcome.settledPrice, volume: outcome.volume,
          of: bid, cost: cost, units: units))
    }
    return money
  }
}

extension [BidMoney] {
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
