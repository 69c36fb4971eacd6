/// Eight bytes at a time: the arithmetic of the fast path.
///
/// A byte of a word is tested by arithmetic on all eight at once. Where a test promises the first
/// byte only, those behind it may be told wrongly, as a carry can reach them.
package enum Words {
  // Computed, so that the code of another module, too, has the number itself.
  @inlinable package static var highBits: UInt64 { 0x8080_8080_8080_8080 }
  @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// The eight bytes from a place on, the first of them lowest.
  @inlinable @inline(__always) @unsafe
  package static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UInt64(
      littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// Marks the first byte below `limit`, which is at most 128.
  @inlinable @inline(__always)
  package static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 {
    below(limits: repeated(limit), word)
  }

  /// Marks the first byte below the limit that stands in all bytes of a word.
  @inlinable @inline(__always)
  package static func below(limits: UInt64, _ word: UInt64) -> UInt64 {
    (word &- limits) & ~word & highBits
  }

  /// Marks the first byte that is `byte`.
  @inlinable @inline(__always)
  package static func equal(to byte: UInt8, _ word: UInt64) -> UInt64 {
    below(1, word ^ ones &* UInt64(byte))
  }

  /// A word of the same byte eight times.
  @inlinable @inline(__always)
  package static func repeated(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// Marks the first place where one word has `byte` and the other, as far as the mask shows it,
  /// `other`.
  @inlinable @inline(__always)
  package static func pairs(
    _ word: UInt64, _ byte: UInt8, _ second: UInt64, _ other: UInt8, mask: UInt8
  ) -> UInt64 {
    below(1, (word ^ repeated(byte)) | ((second & repeated(mask)) ^ repeated(other)))
  }

  /// Not zero where a byte is none of those of which nearly all names are made: letters, digits and
  /// signs from `-` to `~`, and the Chinese characters in common use, U+4000 to U+9FFF, whose first
  /// bytes are E4 to E9.
  @inlinable @inline(__always)
  package static func unusual(_ word: UInt64) -> UInt64 {
    // Without its highest bit a first byte is 40 to 7F, a usual one 64 to 69; those behind are less.
    let low = word & ~highBits
    let (first, usual, above) = (
      low &+ ones &* 0x40, low &+ ones &* 0x1C, low &+ ones &* 0x16
    )
    let deleted = low &+ ones
    return (below(0x2D, word) | deleted | (word & first & (~usual | above))) & highBits
  }

  /// Marks every byte that is not an ASCII digit.
  @inline(__always)
  static func notDigit(_ word: UInt64) -> UInt64 {
    let digits = word ^ ones &* 0x30
    return (digits | ((digits & ~highBits) &+ ones &* 0x76)) & highBits
  }

  /// Marks the first byte that is no value of a digit, 0 to 9, and behind a point the next one.
  @inline(__always)
  static func notDigits(_ values: UInt64) -> UInt64 {
    // Less the zero a point is 1E, from which nothing is carried to the byte behind it.
    (values | (values &+ ones &* 0x76)) & highBits
  }

  /// How many bytes stand before the first mark.
  @inline(__always)
  static func distance(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }

  /// The number that eight digit values write, the first of them in the lowest byte.
  @inline(__always)
  static func number(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits >> 8
    return
      ((pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
      &+ ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) >> 32
  }

  /// The word with its first `count` bytes, 1 to 8, moved to the end and zeros before them.
  @inline(__always)
  static func last(_ count: Int, of word: UInt64) -> UInt64 {
    word &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }

  /// The first `count` bytes of a word, 0 to 7, and zeros behind them.
  @inline(__always)
  static func lead(_ count: Int, of word: UInt64) -> UInt64 {
    word & ~(UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* count))
  }

  /// The word without one of its bytes, 0 to 7: those behind it move up.
  @inline(__always)
  static func without(_ place: Int, of word: UInt64) -> UInt64 {
    let behind = UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* place)
    return word & ~behind | (word >> 8) & behind
  }

  /// The two halves of a product, folded: every bit of either factor reaches every bit.
  @inline(__always)
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
