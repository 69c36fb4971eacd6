import Files

/// Rewrites the bytes of an unusual file, piece by piece, as the bytes of a usual one.
protocol ByteConverter: Sendable {
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
    var place = 0
    // No unit of two bytes becomes more than three.
    var result = unsafe [UInt8](unsafeUninitializedCapacity: pending.count / 2 * 3) {
      target, count in
      unsafe pending.withUnsafeBufferPointer { units in
        guard let start = units.baseAddress, let first = target.baseAddress else { return }
        var output = unsafe Output(next: first)
        place = unsafe convert(start, count: units.count, isLast: isLast, to: &output)
        count = unsafe output.next - first
      }
    }
    pending.removeFirst(place)
    if isLast, !pending.isEmpty {
      pending = []
      result.append(invalidByte)
    }
    return result
  }

  /// Where the next byte goes.
  @unsafe
  private struct Output {
    var next: UnsafeMutablePointer<UInt8>

    @inline(__always)
    mutating func put(_ byte: UInt16) {
      unsafe next[0] = UInt8(truncatingIfNeeded: byte)
      unsafe next += 1
    }

    /// Puts four units that are all ASCII, the low bytes first.
    @inline(__always)
    mutating func putFour(_ units: UInt64) {
      let pairs = units | units >> 8
      let bytes = UInt32(truncatingIfNeeded: pairs & 0xFFFF | pairs >> 16 & 0xFFFF_0000)
      unsafe UnsafeMutableRawPointer(next).storeBytes(of: bytes.littleEndian, as: UInt32.self)
      unsafe next += 4
    }
  }

  /// Converts as many units as are complete; returns how many bytes these have.
  @unsafe
  private func convert(
    _ start: UnsafePointer<UInt8>, count: Int, isLast: Bool, to output: inout Output
  ) -> Int {
    var place = 0
    while place &+ 1 < count {
      if place &+ 8 <= count {
        let loaded = unsafe Words.load(start + place)
        let four = isHighFirst ? loaded >> 8 | loaded << 56 : loaded
        if four & 0xFF80_FF80_FF80_FF80 == 0 {
          unsafe output.putFour(four)
          place &+= 8
          continue
        }
      }
      let unit = unsafe self.unit(start + place)
      if unit < 0x80 {
        unsafe output.put(unit)
      } else if !UTF16.isSurrogate(unit) {
        if unit < 0x800 {
          unsafe output.put(0xC0 | unit >> 6)
        } else {
          unsafe output.put(0xE0 | unit >> 12)
          unsafe output.put(0x80 | unit >> 6 & 0x3F)
        }
        unsafe output.put(0x80 | unit & 0x3F)
      } else {
        let next = place &+ 3 < count ? unsafe self.unit(start + place + 2) : nil
        // Half a character waits for its other half.
        if next == nil, UTF16.isLeadSurrogate(unit), !isLast { break }
        if unsafe Self.putPair(unit, next, to: &output) { place &+= 2 }
      }
      place &+= 2
    }
    return place
  }

  /// Converts a character of two units; false where the second does not belong to the first.
  @unsafe
  private static func putPair(_ unit: UInt16, _ next: UInt16?, to output: inout Output) -> Bool {
    guard let next, UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(next) else {
      unsafe output.put(UInt16(invalidByte))
      return false
    }
    let high = unit & 0x3FF &+ 0x40
    unsafe output.put(0xF0 | high >> 8)
    unsafe output.put(0x80 | high >> 2 & 0x3F)
    unsafe output.put(0x80 | high << 4 & 0x30 | next >> 6 & 0xF)
    unsafe output.put(0x80 | next & 0x3F)
    return true
  }

  @inline(__always) @unsafe
  private func unit(_ place: UnsafePointer<UInt8>) -> UInt16 {
    let unit = unsafe UnsafeRawPointer(place).loadUnaligned(as: UInt16.self)
    return isHighFirst ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit)
  }
}

/// Separators that are full-width or semicolons as another byte, and the text around full-width ones
/// as UTF-8.
struct SeparatorConverter: ByteConverter {
  let encoding: TextEncoding
  /// The separator in UTF-8, and what it becomes.
  private let wide: [UInt8]
  private let narrow: UInt8

