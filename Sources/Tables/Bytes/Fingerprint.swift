/// A number of 64 bits by which a text is told from others.
///
/// Two different texts share one by chance once in 1.8 × 10¹⁹ pairs; the same text has the same on
/// every machine and in every run.
public struct Fingerprint: Hashable, Sendable {
  /// The number.
  public let value: UInt64

  @usableFromInline
  init(value: UInt64) { self.value = value }

  /// The fingerprint of a text's UTF-8.
  public init(_ text: String) {
    let block = Block(text)
    self = block.fingerprint(of: 0..<block.count)
  }

  /// The fingerprint of some bytes, behind which eight more can be read.
  @inline(__always) @unsafe
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    var (hash, place) = (Start(), 0)
    while place &+ 8 <= count {
      hash.add(unsafe Words.load(start + place))
      place &+= 8
    }
    self = hash.end(Words.lead(count &- place, of: unsafe Words.load(start + place)), count: count)
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
  public func combined(with other: Fingerprint) -> Fingerprint {
    Fingerprint(value: Words.mix(value ^ Self.seed, other.value ^ Self.factor))
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93
  private static let lastFactor: UInt64 = 0xA076_1D64_78BD_642F
}
