public import ExactNumbers
public import Wording

/// A sentence in one language, written with its parts in it: `language(en: "\(n) bids", zh: "\(n) 个报价")`.
///
/// The words between the parts are those of this program. What comes from elsewhere may hold anything,
/// so that a sentence knows whether such a text is in it.
public struct Sentence: Sendable {
  @usableFromInline var bytes = SentenceBytes()
  /// Whether texts from elsewhere are in it. The words of this program are harmless and have no
  /// quotes; they may have commas.
  @usableFromInline private(set) var holdsTexts = false

  /// Joins two sentences.
  public static func + (left: Sentence, right: Sentence) -> Sentence {
    var joined = left
    joined += right
    return joined
  }

  /// Takes all away, and keeps the room.
  public mutating func removeAll() {
    bytes.count = 0
    holdsTexts = false
  }

  /// The sentence with what would harm a terminal shown; the words of this program have nothing of it.
  public var visible: Sentence {
    holdsTexts && bytes.read { $0.holdsHarm } ? "\(String(self).visible)" : self
  }

  /// Whether the words are such as those of this program must be: without harm, quotes and strokes.
  var isPlain: Bool {
    bytes.read { words in
      !words.holdsHarm
        && words.indices.allSatisfy {
          words[$0] != UInt8(ascii: "\"") && words[$0] != UInt8(ascii: "\\")
        }
    }
  }

  /// Adds a sentence at the end.
  public static func += (left: inout Sentence, right: Sentence) {
    left.appendInterpolation(right)
  }
}

extension Sentence: ExpressibleByStringInterpolation, StringInterpolationProtocol {
  /// A sentence takes its parts itself.
  public typealias StringInterpolation = Sentence
  /// What stands between the parts is known before the program runs.
  public typealias StringLiteralType = StaticString

  /// A sentence without variable parts.
  @inlinable @inline(__always)
  public init(stringLiteral words: StaticString) { bytes.append(words) }

  /// Begins a sentence.
  @inlinable @inline(__always)
  public init(literalCapacity: Int, interpolationCount: Int) {}

  /// A sentence with its parts filled in.
  @inlinable @inline(__always)
  public init(stringInterpolation sentence: Sentence) { self = sentence }

  /// Adds words of this program.
  @inlinable @inline(__always)
  public mutating func appendLiteral(_ words: StaticString) { bytes.append(words) }

  /// Adds words of this program that are chosen.
  @inlinable @inline(__always)
  public mutating func appendInterpolation(_ words: StaticString) { bytes.append(words) }

  /// Adds a text from elsewhere.
  public mutating func appendInterpolation(_ text: String) {
    bytes.append(text.utf8.span)
    holdsTexts = true
  }

  /// Adds a whole number.
  public mutating func appendInterpolation(_ number: Int) { bytes.append(ShownDecimal(number)) }

  /// Adds a decimal.
  public mutating func appendInterpolation(_ number: ShownDecimal) { bytes.append(number) }

  /// Adds another sentence.
  public mutating func appendInterpolation(_ sentence: Sentence) {
    sentence.bytes.read { bytes.append($0) }
    if sentence.holdsTexts { holdsTexts = true }
  }
}

extension String {
  /// The text of a sentence.
  public init(_ sentence: Sentence) { self = sentence.bytes.text }
}

extension Text {
  /// A sentence in both languages.
  public init(_ sentence: (Language) -> Sentence) {
    self.init(en: String(sentence(.english)), zh: String(sentence(.chinese)))
  }
}

extension Language {
  /// One of two wordings without variable parts, to be added to a sentence.
  @inlinable @inline(__always)
  public func words(en: StaticString, zh: StaticString) -> StaticString {
    switch self {
    case .english: en
    case .chinese: zh
    }
  }

  /// One of two sentences that stand side by side; the other is not made.
  @inlinable @inline(__always)
  public func callAsFunction(en: @autoclosure () -> Sentence, zh: @autoclosure () -> Sentence)
    -> Sentence
  {
    switch self {
    case .english: en()
    case .chinese: zh()
    }
  }
}
