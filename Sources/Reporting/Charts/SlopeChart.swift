/// Two times side by side, a line for each subject, its name at both ends.
struct SlopeChart: Sendable {
  /// A subject; either value may be missing.
  struct Line: Sendable {
    let name: String
    let before: Figure?
    let after: Figure?
  }

  let title: String
  let unit: String
  let times: (before: String, after: String)
  let lines: [Line]

  /// The most room for names on either side.
  private static let widestSide = 150.0
  /// The room between names and axis, in which thin lines join them.
  private static let gap = 26.0
  private static let top = 46.0

  var chart: Chart {
    let bottom = Self.top + max(180, Double(lines.count - 1) * Lettering.line)
    let y = Scale(
      covering: lines.flatMap { [$0.before?.value, $0.after?.value].compactMap { $0 } },
      from: bottom, to: Self.top)
    let (left, right) = (side, Chart.width - side)
    return Chart(
      title: title, summary: summary, height: bottom + 16,
      heads(left, right) + [axis(left, bottom), axis(right, bottom)]
        + lines.map { draw($0, left, right, y) }
        + side(\.before, at: left, y, bottom, anchor: .end)
        + side(\.after, at: right, y, bottom, anchor: .start))
  }

  /// The room for names on either side.
  private var side: Double {
    let labels = lines.flatMap { line in
      [line.before, line.after].compactMap { $0 }.map { "\(line.name) \($0.text)" }
    }
    let heads = [times.before, times.after].map(Lettering.width)
    let widest = labels.map { Lettering.width($0) + Self.gap }.max() ?? 0
    return min(Self.widestSide, max(widest, heads.max() ?? 0))
  }

  private var summary: String {
    lines.map { "\($0.name): \($0.before?.text ?? "–") → \($0.after?.text ?? "–")" }
      .joined(separator: "; ")
  }

  private func heads(_ left: Double, _ right: Double) -> [SVG] {
    [
      Lettering.words(unit, x: Chart.width / 2, y: 9, anchor: .middle, ink: Ink.faint),
      Lettering.words(times.before, x: left, y: 26, anchor: .end, isBold: true),
      Lettering.words(times.after, x: right, y: 26, isBold: true),
    ]
  }

  private func axis(_ x: Double, _ bottom: Double) -> SVG {
    Marks.line(from: (x, Self.top), to: (x, bottom), ink: Ink.grid, width: 1)
  }

  /// Falling lines are solid, rising ones dashed and in another ink, level ones dotted.
  private func draw(_ line: Line, _ left: Double, _ right: Double, _ y: Scale) -> SVG {
    var marks: [SVG] = []
    var ink = Ink.mark
    if let before = line.before?.value, let after = line.after?.value {
      if after > before { ink = Ink.alarm }
      let stroke: Stroke = after > before ? .dashed : after == before ? .dotted : .solid
      marks.append(
        Marks.path([(left, y(before)), (right, y(after))], ink: ink, stroke: stroke))
    }
    // A ring has no partner on the other side.
    let shape: Shape = line.before == nil || line.after == nil ? .ring : .circle
    for (figure, x) in [(line.before, left), (line.after, right)] {
      if let figure { marks.append(Marks.point(shape, x: x, y: y(figure.value), ink: ink)) }
    }
    return .group(
      title: "\(line.name): \(line.before?.text ?? "–") → \(line.after?.text ?? "–")", marks)
  }

  /// The names on one side, nearest the value of each; equal values in the order of the lines.
  private func side(
    _ value: (Line) -> Figure?, at x: Double, _ y: Scale, _ bottom: Double,
    anchor: Lettering.Anchor
  ) -> [SVG] {
    let known = lines.compactMap { line in value(line).map { (name: line.name, figure: $0) } }
    let places = Lettering.spread(
      known.map { y($0.figure.value) }, top: Self.top, bottom: bottom)
    let away = anchor == .end ? -1.0 : 1.0
    return zip(known, places).flatMap { item, place in
      let number = item.figure.text
      let name = Lettering.fitted(item.name, to: side - Self.gap - Lettering.width(" " + number))
      return [
        Marks.line(
          from: (x + away * 6, y(item.figure.value)), to: (x + away * 14, place), ink: Ink.faint,
          width: 0.5),
        Lettering.words(
          anchor == .end ? "\(name) \(number)" : "\(number) \(name)", x: x + away * 17, y: place,
          anchor: anchor),
      ]
    }
  }
}
