/// The elements that reports are made of. Those that run or load something are not among them.
public enum Tag: String, Sendable {
  // The page
  case html, head, body, meta, title, style, script, header, main, nav, section, footer, div, span
  // Text
  case h1, h2, h3, p, a, b, strong, em, small, code, pre, ul, ol, li, dl, dt, dd, br, details
  case summary, figure, figcaption
  // Tables
  case table, thead, tbody, tr, th, td

  /// Whether it has neither content nor an end tag.
  var isVoid: Bool { self == .meta || self == .br }

  /// Whether a line ends behind it, so that two reports can be compared line by line.
  var endsLine: Bool {
    switch self {
    case .title, .head, .header, .main, .nav, .section, .footer, .div, .h1, .h2, .h3, .p, .ul, .ol,
      .li, .dl, .dd, .details, .figure, .figcaption, .table, .thead, .tbody, .tr, .pre, .body,
      .html,
      .summary:
      true
    default: false
    }
  }
}

/// An attribute of an element: a name from a closed list, and any text.
///
/// Names that run a script, load something or hold a style are not among them.
public struct Attribute: Sendable {
  /// The names.
  public enum Name: String, Sendable {
    // Of any element
    case id, `class`, lang, title, role, open, charset, name, content, scope, tabindex
    case httpEquiv = "http-equiv"
    case label = "aria-label"
    // Words for the script of the page
    case filterWord = "data-filter"
    case countWord = "data-count"
    case sortKey = "data-key"
    // Of links
    case fragment = "href"
  }

  let name: Name
  let value: String

  /// Makes an attribute; its value is escaped when it is written.
  ///
  /// A link leads to a place on the same page, whatever its value.
  public init(_ name: Name, _ value: String) {
    self.name = name
    self.value = name == .fragment && !value.hasPrefix("#") ? "#" + value : value
  }

  /// A class of the style sheet, or several with spaces between them.
  public static func `class`(_ name: String) -> Attribute { Attribute(.class, name) }

  /// The name of a place on the page.
  public static func id(_ name: String) -> Attribute { Attribute(.id, name) }

  /// A link to a place on the same page.
  public static func link(to id: String) -> Attribute { Attribute(.fragment, id) }
}
