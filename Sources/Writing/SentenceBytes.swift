import ExactNumbers

/// The bytes of a sentence.
///
/// As a value they are copied when one of two that share them is written to. They stand in an object of
/// their own kind, as a list of bytes takes several times as long to be made: every row has a sentence.
@usableFromInline @safe
struct SentenceBytes: @unchecked Sendable {
  /// The bytes, and room for more behind them; nil where there are none yet.
  @usableFromInline var room: Room?
  /// How many there are, and how many there is room for.
  @usableFromInline var (count, capacity) = (0, 0)

  @usableFromInline
  final class Room: ManagedBuffer<Void, UInt8> {}

  @inlinable @inline(__always)
  init() {}

  /// Adds words that are written in the program; where they are known, as plain stores.
  @inlinable @inline(__always)
  mutating func append(_ words: StaticString) {
    let length = words.utf8CodeUnitCount
    unsafe reserve(length).initialize(from: words.utf8Start, count: length)
    count &+= length
  }

  /// Adds some bytes.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      unsafe reserve(bytes.count).initialize(from: first, count: bytes.count)
      count &+= bytes.count
    }
  }

  /// Adds a decimal.
  @inline(__always)
  mutating func append(_ number: ShownDecimal) {
    let end = unsafe reserve(ShownDecimal.longest)
    let target = unsafe UnsafeMutableBufferPointer(start: end, count: ShownDecimal.longest)
    var bytes = unsafe target.mutableSpan
    count &+= number.write(into: &bytes, at: 0)
  }

  /// What is read of the bytes.
  @inline(__always)
  func read<Value>(_ value: (Span<UInt8>) -> Value) -> Value {
    guard let room else { return value(Span()) }
    return unsafe room.withUnsafeMutablePointerToElements { bytes in
      unsafe value(UnsafeBufferPointer(start: bytes, count: count).span)
    }
  }

  var text: String {
    read { bytes in
      unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Where the next bytes go, with room for so many.
  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    if count &+ more > capacity || !isKnownUniquelyReferenced(&room) { grow(more) }
    return unsafe room.unsafelyUnwrapped.withUnsafeMutablePointerToElements { unsafe $0 + count }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ more: Int) {
    capacity = max(Self.usual, count + more, count + more > capacity ? 2 * capacity : capacity)
    let wider = Room.create(minimumCapacity: capacity) { _ in }
    unsafe wider.withUnsafeMutablePointerToElements { target in
      read { bytes in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          guard let first = bytes.baseAddress else { return }
          unsafe target.initialize(from: first, count: bytes.count)
        }
      }
    }
    room = unsafe unsafeDowncast(wider, to: Room.self)
  }

  /// The length that hardly any sentence goes beyond.
  private static var usual: Int { 160 }
}
