/// The part of a chart in which values lie, in units of the view box.
struct PlotArea: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double
}

/// Axes with their grid, ticks and title.
enum Axis {
  /// How much room an axis below takes: ticks and title.
  static let heightBelow = 38.0
  /// How much room a title above an axis at the left takes.
  static let heightAbove = 22.0

  /// The axis of values below the plot; its title names the unit.
  static func below(_ scale: Scale, _ area: PlotArea, title: String) -> [SVG] {
    ticks(scale, area)
      + [
        Lettering.words(
          title, x: area.right, y: area.bottom + 29, anchor: .end, ink: Ink.faint)
      ]
  }

  private static func ticks(_ scale: Scale, _ area: PlotArea) -> [SVG] {
    written(scale).flatMap { tick, isWritten in
      let x = scale(tick.value)
      let line = Marks.line(
        from: (x, area.top), to: (x, area.bottom), ink: Ink.grid, width: 1)
      guard isWritten else { return [line] }
      return [
        line, Lettering.words(tick.text, x: x, y: area.bottom + 12, anchor: .middle),
      ]
    }
  }

  /// The ticks, and which of them are written so that none overlap: every one, every second, …
  private static func written(_ scale: Scale) -> [(Scale.Tick, Bool)] {
    let widest = scale.ticks.map { Lettering.width($0.text) }.max() ?? 0
    let distance = abs(scale.end - scale.start) / Double(max(1, scale.ticks.count - 1))
    let every = max(1, Int(((widest + 8) / max(1, distance)).rounded(.up)))
    return scale.ticks.enumerated().map { ($0.element, $0.offset % every == 0) }
  }

  /// The axis of values at the left of the plot; its title stands above it.
  static func left(_ scale: Scale, _ area: PlotArea, title: String) -> [SVG] {
    let lines = scale.ticks.flatMap { tick in
      [
        Marks.line(
          from: (area.left, scale(tick.value)), to: (area.right, scale(tick.value)),
          ink: Ink.grid, width: 1),
        Lettering.words(tick.text, x: area.left - 6, y: scale(tick.value), anchor: .end),
      ]
    }
    return lines + [Lettering.words(title, x: 0, y: area.top - 18, ink: Ink.faint)]
  }

  /// Names at the left of rows, each on one line or two; the whole name is its title.
  static func names(_ names: [String], atRows rows: [Double], width: Double) -> [SVG] {
    zip(names, rows).map { name, y in
      let lines = Lettering.wrapped(name, to: width)
      let top = y - Double(lines.count - 1) * Lettering.line / 2
      return .group(
        title: name,
        lines.enumerated().map {
          Lettering.words(
            $0.element, x: width, y: top + Double($0.offset) * Lettering.line, anchor: .end)
        })
    }
  }

  /// How much room names at the left of rows take: as much as they need, at most two fifths of the
  /// chart; and how high a row is.
  static func room(for names: [String]) -> (width: Double, height: Double) {
    let widest = names.map(Lettering.width).max() ?? 0
    let width = min(widest, Chart.width * 0.4)
    return (width, widest > width ? 2 * Lettering.line + 6 : 22)
  }

  /// How much room the ticks of an axis at the left take.
  static func widthLeft(_ scale: Scale) -> Double {
    (scale.ticks.map { Lettering.width($0.text) }.max() ?? 0) + 10
  }

  /// Names below the plot, each under its place; every second, third, … where they would overlap.
  static func names(_ names: [String], at places: [Double], _ area: PlotArea) -> [SVG] {
    let widest = names.map(Lettering.width).max() ?? 0
    let distance = places.count > 1 ? abs(places[1] - places[0]) : area.right - area.left
    let every = max(1, Int(((widest + 6) / max(1, distance)).rounded(.up)))
    return zip(names, places).enumerated().filter { $0.offset % every == 0 }.map {
      Lettering.words($0.element.0, x: $0.element.1, y: area.bottom + 12, anchor: .middle)
    }
  }
}
