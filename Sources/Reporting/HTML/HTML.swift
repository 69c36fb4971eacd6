import Wording

/// A piece of HTML. A text gets into one only escaped, and with its control and text-direction
/// characters made visible; there is no way to put markup of others into it.
public struct HTML: Sendable, Equatable, ExpressibleByStringLiteral {
  /// The markup.
  public private(set) var markup: String

  /// Nothing.
  public static let empty = HTML(trusted: "")

  /// A text, escaped.
  public init(_ text: String) {
    markup = Self.escaped(text.visible)
  }

  /// A text of several lines, escaped; its line ends stay line ends.
  public init(lines text: String) {
    markup = Self.escaped(text.visible(keepingLines: true))
  }

  /// A literal text, escaped like any other.
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// Pieces one after the other.
  public init(_ pieces: [HTML]) {
    self.init(trusted: pieces.map(\.markup).joined())
  }

  /// A picture, whose texts were escaped when it was drawn.
  init(_ picture: SVG) {
    self.init(trusted: picture.markup)
  }

  private init(trusted markup: String) {
    self.markup = markup
  }

  /// An element with its attributes and what stands in it.
  public static func element(
    _ tag: Tag, _ attributes: [Attribute] = [], _ content: [HTML] = []
  ) -> HTML {
    var markup = "<" + tag.rawValue
    for attribute in attributes {
      markup += " \(attribute.name.rawValue)=\"\(escaped(attribute.value.visible))\""
    }
    markup += ">"
    guard !tag.isVoid else { return HTML(trusted: markup) }
    for piece in content { markup += piece.markup }
    markup += "</\(tag.rawValue)>"
    if tag.endsLine { markup += "\n" }
    return HTML(trusted: markup)
  }

  /// An element with one text in it.
  public static func element(_ tag: Tag, _ attributes: [Attribute] = [], _ text: String) -> HTML {
    element(tag, attributes, [HTML(text)])
  }

  /// A whole page: the document type, then its root.
  static func document(_ root: HTML) -> String { "<!DOCTYPE html>\n" + root.markup }

  /// A style sheet or script of `Data/report`, which no text of a user ever gets into.
  static func code(_ tag: Tag, _ source: String) -> HTML {
    HTML(trusted: "<\(tag.rawValue)>\(source)</\(tag.rawValue)>\n")
  }

  /// A text of which markup acts on nothing.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}

extension Sequence<HTML> {
  /// One piece of many, with the same text between any two.
  public func joined(_ separator: String) -> HTML {
    var pieces: [HTML] = []
    for piece in self { pieces += pieces.isEmpty ? [piece] : [HTML(separator), piece] }
    return HTML(pieces)
  }
}
