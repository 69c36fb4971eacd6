import ExactNumbers
import Wording

/// Lines of CSV in UTF-8, cell by cell.
struct CSVBuffer: Sendable {
  private var bytes: ByteBuffer
  /// How many texts were made harmless.
  private var neutralised = 0
  private var isLineStart = true
  /// Whether a row has one value, which, when it is empty, would make an empty line.
  private let isSingleColumn: Bool

  /// Lines of CSV, about so many of them.
  init(isSingleColumn: Bool, rows: Int) {
    self.isSingleColumn = isSingleColumn
    bytes = ByteBuffer(room: rows * (isSingleColumn ? 16 : 224))
  }

  /// Writes a number.
  mutating func number(_ number: ShownDecimal) {
    separate()
    bytes.append(atMost: ShownDecimal.longest) { number.write(into: &$0, at: $1) }
  }

  /// Writes a number that is a text already.
  mutating func digits(_ digits: Span<UInt8>) {
    separate()
    bytes.append(digits)
  }

  /// Writes a text, in quotes where it needs them, and harmless to spreadsheets and terminals.
  mutating func text(_ text: Span<UInt8>) {
    separate()
    switch CellNeed(of: text) {
    case .nothing: bytes.append(text)
    case .pair: writeEmpty()
    case .quotes:
      bytes.append(UInt8(ascii: "\""))
      bytes.append(text)
      bytes.append(UInt8(ascii: "\""))
    case .closerLook:
      writeHarmless(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
    }
  }

  private mutating func writeHarmless(_ words: String) {
    let plain = words.visible(keepingLines: true)
    let harmless = Self.beginsFormula(words) ? "'" + plain : plain
    if harmless != words { neutralised += 1 }
    if Self.needsQuotes(harmless) { quote(harmless) } else { bytes.append(harmless.utf8.span) }
  }

  /// Writes nothing.
  mutating func empty() {
    separate()
    writeEmpty()
  }

  /// The lines so far.
  var lines: CSVLines { CSVLines(pieces: [bytes.bytes], neutralised: neutralised) }

  private mutating func writeEmpty() {
    guard isSingleColumn else { return }
    for _ in 0..<2 { bytes.append(UInt8(ascii: "\"")) }
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isLineStart = true
  }

  private mutating func separate() {
    if !isLineStart { bytes.append(UInt8(ascii: ",")) }
    isLineStart = false
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
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
