public import ExactNumbers
public import Wording

/// A sentence as it is put together, in UTF-8: what is interpolated becomes no text of its own.
public struct Sentence: Sendable, ExpressibleByStringInterpolation {
  /// The text; in a line of CSV what stands before the sentence as well.
  var buffer: ByteBuffer
  /// Whether texts from elsewhere are in it, which may hold anything. The words of this program are
  /// harmless and have no quotes; they may have commas.
  var holdsTexts = false

  /// A sentence that is yet to be put together.
  public init() { buffer = ByteBuffer(room: 0) }

  /// The same, with room for so many bytes.
  init(room: Int) { buffer = ByteBuffer(room: room) }

  /// A sentence without variable parts.
  public init(stringLiteral text: String) {
    self.init(room: text.utf8.count)
    buffer.append(text.utf8.span)
  }

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
    left.buffer.append(right.buffer)
    if right.holdsTexts { left.holdsTexts = true }
  }

  /// Adds a text from elsewhere at the end.
  public static func += (left: inout Sentence, right: String) {
    left.buffer.append(right.utf8.span)
    left.holdsTexts = true
  }

  /// Adds a whole number at the end.
  public static func += (left: inout Sentence, right: Int) { left += ShownDecimal(right) }

  /// Adds a decimal at the end.
  public static func += (left: inout Sentence, right: ShownDecimal) {
    left.buffer.append(atMost: ShownDecimal.longest) { right.write(into: &$0, at: $1) }
  }

  /// Adds words of this program at the end.
  public mutating func add(_ words: StaticString) { buffer.append(words) }

  /// Adds words of this program in one of two languages at the end.
  public mutating func add(_ language: Language, en: StaticString, zh: StaticString) {
    switch language {
    case .english: buffer.append(en)
    case .chinese: buffer.append(zh)
    }
  }

  /// Takes the parts of a sentence.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sentence: Sentence

    /// Makes room for a sentence of usual length.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sentence = Sentence(room: literalCapacity + 16 * interpolationCount)
    }

    /// Adds fixed words.
    public mutating func appendLiteral(_ text: String) { sentence.buffer.append(text.utf8.span) }

    /// Adds a text.
    public mutating func appendInterpolation(_ text: String) { sentence += text }

    /// Adds a whole number.
    public mutating func appendInterpolation(_ number: Int) { sentence += number }

    /// Adds a decimal.
    public mutating func appendInterpolation(_ number: ShownDecimal) { sentence += number }

    /// Adds another sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) { self.sentence += sentence }
  }
}

extension String {
  /// The text of a sentence.
  public init(_ sentence: Sentence) { self = sentence.buffer.text() }
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
