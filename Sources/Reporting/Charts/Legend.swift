/// What the marks of a chart mean, in rows as long as the chart is wide.
struct Legend {
  /// A mark with its meaning; `draw` puts the mark with its left end at a place.
  struct Entry {
    let name: String
    let draw: (_ x: Double, _ y: Double) -> [SVG]
  }

  /// How wide a mark is.
  static let markWidth = 22.0
  private static let row = 18.0

  private let places: [(entry: Entry, x: Double, row: Int)]

  /// Puts some entries into rows.
  init(_ entries: [Entry]) {
    var (x, row, places) = (2.0, 0, [(Entry, Double, Int)]())
    for entry in entries {
      let width = Self.markWidth + 5 + Lettering.width(entry.name)
      if x > 2, x + width > Chart.width { (x, row) = (2, row + 1) }
      places.append((entry, x, row))
      x += width + 16
    }
    self.places = places
  }

  /// How high the rows are together.
  var height: Double { places.last.map { Double($0.row + 1) * Self.row } ?? 0 }

  /// The rows, the first one beginning at `top`.
  func draw(top: Double) -> [SVG] {
    places.flatMap { place in
      let y = top + (Double(place.row) + 0.5) * Self.row
      return place.entry.draw(place.x, y) + [
        Lettering.words(place.entry.name, x: place.x + Self.markWidth + 5, y: y)
      ]
    }
  }
}
