/// What the next bits of a deflated block mean: a table of the first of them, and for longer codes
/// further tables behind it.
///
/// An entry holds in its lowest five bits how many bits the code has, above them its kind, in three
/// bits, then, in five, how many further bits belong to it, and from bit 16 on its value.
struct HuffmanTable {
  /// What a code stands for.
  enum Kind {
    static let literal: UInt32 = 0
    /// A length, or a distance; its value is the smallest, to which the further bits are added.
    static let base: UInt32 = 1
    static let endOfBlock: UInt32 = 2
    /// Where a further table begins, which is asked with as many bits.
    static let table: UInt32 = 3
    static let invalid: UInt32 = 4
  }

  static let longest = 15

  private(set) var entries: [UInt32] = []
  /// How many bits the first table is asked with.
  let firstBits: Int

  init(firstBits: Int) { self.firstBits = firstBits }

  static func entry(_ kind: UInt32, further: Int = 0, value: Int = 0) -> UInt32 {
    kind << 5 | UInt32(further) << 8 | UInt32(value) << 16
  }

  /// The table of a set of codes, given by their lengths, with what each stands for; false for a set
  /// that cannot be: too many codes, or too few, but for a single one of one bit where that is allowed.
  mutating func build(
    _ lengths: ArraySlice<UInt8>, meaning: [UInt32], mayBeSingle: Bool = true
  ) -> Bool {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...Self.longest {
      left = left * 2 - counts[length]
      guard left >= 0 else { return false }
    }
    let last = counts.lastIndex { $0 > 0 } ?? 0
    guard left == 0 || mayBeSingle && last <= 1 else { return false }
    entries.removeAll(keepingCapacity: true)
    entries.append(
      contentsOf: repeatElement(Self.entry(Kind.invalid), count: 1 << firstBits))
    var (code, next) = (0, [Int](repeating: 0, count: Self.longest + 1))
    for length in 1...Self.longest {
      code = (code + counts[length - 1]) << 1
      next[length] = code
    }
    for (symbol, length) in lengths.enumerated() where length > 0 {
      add(next[Int(length)], length: Int(length), meaning: meaning[symbol], longest: last)
      next[Int(length)] += 1
    }
    return true
  }

  /// Writes a code, whose bits arrive the highest first, wherever it is found.
  private mutating func add(_ code: Int, length: Int, meaning: UInt32, longest: Int) {
    let reversed = Int(UInt32(code).bitReversed >> UInt32(32 - length))
    let entry = meaning | UInt32(length)
    guard length > firstBits else {
      return fill(from: reversed, step: 1 << length, end: 1 << firstBits, with: entry)
    }
    let first = reversed & (1 << firstBits - 1)
    let bits = longest - firstBits
    if entries[first] >> 5 & 7 != Kind.table {
      entries[first] =
        Self.entry(Kind.table, further: bits, value: entries.count) | UInt32(firstBits)
      entries.append(contentsOf: repeatElement(Self.entry(Kind.invalid), count: 1 << bits))
    }
    let table = Int(entries[first] >> 16)
    fill(
      from: table + reversed >> firstBits, step: 1 << (length - firstBits), end: table + 1 << bits,
      with: entry)
  }

  private mutating func fill(from start: Int, step: Int, end: Int, with entry: UInt32) {
    for place in stride(from: start, to: end, by: step) { entries[place] = entry }
  }
}

extension UInt32 {
  /// The same bits, the last first.
  fileprivate var bitReversed: UInt32 {
    var bits = self
    bits = bits >> 1 & 0x5555_5555 | (bits & 0x5555_5555) << 1
    bits = bits >> 2 & 0x3333_3333 | (bits & 0x3333_3333) << 2
    bits = bits >> 4 & 0x0F0F_0F0F | (bits & 0x0F0F_0F0F) << 4
    return bits.byteSwapped
  }
}
