/// Values in the order of time, a line for each series, its name at its end.
struct LineChart: Sendable {
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
    var stroke: Stroke = .solid
  }

  let title: String
  let unit: String
  let times: [String]
  let series: [Series]
  var includesZero = true

  var chart: Chart {
    let height = max(220, Double(series.count) * Lettering.line) + 2 * Axis.heightAbove
    let values = series.flatMap { $0.points.compactMap { $0?.figure.value } }
    let bottom = height - Axis.heightAbove
    let y = Scale(
      covering: values, includesZero: includesZero, from: bottom, to: Axis.heightAbove + 10)
    let labels = series.map(label)
    let area = PlotArea(
      left: Axis.widthLeft(y), top: Axis.heightAbove + 10,
      right: Chart.width - (labels.map(Lettering.width).max() ?? 0) - 22, bottom: bottom)
    let x = places(area)
    return Chart(
      title: title, summary: summary, height: height,
      Axis.left(y, area, title: unit) + Axis.names(times, at: x, area)
        + series.flatMap { draw($0, x, y) } + names(labels, x, y, area))
  }

  private func places(_ area: PlotArea) -> [Double] {
    let distance = (area.right - area.left - 36) / Double(max(1, times.count - 1))
    return times.indices.map { area.left + 18 + Double($0) * distance }
  }

  /// The name with the last number.
  private func label(_ series: Series) -> String {
    let last = series.points.last { $0 != nil }.flatMap { $0?.figure.text } ?? ""
    return Lettering.fitted(series.name, number: last, to: 170)
  }

  private var summary: String {
    series.map { series in
      series.name + ": " + series.points.map { $0?.figure.text ?? "–" }.joined(separator: ", ")
    }
    .joined(separator: "; ")
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
    let lines = runs.filter { $0.count > 1 }.map { Marks.path($0, stroke: series.stroke) }
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

  /// The names at the right, each joined to the last point of its line.
  private func names(_ labels: [String], _ x: [Double], _ y: Scale, _ area: PlotArea) -> [SVG] {
    let known = series.indices.compactMap { index in
      end(series[index], x, y).map { (index: index, end: $0) }
    }
    let places = Lettering.spread(
      known.map(\.end.y), top: area.top - Lettering.line, bottom: area.bottom)
    return zip(known, places).flatMap { known, place in
      [
        Marks.line(
          from: (known.end.x + 6, known.end.y), to: (area.right + 4, place), ink: Ink.faint,
          width: 0.5),
        Lettering.words(labels[known.index], x: area.right + 8, y: place),
      ]
    }
  }

  /// Where the line of a series ends; nil without any point.
  private func end(_ series: Series, _ x: [Double], _ y: Scale) -> (x: Double, y: Double)? {
    guard let last = series.points.lastIndex(where: { $0 != nil }), let point = series.points[last]
    else { return nil }
    return (x[last], y(point.figure.value))
  }
}