  private var pending: [UInt8] = []
  private var isQuoted = false
  var pendingCount: Int { pending.count }

  init(separator: Separator, encoding: TextEncoding) {
    (wide, narrow) = (Array(String(separator.character).utf8), separator.byte)
    self.encoding = encoding
  }

  mutating func convert(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    pending += piece
    // No byte of a character is a line end, so nothing is cut in two there.
    let end =
      isLast ? pending.endIndex : (pending.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    let complete = pending[..<end]
    defer { pending.removeFirst(end) }
    // What is no UTF-8 is none afterwards, wherever a separator is found in it; a semicolon is a byte
    // of no character but itself.
    if encoding != .gb18030 || wide.count == 1 { return narrowed(complete) }
    if let text = encoding.decode(complete) { return narrowed(Array(text.utf8)[...]) }
    // Only the lines that are no text are left as they are.
    return complete.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap { line in
      (encoding.decode(line).map { narrowed(Array($0.utf8)[...]) } ?? [invalidByte] + line) + [0x0A]
    }.dropLast()
  }

  /// The bytes with every separator outside quotes replaced.
  private mutating func narrowed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var isQuoted = isQuoted
    let (lead, second, third) = (wide[0], wide.dropFirst().first, wide.last)
    defer { self.isQuoted = isQuoted }
    // Two words are there beyond all bytes, so that one can be read and written anywhere.
    let padded = bytes + [UInt8](repeating: 0, count: 16)
    return unsafe [UInt8](unsafeUninitializedCapacity: padded.count) { target, count in
      unsafe padded.withUnsafeBufferPointer { source in
        guard let start = source.baseAddress, let first = target.baseAddress else { return }
        var place = 0
        while place < bytes.count {
          let word = unsafe Words.load(start + place)
          let quotes = Words.equal(to: UInt8(ascii: "\""), word)
          let leads = isQuoted ? 0 : Words.equal(to: lead, word)
          let isWhole = quotes == 0 && (leads == 0 || wide.count == 1)
          let narrowed = leads == 0 || !isWhole ? word : replaced(word)
          unsafe UnsafeMutableRawPointer(first + count).storeBytes(of: narrowed, as: UInt64.self)
          // What stands before the first that may be a separator or a quote stays as it is.
          let known = isWhole ? 8 : Words.distance(quotes | leads)
          let kept = min(known, bytes.count - place)
          place &+= kept
          count &+= kept
          guard !isWhole, place < bytes.count else { continue }
          let byte = unsafe start[place]
          guard byte != UInt8(ascii: "\"") else {
            let before = unsafe count == 0 ? narrow : first[count - 1]
            let next = unsafe start[place + 1]
            let quotes = takeQuote(before: before, next: next, &isQuoted)
            for _ in 0..<quotes {
              unsafe first[count] = byte
              count &+= 1
            }
            place &+= quotes
            continue
          }
          let isRest = unsafe start[place + 1] == second && start[place + 2] == third
          let separates = !isQuoted && (wide.count == 1 || isRest)
          unsafe first[count] = separates ? narrow : byte
          place &+= separates ? wide.count : 1
          count &+= 1
        }
      }
    }
  }

  /// A word with each separator of one byte replaced.
  @inline(__always)
  private func replaced(_ word: UInt64) -> UInt64 {
    let others = word ^ Words.repeated(wide[0])
    // Seven bits at a time, so that no byte reaches into the next.
    let low = ~Words.highBits
    let isOther = ((others & low) &+ low) | others
    let separators = (~isOther & Words.highBits) >> 7
    return word ^ separators &* UInt64(wide[0] ^ narrow)
  }

  /// Takes a quote, which opens a field only at its start, as in the index of fields; returns how many
  /// there are, two where it is doubled within a field.
  private func takeQuote(before: UInt8, next: UInt8, _ isQuoted: inout Bool) -> Int {
    if isQuoted {
      guard next != UInt8(ascii: "\"") else { return 2 }
      isQuoted = false
    } else {
      isQuoted = [narrow, 0x0A, 0x0D].contains(before)
    }
    return 1
  }
}
