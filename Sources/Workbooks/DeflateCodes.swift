/// The codes of RFC 1951: what they stand for, and those of blocks that bring none of their own.
enum DeflateCodes {
  /// In which order the lengths of the codes of lengths come.
  static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  static let plain = (0..<19).map { HuffmanTable.entry(HuffmanTable.Kind.literal, value: $0) }

  static let literals: [UInt32] = {
    let bytes = (0..<256).map { HuffmanTable.entry(HuffmanTable.Kind.literal, value: $0) }
    let lengths = (0..<29).map { symbol in
      // The last one would stand for 259 by the rule of the others.
      symbol == 28
        ? HuffmanTable.entry(HuffmanTable.Kind.base, value: 258) : base(symbol, step: 4, from: 3)
    }
    return bytes + [HuffmanTable.entry(HuffmanTable.Kind.endOfBlock)] + lengths
      + repeatElement(HuffmanTable.entry(HuffmanTable.Kind.invalid), count: 2)
  }()

  static let distances: [UInt32] =
    (0..<30).map { base($0, step: 2, from: 1) }
    + repeatElement(HuffmanTable.entry(HuffmanTable.Kind.invalid), count: 2)

  static let fixedLiterals =
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
    + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
  static let fixedDistances = [UInt8](repeating: 5, count: 32)

  /// A code of which every `step` have one bit more that belongs to them than those before.
  private static func base(_ symbol: Int, step: Int, from first: Int) -> UInt32 {
    let further = max(0, symbol / step - 1)
    let value = symbol < step ? symbol : (step + symbol % step) << further
    return HuffmanTable.entry(HuffmanTable.Kind.base, further: further, value: value + first)
  }
}
