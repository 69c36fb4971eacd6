import ExactNumbers
import Interventions
import Scorecard
import Statistics
import Tables
import Wording

/// The charts of scores, for the reports that need them.
struct ScorecardCharts {
  let scoring: Scoring
  let language: Language

  /// Charts look back on so many quarters at most.
  static let quartersShown = 12

  static let points = Text(en: "points deducted", zh: "扣分")

  private func name(_ firm: Int) -> String { scoring.roster[firm] }

  private func figure(_ points: Ratio) -> Figure { Figure(points, text: points.points) }

  /// The distributors of a quarter in the order of their ranks.
  func ranking(_ scores: [Score], quarter: Quarter) -> Chart {
    let ranked = ranked(scores, quarter)
    return BarChart(
      title: quarter.text,
      unit: Self.points(language),
      bars: ranked.prefix(Chart.most).map { score in
        let rank = score.rank.map { "\($0). " } ?? ""
        let count = score.redLines
        let redLines =
          count > 0 ? Text(en: ", red lines \(count)", zh: "，红线 \(count)") : Text("")
        return .init(
          name: rank + name(score.firm), parts: [figure(score.deduction)],
          text: score.score.points + redLines(language),
          isAlarming: score.redLines > 0)
      },
      // Several quarters are drawn to one scale.
      covered: scores.map { figure($0.deduction) }
    ).chart.first(of: ranked.count)
  }

  /// The distributors with data in a quarter, best first; equals stay in the order of names.
  private func ranked(_ scores: [Score], _ quarter: Quarter) -> [Score] {
    scores.filter { $0.quarter == quarter && $0.hasData }
      .sorted { ($0.rank ?? .max, name($0.firm)) < ($1.rank ?? .max, name($1.firm)) }
  }

  /// Where the points were lost.
  func pareto(_ scores: [Score], by grouping: Pareto.Grouping, title: Text) throws -> Chart {
    let pareto = try Pareto(scores, by: grouping, card: scoring.card, roster: scoring.roster)
    let rows = try pareto.groups.map { group in
      let cumulative = group.cumulative ?? .zero
      return ParetoChart.Row(
        name: (Text(group.code.isEmpty ? "" : "\(group.code) ") + group.title)(language),
        amount: figure(group.points),
        cumulative: Figure(cumulative, text: try cumulative.decimalText(decimals: 4)),
        isVital: group.isVital)
    }
    return ParetoChart(
      title: title(language), unit: Self.points(language),
      shareName: Text(en: "cumulative share", zh: "累计占比")(language), rows: rows
    ).chart
  }

  /// Each distributor quarter by quarter, with what was decided for a quarter as the form of its
  /// point.
  func history(_ quarters: [Quarter], rules: InterventionRules) throws -> Chart {
    var points = [[PanelChart.Point?]](repeating: [], count: scoring.roster.count)
    for quarter in quarters {
      let decided = Dictionary(
        uniqueKeysWithValues: try scoring.interventions(quarter, rules: rules).map {
          ($0.firm, $0.applied)
        })
      for score in try scoring.scores(quarter) {
        let sanction = decided[score.firm] ?? .none
        points[score.firm].append(score.hasData ? point(score, sanction) : nil)
      }
    }
    let order = scoring.roster.sorted.filter { points[$0].contains { $0 != nil } }
    return PanelChart(
      title: Text(en: "Every distributor", zh: "各企业")(language),
      unit: Self.points(language), times: quarters.map(\.text),
      series: order.prefix(Chart.most).map { .init(name: name($0), points: points[$0]) }
    ).chart.first(of: order.count)
  }

  private func point(_ score: Score, _ sanction: Sanction) -> PanelChart.Point {
    let shape: Shape =
      switch sanction {
      case .delay: .triangle
      case .delayAndExclusion: .square
      case .none, .noData: .circle
      }
    return .init(figure: figure(score.deduction), shape: shape, isAlarming: shape != .circle)
  }

  /// The mean deduction of the distributors with data, quarter by quarter; nil with fewer than two
  /// quarters.
  func individuals(_ quarters: [Quarter]) throws -> JudgedControl? {
    var means: [(quarter: Quarter, figure: Figure)] = []
    for quarter in quarters {
      let known = try scoring.scores(quarter).filter(\.hasData)
      guard !known.isEmpty else { continue }
      let sum = try known.reduce(Ratio.zero) { try $0 + $1.deduction }
      let mean = try sum / Ratio(known.count)
      means.append((quarter, Figure(mean, text: try mean.decimalText(decimals: 2))))
    }
    guard let limits = ControlLimits.individuals(means.map(\.figure.value)) else { return nil }
    return control(
      Text(en: "Mean deduction of a distributor", zh: "每家平均扣分"), unit: Self.points,
      means.map { ($0.quarter, $0.figure, limits) }, scale: 1)
  }

