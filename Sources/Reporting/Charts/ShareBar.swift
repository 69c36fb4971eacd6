/// A share as a bar in the cell of a table; the number stands beside it, so it needs no words.
enum ShareBar {
  /// The bar of a share from 0 to 1, in a frame that stands for the whole.
  static func draw(_ share: Figure) -> SVG {
    let (width, height) = (100.0, 10.0)
    let length = min(max(share.value, 0), 1) * width
    return .element(
      "svg",
      [
        "class": "share", "viewBox": .text("0 0 \(width.coordinate) \(height.coordinate)"),
        "preserveAspectRatio": "none", "aria-hidden": "true",
      ],
      [
        .element(
          "rect",
          [
            "width": .at(width), "height": .at(height), "fill": .text(Ink.paper),
            "stroke": .text(Ink.grid),
          ])
      ] + Marks.bar(x: 0, y: 0, width: length, height: height))
  }
}
