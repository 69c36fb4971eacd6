/// A curve over an axis of values, with the interval of each of its points as a band.
struct CurveChart: Sendable {
  /// A point of the curve.
  struct Point: Sendable {
    let x: Figure
    let y: Figure
    let low: Figure
    let high: Figure
  }

  let title: String
  /// What the axes measure.
  let units: (x: String, y: String)
  /// What the band is.
  let band: String
  let points: [Point]
  /// A place of the axis that is marked, and its name.
  var mark: (x: Figure, name: String)?
  /// The values that the axis at the left covers in any case.
  var covered: [Double] = []

  var chart: Chart {
    let top = legend.height + 34
    let area = PlotArea(left: 0, top: top, right: Chart.width - 14, bottom: top + 180)
    let y = Scale(
      covering: covered + points.flatMap { [$0.low.value, $0.high.value] }, from: area.bottom,
      to: area.top)
    let plot = PlotArea(
      left: Axis.widthLeft(y), top: area.top, right: area.right, bottom: area.bottom)
    let x = Scale(
      covering: points.map(\.x.value), includesZero: false, from: plot.left, to: plot.right,
      count: 5)
    return Chart(
      title: title, summary: summary, height: area.bottom + Axis.heightBelow,
      legend.draw(top: 0) + Axis.left(y, plot, title: units.y)
        + Axis.below(x, plot, title: units.x) + intervals(x, y) + line(x, y) + marked(x, plot))
  }

  private var summary: String {
    points.map { "\($0.x.text): \($0.y.text) (\($0.low.text)–\($0.high.text))" }
      .joined(separator: "; ")
  }

  private func intervals(_ x: Scale, _ y: Scale) -> [SVG] {
    let upper = points.map { (x($0.x.value), y($0.high.value)) }
    let lower = points.map { (x($0.x.value), y($0.low.value)) }
    return [Marks.area(upper + lower.reversed())]
  }

  private func line(_ x: Scale, _ y: Scale) -> [SVG] {
    let places = points.map { (x: x($0.x.value), y: y($0.y.value)) }
    return [Marks.path(places)]
      + zip(points, places).map { point, place in
        .group(
          title: "\(point.x.text): \(point.y.text) (\(point.low.text)–\(point.high.text))",
          [Marks.dot(x: place.x, y: place.y)])
      }
  }

  private func marked(_ x: Scale, _ area: PlotArea) -> [SVG] {
    guard let mark else { return [] }
    let place = x(mark.x.value)
    return [
      .group(
        title: "\(mark.name): \(mark.x.text)",
        [
          Marks.line(
            from: (place, area.top), to: (place, area.bottom), ink: Ink.alarm, width: 1,
            stroke: .dashed),
          Marks.point(.triangle, x: place, y: area.bottom, ink: Ink.alarm),
        ])
    ]
  }

  private var legend: Legend {
    let marks: [Legend.Entry] =
      mark.map { mark in
        [
          .init(name: mark.name) { x, y in
            [Marks.point(.triangle, x: x + Legend.markWidth / 2, y: y, ink: Ink.alarm)]
          }
        ]
      } ?? []
    return Legend(
      [
        .init(name: units.y) { x, y in
          [Marks.line(from: (x, y), to: (x + Legend.markWidth, y))]
        },
        .init(name: band) { x, y in
          [
            Marks.area([
              (x, y - 5), (x + Legend.markWidth, y - 5), (x + Legend.markWidth, y + 5),
              (x, y + 5),
            ])
          ]
        },
      ] + marks)
  }
}