  /// The share of order lines that failed, quarter by quarter; nil without failures or with fewer
  /// than two quarters.
  func rates(_ quarters: [Quarter]) throws -> JudgedControl? {
    let counts = quarters.map { quarter in
      let firms = scoring.lineCounts([quarter])
      return (
        quarter: quarter, failed: firms.reduce(0) { $0 + $1.failed },
        lines: firms.reduce(0) { $0 + $1.lines }
      )
    }
    .filter { $0.lines > 0 }
    guard let limits = ControlLimits.rates(counts.map { ($0.failed, $0.lines) }) else {
      return nil
    }
    let points = try zip(counts, limits).map { count, limits in
      (count.quarter, try percentage(count.failed, of: count.lines), limits)
    }
    return control(
      Text(en: "Order lines that came late or short", zh: "超时或未足量订单行占比"),
      unit: Text(en: "% of order lines", zh: "占订单行 %"), points, scale: 100)
  }

  private func control(
    _ title: Text, unit: Text, _ points: [(Quarter, Figure, ControlLimits)], scale: Double
  ) -> JudgedControl {
    func figure(_ value: Double) -> Figure? {
      Figure(value * scale, text: (value * scale).text(decimals: 2))
    }
    let control = ControlChart(
      title: title(language), unit: unit(language),
      names: (
        Text(en: "lower limit", zh: "下限")(language), Text(en: "middle", zh: "中心线")(language),
        Text(en: "upper limit", zh: "上限")(language)
      ),
      points: points.compactMap { quarter, value, limits in
        guard let low = figure(limits.low), let middle = figure(limits.middle),
          let high = figure(limits.high)
        else { return nil }
        return .init(time: quarter.text, figure: value, low: low, middle: middle, high: high)
      }
    )
    return JudgedControl(
      chart: control.chart, outside: control.points.filter(\.isOutside).map(\.time))
  }

  /// Failed order lines in percent, with two decimals.
  private func percentage(_ failed: Int, of lines: Int) throws -> Figure {
    let share = try Ratio(Int128(failed) * 100, over: Int128(lines))
    return Figure(share, text: try share.decimalText(decimals: 2))
  }

  /// How a funnel plot covers a distributor by chance: nearly always, and almost without exception.
  private static let coverages = [(0.95, "95%", Stroke.dashed), (0.998, "99.8%", Stroke.dotted)]

  /// The failed order lines of each distributor against the number of its lines; nil without any
  /// order lines.
  func funnel(_ quarters: [Quarter]) throws -> JudgedFunnel? {
    let counts = scoring.lineCounts(quarters)
    let (failed, lines) = (
      counts.reduce(0) { $0 + $1.failed }, counts.reduce(0) { $0 + $1.lines }
    )
    let most = counts.map(\.lines).max() ?? 0
    guard lines > 0, most > 0 else { return nil }
    let rate = Double(failed) / Double(lines)
    let common = try percentage(failed, of: lines)
    let firms = scoring.roster.sorted.filter { counts[$0].lines > 0 }
    let shapes = firms.map { Self.shape(counts[$0], rate: rate) }
    let plot = FunnelPlot(
      title: Text(
        en: "Order lines that came late or short, by number of lines", zh: "超时或未足量订单行占比与订单行数")(
          language),
      sizeName: Text(en: "order lines", zh: "订单行数")(language),
      rateName: Text(en: "% of order lines", zh: "占订单行 %")(language),
      points: try zip(firms, shapes).map { firm, shape in
        .init(
          name: name(firm), size: counts[firm].lines,
          rate: try percentage(counts[firm].failed, of: counts[firm].lines), shape: shape,
          isNamed: shape != .circle)
      },
      middle: Figure(
        try Ratio(Int128(failed) * 100, over: Int128(lines)),
        text: Text(en: "all: \(common.text)%", zh: "总体 \(common.text)%")(language)),
      limits: Self.coverages.map { coverage, name, stroke in
        .init(
          name: name,
          places: Self.sizes(upTo: most).compactMap { size in
            FunnelLimits(trials: size, rate: rate, coverage: coverage).map {
              (size, 100 * $0.low, 100 * $0.high)
            }
          }, stroke: stroke)
      }
    )
    func names(_ shape: Shape) -> [String] {
      zip(firms, shapes).filter { $0.1 == shape }.map { name($0.0) }
    }
    return JudgedFunnel(
      chart: plot.chart, count: firms.count, unlikely: names(.triangle), extreme: names(.diamond))
  }

  /// A disc within both limits, a triangle outside of the narrower, a diamond outside of both.
  private static func shape(_ count: LineCount, rate: Double) -> Shape {
    let share = Double(count.failed) / Double(count.lines)
    let outside = coverages.count { coverage, _, _ in
      FunnelLimits(trials: count.lines, rate: rate, coverage: coverage).map {
        share < $0.low || share > $0.high
      } ?? false
    }
    return [.circle, .triangle, .diamond][outside]
  }

  /// Sizes along the axis, about sixty of them.
  private static func sizes(upTo most: Int) -> [Int] {
    let step = max(1, most / 60)
    return Array(stride(from: step, to: most, by: step)) + [most]
  }
}
