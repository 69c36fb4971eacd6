/// Rates against the size they rest on, between limits that narrow with size.
struct FunnelPlot: Sendable {
  /// A subject: its rate, and how much it rests on.
  struct Point: Sendable {
    let name: String
    let size: Int
    let rate: Figure
    let shape: Shape
    /// Whether its name is written beside the plot.
    let isNamed: Bool
  }

  /// A pair of limits at some sizes, in rising order.
  struct Limits: Sendable {
    let name: String
    let places: [(size: Int, low: Double, high: Double)]
    let stroke: Stroke
  }

  let title: String
  let sizeName: String
  let rateName: String
  let points: [Point]
  let middle: Figure
  let limits: [Limits]

  var chart: Chart {
    let named = points.filter(\.isNamed).sorted { $0.rate.value > $1.rate.value }
    let labels = named.map { Lettering.fitted($0.name, number: $0.rate.text, to: 160) }
    let bottom = max(250, Double(named.count) * Lettering.line + 30)
    let y = Scale(covering: highest, from: bottom, to: 30)
    let area = PlotArea(
      left: Axis.widthLeft(y), top: 30,
      right: Chart.width - (labels.map(Lettering.width).max() ?? 0) - 26, bottom: bottom)
    let x = Scale(
      covering: points.map { Double($0.size) }, from: area.left, to: area.right, count: 4)
    return Chart(
      title: title,
      summary: points.map { "\($0.name): \($0.rate.text) (\($0.size))" }.joined(separator: "; "),
      height: bottom + Axis.heightBelow + legend.height,
      Axis.below(x, area, title: sizeName) + Axis.left(y, area, title: rateName)
        + curves(x, y, area) + points.map { draw($0, x, y) }
        + names(named, labels, x, y, area) + legend.draw(top: bottom + Axis.heightBelow))
  }

  /// What the axis of rates must cover: all points, and the limits of the smallest of them. Those of
  /// yet smaller sizes would press everything else together.
  private var highest: [Double] {
    let smallest = points.map(\.size).min() ?? 0
    let limits = limits.compactMap { limits in
      limits.places.first { $0.size >= smallest }?.high
    }
    return points.map(\.rate.value) + [middle.value] + limits
  }

  private func curves(_ x: Scale, _ y: Scale, _ area: PlotArea) -> [SVG] {
    let middle = Marks.line(
      from: (area.left, y(self.middle.value)), to: (area.right, y(self.middle.value)),
      ink: Ink.text, width: 1)
    return [middle]
      + limits.flatMap { limits in
        // Above the axis and at zero the limits say nothing.
        let high = limits.places.filter { $0.high <= y.high }.map { ($0.size, $0.high) }
        let low = limits.places.filter { $0.low > 0 }.map { ($0.size, $0.low) }
        return [high, low].filter { $0.count > 1 }.map { places in
          Marks.path(
            places.map { (x(Double($0.0)), y($0.1)) }, ink: Ink.text, width: 1,
            stroke: limits.stroke)
        }
      }
  }

  private func draw(_ point: Point, _ x: Scale, _ y: Scale) -> SVG {
    .group(
      title: "\(point.name): \(point.rate.text) (\(point.size))",
      [
        Marks.point(
          point.shape, x: x(Double(point.size)), y: y(point.rate.value),
          ink: point.isNamed ? Ink.alarm : Ink.mark)
      ])
  }

  private func names(
    _ named: [Point], _ labels: [String], _ x: Scale, _ y: Scale, _ area: PlotArea
  ) -> [SVG] {
    let places = Lettering.spread(
      named.map { y($0.rate.value) }, top: area.top - 10, bottom: area.bottom)
    return zip(zip(named, labels), places).flatMap { label, place in
      [
        Marks.line(
          from: (x(Double(label.0.size)) + 6, y(label.0.rate.value)),
          to: (area.right + 10, place), ink: Ink.faint, width: 0.5),
        Lettering.words(label.1, x: area.right + 14, y: place),
      ]
    }
  }

  private var legend: Legend {
    let lines = [(middle.text, Stroke.solid)] + limits.map { ($0.name, $0.stroke) }
    return Legend(
      lines.map { name, stroke in
        .init(name: name) { x, y in
          [
            Marks.line(
              from: (x, y), to: (x + Legend.markWidth, y), ink: Ink.text, width: 1, stroke: stroke)
          ]
        }
      })
  }
}
