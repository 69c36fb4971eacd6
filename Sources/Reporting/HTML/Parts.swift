public import Wording

/// Small parts that many reports have.
extension HTML {
  /// A row of totals: what was counted, and how many; `warns` sets one off.
  public static func totals(
    _ totals: [(name: Text, value: String, warns: Bool)], language: Language
  ) -> HTML {
    .element(
      .dl, [.class("totals")],
      totals.map { total in
        .element(
          .div, total.warns ? [.class("warn")] : [],
          [.element(.dt, [], total.name(language)), .element(.dd, [], total.value)])
      })
  }

  /// What opens on demand, and on paper.
  public static func fold(_ title: [HTML], isOpen: Bool = false, _ content: [HTML]) -> HTML {
    .element(
      .details, isOpen ? [Attribute(.open, "")] : [],
      [.element(.summary, [], title)] + content)
  }

  /// A list of sentences.
  public static func list(_ sentences: [String]) -> HTML {
    .element(.ul, [], sentences.map { .element(.li, [], $0) })
  }

  /// What the marks of pictures mean; each mark is drawn around (9, 8).
  static func legend(_ entries: [(mark: SVG, meaning: Text)], language: Language) -> HTML {
    let items = entries.map { mark, meaning in
      HTML.element(
        .li, [],
        [
          HTML(.element("svg", ["viewBox": "0 0 18 16", "aria-hidden": "true"], [mark])),
          HTML(meaning(language)),
        ])
    }
    return .element(.ul, [.class("legend")], items)
  }
}
