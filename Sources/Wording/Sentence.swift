/// A sentence as it is put together, in UTF-8: what is interpolated becomes no text of its own.
public struct Sentence: Sendable, ExpressibleByStringInterpolation {
  /// The text, and behind it room for more, so that a part is written without asking for each byte.
  private var room: [UInt8]
  private var count = 0

  /// The bytes of the text.
  public var bytes: ArraySlice<UInt8> { room[..<count] }

  /// A sentence that is yet to be put together.
  public init() { room = [] }

  private init(room size: Int) {
    room = []
    makeRoom(size)
  }

  /// A sentence without variable parts.
  public init(stringLiteral text: String) {
    self.init(room: text.utf8.count)
    add(text)
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
  public static func += (left: inout Sentence, right: Sentence) { left.add(right.bytes.span) }

  /// Adds words at the end.
  public static func += (left: inout Sentence, right: String) { left.add(right) }

  /// Adds a whole number at the end.
  public static func += (left: inout Sentence, right: Int) { left.add(right) }

  /// Takes all words away and keeps the room, so that the next sentence needs none of its own.
  public mutating func removeAll() { count = 0 }

  private mutating func add(_ text: String) { add(text.utf8.span) }

  private mutating func add(_ text: Span<UInt8>) {
    write(atMost: text.count) { bytes, start in
      for index in text.indices { bytes[start + index] = text[index] }
      return start + text.count
    }
  }

  private mutating func add(_ number: Int) {
    guard number >= 0 else { return add(String(number)) }
    if number >= 10 { add(number / 10) }
    write(atMost: 1) { bytes, place in
      bytes[place] = UInt8(ascii: "0") + UInt8(number % 10)
      return place + 1
    }
  }

  private mutating func makeRoom(_ more: Int) {
    room.append(contentsOf: repeatElement(0, count: more))
  }

  /// Makes room for some bytes, of which what is given writes as many as it needs, from a place on;
  /// it returns the place behind them.
  public mutating func write(atMost most: Int, _ part: (inout MutableSpan<UInt8>, Int) -> Int) {
    if count + most > room.count { makeRoom(max(most, room.count)) }
    let start = count
    var bytes = room.mutableSpan
    let end = part(&bytes, start)
    count = end
  }

  /// Takes the parts of a sentence.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sentence: Sentence

    /// Makes room for a sentence of usual length.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sentence = Sentence(room: literalCapacity + 16 * interpolationCount)
    }

    /// Adds fixed words.
    public mutating func appendLiteral(_ text: String) { sentence.add(text) }

    /// Adds a text.
    public mutating func appendInterpolation(_ text: String) { sentence.add(text) }

    /// Adds a whole number.
    public mutating func appendInterpolation(_ number: Int) { sentence.add(number) }

    /// Adds another sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) { self.sentence += sentence }

    /// Adds a kind of part that is not known here, of so many bytes at most: it writes its own from
    /// a place on and returns the place behind them.
    public mutating func append(atMost most: Int, _ part: (inout MutableSpan<UInt8>, Int) -> Int) {
      sentence.write(atMost: most, part)
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
    var joined: Sentence = ""
    for (index, part) in enumerated() {
      if index > 0 { joined += separator }
      joined += part
    }
    return joined
  }
}
