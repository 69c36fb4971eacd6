import ExactNumbers
import Tables
import Wording

/// Rows as JSON objects, one a line, cell by cell, with commas between them.
@usableFromInline
struct JSONBuffer: ~Copyable {
  private var buffer: ByteBuffer
  /// What stands before each value: `  {"lot": `, `, "rank": `, …
  private let keys: ByteBuffer
  /// Where these end.
  private let ends: [Int]
  /// How many values the row has so far.
  private var column = 0

  /// Rows with these columns, about so many of them.
  init(_ columns: [OutputTable.Column], rows: Int) {
    var keys = ByteBuffer(room: 32 * columns.count)
    var ends = [0]
    for column in columns {
      keys.append(ends.count == 1 ? "  {" : ", ")
      keys.append(quoted: column.name.utf8.span)
      keys.append(": ")
      ends.append(keys.count)
    }
    self.keys = keys
    self.ends = ends
    buffer = ByteBuffer(room: rows * 32 * columns.count)
  }

  /// Writes a text.
  mutating func text(_ words: Span<UInt8>) {
    key()
    buffer.append(quoted: words)
  }

  /// Writes words of the program itself, of which none must be escaped.
  mutating func word(_ word: StaticString) {
    key()
    buffer.append(Self.quote)
    buffer.append(word, before: Self.quote)
  }

  /// Writes a sentence; only what others may have a part in needs a closer look.
  mutating func sentence(_ sentence: Sentence) {
    guard !sentence.holdsTexts else { return sentence.bytes.read { text($0) } }
    key()
    buffer.append(Self.quote)
    assert(sentence.isPlain)
    sentence.bytes.read { buffer.append($0) }
    buffer.append(Self.quote)
  }

  /// Writes a number that is at hand.
  mutating func digits(_ digits: Span<UInt8>) {
    key()
    buffer.append(digits)
  }

  /// Writes a whole number.
  mutating func number(_ number: Int) {
    key()
    buffer.append(number)
  }

  /// Writes a number in decimals; false, with nothing written, where it is too long for them.
  mutating func number(_ number: Ratio, decimals: ClosedRange<Int>) -> Bool {
    let start = buffer.count
    key()
    let length = buffer.append(atMost: ShownDecimal.longest) { bytes in
      (try? number.write(decimals, into: &bytes, at: 0)) ?? 0
    }
    guard length == 0 else { return true }
    buffer.cut(to: start)
    column -= 1
    return false
  }

  /// Writes that there is no value.
  mutating func empty() {
    key()
    buffer.append("null")
  }

  /// Ends the object.
  mutating func endRow() {
    buffer.append(Self.between)
    column = 0
  }

  /// Takes the rows out; between them and others a comma and a line end are missing.
  mutating func takeRows() -> WrittenRows {
    if buffer.count > 0 { buffer.cut(to: buffer.count - Self.between.utf8CodeUnitCount + 1) }
    return WrittenRows(pieces: [buffer.takeBytes()], neutralised: 0)
  }

  private mutating func key() {
    buffer.append(ends[column]..<ends[column + 1], of: keys)
    column += 1
  }

  private static var between: StaticString { "},\n" }
  private static let quote = UInt8(ascii: "\"")
}

extension ByteBuffer {
  /// Adds a text as a JSON string, with what would harm a terminal escaped, and nothing lost.
  mutating func append(quoted words: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    let start = count
    append(words)
    if mayNeedEscapes(from: start) {
      cut(to: start)
      appendEscaped(words)
    }
    append(UInt8(ascii: "\""))
  }

  @inline(never)
  private mutating func appendEscaped(_ words: Span<UInt8>) {
    append(words) { byte in
      byte.mayBeginHarm || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    } special: { buffer, place in
      let (scalar, length) = words.scalar(at: place)
      switch scalar {
      case "\"": buffer.append("\\\"")
      case "\\": buffer.append("\\\\")
      case "\n": buffer.append("\\n")
      case "\r": buffer.append("\\r")
      case "\t": buffer.append("\\t")
      case _ where scalar.isHarmful: buffer.appendEscape(scalar)
      default: buffer.append(words.extracting(place..<place + length))
      }
      return length
    }
  }

  /// Adds `\u` and the four digits of a harmful character; none has more.
  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    append("\\u")
    for shift in stride(from: UInt32(12), through: 0, by: -4) {
      let digit = UInt8(scalar.value >> shift & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }
}
