/// A number of 64 bits by which a text is told from others.
///
/// Two different texts share one by chance once in 1.8 × 10¹⁹ pairs; the same text has the same on
/// every machine and in every run.
public struct Fingerprint: Hashable, Sendable, BitwiseCopyable {
  /// The number.
  public let value: UInt64

  @usableFromInline
  init(value: UInt64) { self.value = value }

  /// The fingerprint of a text's UTF-8.
  public init(_ text: String) {
    self = unsafe text.utf8.span.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return Start().end(0, count: 0) }
      var rest: UInt64 = 0
      for place in stride(from: bytes.count - 1, through: bytes.count & ~7, by: -1) {
        rest = unsafe rest << 8 | UInt64(bytes[place])
      }
      return unsafe Fingerprint(start, count: bytes.count, rest: rest)
    }
  }

  /// The fingerprint of some bytes, behind which eight more can be read.
  @inline(__always) @unsafe
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    let rest = unsafe Words.lead(count & 7, of: Words.load(start + (count & ~7)))
    unsafe self.init(start, count: count, rest: rest)
  }

  /// The fingerprint of some bytes, of which `rest` holds those behind the last whole word.
  @inline(__always) @unsafe
  private init(_ start: UnsafePointer<UInt8>, count: Int, rest: UInt64) {
    var (hash, place) = (Start(), 0)
    while place &+ 8 <= count {
      hash.add(unsafe Words.load(start + place))
      place &+= 8
    }
    self = hash.end(rest, count: count)
  }

  /// The fingerprint of a text that is read word by word.
  struct Start {
    private var hash = Fingerprint.seed

    /// Adds a whole word.
    @inline(__always)
    mutating func add(_ word: UInt64) { hash = Words.mix(hash ^ word, Fingerprint.factor) }

    /// Adds the bytes behind the last whole word, with zeros behind them, and the length of all.
    @inline(__always)
    func end(_ rest: UInt64, count: Int) -> Fingerprint {
      let lastFactor = Fingerprint.lastFactor ^ UInt64(truncatingIfNeeded: count)
      let mixed = Words.mix(hash ^ rest, lastFactor)
      return Fingerprint(value: mixed ^ (mixed >> 32))
    }
  }

  /// The fingerprint of two texts one after the other.
  @inline(__always)
  public func combined(with other: Fingerprint) -> Fingerprint { combined(with: other.value) }

  /// The fingerprint of a text and a number.
  @inline(__always)
  public func combined(with number: UInt64) -> Fingerprint {
    Fingerprint(value: Words.mix(value ^ Self.seed, number ^ Self.factor))
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93
  private static let lastFactor: UInt64 = 0xA076_1D64_78BD_642F
}
