import ExactNumbers

/// Bytes that grow at their end, in a memory of their own.
///
/// It cannot be copied, so that nobody need ask whether somebody else holds its bytes: a piece costs
/// a comparison, a copy and a sum.
@usableFromInline @safe
struct ByteBuffer: ~Copyable, @unchecked Sendable {
  /// Its memory, which has room for `overrun` bytes more than it says.
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var room: Int
  /// How many bytes there are.
  @usableFromInline private(set) var count = 0

  /// Own bytes are copied in whole chunks, which may read and write so many bytes behind them.
  private static let overrun = 16

  /// An empty one, with room for so many bytes.
  init(room: Int) {
    self.room = room
    unsafe start = .allocate(capacity: room + Self.overrun)
  }

  @inlinable deinit { unsafe start.deallocate() }

  /// Adds a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe start[count] = byte
    count &+= 1
  }

  /// Adds some bytes.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Adds words that are written in the program; where they are known, as plain stores.
  @inlinable @inline(__always)
  mutating func append(_ words: StaticString) {
    let length = words.utf8CodeUnitCount
    reserve(length)
    unsafe (start + count).initialize(from: words.utf8Start, count: length)
    count &+= length
  }

  /// The same with a byte behind them.
  @inlinable @inline(__always)
  mutating func append(_ words: StaticString, before last: UInt8) {
    let length = words.utf8CodeUnitCount
    reserve(length &+ 1)
    unsafe (start + count).initialize(from: words.utf8Start, count: length)
    unsafe start[count &+ length] = last
    count &+= length &+ 1
  }

  /// Adds the digits of a whole number, of which there usually is one.
  mutating func append(_ number: Int) {
    if 0...9 ~= number {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number))
    } else {
      append(atMost: ShownDecimal.longest) { ShownDecimal(number).write(into: &$0, at: 0) }
    }
  }

  /// Adds a text and a byte behind it, and tells what it needs in a line of CSV.
  mutating func appendAndLook(_ text: Span<UInt8>, before last: UInt8) -> CellNeed {
    append(text)
    let need = need(from: count - text.count)
    append(last)
    return need
  }

  /// Takes the last byte away.
  mutating func removeLast() { count -= 1 }

  /// Takes all bytes away, and keeps their room.
  mutating func removeAll() { count = 0 }

  /// Takes the bytes from a place on away.
  mutating func cut(to place: Int) { count = place }

  /// Adds a text of which some bytes begin what is written in another way: `special` adds what begins
  /// at a place, and returns how many bytes of the text it stands for.
  @inline(__always)
  mutating func append(
    _ words: Span<UInt8>, where isSpecial: (UInt8) -> Bool,
    special: (inout ByteBuffer, Int) -> Int
  ) {
    var (start, place) = (0, 0)
    while place < words.count {
      guard isSpecial(words[place]) else {
        place &+= 1
        continue
      }
      append(words.extracting(start..<place))
      place += special(&self, place)
      start = place
    }
    append(words.extracting(start..<words.count))
  }

  /// Adds some bytes of another buffer.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of other: borrowing ByteBuffer) {
    precondition(range.upperBound <= other.count)
    reserve(range.count)
    unsafe copyChunks(from: other.start + range.lowerBound, count: range.count)
  }

  /// Adds some of its own bytes again.
  @inline(__always)
  mutating func appendAgain(_ range: Range<Int>) {
    precondition(range.upperBound <= count)
    reserve(range.count)
    unsafe copyChunks(from: start + range.lowerBound, count: range.count)
  }

  /// Adds as many bytes as `write` writes from the beginning of a span of so many; both return how
  /// many.
  @discardableResult @inline(__always)
  mutating func append(atMost most: Int, _ write: (inout MutableSpan<UInt8>) -> Int) -> Int {
    reserve(most)
    let target = unsafe UnsafeMutableBufferPointer(start: start + count, count: most)
    var bytes = unsafe target.mutableSpan
    let written = write(&bytes)
    precondition(0...most ~= written)
    count &+= written
    return written
  }

  /// Writes another byte in the place of the last one.
  mutating func replaceLast(with byte: UInt8) {
    if count > 0 { unsafe start[count - 1] = byte }
  }

  /// Puts the bytes from a place on between two others.
  mutating func enclose(from place: Int, in mark: UInt8) {
    reserve(2)
    let length = count - place
    unsafe (start + place + 1).update(from: start + place, count: length)
    unsafe start[place] = mark
    unsafe start[count + 1] = mark
    count += 2
  }

  /// Takes the text from a place on away.
  mutating func removeText(from place: Int) -> String {
    defer { count = place }
    return text(from: place)
  }

  func text(from place: Int = 0) -> String {
    unsafe String(decoding: bytes(from: place), as: UTF8.self)
  }

  /// What the text from a place on needs in a line of CSV.
  mutating func need(from place: Int) -> CellNeed {
    reserve(CellNeed.overrun)
    return unsafe CellNeed(of: start + place, count: count - place)
  }

  /// Whether the text from a place on may hold what a JSON string must escape.
  mutating func mayNeedEscapes(from place: Int) -> Bool {
    reserve(CellNeed.overrun)
    return unsafe CellNeed.mayNeedEscapes(start + place, count: count - place)
  }

  /// The same of words that are harmless and have no quotes.
  func needOfOwnWords(from place: Int) -> CellNeed {
    unsafe CellNeed(ofOwnWords: bytes(from: place).span)
  }

  /// Takes the bytes out.
  mutating func takeBytes() -> [UInt8] {
    defer { removeAll() }
    return unsafe Array(bytes(from: 0))
  }

  @unsafe
  private func bytes(from place: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start + place, count: count - place)
  }

  @inline(__always) @unsafe
  private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let first = source.baseAddress else { return }
    reserve(source.count)
    unsafe (start + count).initialize(from: first, count: source.count)
    count &+= source.count
  }

  /// Adds bytes behind which `overrun` more can be read; there is room for them.
  @inline(__always) @unsafe
  private mutating func copyChunks(from source: UnsafeMutablePointer<UInt8>, count length: Int) {
    let (source, target) = unsafe (UnsafeRawPointer(source), UnsafeMutableRawPointer(start + count))
    var place = 0
    while place < length {
      let chunk = unsafe source.loadUnaligned(fromByteOffset: place, as: SIMD2<UInt64>.self)
      unsafe target.storeBytes(of: chunk, toByteOffset: place, as: SIMD2<UInt64>.self)
      place &+= Self.overrun
    }
    count &+= length
  }

  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > room { grow(more) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ more: Int) {
    let wider = max(count + more, 2 * room)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: wider + Self.overrun)
    unsafe copy.initialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe (start, room) = (copy, wider)
  }
}
