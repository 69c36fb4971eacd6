/// Prices on one axis from 0, a row for each: where they lie, and which limits they keep.
struct PriceLine: Sendable {
  /// One row: a name at the left, marks on the axis, words at the right; several marks are joined
  /// by a line.
  struct Row: Sendable {
    let name: String
    let words: String
    let marks: [Mark]
    var isStrong = false

    /// Limits that hold for this row alone, such as the ceiling of its strength.
    var bounds: [Bound] = []
  }

  /// A mark on a row.
  struct Mark: Sendable {
    let figure: Figure
    let shape: Shape
    /// Whether it is drawn in another ink, too.
    var isAlarming = false
  }

  /// A limit of one row, drawn as an upright stroke.
  struct Bound: Sendable {
    let figure: Figure
    let stroke: Stroke
  }

  /// A limit of all rows, with its name: a line across them.
  struct Limit: Sendable {
    let name: String
    let figure: Figure
    let stroke: Stroke
  }

  let title: String
  let unit: String
  let rows: [Row]

  /// Limits of all rows; those that lie too far away to be drawn are `leftOut`.
  var limits: [Limit] = []
  /// A line between two rows, with words: the first so many rows stand above it.
  var division: (after: Int, words: String)?

  /// The limits that are not drawn, as they are more than so many times the highest price or lie
  /// at the very beginning of the axis.
  var leftOut: [Limit] { limits.filter { !isNear($0.figure) } }

  /// Whether there are limits of single rows that are not drawn, for the same reason.
  var leavesOutBounds: Bool {
    rows.contains { $0.bounds.contains { !isNear($0.figure) } }
  }

  private func isNear(_ figure: Figure) -> Bool {
    figure.value <= reach * Self.farthest && figure.value >= reach * Self.nearest
  }

  /// Whether a mark lies so far from most others that it would squash them: it stands at the edge.
  func isOutlier(_ figure: Figure) -> Bool { figure.value > reach }

  /// Whether some mark stands at the edge.
  var hasOutliers: Bool { rows.contains { $0.marks.contains { isOutlier($0.figure) } } }

  /// The highest mark that the axis reaches: one that is no more than so many times the middle one.
  private var reach: Double {
    let values = rows.flatMap(\.marks).map(\.figure.value).sorted()
    guard !values.isEmpty else { return 0 }
    let middle = values[values.count / 2]
    return values.last { $0 <= middle * Self.mostOfMiddle } ?? middle
  }

  private static let mostOfMiddle = 4.0

  private static let farthest = 2.5
  private static let nearest = 0.02

  var chart: Chart {
    // The label of the lowest limit stands highest, so that no line begins above it and crosses it.
    let shown = limits.filter { isNear($0.figure) }.sorted { $0.figure.value < $1.figure.value }
    let (width, height) = Axis.room(for: rows.map(\.name))
    let right = rows.map { Lettering.width($0.words) }.max() ?? 0
    let top = Double(shown.count) * Lettering.line + 4
    var places: [Double] = []
    var y = top
    for index in rows.indices {
      if index == division?.after { y += Lettering.line }
      places.append(y + height / 2)
      y += height
    }
    let area = PlotArea(
      left: width + 12, top: top, right: Chart.width - right - 14, bottom: y)
    let bounds = rows.flatMap(\.bounds).map(\.figure).filter(isNear)
    let marks = rows.flatMap(\.marks).map(\.figure)
    let near = marks.filter { !isOutlier($0) }
    let values = (near + shown.map(\.figure) + bounds).map(\.value)
    // Outliers have a margin of their own, beyond a break of the axis.
    let margin = near.count < marks.count ? Self.edge : 0
    let x = Scale(covering: values, from: area.left, to: area.right - margin, count: 5)
    var parts = Axis.below(x, area, title: unit)
    for (row, y) in zip(rows, places) {
      parts.append(name(row, y: y, width: width, height: height))
    }
    parts += lines(shown, x, area)
    parts += divisionLine(places, height: height)
    for (row, y) in zip(rows, places) { parts += self.marks(row, x, edge: area.right, y: y) }
    return Chart(
      title: title, summary: summary, height: area.bottom + Axis.heightBelow, parts)
  }

