/// A sentence as it is put together, in UTF-8: what is interpolated becomes no text of its own.
public struct Sentence: Sendable, ExpressibleByStringInterpolation {
  /// The bytes of the text.
  public private(set) var bytes: [UInt8]

  /// A sentence without variable parts.
  public init(stringLiteral text: String) {
    bytes = Array(text.utf8)
  }

  /// A sentence with its parts filled in.
  public init(stringInterpolation parts: StringInterpolation) {
    bytes = parts.bytes
  }

  /// Joins two sentences.
  public static func + (left: Sentence, right: Sentence) -> Sentence {
    var joined = left
    joined.bytes.append(contentsOf: right.bytes)
    return joined
  }

  /// Takes the parts of a sentence.
  public struct StringInterpolation: StringInterpolationProtocol {
    /// The bytes so far; a kind of part that is not known here writes its own.
    public var bytes: [UInt8] = []

    /// Makes room for a sentence of usual length.
    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Adds fixed words.
    public mutating func appendLiteral(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Adds a text.
    public mutating func appendInterpolation(_ text: String) {
      bytes.append(contentsOf: text.utf8)
    }

    /// Adds a whole number.
    public mutating func appendInterpolation(_ number: Int) {
      bytes.append(contentsOf: String(number).utf8)
    }

    /// Adds another sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) {
      bytes.append(contentsOf: sentence.bytes)
    }
  }
}

extension String {
  /// The text of a sentence.
  public init(_ sentence: Sentence) {
    self.init(decoding: sentence.bytes, as: UTF8.self)
  }
}

extension Sequence<Sentence> {
  /// One sentence of many, with a separator between them.
  public func joined(separator: Sentence) -> Sentence {
    var joined: Sentence?
    for part in self { joined = joined.map { $0 + separator + part } ?? part }
    return joined ?? ""
  }
}
