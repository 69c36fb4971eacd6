import Files

/// Rewrites the bytes of an unusual file, piece by piece, as the bytes of a usual one.
protocol ByteConverter {
  /// The bytes of a further piece, as far as they are complete; with `isLast`, all that is left.
  mutating func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8]
  /// How many bytes wait for the rest of their character or line.
  var pendingCount: Int { get }
}

/// A byte that no UTF-8 text holds: it makes the value in which it stands a bad-encoding finding.
let invalidByte: UInt8 = 0xFF

/// UTF-16, in which Excel writes "Unicode text", as UTF-8.
struct UTF16Converter: ByteConverter {
  /// How long the byte order mark is.
  static let markSize = 2

  private var pending: [UInt8] = []
  private let isHighFirst: Bool
  var pendingCount: Int { pending.count }

  /// By the byte order mark at the start of a file; nil where it has none. Excel puts the low byte
  /// first, other programs the high one.
  init?(start: [UInt8]) {
    switch Array(start.prefix(Self.markSize)) {
    case [0xFF, 0xFE]: isHighFirst = false
    case [0xFE, 0xFF]: isHighFirst = true
    default: return nil
    }
  }

  mutating func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    pending += piece
    let high = isHighFirst ? 0 : 1
    var units = stride(from: 0, to: pending.count - 1, by: 2).map {
      UInt16(pending[$0 + high]) << 8 | UInt16(pending[$0 + 1 - high])
    }
    // Half a character waits for its other half.
    if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    pending.removeFirst(units.count * 2)
    var result = utf8(units)
    if isLast, !pending.isEmpty {
      pending = []
      result.append(invalidByte)
    }
    return result
  }

  private func utf8(_ units: [UInt16]) -> [UInt8] {
    var (result, decoder, rest) = ([UInt8](), UTF16(), units.makeIterator())
    while true {
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar): result.append(contentsOf: UTF8.encode(scalar) ?? .init())
      case .error: result.append(invalidByte)
      case .emptyInput: return result
      }
    }
  }
}

/// Full-width separators as one byte, and the text around them as UTF-8.
struct WideSeparatorConverter: ByteConverter {
  let separator: Separator
  let encoding: TextEncoding

  private var pending: [UInt8] = []
  private var isQuoted = false
  var pendingCount: Int { pending.count }

  init(separator: Separator, encoding: TextEncoding) {
    (self.separator, self.encoding) = (separator, encoding)
  }

  mutating func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    pending += piece
    // No byte of a character is a line end, so nothing is cut in two there.
    let end =
      isLast ? pending.endIndex : (pending.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    let complete = pending[..<end]
    pending = Array(pending[end...])
    if let text = encoding.decode(complete) { return narrowed(text) }
    // Only the lines that are no text are left as they are.
    return complete.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap { line in
      (encoding.decode(line).map { narrowed($0) } ?? [invalidByte] + line) + [0x0A]
    }.dropLast()
  }

  private mutating func narrowed(_ text: String) -> [UInt8] {
    Array(separator.narrowed(text, isQuoted: &isQuoted).utf8)
  }
}
