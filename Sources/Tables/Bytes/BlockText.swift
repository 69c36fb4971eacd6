/// What can be asked of a text in a block without decoding it.
extension Block {
  /// A text alone.
  init(_ text: String) {
    append(Array(text.utf8)[...])
    _ = cut(at: count)
  }

  /// The fingerprint of a text.
  func fingerprint(of range: Range<Int>) -> Fingerprint {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // A block always has bytes behind it.
      guard let start = buffer.baseAddress else { preconditionFailure("an unfinished block") }
      return unsafe Fingerprint(start + range.lowerBound, count: range.count)
    }
  }

  /// The number that the last digits of a text write; nil where it does not end in a digit, or
  /// where they are more than eight and other bytes among the sixteen last.
  func serial(of range: Range<Int>) -> UInt64? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let end = unsafe start + range.upperBound
      let tail = min(range.count, 8)
      guard tail > 0 else { return nil }
      let low = unsafe Self.serial(end - tail, count: tail)
      guard low.digits == 8, range.count > 8 else { return low.digits > 0 ? low.number : nil }
      let head = min(range.count - 8, 8)
      let high = unsafe Self.serial(end - 8 - head, count: head)
      return high.number &* 100_000_000 &+ low.number
    }
  }

  /// The digits at the end of one to eight bytes.
  @inline(__always) @unsafe
  private static func serial(_ place: UnsafePointer<UInt8>, count: Int)
    -> (number: UInt64, digits: Int)
  {
    // The bytes stand at the end of the word; before them are zeros, which are no digits.
    let word = unsafe Words.last(count, of: Words.load(place))
    let others = Words.notDigit(word)
    let digits = others.leadingZeroBitCount >> 3
    guard digits > 0 else { return (0, 0) }
    let values = word ^ 0x3030_3030_3030_3030
    let kept = digits == 8 ? values : values & (UInt64.max << UInt64(64 - 8 * digits))
    return (Words.number(kept), digits)
  }
}

extension String {
  /// The number that the last digits write, as `BlockRows.serial` has it.
  public var serial: UInt64? {
    let block = Block(self)
    return block.serial(of: 0..<block.count)
  }
}
