import Wording

/// Words in a chart: their size, and how much room they take.
enum Lettering {
  /// The height of ordinary words, in units of the view box.
  static let size = 12.0
  /// The distance between two lines.
  static let line = 15.0

  /// Which end of the words lies at their place.
  enum Anchor: String {
    case start, middle, end
  }

  /// Words on one line; `y` is their middle.
  static func words(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, ink: String = Ink.text,
    isBold: Bool = false
  ) -> SVG {
    // A third of the height lies between the middle of letters and the line that they stand on.
    .element(
      "text",
      [
        "x": .at(x), "y": .at(y + size * 0.35), "text-anchor": .text(anchor.rawValue),
        "fill": .text(ink), "font-weight": .text(isBold ? "bold" : "normal"),
        // A rim of paper parts words from the lines that they cross.
        "stroke": .text(Ink.paper), "stroke-width": "4", "stroke-linejoin": "round",
        "paint-order": "stroke",
      ], [.words(text)])
  }

  /// An upper bound of the width for most fonts: a letter is 0.56 of the height, a Chinese one
  /// twice as wide.
  static func width(_ text: String) -> Double { width(columns: displayWidth(text.visible)) }

  private static func width(columns: Int) -> Double { Double(columns) * size * 0.56 }

  /// The longest beginning of a text that leaves room for so many columns more.
  private static func beginning(of text: String, to width: Double, with more: Int = 0) -> Substring
  {
    var columns = more
    let end = text.indices.first { index in
      columns += displayWidth(String(text[index]))
      return Self.width(columns: columns) > width
    }
    return text[..<(end ?? text.endIndex)]
  }

  /// The words cut to a width, `…` at the end of what is cut.
  static func fitted(_ text: String, to width: Double) -> String {
    guard Self.width(text) > width else { return text }
    return beginning(of: text.visible, to: width, with: displayWidth("…")) + "…"
  }

  /// A name with its number behind it; where there is no room, the name is cut.
  static func fitted(_ name: String, number: String, to width: Double) -> String {
    "\(fitted(name, to: width - Self.width(" " + number))) \(number)"
  }

  /// The words on at most two lines of a width, broken at a space, or anywhere where there is none,
  /// as Chinese has none.
  static func wrapped(_ text: String, to width: Double) -> [String] {
    let text = text.visible
    guard Self.width(text) > width else { return [text] }
    var first = beginning(of: text, to: width)
    let isWordCut = text[first.endIndex...].first != " "
    if isWordCut, let space = first.lastIndex(of: " "), displayWidth(String(first[space...])) < 16 {
      first = first[...space]
    }
    let rest = text[first.endIndex...].drop { $0 == " " }
    return [String(first), fitted(String(rest), to: width)]
  }

  /// The places nearest to those wished for at which no two words of one line overlap, in the
  /// order of `wishes`; all between `top` and `bottom` where there is room.
  ///
  /// Words that crowd move together and stay around the mean of their wishes, which makes the sum
  /// of squared moves the least (pool adjacent violators).
  static func spread(_ wishes: [Double], gap: Double = line, top: Double, bottom: Double)
    -> [Double]
  {
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    // Without the gaps, no overlap means no more than that places do not fall.
    var blocks: [(sum: Double, count: Int)] = []
    for (place, index) in order.enumerated() {
      blocks.append((wishes[index] - Double(place) * gap, 1))
      while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].sum += last.sum
        blocks[blocks.count - 1].count += last.count
      }
    }
    let highest = max(top, bottom - Double(max(0, wishes.count - 1)) * gap)
    let bare = blocks.flatMap { block in
      [Double](repeating: min(max(mean(block), top), highest), count: block.count)
    }
    var places = wishes
    for (place, index) in order.enumerated() { places[index] = bare[place] + Double(place) * gap }
    return places
  }

  private static func mean(_ block: (sum: Double, count: Int)) -> Double {
    block.sum / Double(block.count)
  }
}

/// The few colours of charts; each differs from the others in lightness too, and none means
/// anything that shape, dash or filling does not say as well. The style of reports replaces them on
/// dark screens.
enum Ink {
  /// The sheet, and the inside of rings and blank bars.
  static let paper = "#ffffff"
  /// Words and axes.
  static let text = "#1a1a1a"
  /// Words that matter less, and lines that are only context.
  static let faint = "#5f5f5f"
  /// Lines of the grid.
  static let grid = "#d5d5d5"
  /// Marks.
  static let mark = "#1f5a96"
  /// Areas behind marks.
  static let band = "#c9dbee"
  /// Marks that call for attention.
  static let alarm = "#a33b00"
}
