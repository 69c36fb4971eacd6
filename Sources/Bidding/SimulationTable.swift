import ExactNumbers
import Statistics
import Tender
import Wording
public import Writing

/// The table of `vbp simulate`: for each price how often a bid wins, and what it comes to on average.
public enum SimulationTable {
  /// The prices of some bids, the lowest first.
  public static func table(_ simulations: [Simulation]) -> OutputTable {
    let rows = simulations.flatMap { simulation in
      simulation.prices.map { (simulation: simulation, price: $0) }
    }
    return OutputTable(columns: columns, rowCount: rows.count) { index in
      cells(rows[index].simulation, rows[index].price)
    }
  }

  private static let columns: [OutputTable.Column] = [
    .init("lot", zh: "品种"), .init("bidder", zh: "企业"),
    .init("price", zh: "报价", numeric: true),
    .init("draws", zh: "模拟次数", numeric: true, dropOrder: 4),
    .init("win", zh: "中选概率", numeric: true),
    .init("win_low", zh: "中选概率下限", numeric: true, dropOrder: 7),
    .init("win_high", zh: "中选概率上限", numeric: true, dropOrder: 7),
    .init("mean_rank", zh: "平均排名", numeric: true, dropOrder: 8),
    .init("mean_volume", zh: "平均约定采购量", numeric: true, dropOrder: 9),
    .init("mean_profit", zh: "平均利润", numeric: true, dropOrder: 10),
    .init("profit_low", zh: "平均利润下限", numeric: true, dropOrder: 6),
    .init("profit_high", zh: "平均利润上限", numeric: true, dropOrder: 6),
    .init("open", zh: "未决占比", numeric: true),
    .init("open_volume", zh: "采购量未决占比", numeric: true, dropOrder: 3),
    .init("strength", zh: "规格", dropOrder: 1),
    .init("present", zh: "当前报价", dropOrder: 5, words: CodeWords.decision),
  ]

  private static func cells(_ simulation: Simulation, _ price: SimulatedPrice) -> [Cell] {
    let bid = simulation.bid
    let interval = price.interval
    let head: [Cell] = [
      .text(simulation.lot), .text(bid.bidder), .number(price.price.text(atLeast: 4)),
      .number(String(price.draws)), share(price.wins, price.draws),
      .number(interval.low.text(decimals: 4)), .number(interval.high.text(decimals: 4)),
      share(price.ranks.sum, price.ranks.count),
    ]
    let hasSales = price.volume.count > 0
    return head + [mean(price.volume)] + money(price.profit) + [
      share(price.open, price.draws),
      hasSales || price.openVolumes > 0 ? share(price.openVolumes, price.draws) : .empty,
      .text(bid.strength?.text ?? ""), .text(price.price == bid.quote ? "Y" : ""),
    ]
  }

  private static func mean(_ moments: Moments) -> Cell {
    moments.count == 0 ? .empty : .number(moments.mean.text(decimals: 2))
  }

  private static func money(_ profit: Moments) -> [Cell] {
    let interval = profit.interval()
    let ends = [interval?.lowerBound, interval?.upperBound]
    return [mean(profit)] + ends.map { end in end.map { .number($0.text(decimals: 2)) } ?? .empty }
  }

  /// A share or a mean of whole numbers, rounded half up to four decimals.
  private static func share(_ sum: Int, _ count: Int) -> Cell {
    guard count > 0, let exact = try? Ratio(Int128(sum), over: Int128(count)),
      let rounded = try? Yuan(exact, decimals: 4, rounding: .halfUp)
    else { return .empty }
    return .number(rounded.text(atLeast: 4))
  }
}
