/// Bytes that grow at their end.
///
/// Behind them is room for more, so that a part is copied at once and not byte by byte.
struct ByteBuffer: Sendable {
  private var room: [UInt8]
  private(set) var count = 0

  /// An empty one, with room for so many bytes.
  init(room: Int) {
    // What is in the room is written before it is read.
    self.room = unsafe [UInt8](unsafeUninitializedCapacity: room) { $1 = room }
  }

  /// Adds a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    room[count] = byte
    count += 1
  }

  /// Adds some bytes.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Adds some bytes and one behind them.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>, before last: UInt8) {
    unsafe append(bytes, before: last, moreRoom: 0) { _, _ in }
  }

  /// The same with a text, and tells what it needs in a line of CSV.
  mutating func appendAndLook(_ text: Span<UInt8>, before last: UInt8) -> CellNeed {
    var need = CellNeed.nothing
    unsafe append(text, before: last, moreRoom: CellNeed.overrun) { start, count in
      unsafe need = CellNeed(of: start, count: count)
    }
    return need
  }

  /// Takes the last byte away.
  mutating func removeLast() { count -= 1 }

  /// Adds words that are written in the program.
  @inline(__always)
  mutating func append(_ words: StaticString) {
    words.withUTF8Buffer { unsafe append($0) }
  }

  /// Adds all bytes of another buffer.
  mutating func append(_ other: ByteBuffer) {
    append(other.room.span.extracting(..<other.count))
  }

  /// Adds some of its own bytes again.
  @inline(__always)
  mutating func appendAgain(_ range: Range<Int>) {
    reserve(range.count)
    unsafe room.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (start + count).update(from: start + range.lowerBound, count: range.count)
    }
    count += range.count
  }

  /// Adds as many bytes as `write` writes from a place on, so many at most; it returns the place
  /// behind them.
  @inline(__always)
  mutating func append(atMost most: Int, _ write: (inout MutableSpan<UInt8>, Int) -> Int) {
    reserve(most)
    let start = count
    var bytes = room.mutableSpan
    let end = write(&bytes, start)
    count = end
  }

  /// Writes another byte in the place of the last one.
  mutating func replaceLast(with byte: UInt8) {
    if count > 0 { room[count - 1] = byte }
  }

  /// Puts the bytes from a place on between two others.
  mutating func enclose(from start: Int, in mark: UInt8) {
    reserve(2)
    let length = count - start
    unsafe room.withUnsafeMutableBufferPointer { bytes in
      guard let first = unsafe bytes.baseAddress.map({ unsafe $0 + start }) else { return }
      unsafe (first + 1).update(from: first, count: length)
      unsafe first.pointee = mark
      unsafe first[length + 1] = mark
    }
    count += 2
  }

  /// Takes the text from a place on away.
  mutating func removeText(from start: Int) -> String {
    defer { count = start }
    return text(from: start)
  }

  /// The text from a place on.
  func text(from start: Int = 0) -> String {
    String(decoding: room[start..<count], as: UTF8.self)
  }

  /// What the text from a place on needs in a line of CSV.
  mutating func need(from start: Int) -> CellNeed {
    reserve(CellNeed.overrun)
    return unsafe room.withUnsafeMutableBufferPointer { bytes in
      guard let first = unsafe bytes.baseAddress.map({ unsafe $0 + start }) else { return .pair }
      return unsafe CellNeed(of: first, count: count - start)
    }
  }

  /// The same of words that are harmless and have no quotes.
  func needOfOwnWords(from start: Int) -> CellNeed {
    CellNeed(ofOwnWords: room.span.extracting(start..<count))
  }

  /// Takes the bytes out; they are copied only where they would keep more room than they fill.
  mutating func takeBytes() -> [UInt8] {
    defer { self = ByteBuffer(room: 0) }
    guard 2 * count > room.count else { return Array(room[..<count]) }
    room.removeLast(room.count - count)
    return room
  }

  @inline(__always) @unsafe
  private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    reserve(source.count)
    unsafe room.withUnsafeMutableBufferPointer { target in
      guard let first = source.baseAddress, let start = target.baseAddress else { return }
      unsafe (start + count).update(from: first, count: source.count)
    }
    count += source.count
  }

  /// Adds some bytes, has them looked at, and adds one behind them.
  @inline(__always) @unsafe
  private mutating func append(
    _ bytes: Span<UInt8>, before last: UInt8, moreRoom: Int,
    _ look: (UnsafeMutablePointer<UInt8>, Int) -> Void
  ) {
    let length = bytes.count
    reserve(length + 1 + moreRoom)
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe room.withUnsafeMutableBufferPointer { target in
        guard let start = unsafe target.baseAddress.map({ unsafe $0 + count }) else { return }
        if let first = source.baseAddress { unsafe start.update(from: first, count: length) }
        unsafe look(start, length)
        unsafe start[length] = last
      }
    }
    count += length + 1
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > room.count { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    room.append(contentsOf: repeatElement(0, count: max(more, room.count)))
  }
}
