import ExactNumbers
import Tables
import Wording

/// Lines of CSV in UTF-8, cell by cell; a comma stands behind each until the line ends.
@usableFromInline
struct CSVBuffer: ~Copyable {
  /// The lines.
  @usableFromInline var buffer: ByteBuffer
  /// How many texts were made harmless.
  private var neutralised = 0
  /// Whether a row has one value, which, when it is empty, would make an empty line.
  private let isSingleColumn: Bool

  /// Lines of CSV, about so many of them.
  init(isSingleColumn: Bool, rows: Int) {
    self.init(isSingleColumn: isSingleColumn, bytes: rows * (isSingleColumn ? 16 : 224))
  }

  /// The same, with room for so many bytes.
  init(isSingleColumn: Bool, bytes: Int) {
    self.isSingleColumn = isSingleColumn
    buffer = ByteBuffer(room: bytes)
  }

  /// Writes a whole number.
  @inline(__always)
  mutating func number(_ number: Int) {
    buffer.append(number)
    buffer.append(Self.separator)
  }

  /// Writes a number in decimals, and tells whether it is short enough for them.
  @inline(__always)
  mutating func number(_ number: Ratio, decimals: ClosedRange<Int>) -> Bool {
    buffer.append(atMost: ShownDecimal.longest + 1) { bytes in
      guard let end = try? number.write(decimals, into: &bytes, at: 0) else { return 0 }
      bytes[end] = Self.separator
      return end &+ 1
    } > 0
  }

  /// Writes a number that is at hand.
  mutating func digits(_ digits: Span<UInt8>) {
    buffer.append(digits)
    buffer.append(Self.separator)
  }

  /// Writes a word that needs no quotes and is harmless.
  @inlinable @inline(__always)
  mutating func word(_ word: StaticString) {
    // As for a text, an empty one alone in its row would make an empty line.
    guard word.utf8CodeUnitCount > 0 else { return empty() }
    buffer.append(word, before: Self.separator)
  }

  /// Writes a text, in quotes where it needs them, and harmless to spreadsheets and terminals.
  @discardableResult
  mutating func text(_ words: Span<UInt8>) -> WrittenCell {
    let (start, before) = (buffer.count, neutralised)
    let need = buffer.appendAndLook(words, before: Self.separator)
    if need != .nothing {
      buffer.removeLast()
      end(need, from: start)
    }
    return WrittenCell(
      bytes: start..<buffer.count, isNeutralised: neutralised > before)
  }

  /// Writes a text again that is among these lines.
  @inline(__always)
  mutating func again(_ cell: WrittenCell) {
    buffer.appendAgain(cell.bytes)
    if cell.isNeutralised { neutralised += 1 }
  }

  /// Writes a text that is among the bytes of other lines, which had several columns.
  @inline(__always)
  mutating func ready(_ cell: WrittenCell, in bytes: borrowing ByteBuffer) {
    // Nothing but its comma.
    if isSingleColumn, cell.bytes.count == 1 { return empty() }
    buffer.append(cell.bytes, of: bytes)
    if cell.isNeutralised { neutralised += 1 }
  }

  /// Writes a sentence, of which others may have no part; then it needs no closer look.
  @inline(__always)
  mutating func sentence(_ sentence: Sentence) {
    guard !sentence.holdsTexts else { return sentence.bytes.read { _ = text($0) } }
    let start = buffer.count
    sentence.bytes.read { buffer.append($0) }
    assert(sentence.isPlain)
    end(buffer.needOfOwnWords(from: start), from: start)
  }

  /// Writes nothing.
  @usableFromInline
  mutating func empty() {
    writeEmpty()
    buffer.append(Self.separator)
  }

  /// Ends the line.
  mutating func endLine() { buffer.replaceLast(with: UInt8(ascii: "\n")) }

  /// Takes the lines out.
  mutating func takeLines() -> WrittenRows {
    defer { neutralised = 0 }
    return WrittenRows(pieces: [takeBytes()], neutralised: neutralised)
  }

  /// Takes the bytes of the lines out.
  mutating func takeBytes() -> [UInt8] { buffer.takeBytes() }

  @usableFromInline static var separator: UInt8 { 0x2C }
  private static let quote = UInt8(ascii: "\"")

  /// Brings a text that begins at a place into the form that it needs.
  @inline(__always)
  private mutating func end(_ need: CellNeed, from start: Int) {
    switch need {
    case .nothing: break
    case .pair: writeEmpty()
    case .quotes: buffer.enclose(from: start, in: Self.quote)
    case .closerLook: writeHarmless(buffer.removeText(from: start))
    }
    buffer.append(Self.separator)
  }

  private mutating func writeEmpty() {
    if isSingleColumn { buffer.append("\"\"") }
  }

  @inline(never)
  private mutating func writeHarmless(_ words: String) {
    let plain = words.visible(keepingLines: true)
    let harmless = Self.beginsFormula(words) ? "'" + plain : plain
    if harmless != words { neutralised += 1 }
    if Self.needsQuotes(harmless) {
      writeQuoted(harmless)
    } else {
      buffer.append(harmless.utf8.span)
    }
  }

  private mutating func writeQuoted(_ words: String) {
    buffer.append(Self.quote)
    buffer.append(words.utf8.span, where: { $0 == Self.quote }) { buffer, _ in
      buffer.append("\"\"")
      return 1
    }
    buffer.append(Self.quote)
  }

  private static func beginsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first?.halfWidth {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    default: false
    }
  }

  private static func needsQuotes(_ text: String) -> Bool {
    text.utf8.contains { byte in
      switch byte {
      case 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "\""): true
      default: false
      }
    }
  }
}

/// Where a text stands as a cell, with the comma behind it.
struct WrittenCell: Sendable {
  let bytes: Range<Int>
  /// Whether it was made harmless.
  let isNeutralised: Bool

  /// The same cell where so many bytes stand before.
  func behind(_ count: Int) -> WrittenCell {
    WrittenCell(
      bytes: (bytes.lowerBound + count)..<(bytes.upperBound + count),
      isNeutralised: isNeutralised)
  }
}
