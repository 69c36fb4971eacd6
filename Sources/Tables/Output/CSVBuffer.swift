import Wording

/// Lines of CSV in UTF-8, cell by cell.
struct CSVBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  /// How many texts were made harmless.
  private(set) var neutralised = 0
  private var isLineStart = true
  /// Whether a row has one value, which, when it is empty, would make an empty line.
  private let isSingleColumn: Bool

  init(isSingleColumn: Bool) {
    self.isSingleColumn = isSingleColumn
  }

  /// What a text needs.
  private enum Treatment { case none, quotes, closerLook }

  /// Writes digits.
  mutating func number(_ write: (inout [UInt8]) -> Void) {
    separate()
    write(&bytes)
  }

  /// Writes a text, in quotes where it needs them, and harmless to spreadsheets and terminals.
  mutating func text(_ text: Span<UInt8>) {
    separate()
    if text.isEmpty { return writeEmpty() }
    switch Self.treatment(of: text) {
    case .none: append(text)
    case .quotes: quote(text)
    case .closerLook:
      let words = String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self)
      let plain = words.visible(keepingLines: true)
      let harmless = Self.beginsFormula(words) ? "'" + plain : plain
      if harmless != words { neutralised += 1 }
      if Self.needsQuotes(harmless) {
        quote(harmless.utf8.span)
      } else {
        append(harmless.utf8.span)
      }
    }
  }

  /// Writes nothing.
  mutating func empty() {
    separate()
    writeEmpty()
  }

  private mutating func writeEmpty() {
    if isSingleColumn { bytes.append(contentsOf: [UInt8](repeating: UInt8(ascii: "\""), count: 2)) }
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isLineStart = true
  }

  private mutating func separate() {
    if !isLineStart { bytes.append(UInt8(ascii: ",")) }
    isLineStart = false
  }

  private mutating func append(_ text: Span<UInt8>) {
    bytes.reserveCapacity(bytes.count + text.count)
    for index in text.indices { bytes.append(text[index]) }
  }

  private mutating func quote(_ text: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for index in text.indices {
      if text[index] == UInt8(ascii: "\"") { bytes.append(UInt8(ascii: "\"")) }
      bytes.append(text[index])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func treatment(of text: Span<UInt8>) -> Treatment {
    if mayBeginFormula(text) { return .closerLook }
    var treatment = Treatment.none
    for index in text.indices {
      switch text[index] {
      case 0x0A, UInt8(ascii: ","), UInt8(ascii: "\""): treatment = .quotes
      case 0..<0x20, 0x7F: return .closerLook
      // The bytes with which a harmful scalar begins.
      case 0xC2, 0xD8, 0xE2, 0xEF: if mayBeHarmful(text, at: index) { return .closerLook }
      default: break
      }
    }
    return treatment
  }

  /// Whether two bytes begin a scalar that may be harmful: U+0080 to 9F, U+061C, U+2000 to 207F,
  /// U+FEC0 to FEFF.
  private static func mayBeHarmful(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 1 < text.count else { return true }
    switch (text[index], text[index + 1]) {
    case (0xC2, 0x80...0x9F), (0xD8, 0x9C), (0xE2, 0x80...0x81), (0xEF, 0xBB): return true
    default: return false
    }
  }

  private static func mayBeginFormula(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch text[0] {
    // 0xEF begins the signs in full width.
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D, 0xEF:
      return true
    default: return false
    }
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
