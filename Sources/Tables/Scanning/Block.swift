import Files

/// A piece of a file that ends where a record ends, with room behind it.
///
/// Behind the piece stand a line end and a quote, so that a search for either stops there, another
/// line end, so that the quote is neither doubled nor before a further field, and so many other
/// bytes that a word can be read from any place of the piece.
@usableFromInline
struct Block: Sendable {
  /// The piece, then the bytes behind it, then whatever the buffer has.
  private(set) var bytes: [UInt8] = []
  /// How many bytes belong to the piece.
  private(set) var count = 0

  /// The bytes of the piece alone.
  var content: ArraySlice<UInt8> { bytes[..<count] }

  private static let padding = 32

  /// Nothing yet.
  init() {}

  /// Forgets the piece and keeps the buffer.
  mutating func clear() { count = 0 }

  /// Adds bytes at the end.
  mutating func append(_ more: ArraySlice<UInt8>) {
    makeRoom(more.count)
    // To replace a range of the array would move all that stands behind it.
    unsafe bytes.withUnsafeMutableBytes { target in
      unsafe more.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(rebasing: target[count...]).copyMemory(from: source)
      }
    }
    count += more.count
  }

  /// Adds up to `size` bytes of a source; returns how many came.
  mutating func append(_ size: Int, from source: borrowing ByteSource) throws(FileError) -> Int {
    makeRoom(size)
    let received = try source.read(size, into: &bytes, at: count)
    count += received
    return received
  }

  /// Gives up what stands behind `cut` and puts the closing bytes there; returns what was given up.
  mutating func cut(at cut: Int) -> [UInt8] {
    let rest = Array(bytes[cut..<count])
    count = cut
    makeRoom(0)
    bytes[count] = UInt8(ascii: "\n")
    bytes[count + 1] = UInt8(ascii: "\"")
    bytes[count + 2] = UInt8(ascii: "\n")
    return rest
  }

  /// Takes what comes of the bytes of another block, at most so many: `work` is given these, how many
  /// they are, and where to put the others, and returns how many it put there. It may write two
  /// words more.
  mutating func rewrite(
    _ raw: borrowing Block, most: Int,
    _ work: (UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UInt8>) -> Int
  ) {
    count = 0
    makeRoom(most)
    count = unsafe raw.bytes.withUnsafeBufferPointer { source in
      unsafe bytes.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return 0 }
        return unsafe work(source, raw.count, target)
      }
    }
    _ = cut(at: count)
  }

  private mutating func makeRoom(_ size: Int) {
    let missing = count + size + Self.padding - bytes.count
    // As an array and not as a sequence, which a debug build would append byte by byte.
    if missing > 0 { bytes += [UInt8](repeating: 0, count: missing) }
  }
}

extension Block {
  /// Where the last record ends if no quote is astray: one past the last line end before which the
  /// quotes pair off; nil where there is none. In UTF-16 both are units of two bytes.
  func lastRecordEnd(in encoding: ByteConverter.Encoding = .utf8) -> Int? {
    switch encoding {
    case .utf8, .gb18030: lastRecordEnd { $0 }
    case .utf16(isHighFirst: true): lastRecordEnd { UInt16($0).bigEndian }
    case .utf16(isHighFirst: false): lastRecordEnd { UInt16($0).littleEndian }
    }
  }

  private func lastRecordEnd<Unit: FixedWidthInteger>(_ unit: (UInt8) -> Unit) -> Int? {
    let size = MemoryLayout<Unit>.size
    let quote = unit(UInt8(ascii: "\""))
    var lineEnd = unit(UInt8(ascii: "\n"))
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: Unit.self) else {
        return nil
      }
      var end = unsafe Self.end(ofLast: lineEnd, start, count: count / size)
      if end == 0 {
        // Without any LF the lines end with CR alone, but behind the last byte a LF may stand.
        lineEnd = unit(UInt8(ascii: "\r"))
        end = unsafe Self.end(ofLast: lineEnd, start, count: max(count / size - 1, 0))
      }
      var quotes = unsafe Self.count(of: quote, start, count: end)
      while end > 0, quotes & 1 == 1 {
        end -= 1
        while end > 0, unsafe start[end - 1] != lineEnd {
          if unsafe start[end - 1] == quote { quotes -= 1 }
          end -= 1
        }
      }
      return end > 0 ? end * size : nil
    }
  }

  /// One past the last place of a unit; zero where it has none.
  @unsafe
  private static func end<Unit: FixedWidthInteger>(
    ofLast unit: Unit, _ start: UnsafePointer<Unit>, count: Int
  ) -> Int {
    var end = count
    // Where it is missing, pieces are left out as a whole.
    while end > 256, unsafe Self.count(of: unit, start + (end - 256), count: 256) == 0 {
      end -= 256
    }
    while end > 0, unsafe start[end - 1] != unit { end -= 1 }
    return end
  }

  /// Whether all bytes are ASCII.
  var isASCII: Bool {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return true }
      var place = 0
      while place &+ 8 <= count {
        if unsafe Words.load(start + place) & Words.highBits != 0 { return false }
        place &+= 8
      }
      while place < count {
        if unsafe start[place] >= 0x80 { return false }
        place &+= 1
      }
      return true
    }
  }

  @unsafe
  private static func count<Unit: FixedWidthInteger>(
    of unit: Unit, _ start: UnsafePointer<Unit>, count: Int
  ) -> Int {
    var (total, place) = (0, 0)
    while place < count {
      // Written so that the compiler tests many at once: a byte counts no more than 255.
      let stop = min(count, place &+ 255)
      var sum: Unit = 0
      while place < stop {
        sum &+= unsafe start[place] == unit ? 1 : 0
        place &+= 1
      }
      total &+= Int(truncatingIfNeeded: sum)
    }
    return total
  }
}
