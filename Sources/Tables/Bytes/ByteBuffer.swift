/// Bytes that grow at their end.
///
/// Behind them is room for more, so that a part is copied at once and not byte by byte.
struct ByteBuffer: Sendable {
  private var room: [UInt8]
  private(set) var count = 0

  /// An empty one, with room for so many bytes.
  init(room: Int) { self.room = [UInt8](repeating: 0, count: room) }

  /// Adds a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    room[count] = byte
    count += 1
  }

  /// Adds some bytes.
  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe room.withUnsafeMutableBufferPointer { target in
        guard let first = source.baseAddress, let start = target.baseAddress else { return }
        unsafe (start + count).update(from: first, count: source.count)
      }
    }
    count += bytes.count
  }

  /// Adds as many bytes as `write` writes from a place on, so many at most; it returns the place
  /// behind them.
  mutating func append(atMost most: Int, _ write: (inout MutableSpan<UInt8>, Int) -> Int) {
    reserve(most)
    let start = count
    var bytes = room.mutableSpan
    let end = write(&bytes, start)
    count = end
  }

  /// The bytes so far.
  var bytes: [UInt8] { Array(room[..<count]) }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > room.count { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    room.append(contentsOf: repeatElement(0, count: max(more, room.count)))
  }
}
