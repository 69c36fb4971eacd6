/// What a text needs in a line of CSV, as far as its bytes show at a glance.
enum CellNeed {
  /// Nothing.
  case nothing
  /// A pair of quotes where it stands alone, as it is empty.
  case pair
  /// Quotes around it.
  case quotes
  /// To be looked at scalar by scalar: it holds a quote or a line end, or what may be harmful.
  case closerLook

  init(of text: Span<UInt8>) {
    guard !text.isEmpty else {
      self = .pair
      return
    }
    var marks = Marks()
    unsafe text.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe marks.look(at: start, count: buffer.count)
    }
    self =
      Self.mayBeginFormula(text[0]) || marks.suspects != 0
      ? .closerLook : marks.commas != 0 ? .quotes : .nothing
  }

  private static func mayBeginFormula(_ first: UInt8) -> Bool {
    switch first {
    // 0xEF begins the signs in full width.
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0xEF: true
    default: false
    }
  }
}

/// What was met in a text, eight bytes at a time; not zero where there was any.
private struct Marks {
  var commas: UInt64 = 0
  var suspects: UInt64 = 0

  @unsafe
  mutating func look(at start: UnsafePointer<UInt8>, count: Int) {
    guard count >= 8 else {
      var word = Words.repeated(UInt8(ascii: "a"))
      for index in 0..<count { word = unsafe word << 8 | UInt64(start[index]) }
      // Swapped, the letters that fill the word stand lowest, and behind them the text.
      return look(at: word.byteSwapped, before: 0)
    }
    var (place, before) = (0, 0 as UInt64)
    while place &+ 8 <= count {
      let word = unsafe Words.load(start + place)
      look(at: word, before: before)
      before = word >> 56
      place &+= 8
    }
    // The last word overlaps the one before, which has seen the pair at its start.
    if place < count { unsafe look(at: Words.load(start + (count &- 8)), before: 0) }
  }

  /// Looks at eight bytes, the first of them lowest, and the byte before them.
  @inline(__always)
  private mutating func look(at word: UInt64, before: UInt64) {
    commas |= Words.equal(to: UInt8(ascii: ","), word)
    suspects |=
      Words.below(0x20, word) | Words.equal(to: 0x7F, word)
      | Words.equal(to: UInt8(ascii: "\""), word)
    guard word & Words.highBits != 0 else { return }
    // Scalars that may be harmful: U+0080 to 9F, U+061C, U+2000 to 207F, U+FEC0 to FEFF.
    let previous = word << 8 | before
    suspects |=
      Words.pairs(previous, 0xC2, word, 0x80, mask: 0xE0)
      | Words.pairs(previous, 0xD8, word, 0x9C, mask: 0xFF)
      | Words.pairs(previous, 0xE2, word, 0x80, mask: 0xFE)
      | Words.pairs(previous, 0xEF, word, 0xBB, mask: 0xFF)
  }
}
