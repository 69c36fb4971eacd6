/// Values in the order of time, a panel of its own for each series and all to one scale, so that no line
/// hides another.
struct PanelChart: Sendable {
  /// A value of a series, and the form of its point.
  struct Point: Sendable, Equatable {
    let figure: Figure
    var shape: Shape = .circle
    /// Whether it is drawn in another ink, too.
    var isAlarming = false
  }

  /// A line with a point for each time; where there is none, the line has a gap.
  struct Series: Sendable {
    let name: String
    let points: [Point?]
  }

  let title: String
  let unit: String
  let times: [String]
  let series: [Series]

  private static let columns = 2
  private static let gap = 20.0
  private static let plotHeight = 46.0
  private static let width =
    (Chart.width - Double(columns - 1) * gap) / Double(columns)
  /// Of a panel: its name, the plot, the times below it.
  private static let height = Lettering.line + 10 + plotHeight + 26

  var chart: Chart {
    let rows = (series.count + Self.columns - 1) / Self.columns
    let values = series.flatMap { $0.points.compactMap { $0?.figure.value } }
    let panels = series.enumerated().flatMap { place, series in
      let (row, column) = (place / Self.columns, place % Self.columns)
      return panel(
        series, values: values, left: Double(column) * (Self.width + Self.gap),
        top: Axis.heightAbove + Double(row) * Self.height)
    }
    return Chart(
      title: title, summary: summary,
      height: Axis.heightAbove + Double(rows) * Self.height,
      [Lettering.words(unit, x: 0, y: 9, ink: Ink.faint)] + panels)
  }

  private var summary: String {
    series.map { series in
      series.name + ": " + series.points.map { $0?.figure.text ?? "–" }.joined(separator: ", ")
    }
    .joined(separator: "; ")
  }

  private func panel(_ series: Series, values: [Double], left: Double, top: Double) -> [SVG] {
    let plotTop = top + Lettering.line + 10
    let y = Scale(covering: values, from: plotTop + Self.plotHeight, to: plotTop, count: 3)
    let area = PlotArea(
      left: left + Axis.widthLeft(y), top: plotTop, right: left + Self.width,
      bottom: plotTop + Self.plotHeight)
    let x = places(area)
    return [name(series, x: left, y: top + Lettering.line / 2)] + grid(y, area)
      + Axis.names(times, at: x, area) + draw(series, x, y)
  }

  /// The name with the last number; the whole name is its title.
  private func name(_ series: Series, x: Double, y: Double) -> SVG {
    let last = series.points.last { $0 != nil }.flatMap { $0?.figure.text } ?? ""
    let words = Lettering.fitted(series.name, number: last, to: Self.width)
    return .group(title: series.name, [Lettering.words(words, x: x, y: y, isBold: true)])
  }

  private func grid(_ y: Scale, _ area: PlotArea) -> [SVG] {
    y.ticks.flatMap { tick in
      [
        Marks.line(
          from: (area.left, y(tick.value)), to: (area.right, y(tick.value)), ink: Ink.grid,
          width: 1),
        Lettering.words(tick.text, x: area.left - 6, y: y(tick.value), anchor: .end),
      ]
    }
  }

  private func places(_ area: PlotArea) -> [Double] {
    let distance = (area.right - area.left) / Double(max(1, times.count))
    return times.indices.map { area.left + (Double($0) + 0.5) * distance }
  }

  private func draw(_ series: Series, _ x: [Double], _ y: Scale) -> [SVG] {
    var runs: [[(x: Double, y: Double)]] = [[]]
    for (place, point) in zip(x, series.points) {
      if let point {
        runs[runs.count - 1].append((place, y(point.figure.value)))
      } else {
        runs.append([])
      }
    }
    let lines = runs.filter { $0.count > 1 }.map { Marks.path($0) }
    let points = zip(zip(times, x), series.points).compactMap { time, point in
      point.map { draw($0, name: "\(series.name), \(time.0)", time.1, y) }
    }
    return lines + points
  }

  private func draw(_ point: Point, name: String, _ x: Double, _ y: Scale) -> SVG {
    .group(
      title: "\(name): \(point.figure.text)",
      [
        Marks.point(
          point.shape, x: x, y: y(point.figure.value),
          ink: point.isAlarming ? Ink.alarm : Ink.mark)
      ])
  }
}
