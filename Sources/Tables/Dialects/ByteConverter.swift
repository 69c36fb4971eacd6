import Files

/// Rewrites records of an unusual file as a usual one has them: in UTF-8, with separators that begin
/// with a byte of no other meaning.
///
/// What becomes of a record depends on none before it, so every thread rewrites its own blocks.
struct ByteConverter: Equatable, Sendable {
  /// In what a file is written.
  enum Encoding: Equatable {
    /// UTF-8, or what need not become UTF-8.
    case utf8
    /// What Chinese Excel saves as CSV.
    case gb18030
    /// What Excel calls "Unicode text"; Excel puts the low byte first, other programs the high one.
    case utf16(isHighFirst: Bool)

    /// How long the mark of UTF-16 is.
    static let markSize = 2

    /// UTF-16 by the mark at the start of a file; nil where it has none.
    init?(mark start: [UInt8]) {
      switch Array(start.prefix(Self.markSize)) {
      case [0xFF, 0xFE]: self = .utf16(isHighFirst: false)
      case [0xFE, 0xFF]: self = .utf16(isHighFirst: true)
      default: return nil
      }
    }
  }

  var encoding = Encoding.utf8
  var separator = Separator.comma

  /// Whether there is anything to rewrite.
  var isNeeded: Bool { encoding != .utf8 || separator.isReplaced }

  /// Rewrites the records of a block into another one, which loses what it held.
  func convert(_ raw: borrowing Block, into block: inout Block) {
    switch encoding {
    case .utf8: return block.replaceSeparators(of: raw, by: separator)
    case .gb18030: block.decodeGB18030(raw)
    case .utf16(let isHighFirst): block.decodeUTF16(raw, isHighFirst: isHighFirst)
    }
    guard separator.isReplaced else { return }
    var text = Block()
    swap(&text, &block)
    block.replaceSeparators(of: text, by: separator)
  }

  /// Some bytes from the start of a record on, rewritten; half a unit at the end waits for the rest.
  func convert(_ raw: [UInt8], isLast: Bool) -> [UInt8] {
    let size = isLast ? raw.count : raw.count / unitSize * unitSize
    var block = Block()
    convert(Block(raw[..<size]), into: &block)
    return Array(block.content)
  }

  /// How many bytes stand up to the end of so many lines. A line end, LF or CR, is one before and
  /// afterwards.
  func size(ofLines count: Int, in raw: [UInt8]) -> Int {
    let low = encoding == .utf16(isHighFirst: true) ? 1 : 0
    var (place, lines) = (0, 0)
    while lines < count, place + unitSize <= raw.count {
      let isByte = unitSize == 1 || raw[place + 1 - low] == 0
      if isByte, isLineEnd(raw[place + low]) { lines += 1 }
      place += unitSize
    }
    return place
  }

  private var unitSize: Int {
    if case .utf16 = encoding { 2 } else { 1 }
  }
}

extension TextEncoding {
  /// The text of some bytes, with U+FFFD in place of those that are not valid.
  func repaired(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = decode(bytes) { return text }
    let converter = ByteConverter(encoding: self == .gb18030 ? .gb18030 : .utf8)
    return String(decoding: converter.convert(Array(bytes), isLast: true), as: UTF8.self)
  }
}

/// Whether a byte ends a line, or is half of what does.
func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

/// A byte that no UTF-8 text holds: it makes the value in which it stands a bad-encoding finding.
let invalidByte: UInt8 = 0xFF
