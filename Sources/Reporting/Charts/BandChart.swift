/// Spans of an axis in bands, one row each: where something holds, where it is open, and where it does not.
struct BandChart: Sendable {
  /// A part of the axis, and what is said of it.
  struct Band: Sendable {
    let from: Figure
    let to: Figure
    let filling: Filling
    let words: String
  }

  /// Bands with a name at the left, marks on them, and `text` at their end.
  struct Row: Sendable {
    let name: String
    let bands: [Band]
    let marks: [(figure: Figure, shape: Shape)]
    let text: String
  }

  let title: String
  let unit: String
  /// What the fillings mean, in the order of `Filling`, and what the marks do.
  let fillings: [String]
  let shapes: [(shape: Shape, name: String)]
  let rows: [Row]

  private static let height = 13.0

  var chart: Chart {
    let room = Axis.room(for: rows.map(\.name))
    let textWidth = rows.map { Lettering.width($0.text) }.max() ?? 0
    let height = max(room.height, 26)
    let top = legend.height + 10
    let area = PlotArea(
      left: room.width + 10, top: top, right: Chart.width - textWidth - 12,
      bottom: top + Double(rows.count) * height)
    let x = Scale(
      covering: rows.flatMap { $0.bands.map(\.to.value) + $0.marks.map(\.figure.value) },
      from: area.left, to: area.right, count: 4)
    let places = rows.indices.map { area.top + (Double($0) + 0.5) * height }
    return Chart(
      title: title, summary: rows.map { "\($0.name): \($0.text)" }.joined(separator: "; "),
      height: area.bottom + Axis.heightBelow,
      legend.draw(top: 0) + Axis.below(x, area, title: unit)
        + Axis.names(rows.map(\.name), atRows: places, width: room.width)
        + zip(rows, places).flatMap { draw($0, x, y: $1) })
  }

  private func draw(_ row: Row, _ x: Scale, y: Double) -> [SVG] {
    let bands = row.bands.map { band in
      let (from, to) = (x(band.from.value), x(band.to.value))
      return SVG.group(
        title: "\(row.name): \(band.words)",
        // What is narrower than a line is drawn as one.
        Marks.bar(
          x: from, y: y - Self.height / 2, width: max(to - from, 1), height: Self.height,
          filling: band.filling, ink: Ink.mark))
    }
    let marks = row.marks.map { mark in
      SVG.group(
        title: "\(row.name): \(mark.figure.text)",
        [Marks.point(mark.shape, x: x(mark.figure.value), y: y, ink: Ink.alarm)])
    }
    return bands + marks + [Lettering.words(row.text, x: Chart.width - 2, y: y, anchor: .end)]
  }

  private var legend: Legend {
    Legend(
      zip(Filling.allCases, fillings).map { filling, name in
        .init(name: name) { x, y in
          Marks.bar(
            x: x, y: y - Self.height / 2, width: Legend.markWidth, height: Self.height,
            filling: filling)
        }
      }
        + shapes.map { shape, name in
          .init(name: name) { x, y in
            [Marks.point(shape, x: x + Legend.markWidth / 2, y: y, ink: Ink.alarm)]
          }
        })
  }
}
