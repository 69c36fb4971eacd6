/// Spans of days, one a row: from a day to a later one, held against a limit.
struct TimelineChart: Sendable {
  /// A span with its name at the left and `text` at its end. Days are numbers of the calendar.
  struct Row: Sendable {
    let name: String
    let from: Int
    let to: Int
    let limit: Int?
    let text: String
  }

  /// A day that is written below the chart.
  struct Tick: Sendable {
    let day: Int
    let text: String
  }

  let title: String
  let unit: String
  /// What explains the marks.
  let names: (from: String, to: String, limit: String, beyond: String)
  /// What is written below, from the first day that is shown to the last.
  let ticks: [Tick]
  let rows: [Row]

  var chart: Chart {
    let room = Axis.room(for: rows.map(\.name))
    let textWidth = rows.map { Lettering.width($0.text) }.max() ?? 0
    let height = max(room.height, 26)
    let top = legend.height + 10
    let area = PlotArea(
      left: room.width + 12, top: top, right: Chart.width - textWidth - 14,
      bottom: top + Double(rows.count) * height)
    let x = Scale(
      low: Double(ticks.first?.day ?? 0), high: Double(ticks.last?.day ?? 1), from: area.left,
      to: area.right, ticks: ticks.map { .init(value: Double($0.day), text: $0.text) })
    let places = rows.indices.map { area.top + (Double($0) + 0.5) * height }
    return Chart(
      title: title, summary: rows.map { "\($0.name): \($0.text)" }.joined(separator: "; "),
      height: area.bottom + Axis.heightBelow,
      legend.draw(top: 0) + Axis.below(x, area, title: unit)
        + Axis.names(rows.map(\.name), atRows: places, width: room.width)
        + zip(rows, places).map { draw($0, x, y: $1) })
  }

  private func draw(_ row: Row, _ x: Scale, y: Double) -> SVG {
    let (from, to) = (x(Double(row.from)), x(Double(row.to)))
    var marks = [Marks.line(from: (from, y), to: (to, y), width: 2)]
    if let limit = row.limit {
      let place = x(Double(limit))
      if row.to > limit {
        marks += Marks.bar(
          x: max(from, place), y: y - 5, width: to - max(from, place), height: 10,
          filling: .hatched, ink: Ink.alarm)
      }
      marks.append(limitMark(x: place, y: y))
    }
    marks += [Marks.point(.ring, x: from, y: y), Marks.point(.square, x: to, y: y)]
    let words = Lettering.words(row.text, x: Chart.width - 2, y: y, anchor: .end)
    return .group(title: "\(row.name): \(row.text)", marks + [words])
  }

  private func limitMark(x: Double, y: Double) -> SVG {
    Marks.line(from: (x, y - 9), to: (x, y + 9), ink: Ink.alarm, width: 2.5)
  }

  private var legend: Legend {
    let middle = Legend.markWidth / 2
    return Legend([
      .init(name: names.from) { x, y in [Marks.point(.ring, x: x + middle, y: y)] },
      .init(name: names.to) { x, y in [Marks.point(.square, x: x + middle, y: y)] },
      .init(name: names.limit) { x, y in [limitMark(x: x + middle, y: y)] },
      .init(name: names.beyond) { x, y in
        Marks.bar(
          x: x, y: y - 5, width: Legend.markWidth, height: 10, filling: .hatched, ink: Ink.alarm)
      },
    ])
  }
}
