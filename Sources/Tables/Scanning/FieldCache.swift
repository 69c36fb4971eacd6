import CLibrary

/// What the fields of a column were read as, so that a text that recurs is read once.
///
/// Each text has one place by its hash, and the last one keeps it: a column of ever new texts, or of
/// texts chosen to collide, makes the cache useless, but neither large nor slow.
public struct FieldCache<Value> {
  @usableFromInline var keys: [[UInt8]] = []
  @usableFromInline var values: [Value?] = []
  @usableFromInline let count: Int

  /// An empty cache of 2^`bits` places.
  public init(bits: Int = 10) {
    count = 1 << bits
  }

  /// What these bytes were read as; what `read` returns where they were not, or it is long ago.
  @inlinable
  mutating func value(of bytes: ArraySlice<UInt8>, read: () -> Value?) -> Value? {
    let place = Int(truncatingIfNeeded: fieldHash(bytes)) & (count - 1)
    // There is no room before the first value: a table of five rows is read without most columns.
    if keys.isEmpty {
      keys = .init(repeating: [], count: count)
      values = .init(repeating: nil, count: count)
    }
    if let value = values[place], isSameField(keys[place], bytes) { return value }
    guard let value = read() else { return nil }
    keys[place] = Array(bytes)
    values[place] = value
    return value
  }
}

/// A hash of some bytes, eight at a time.
@usableFromInline
func fieldHash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  unsafe bytes.withUnsafeBytes { bytes in
    var hash = UInt64(bytes.count)
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    var index = 0
    while index + 8 <= bytes.count {
      mix(unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(unsafe bytes[index])
      index += 1
    }
    mix(rest)
    return hash
  }
}

@usableFromInline
func isSameField(_ key: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
  guard key.count == bytes.count else { return false }
  return unsafe key.withUnsafeBytes { key in
    unsafe bytes.withUnsafeBytes { bytes in
      guard let a = key.baseAddress, let b = bytes.baseAddress else { return true }
      return unsafe memcmp(a, b, key.count) == 0
    }
  }
}
