/// Marks in a grid: a row for each subject, a column for each case, and what became of it there.
struct MarkGrid: Sendable {
  /// A subject, with its mark in each column; nil where it has none.
  struct Row: Sendable {
    let name: String
    let marks: [Mark?]
  }

  /// A mark, and what it says in words.
  struct Mark: Sendable {
    let shape: Shape
    let words: String
    var isAlarming = false
  }

  let title: String
  let columns: [String]
  let rows: [Row]

  var chart: Chart {
    let (width, height) = Axis.room(for: rows.map(\.name))
    let distance = (Chart.width - width - 12) / Double(max(1, columns.count))
    let lines = columns.map { Lettering.wrapped($0, to: distance - 6) }
    let top = Double(lines.map(\.count).max() ?? 1) * Lettering.line + 8
    let x = columns.indices.map { width + 12 + (Double($0) + 0.5) * distance }
    let y = rows.indices.map { top + (Double($0) + 0.5) * height }
    let bottom = top + Double(rows.count) * height
    return Chart(
      title: title, summary: summary, height: bottom + 6,
      zip(lines, x).flatMap(head)
        + y.map {
          Marks.line(
            from: (0, $0 + height / 2), to: (Chart.width, $0 + height / 2), ink: Ink.grid, width: 1)
        } + Axis.names(rows.map(\.name), atRows: y, width: width)
        + zip(rows, y).flatMap { draw($0, x, y: $1) })
  }

  private var summary: String {
    rows.map { row in
      row.name + ": "
        + zip(columns, row.marks).map { "\($0) \($1?.words ?? "–")" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private func head(_ lines: [String], _ x: Double) -> [SVG] {
    lines.enumerated().map {
      Lettering.words(
        $0.element, x: x, y: (Double($0.offset) + 0.5) * Lettering.line, anchor: .middle)
    }
  }

  private func draw(_ row: Row, _ x: [Double], y: Double) -> [SVG] {
    zip(zip(columns, x), row.marks).compactMap { place, mark in
      mark.map {
        .group(
          title: "\(row.name), \(place.0): \($0.words)",
          [Marks.point($0.shape, x: place.1, y: y, ink: $0.isAlarming ? Ink.alarm : Ink.mark)])
      }
    }
  }
}
