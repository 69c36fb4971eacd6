public import ExactNumbers
public import Wording

/// A sentence in one language, which knows whether others had a say in it.
///
/// What is said of most rows of a table is put together by a `SentenceWriter` instead.
public struct Sentence: Sendable, ExpressibleByStringInterpolation {
  var text: String
  /// Whether texts from elsewhere are in it, as `SentenceWriter` says.
  var holdsTexts = false

  init(text: String, holdsTexts: Bool) { (self.text, self.holdsTexts) = (text, holdsTexts) }

  /// A sentence without variable parts.
  public init(stringLiteral text: String) { self.text = text }

  /// A sentence with its parts filled in.
  public init(stringInterpolation parts: StringInterpolation) { self = parts.sentence }

  /// Joins two sentences.
  public static func + (left: Sentence, right: Sentence) -> Sentence {
    var joined = left
    joined += right
    return joined
  }

  /// Adds a sentence at the end.
  public static func += (left: inout Sentence, right: Sentence) {
    left.text += right.text
    if right.holdsTexts { left.holdsTexts = true }
  }

  /// Takes the parts of a sentence.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sentence: Sentence = ""

    /// Makes room for a sentence of usual length.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sentence.text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Adds fixed words.
    public mutating func appendLiteral(_ text: String) { sentence.text += text }

    /// Adds a text from elsewhere.
    public mutating func appendInterpolation(_ text: String) {
      sentence += Sentence(text: text, holdsTexts: true)
    }

    /// Adds a whole number.
    public mutating func appendInterpolation(_ number: Int) { sentence.text += String(number) }

    /// Adds a decimal.
    public mutating func appendInterpolation(_ number: ShownDecimal) {
      sentence.text += number.text
    }

    /// Adds another sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) { self.sentence += sentence }
  }
}

extension String {
  /// The text of a sentence.
  public init(_ sentence: Sentence) { self = sentence.text }
}

extension Sequence<Sentence> {
  /// One sentence of many, with a separator between them.
  public func joined(separator: Sentence) -> Sentence {
    var joined: Sentence = ""
    for (index, part) in enumerated() {
      if index > 0 { joined += separator }
      joined += part
    }
    return joined
  }
}

extension Language {
  /// One of two sentences that stand side by side; the other is not made.
  @inlinable
  public func callAsFunction(en: @autoclosure () -> Sentence, zh: @autoclosure () -> Sentence)
    -> Sentence
  {
    switch self {
    case .english: en()
    case .chinese: zh()
    }
  }
}
