import Tables

/// What tells an order line from all others, as numbers.
///
/// Equal lines have equal numbers. Among 10 million lines two others are alike by chance once in
/// 300,000 files.
struct LineIdentity: Sendable, BitwiseCopyable {
  /// The fingerprint of the line.
  let line: UInt64
  /// What tells its order from others.
  let order: OrderIdentity

  init(order: OrderIdentity, line: LineKey) {
    self.line = order.fingerprint.combined(with: line.value).value
    self.order = order
  }
}

/// What tells an order from all others, as a number: hospital, distributor and the order's number.
struct OrderIdentity: Equatable, Sendable, BitwiseCopyable {
  /// The fingerprint of the three.
  let fingerprint: Fingerprint

  /// How many partitions there are.
  static let partitions = 1_024
  /// Where its rows wait for each other.
  var partition: Int { Int(fingerprint.value >> 54) }

  /// Put together of the fingerprints of the three texts.
  init(_ order: Fingerprint, firm: Fingerprint, hospital: Fingerprint) {
    fingerprint = order.combined(with: firm).combined(with: hospital)
  }
}

/// What tells a line of an order from its others, as a number: the line's own, where it is written
/// plainly, so that lines that follow each other do so in numbers too; else a fingerprint.
struct LineKey: Equatable, Sendable, BitwiseCopyable {
  let value: UInt64

  /// What no number of eight digits has.
  private static let isFingerprint: UInt64 = 1 << 63

  /// By the number that the last digits of the text write and the number of its bytes.
  @inline(__always)
  init(serial: UInt64?, length: Int, fingerprint: () -> Fingerprint) {
    if let serial, Self.isPlain(serial, length: length) {
      value = serial
    } else {
      value = fingerprint().value | Self.isFingerprint
    }
  }

  init(_ text: String) {
    self.init(serial: text.serial, length: text.utf8.count) { Fingerprint(text) }
  }

  private init(value: UInt64) { self.value = value }

  /// The key so many numbers on.
  @inline(__always)
  func advanced(by count: Int) -> LineKey {
    LineKey(value: value &+ UInt64(truncatingIfNeeded: count))
  }

  /// Whether the number is the whole text: it then has a digit for every byte, and no zero before.
  @inline(__always)
  private static func isPlain(_ serial: UInt64, length: Int) -> Bool {
    guard length <= 8 else { return false }
    var least: UInt64 = 1
    for _ in 1..<max(length, 1) { least &*= 10 }
    return serial >= least
  }
}
