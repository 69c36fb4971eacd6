/// Values in the order of time between control limits, which may differ from point to point.
struct ControlChart: Sendable {
  /// A point with the limits that hold for it.
  struct Point: Sendable {
    let time: String
    let figure: Figure
    let low: Figure
    let middle: Figure
    let high: Figure

    /// Whether it lies outside of its limits.
    var isOutside: Bool { figure.value < low.value || figure.value > high.value }
  }

  let title: String
  let unit: String
  /// What stands beside the limits and the middle line.
  let names: (low: String, middle: String, high: String)
  let points: [Point]

  var chart: Chart {
    let area = PlotArea(left: 0, top: 34, right: Chart.width, bottom: 230)
    let y = Scale(
      covering: points.flatMap { [$0.figure.value, $0.low.value, $0.high.value] },
      from: area.bottom, to: area.top)
    let labels = self.labels
    let plot = PlotArea(
      left: Axis.widthLeft(y), top: area.top,
      right: Chart.width - (labels.map { Lettering.width($0.text) }.max() ?? 0) - 8,
      bottom: area.bottom)
    let width = (plot.right - plot.left) / Double(max(1, points.count))
    let x = points.indices.map { plot.left + (Double($0) + 0.5) * width }
    return Chart(
      title: title, summary: summary, height: area.bottom + 24,
      Axis.left(y, plot, title: unit) + Axis.names(points.map(\.time), at: x, plot)
        + limits(x, width, y) + values(x, y) + words(labels, y, plot))
  }

  private var summary: String {
    points.map { point in
      "\(point.time): \(point.figure.text) (\(point.low.text)–\(point.high.text))"
    }
    .joined(separator: "; ")
  }

  /// Steps, because each point has limits of its own.
  private func limits(_ x: [Double], _ width: Double, _ y: Scale) -> [SVG] {
    func steps(_ value: (Point) -> Figure) -> [(x: Double, y: Double)] {
      zip(points, x).flatMap { point, x in
        [(x - width / 2, y(value(point).value)), (x + width / 2, y(value(point).value))]
      }
    }
    guard !points.isEmpty else { return [] }
    return [
      Marks.path(steps(\.low), ink: Ink.text, width: 1, stroke: .dashed),
      Marks.path(steps(\.middle), ink: Ink.text, width: 1),
      Marks.path(steps(\.high), ink: Ink.text, width: 1, stroke: .dashed),
    ]
  }

  private func values(_ x: [Double], _ y: Scale) -> [SVG] {
    let places = zip(points, x).map { (x: $1, y: y($0.figure.value)) }
    let line = places.count > 1 ? [Marks.path(places)] : []
    return line
      + zip(points, places).map { point, place in
        let ink = point.isOutside ? Ink.alarm : Ink.mark
        return .group(
          title: "\(point.time): \(point.figure.text)",
          [
            Marks.point(
              point.isOutside ? .diamond : .circle, x: place.x, y: place.y, ink: ink),
            Lettering.words(
              point.figure.text, x: place.x, y: place.y - 12, anchor: .middle, ink: ink,
              isBold: point.isOutside),
          ])
      }
  }

  /// The limits of the last point with their names.
  private var labels: [(text: String, value: Double)] {
    guard let last = points.last else { return [] }
    return [(names.high, last.high), (names.middle, last.middle), (names.low, last.low)].map {
      ("\($0.0) \($0.1.text)", $0.1.value)
    }
  }

  private func words(_ labels: [(text: String, value: Double)], _ y: Scale, _ area: PlotArea)
    -> [SVG]
  {
    let places = Lettering.spread(
      labels.map { y($0.value) }, top: area.top - 10, bottom: area.bottom)
    return zip(labels, places).map { label, place in
      Lettering.words(label.text, x: area.right + 6, y: place, ink: Ink.faint)
    }
  }
}
