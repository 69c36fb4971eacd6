import ExactNumbers

/// The bytes of a sentence, which begins with room for those of a usual one.
@usableFromInline
struct SentenceBytes: Sendable {
  /// The bytes, and room for more behind them.
  @usableFromInline var room: [UInt8] = []
  /// How many there are.
  @usableFromInline var count = 0

  @inlinable @inline(__always)
  init() {}

  /// Adds words that are written in the program; where they are known, as plain stores.
  @inlinable @inline(__always)
  mutating func append(_ words: StaticString) {
    let (place, length) = (count, words.utf8CodeUnitCount)
    reserve(length)
    var bytes = room.mutableSpan
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (start + place).update(from: words.utf8Start, count: length)
    }
    count = place &+ length
  }

  /// Adds some bytes.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    let (place, length) = (count, bytes.count)
    reserve(length)
    var target = room.mutableSpan
    unsafe target.withUnsafeMutableBufferPointer { target in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let start = target.baseAddress, let first = bytes.baseAddress else { return }
        unsafe (start + place).update(from: first, count: length)
      }
    }
    count = place &+ length
  }

  /// Adds a decimal.
  @inline(__always)
  mutating func append(_ number: ShownDecimal) {
    reserve(ShownDecimal.longest)
    let place = count
    var span = room.mutableSpan
    count = number.write(into: &span, at: place)
  }

  /// What is read of the bytes.
  @inline(__always)
  func read<Value>(_ value: (Span<UInt8>) -> Value) -> Value {
    value(room.span.extracting(first: count))
  }

  /// The text of the bytes.
  var text: String { String(decoding: room.prefix(count), as: UTF8.self) }

  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > room.count { grow(more) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ more: Int) {
    var wider = [UInt8](repeating: 0, count: max(160, count + more, 2 * room.count))
    for place in 0..<count { wider[place] = room[place] }
    room = wider
  }
}
