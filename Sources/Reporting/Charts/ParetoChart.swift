import Statistics

/// Where most is lost: bars from the largest, and the share of all that the rows reach together.
///
/// Bars and line share one scale, so that the line begins at the end of the first bar.
struct ParetoChart: Sendable {
  /// A row with its amount, and the share from 0 to 1 of all rows up to it, written by the table.
  struct Row: Sendable {
    let name: String
    let amount: Figure
    let cumulative: Figure
    /// Whether its bar is filled.
    let isVital: Bool
  }

  let title: String
  let unit: String
  /// The name of the axis above.
  let shareName: String
  /// The rows, the largest first.
  let rows: [Row]

  var chart: Chart {
    let room = Axis.room(for: rows.map(\.name))
    let area = PlotArea(
      left: room.width + 8, top: 42, right: Chart.width - 28,
      bottom: 42 + Double(rows.count) * room.height)
    let total = rows.reduce(0) { $0 + $1.amount.value }
    let share = Scale(covering: [1], from: area.left, to: area.right)
    let x = Scale(low: 0, high: total > 0 ? total : 1, from: area.left, to: area.right)
    let places = rows.indices.map { area.top + (Double($0) + 0.5) * room.height }
    return Chart(
      title: title,
      summary: rows.map { "\($0.name): \($0.amount.text), \($0.cumulative.text)" }
        .joined(separator: "; "),
      height: area.bottom + Axis.heightBelow,
      Axis.below(x, area, title: unit) + above(share, area)
        + Axis.names(rows.map(\.name), atRows: places, width: room.width)
        + zip(rows, places).map { bar($0, x, y: $1) } + line(share, places))
  }

  private func bar(_ row: Row, _ x: Scale, y: Double) -> SVG {
    .group(
      title: "\(row.name): \(row.amount.text)",
      Marks.bar(
        x: x(0), y: y - 6.5, width: x(row.amount.value) - x(0), height: 13,
        filling: row.isVital ? .solid : .hatched)
        + [Lettering.words(row.amount.text, x: x(row.amount.value) + 9, y: y)])
  }

  /// The line of shares; its points name theirs unless they would lie over a bar's number.
  private func line(_ share: Scale, _ places: [Double]) -> [SVG] {
    let points = zip(rows, places).map { (x: share($0.cumulative.value), y: $1) }
    guard points.count > 1 else { return [] }
    return [Marks.path(points, ink: Ink.text, width: 1)]
      + zip(rows, points).map { row, point in
        .group(
          title: "\(row.name): \(row.cumulative.text)",
          [Marks.point(.ring, x: point.x, y: point.y, ink: Ink.text)])
      }
  }

  /// The axis of shares above the plot, with the line at four fifths that names the vital few.
  private func above(_ share: Scale, _ area: PlotArea) -> [SVG] {
    share.ticks.map { tick in
      Lettering.words(
        (tick.value * 100).text(decimals: 0) + "%", x: share(tick.value), y: area.top - 10,
        anchor: .middle)
    } + [
      Lettering.words(shareName, x: area.right, y: area.top - 29, anchor: .end, ink: Ink.faint),
      Marks.line(
        from: (share(0.8), area.top), to: (share(0.8), area.bottom), ink: Ink.text, width: 1,
        stroke: .dashed),
    ]
  }
}
