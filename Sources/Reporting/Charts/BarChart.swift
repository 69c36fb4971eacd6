/// One bar a row, in parts, with its name at the left and its number at its end.
struct BarChart: Sendable {
  /// A bar of parts that are not negative; `text` stands at its end.
  struct Bar: Sendable {
    let name: String
    let parts: [Figure]
    let text: String
    var isAlarming = false
    /// A mark between the bar and its number.
    var mark: Shape?
  }

  /// A value to hold the bars against: a line across all of them.
  struct Reference: Sendable {
    let figure: Figure
    let name: String
  }

  let title: String
  let unit: String
  let bars: [Bar]
  /// The names of the parts, where there are several.
  var partNames: [String] = []
  var references: [Reference] = []
  /// Other values that the scale takes in, so that several charts have the same.
  var covered: [Figure] = []

  /// The filling of the first part, the second, …
  private static let fillings: [Filling] = [.solid, .hatched, .blank]

  var chart: Chart {
    let room = Axis.room(for: bars.map(\.name))
    let marks = bars.contains { $0.mark != nil } ? Self.markWidth : 0
    let textWidth = (bars.map { Lettering.width($0.text) }.max() ?? 0) + marks
    let top = legend.height + Double(references.count) * Lettering.line + 8
    let area = PlotArea(
      left: room.width + 8, top: top, right: Chart.width - textWidth - 12,
      bottom: top + Double(bars.count) * room.height)
    let x = Scale(
      covering: bars.map(length) + (references.map(\.figure) + covered).map(\.value),
      from: area.left,
      to: area.right, count: 4)
    let rows = bars.indices.map { area.top + (Double($0) + 0.5) * room.height }
    return Chart(
      title: title, summary: bars.map { "\($0.name): \($0.text)" }.joined(separator: "; "),
      height: area.bottom + Axis.heightBelow,
      legend.draw(top: 0) + Axis.below(x, area, title: unit)
        + Axis.names(bars.map(\.name), atRows: rows, width: room.width)
        + zip(bars, rows).map { draw($0, x, y: $1) } + lines(x, area)
        // Numbers stand above the lines that cross them.
        + zip(bars, rows).map { words($0, x, y: $1) }
        + zip(bars, rows).compactMap { bar, y in
          bar.mark.map {
            Marks.point(
              $0, x: x(length(bar)) + 10, y: y, ink: bar.isAlarming ? Ink.alarm : Ink.mark)
          }
        })
  }

  private static let markWidth = 14.0

  private func length(_ bar: Bar) -> Double { bar.parts.reduce(0) { $0 + $1.value } }

  private func draw(_ bar: Bar, _ x: Scale, y: Double) -> SVG {
    var (from, marks) = (0.0, [SVG]())
    let ink = bar.isAlarming ? Ink.alarm : Ink.mark
    for (index, part) in bar.parts.enumerated() where part.value > 0 {
      marks += Marks.bar(
        x: x(from), y: y - 6.5, width: x(from + part.value) - x(from), height: 13,
        filling: Self.fillings[index % Self.fillings.count], ink: ink)
      from += part.value
    }
    let parts = bar.parts.map(\.text).joined(separator: " + ")
    return .group(title: "\(bar.name): \(parts)", marks)
  }

  private func words(_ bar: Bar, _ x: Scale, y: Double) -> SVG {
    Lettering.words(
      bar.text, x: x(length(bar)) + 6 + (bar.mark == nil ? 0 : Self.markWidth), y: y,
      ink: bar.isAlarming ? Ink.alarm : Ink.text,
      isBold: bar.isAlarming)
  }

  private var legend: Legend {
    Legend(
      partNames.enumerated().map { index, name in
        .init(name: name) { x, y in
          Marks.bar(
            x: x, y: y - 6, width: Legend.markWidth, height: 12,
            filling: Self.fillings[index % Self.fillings.count])
        }
      })
  }

  /// The references, each named on a line of its own above the bars.
  private func lines(_ x: Scale, _ area: PlotArea) -> [SVG] {
    references.enumerated().flatMap { index, reference in
      let place = x(reference.figure.value)
      let y = area.top - Double(references.count - index) * Lettering.line + 6
      let words = "\(reference.name) \(reference.figure.text)"
      // Words that would leave the sheet at the right move to the left.
      let left = min(place, Chart.width - Lettering.width(words))
      return [
        Marks.line(
          from: (place, y + 4), to: (place, area.bottom), ink: Ink.text, width: 1,
          stroke: Stroke.allCases[1 + index % 3]),
        Lettering.words(words, x: left, y: y - 2),
      ]
    }
  }
}

/// A share as a bar in the cell of a table; the number stands beside it, so it needs no words.
enum ShareBar {
  /// The bar of a share from 0 to 1, in a frame that stands for the whole.
  static func draw(_ share: Figure) -> SVG {
    let (width, height) = (100.0, 10.0)
    let length = min(max(share.value, 0), 1) * width
    return .element(
      "svg",
      [
        "class": "share", "viewBox": .text("0 0 \(width.coordinate) \(height.coordinate)"),
        "preserveAspectRatio": "none", "aria-hidden": "true",
      ],
      [
        .element(
          "rect",
          [
            "width": .at(width), "height": .at(height), "fill": .text(Ink.paper),
            "stroke": .text(Ink.grid),
          ])
      ] + Marks.bar(x: 0, y: 0, width: length, height: height))
  }
}
