import ExactNumbers

/// The bytes of a sentence. Those of a usual one stand in the value itself: millions of rows, each with
/// a sentence, ask for no memory.
@usableFromInline
struct SentenceBytes: Sendable {
  /// The bytes, as long as there is room for them.
  @usableFromInline var few: InlineArray<184, UInt8>
  /// How many there are; as many as there is room for where they are in `all`.
  @usableFromInline var count = 0
  /// All bytes, where there are more.
  @usableFromInline var all: [UInt8]?

  @inlinable @inline(__always)
  init() { few = InlineArray(repeating: 0) }

  @inlinable static var room: Int { 184 }

  /// Adds words that are written in the program; where they are known, as plain stores.
  @inlinable @inline(__always)
  mutating func append(_ words: StaticString) {
    let (place, length) = (count, words.utf8CodeUnitCount)
    guard place &+ length <= Self.room else { return appendLong(words) }
    var bytes = few.mutableSpan
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (start + place).update(from: words.utf8Start, count: length)
    }
    count = place &+ length
  }

  /// Adds some bytes.
  mutating func append(_ bytes: Span<UInt8>) {
    let (place, length) = (count, bytes.count)
    guard place + length <= Self.room else { return appendLong(bytes) }
    var target = few.mutableSpan
    unsafe target.withUnsafeMutableBufferPointer { target in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let start = target.baseAddress, let first = bytes.baseAddress else {
          return
        }
        unsafe (start + place).update(from: first, count: length)
      }
    }
    count = place + length
  }

  /// Adds a decimal.
  mutating func append(_ number: ShownDecimal) {
    guard count + ShownDecimal.longest <= Self.room else {
      var digits = InlineArray<64, UInt8>(repeating: 0)
      var span = digits.mutableSpan
      let length = number.write(into: &span, at: 0)
      return append(digits.span.extracting(0..<length))
    }
    let place = count
    var span = few.mutableSpan
    count = number.write(into: &span, at: place)
  }

  /// What is read of the bytes.
  @inline(__always)
  func read<Value>(_ value: (Span<UInt8>) -> Value) -> Value {
    if let all { value(all.span) } else { value(few.span.extracting(0..<count)) }
  }

  /// The text of the bytes.
  var text: String {
    read { bytes in
      unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  @usableFromInline @inline(never)
  mutating func appendLong(_ words: StaticString) {
    appendLong(
      unsafe UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount).span)
  }

  @inline(never)
  private mutating func appendLong(_ bytes: Span<UInt8>) {
    var longer = all ?? []
    if all == nil { for place in 0..<count { longer.append(few[place]) } }
    for place in bytes.indices { longer.append(bytes[place]) }
    (all, count) = (longer, Self.room)
  }
}
