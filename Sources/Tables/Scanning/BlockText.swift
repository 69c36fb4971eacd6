/// What can be asked of a text in a block without decoding it.
extension Block {
  /// Some bytes alone.
  init(_ bytes: ArraySlice<UInt8>) {
    append(bytes)
    _ = cut(at: count)
  }

  /// A text alone.
  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// The fingerprint of a text.
  @usableFromInline
  func fingerprint(of range: Range<Int>) -> Fingerprint {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // A block always has bytes behind it.
      guard let start = buffer.baseAddress else { preconditionFailure("an unfinished block") }
      return unsafe Fingerprint(start + range.lowerBound, count: range.count)
    }
  }

  /// Whether a text names a row of totals.
  @usableFromInline
  func namesTotals(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, TotalsRow.mayBegin(with: bytes[range.lowerBound]) else { return false }
    let text = bytes[range]
    guard TotalsRow.mayBegin(text) else { return false }
    return (text.allSatisfy { $0 < 0x80 } || TotalsRow.mayHold(text.span))
      && TotalsRow.isNamed(String(decoding: text, as: UTF8.self))
  }

  /// The number that the last digits of a text write; nil where it does not end in a digit.
  func serial(of range: Range<Int>) -> UInt64? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      return unsafe Words.serial(start + range.lowerBound, count: range.count)
    }
  }
}

extension Words {
  /// The number that the last digits of a text write, eight of them, or up to sixteen; nil where
  /// it does not end in a digit. A word must be readable behind the text.
  @inline(__always) @unsafe
  static func serial(_ start: UnsafePointer<UInt8>, count: Int) -> UInt64? {
    let tail = min(count, 8)
    guard tail > 0 else { return nil }
    let low = unsafe lastDigits(start + (count &- tail), count: tail)
    guard low.count == 8, count > 8 else { return low.count > 0 ? low.number : nil }
    let head = min(count &- 8, 8)
    let high = unsafe lastDigits(start + (count &- 8 &- head), count: head)
    return high.number &* 100_000_000 &+ low.number
  }

  /// The digits at the end of one to eight bytes.
  @inline(__always) @unsafe
  private static func lastDigits(_ place: UnsafePointer<UInt8>, count: Int)
    -> (number: UInt64, count: Int)
  {
    // The bytes stand at the end of the word; before them are zeros, which are no digits.
    let word = unsafe last(count, of: load(place))
    let digits = notDigit(word).leadingZeroBitCount >> 3
    guard digits > 0 else { return (0, 0) }
    let values = word ^ 0x3030_3030_3030_3030
    let kept = values & (UInt64.max << UInt64(truncatingIfNeeded: 64 &- 8 &* digits))
    return (number(kept), digits)
  }
}

extension String {
  /// The number that the last digits write, as `BlockRows.serial` has it.
  public var serial: UInt64? {
    let block = Block(self)
    return block.serial(of: 0..<block.count)
  }
}
