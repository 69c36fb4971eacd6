import Tables

/// What tells an order line from all others, as numbers: hospital, distributor, order and line.
///
/// Equal lines have equal numbers. Among 10 million lines two others are alike by chance once in
/// 300,000 files.
struct LineIdentity: Sendable, BitwiseCopyable {
  /// The fingerprint of the line.
  let line: UInt64
  /// The fingerprint of the order's number alone.
  let order: UInt64

  /// How many partitions there are.
  static let partitions = 1_024
  /// Where the row waits for others; all lines of an order have the same.
  var partition: Int { Int(order >> 54) }

  init(order: Fingerprint, line: Fingerprint, firm: Fingerprint, hospital: Fingerprint) {
    self.line = order.combined(with: line).combined(with: firm).combined(with: hospital).value
    self.order = order.value
  }
}