  /// Two slanted strokes: what lies behind them is farther away than it is drawn.
  static func axisBreak(_ x: Double, y: Double) -> [SVG] {
    [x - 2, x + 3].map { x in
      Marks.line(from: (x - 2, y + 5), to: (x + 2, y - 5), ink: Ink.text, width: 1.25)
    }
  }

  private var summary: String {
    rows.map { "\($0.name) \($0.words)" }.joined(separator: "; ")
  }

  /// The limits of all rows, each with its name in a line of its own above the rows.
  private func lines(_ limits: [Limit], _ x: Scale, _ area: PlotArea) -> [SVG] {
    let places = limits.enumerated().map { place, limit in
      (limit, x: x(limit.figure.value), y: (Double(place) + 0.5) * Lettering.line)
    }
    let lines = places.map { limit, x, y in
      Marks.line(
        from: (x, y), to: (x, area.bottom), ink: Ink.text, width: 1.25, stroke: limit.stroke)
    }
    return lines
      + places.map { limit, x, y in
        let isLeft = x + 5 + Lettering.width(limit.name) <= Chart.width
        // Words that would leave the sheet at the left as well cross their line.
        let right = max(x - 5, Lettering.width(limit.name))
        return Lettering.words(
          limit.name, x: isLeft ? x + 5 : right, y: y, anchor: isLeft ? .start : .end)
      }
  }

  /// The name of a row on one line or two, cut off at the room it has, as some letters are wider
  /// than most; a pointer and a screen reader learn the whole.
  private func name(_ row: Row, y: Double, width: Double, height: Double) -> SVG {
    let lines = Lettering.wrapped(row.name, to: width)
    let top = (height - Double(lines.count - 1) * Lettering.line) / 2
    let words = lines.enumerated().map {
      Lettering.words(
        $0.element, x: 0, y: top + Double($0.offset) * Lettering.line, isBold: row.isStrong)
    }
    let frame = SVG.element(
      "svg", ["y": .at(y - height / 2), "width": .at(width + 6), "height": .at(height)], words)
    return .group(title: row.name, [frame])
  }

  private func divisionLine(_ places: [Double], height: Double) -> [SVG] {
    guard let division, division.after > 0, division.after < places.count else { return [] }
    let y = places[division.after] - height / 2
    return [
      Marks.line(from: (0, y), to: (Chart.width, y), ink: Ink.faint, width: 1),
      Lettering.words(division.words, x: 0, y: y - Lettering.line / 2, ink: Ink.faint),
    ]
  }

  private static let edge = 26.0

  private func marks(_ row: Row, _ x: Scale, edge: Double, y: Double) -> [SVG] {
    let places = row.marks.map { isOutlier($0.figure) ? edge - 5 : x($0.figure.value) }
    var parts = row.bounds.filter { isNear($0.figure) }.map { bound in
      let at = x(bound.figure.value)
      return Marks.line(
        from: (at, y - 8), to: (at, y + 8), ink: Ink.faint, width: 2, stroke: bound.stroke)
    }
    if let first = places.min(), let last = places.max(), first < last {
      parts.append(Marks.line(from: (first, y), to: (last, y), ink: Ink.faint, width: 2))
    }
    parts += zip(row.marks, places).map { mark, at in
      Marks.point(mark.shape, x: at, y: y, ink: mark.isAlarming ? Ink.alarm : Ink.mark)
    }
    if row.marks.contains(where: { isOutlier($0.figure) }) {
      parts += Self.axisBreak(edge - 17, y: y)
    }
    return parts + [
      Lettering.words(
        row.words, x: Chart.width, y: y, anchor: .end, isBold: row.isStrong)
    ]
  }
}
