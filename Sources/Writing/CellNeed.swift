import CLibrary
import Tables

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

  /// So many bytes behind a text are written and read to look at it.
  static let overrun = 8

  /// Looks at a text of some bytes, behind which there is room for `overrun` more.
  @unsafe
  init(of start: UnsafeMutablePointer<UInt8>, count: Int) {
    guard count > 0 else {
      self = .pair
      return
    }
    unsafe Self.fill(start + count)
    var marks = Marks()
    var place = 0
    while place < count {
      unsafe marks.look(at: start + place)
      place &+= 8
    }
    self =
      unsafe Self.mayBeginFormula(start.pointee) || marks.suspects != 0
      ? .closerLook : marks.commas != 0 ? .quotes : .nothing
  }

  /// Whether a text, of which the same is true, may hold what a JSON string must escape.
  @unsafe
  static func mayNeedEscapes(_ start: UnsafeMutablePointer<UInt8>, count: Int) -> Bool {
    unsafe fill(start + count)
    var (marks, strokes) = (Marks(), UInt64(0))
    var place = 0
    while place < count {
      unsafe marks.look(at: start + place)
      strokes |= unsafe Words.equal(to: UInt8(ascii: "\\"), Words.load(start + place))
      place &+= overrun
    }
    return marks.suspects | strokes != 0
  }

  /// Letters, which mean nothing, fill the last eight bytes.
  @inline(__always) @unsafe
  private static func fill(_ end: UnsafeMutablePointer<UInt8>) {
    unsafe UnsafeMutableRawPointer(end).storeBytes(
      of: Words.repeated(UInt8(ascii: "a")), as: UInt64.self)
  }

  /// Looks at words that are harmless and have no quotes, but may begin with a sign.
  init(ofOwnWords words: Span<UInt8>) {
    guard !words.isEmpty else {
      self = .pair
      return
    }
    let hasComma = unsafe words.withUnsafeBytes { bytes in
      unsafe bytes.baseAddress.flatMap { unsafe memchr($0, 0x2C, bytes.count) } != nil
    }
    self = Self.mayBeginFormula(words[0]) ? .closerLook : hasComma ? .quotes : .nothing
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

  /// Looks at eight bytes, of which each may begin a character with the one behind it.
  @inline(__always) @unsafe
  mutating func look(at start: UnsafePointer<UInt8>) {
    let word = unsafe Words.load(start)
    guard Words.unusual(word) != 0 else { return }
    commas |= Words.equal(to: UInt8(ascii: ","), word)
    suspects |=
      Words.below(0x20, word) | Words.equal(to: 0x7F, word)
      | Words.equal(to: UInt8(ascii: "\""), word)
    // Scalars that may be harmful: U+0080 to 9F, U+061C, U+2000 to 207F, U+FEC0 to FEFF.
    let next = unsafe Words.load(start + 1)
    suspects |=
      Words.pairs(word, 0xC2, next, 0x80, mask: 0xE0)
      | Words.pairs(word, 0xD8, next, 0x9C, mask: 0xFF)
      | Words.pairs(word, 0xE2, next, 0x80, mask: 0xFE)
      | Words.pairs(word, 0xEF, next, 0xBB, mask: 0xFF)
  }
}
