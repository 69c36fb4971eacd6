import ExactNumbers
import Statistics
import Wording

/// The sheet on which a chart is drawn: its size, and its words for those who do not see it.
struct Chart: Sendable, Equatable {
  /// The width of every chart in units of the view box: narrow enough to be read on a phone.
  static let width = 400.0
  /// So many rows or lines can be read in one chart.
  static let most = 100

  /// What the chart shows.
  let title: String
  /// The chart as an `svg` element that takes the width it is given.
  let svg: SVG
  /// How many rows or lines more there are.
  private var omitted = 0

  /// Draws parts on a white sheet; `summary` says in words what the chart shows.
  init(title: String, summary: String, height: Double, _ parts: [SVG]) {
    self.title = title
    svg = .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "role": "img",
        "viewBox": .text("0 0 \(Self.width.coordinate) \(height.coordinate)"),
        "aria-label": .text(summary.isEmpty ? title : "\(title). \(summary)"),
        "font-family": "sans-serif", "font-size": .at(Lettering.size),
      ],
      [
        .element("title", [:], [.words(title)]),
        .element(
          "rect", ["width": .at(Self.width), "height": .at(height), "fill": .text(Ink.paper)]),
        // A line for each part, so that two reports can be compared line by line.
      ] + parts.map { SVG(markup: "\n" + $0.markup) })
  }

  /// The chart of the first of so many rows or lines, of which it has the most that it can.
  func first(of count: Int) -> Chart {
    var copy = self
    copy.omitted = max(0, count - Self.most)
    return copy
  }

  /// The picture under its title; `note` says how to read it.
  func figure(note: String = "", language: Language) -> HTML {
    let rest = Text(
      en: "Shown are the first \(Self.most); further, not drawn: \(omitted)",
      zh: "仅绘前 \(Self.most) 项，其余 \(omitted) 项未绘")
    let notes = [note, omitted > 0 ? rest(language) : ""].filter { !$0.isEmpty }
    return .element(
      .figure, [],
      [.element(.figcaption, [], [.element(.strong, [], title)]), HTML(svg)]
        + notes.map { .element(.p, [.class("faint")], $0) })
  }
}

/// A number of a chart: where it lies, and how the table beside the chart writes it.
struct Figure: Sendable, Equatable {
  /// The place on the axis.
  let value: Double
  /// The number as it is written.
  let text: String

  /// An exact number; it becomes floating point only to be drawn.
  init(_ exact: Ratio, text: String) {
    value = Double(numerator: exact.numerator, denominator: exact.denominator)
    self.text = text
  }

  /// A result of statistics; nil where there is none, such as a division by zero.
  init?(_ value: Double, text: String) {
    guard value.isFinite else { return nil }
    self.value = value
    self.text = text
  }
}
