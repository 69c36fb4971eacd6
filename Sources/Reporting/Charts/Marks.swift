/// The form of a point.
enum Shape: Sendable, CaseIterable {
  /// A disc.
  case circle
  /// A ring.
  case ring
  /// A square.
  case square
  /// A triangle on its base.
  case triangle
  /// A square on its corner.
  case diamond
  /// Two crossed strokes.
  case cross
}

/// The way a line is stroked.
enum Stroke: String, Sendable, CaseIterable {
  /// Without a gap.
  case solid = "none"
  /// Long dashes.
  case dashed = "7 3"
  /// Dots.
  case dotted = "1.5 3"
  /// Dashes and dots.
  case dashDotted = "7 3 1.5 3"
}

/// How a bar is filled.
enum Filling: Sendable, CaseIterable {
  /// Wholly.
  case solid
  /// With slanted strokes.
  case hatched
  /// Not at all.
  case blank
}

/// What charts draw: points, lines, bars.
enum Marks {
  /// A point.
  static func point(_ shape: Shape, x: Double, y: Double, ink: String = Ink.mark) -> SVG {
    let r = 4.0
    func path(_ corners: [(Double, Double)]) -> SVG {
      polygon(corners.map { (x + $0.0, y + $0.1) }, ink: ink)
    }
    switch shape {
    case .circle, .ring:
      return .element(
        "circle",
        [
          "cx": .at(x), "cy": .at(y), "r": .at(r),
          "fill": .text(shape == .ring ? Ink.paper : ink), "stroke": .text(ink),
          "stroke-width": "1.5",
        ])
    case .square: return path([(-r, -r), (r, -r), (r, r), (-r, r)])
    case .triangle: return path([(0, -1.25 * r), (1.25 * r, r), (-1.25 * r, r)])
    case .diamond: return path([(0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)])
    case .cross:
      let strokes = "M\((x - r).coordinate) \((y - r).coordinate)l8 8m0 -8l-8 8"
      return .element(
        "path", ["d": .text(strokes), "stroke": .text(ink), "stroke-width": "2", "fill": "none"])
    }
  }

  /// A small disc on a line.
  static func dot(x: Double, y: Double, ink: String = Ink.mark) -> SVG {
    .element("circle", ["cx": .at(x), "cy": .at(y), "r": "2", "fill": .text(ink)])
  }

  /// An area within some corners, to stand behind a line.
  static func area(_ corners: [(Double, Double)]) -> SVG { polygon(corners, ink: Ink.band) }

  private static func polygon(_ corners: [(Double, Double)], ink: String) -> SVG {
    let points = corners.map { "\($0.0.coordinate),\($0.1.coordinate)" }.joined(separator: " ")
    return .element("polygon", ["points": .text(points), "fill": .text(ink)])
  }

  /// A straight line.
  static func line(
    from: (x: Double, y: Double), to: (x: Double, y: Double), ink: String = Ink.mark,
    width: Double = 1.5, stroke: Stroke = .solid
  ) -> SVG {
    .element(
      "line",
      [
        "x1": .at(from.x), "y1": .at(from.y), "x2": .at(to.x), "y2": .at(to.y),
        "stroke": .text(ink), "stroke-width": .at(width),
        "stroke-dasharray": .text(stroke.rawValue),
      ])
  }

  /// A line through several places.
  static func path(
    _ places: [(x: Double, y: Double)], ink: String = Ink.mark, width: Double = 1.5,
    stroke: Stroke = .solid
  ) -> SVG {
    let points = places.map { "\($0.x.coordinate),\($0.y.coordinate)" }.joined(separator: " ")
    return .element(
      "polyline",
      [
        "points": .text(points), "fill": "none", "stroke": .text(ink), "stroke-width": .at(width),
        "stroke-dasharray": .text(stroke.rawValue), "stroke-linejoin": "round",
      ])
  }

  /// A bar between two heights or places, whichever order they come in.
  static func bar(
    x: Double, y: Double, width: Double, height: Double, filling: Filling = .solid,
    ink: String = Ink.mark
  ) -> [SVG] {
    let outline = SVG.element(
      "rect",
      [
        "x": .at(x), "y": .at(y), "width": .at(max(0, width)), "height": .at(max(0, height)),
        "fill": .text(filling == .solid ? ink : Ink.paper), "stroke": .text(ink),
      ])
    guard filling == .hatched, width > 1, height > 1 else { return [outline] }
    return [outline, hatching(x: x, y: y, width: width, height: height, ink: ink)]
  }

  /// Slanted strokes in a rectangle, computed instead of a pattern: patterns need names, and names
  /// must differ between all charts of a page.
  private static func hatching(
    x: Double, y: Double, width: Double, height: Double, ink: String
  ) -> SVG {
    let distance = 5.0
    var strokes = ""
    for offset in stride(from: distance, to: width + height, by: distance) {
      // The stroke x + y = offset enters at the top or the right, and leaves left or below.
      let (begin, end) = (min(offset, width), max(0, offset - height))
      strokes += "M\((x + begin).coordinate) \((y + offset - begin).coordinate)"
      strokes += "L\((x + end).coordinate) \((y + offset - end).coordinate)"
    }
    return .element("path", ["d": .text(strokes), "stroke": .text(ink), "fill": "none"])
  }
}

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
