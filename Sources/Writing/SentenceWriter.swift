public import ExactNumbers
public import Wording

/// Puts a sentence together, in UTF-8 and where it belongs: no part of it becomes a text of its own.
public struct SentenceWriter: ~Copyable {
  /// The sentence; in a line of CSV what stands before it as well.
  @usableFromInline var buffer: ByteBuffer
  /// Whether texts from elsewhere are in it, which may hold anything. The words of this program are
  /// harmless and have no quotes; they may have commas.
  @usableFromInline var holdsTexts = false

  /// Begins a sentence of usual length.
  public init() { self.init(room: 128) }

  /// The same, with room for so many bytes.
  init(room: Int) { buffer = ByteBuffer(room: room) }

  /// Adds words of this program.
  @inlinable @inline(__always)
  public mutating func add(_ words: StaticString) { buffer.append(words) }

  /// Adds words of this program in one of two languages.
  @inlinable @inline(__always)
  public mutating func add(_ language: Language, en: StaticString, zh: StaticString) {
    switch language {
    case .english: buffer.append(en)
    case .chinese: buffer.append(zh)
    }
  }

  /// Adds a text from elsewhere.
  public mutating func add(text: String) {
    buffer.append(text.utf8.span)
    holdsTexts = true
  }

  /// Adds a whole number.
  public mutating func add(_ number: Int) { buffer.append(number) }

  /// Adds a decimal.
  public mutating func add(_ number: ShownDecimal) {
    buffer.append(atMost: ShownDecimal.longest) { number.write(into: &$0, at: 0) }
  }

  /// Adds a sentence that is at hand.
  public mutating func add(sentence: Sentence) {
    buffer.append(sentence.text.utf8.span)
    if sentence.holdsTexts { holdsTexts = true }
  }

  /// Adds all that another one holds.
  @inline(__always)
  public mutating func add(_ other: borrowing SentenceWriter) {
    buffer.append(0..<other.buffer.count, of: other.buffer)
    if other.holdsTexts { holdsTexts = true }
  }

  /// Takes all away, to begin anew.
  public mutating func removeAll() {
    buffer.removeAll()
    holdsTexts = false
  }

  /// What was put together.
  public var sentence: Sentence { Sentence(text: buffer.text(), holdsTexts: holdsTexts) }
}
