public import Bidding
import ExactNumbers
import Statistics
import Tender
public import Wording
import Writing

/// The report of `vbp simulate`: how likely each bid wins at each price, and what it earns.
public struct SimulationReport {
  private let simulations: [Simulation]
  private let language: Language

  /// Prepares the report of some simulations.
  public init(_ simulations: [Simulation], language: Language) {
    (self.simulations, self.language) = (simulations, language)
  }

  /// Puts the answer and the pictures into a page, and its table of all prices into the annex.
  public func fill(_ page: inout Page) {
    let heading = Text(en: "How likely the bid wins", zh: "中选概率")
    let answer = Page.Section(
      "answer", heading,
      [
        DataTable(answers, language: language, keys: ["bidder", "win", "even_chance"])
          .html(label: heading(language))
      ])
    page.annex = page.sections
    page.sections = [answer] + [wins, profits].compactMap { $0 }
  }

  /// One row a bid: how likely it wins at the present quote, up to which price more likely than not, and
  /// where it earns most.
  private var answers: OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("bidder", zh: "企业"),
        .init("present", zh: "当前报价", numeric: true),
        .init("win", zh: "中选概率", numeric: true),
        .init("even_chance", zh: "概率过半最高价", numeric: true),
        .init("best_profit", zh: "平均利润最高的报价", numeric: true),
      ], rowCount: simulations.count
    ) { index in
      let simulation = simulations[index]
      let present = simulation.prices.first { $0.price == simulation.bid.quote }
      let even = simulation.prices.last { 2 * $0.wins >= $0.draws }
      return [
        .text(simulation.lot), .text(simulation.bid.bidder),
        simulation.bid.quote.map(price) ?? .empty,
        present.map { .number(share($0).text) } ?? .empty, even.map { price($0.price) } ?? .empty,
        simulation.mostProfitable.map { price($0.price) } ?? .empty,
      ]
    }
  }

  private func price(_ price: Yuan) -> Cell { .number(price.text(atLeast: 4)) }

  private var wins: Page.Section? {
    charts(
      "chances", Text(en: "Probability to win, by price", zh: "各报价的中选概率"),
      note: Text(
        en:
          "the same draws at every price; a draw that ties or rules leave open is no win; band: exact "
          + "95% interval (Clopper and Pearson)",
        zh: "各报价采用同一组模拟；因并列或规则未决的不计为中选；阴影为 95% 精确置信区间（Clopper–Pearson）")
    ) { simulation in
      CurveChart(
        title: title(simulation),
        units: (
          Text(en: "quote, yuan", zh: "报价（元）")(language),
          Text(en: "probability", zh: "概率")(language)
        ),
        band: Text(en: "95% interval", zh: "95% 区间")(language),
        points: simulation.prices.compactMap { price in
          let interval = price.interval
          guard let low = Figure(interval.low, text: interval.low.text(decimals: 4)),
            let high = Figure(interval.high, text: interval.high.text(decimals: 4))
          else { return nil }
          return .init(x: figure(price.price), y: share(price), low: low, high: high)
        }, mark: mark(simulation), covered: [0, 1])
    }
  }

  private var profits: Page.Section? {
    charts(
      "profits", Text(en: "Mean profit, by price", zh: "各报价的平均利润"),
      note: Text(
        en:
          "over the draws in which the volume is known; where the bid does not win, nothing is sold and "
          + "nothing spent; band: 95% interval of the mean (Student)",
        zh: "以采购量可确定的模拟计；未中选时无销售亦无支出；阴影为均值的 95% 置信区间（t 分布）")
    ) { simulation in
      guard simulation.mostProfitable != nil else { return nil }
      return CurveChart(
        title: title(simulation),
        units: (
          Text(en: "quote, yuan", zh: "报价（元）")(language),
          Text(en: "mean profit, yuan", zh: "平均利润（元）")(language)
        ),
        band: Text(en: "95% interval", zh: "95% 区间")(language),
        points: simulation.prices.compactMap { price in
          guard let interval = price.profit.interval(),
            let low = money(interval.lowerBound), let mean = money(price.profit.mean),
            let high = money(interval.upperBound)
          else { return nil }
          return .init(x: figure(price.price), y: mean, low: low, high: high)
        }, mark: mark(simulation))
    }
  }

  /// A section with a chart for each bid that has one; nil where none has.
  private func charts(
    _ id: String, _ heading: Text, note: Text, _ draw: (Simulation) -> CurveChart?
  ) -> Page.Section? {
    let drawn = simulations.compactMap(draw)
    guard !drawn.isEmpty else { return nil }
    let figures = drawn.prefix(Chart.most).map {
      $0.chart.figure(note: note(language), language: language)
    }
    return Page.Section(id, heading, [.element(.div, [.class("charts")], figures)])
  }

  private func title(_ simulation: Simulation) -> String {
    [simulation.lot, simulation.bid.bidder].joined(separator: " · ")
  }

  private func mark(_ simulation: Simulation) -> (x: Figure, name: String)? {
    simulation.bid.quote.flatMap { quote in
      simulation.prices.contains { $0.price == quote }
        ? (figure(quote), Text(en: "present quote", zh: "当前报价")(language)) : nil
    }
  }

  private func figure(_ price: Yuan) -> Figure {
    Figure(price.ratio, text: price.text(atLeast: 4))
  }

  private func money(_ value: Double) -> Figure? { Figure(value, text: value.text(decimals: 2)) }

  /// The share of draws in which the bid wins.
  private func share(_ price: SimulatedPrice) -> Figure {
    let value = Double(
      numerator: Int128(price.wins), denominator: Int128(max(1, price.draws)))
    return Figure(value, text: value.text(decimals: 4)) ?? Figure(.zero, text: "–")
  }
}
