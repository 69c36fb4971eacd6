import Statistics
import Wording

/// A piece of SVG; whatever comes from outside is escaped on its way in.
struct SVG: Sendable, Equatable {
  /// The text of the piece, well-formed XML.
  let markup: String

  /// The value of an attribute.
  enum Value: ExpressibleByStringLiteral {
    /// Words, which are escaped.
    case text(String)
    /// A coordinate or a size in units of the view box.
    case at(Double)

    init(stringLiteral value: String) { self = .text(value) }

    fileprivate var markup: String {
      switch self {
      case .text(let text): SVG.escaped(text)
      case .at(let number): number.coordinate
      }
    }
  }

  /// An element with its attributes in their order and what stands in it.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, Value>, _ content: [SVG] = []
  ) -> SVG {
    let head = "<" + name + attributes.map { " \($0.key)=\"\($0.value.markup)\"" }.joined()
    let body = content.map(\.markup).joined()
    return SVG(markup: body.isEmpty ? head + "/>" : "\(head)>\(body)</\(name)>")
  }

  /// Words between tags.
  static func words(_ text: String) -> SVG { SVG(markup: escaped(text)) }

  /// Pieces that belong together; `title` is what a pointer and a screen reader learn of them.
  static func group(title: String, _ content: [SVG]) -> SVG {
    element("g", [:], [element("title", [:], [words(title)])] + content)
  }

  /// A text of which XML acts on nothing; two characters that only HTML takes become a mark.
  static func escaped(_ text: String) -> String {
    let scalars = HTML.escaped(text.visible).unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar == "\u{FFFE}" || scalar == "\u{FFFF}" ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Double {
  /// The number in at most two decimals, as SVG reads it.
  var coordinate: String {
    let text = text(decimals: 2)
    guard let last = text.lastIndex(where: { $0 != "0" }) else { return "0" }
    let end = text[last] == "." ? last : text.index(after: last)
    return String(text[..<end])
  }
}
