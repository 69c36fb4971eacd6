/// A field where it stands in a block, for the fast path.
///
/// What reads a value gives its length, and zero or less where there is none or it is written in an
/// unusual way; the value then says nothing. Two words can be read behind every place of a field.
@unsafe
struct PlainField {
  /// The first byte, behind the quote if there is one.
  let start: UnsafePointer<UInt8>
  let isQuoted: Bool
  let separator: UInt8

  /// Whether it ends where it begins.
  @inline(__always)
  var isEmpty: Bool {
    let first = unsafe start[0]
    return unsafe first == (isQuoted ? UInt8(ascii: "\"") : separator) || Self.isLineEnd(first)
  }

  @inline(__always)
  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  // MARK: Texts

  /// Marks the first byte of a word at which the field may end: separator, quote and line ends are
  /// all below, and hardly anything else.
  @inline(__always)
  private func marks(_ word: UInt64) -> UInt64 {
    unsafe isQuoted
      ? Words.equal(to: UInt8(ascii: "\""), word) : Words.below(UInt8(ascii: ",") + 1, word)
  }

  /// Whether the field ends at a byte that was marked.
  @inline(__always)
  private func ends(at byte: UInt8) -> Bool {
    unsafe isQuoted || byte == separator || Self.isLineEnd(byte)
  }

  /// The length of a text from `known` bytes on that are no end; negative where a quote is astray.
  @inline(__always)
  private func lengthOfText(from known: Int = 0) -> Int {
    var length = known
    while true {
      let marks = unsafe marks(Words.load(start + length))
      if marks == 0 {
        length &+= 8
        continue
      }
      length &+= Words.distance(marks)
      let byte = unsafe start[length]
      if unsafe ends(at: byte) { return length }
      if byte == UInt8(ascii: "\"") { return -1 }
      length &+= 1
    }
  }

  /// As of any text; what nobody reads may have doubled quotes in it.
  @inline(__always)
  var lengthOfUnread: Int {
    var length = unsafe lengthOfText()
    while unsafe isQuoted, unsafe start[length &+ 1] == UInt8(ascii: "\"") {
      length = unsafe lengthOfText(from: length &+ 2)
    }
    return length
  }

  /// Reads a text that is ASCII, need not be trimmed, and is no error of a spreadsheet, which begins
  /// with `#`, and no number such as `1.2E+11`; the value is its place in the record and its length.
  @inline(__always)
  func readText(at place: Int, _ value: inout Int64, serial: inout Int64) -> Int {
    let first = unsafe start[0]
    guard first > UInt8(ascii: "#") else { return -1 }
    var (length, high) = (0, UInt64(0))
    while true {
      let word = unsafe Words.load(start + length)
      let marks = unsafe marks(word)
      if marks == 0 {
        high |= word
        length &+= 8
        continue
      }
      let rest = Words.distance(marks)
      length &+= rest
      high |= Words.lead(rest, of: word)
      if unsafe ends(at: start[length]) { break }
      // A space, a bracket or the like; a quote astray ends no field.
      high |= UInt64(unsafe start[length] == UInt8(ascii: "\"") ? 0x80 : 0)
      length &+= 1
    }
    guard length > 0, high & Words.highBits == 0, unsafe start[length &- 1] > UInt8(ascii: " ")
    else { return -1 }
    if first &- UInt8(ascii: "0") < 10, length > 2, unsafe hasExponent(length) { return -1 }
    value = Int64(truncatingIfNeeded: place << 24 | length)
    let digits = unsafe Words.serial(start, count: length)
    serial = digits.map(Int64.init(truncatingIfNeeded:)) ?? PlainDecoder.absent
    return length
  }

  private func hasExponent(_ length: Int) -> Bool {
    for place in 0..<length where unsafe start[place] == UInt8(ascii: "E") { return true }
    return false
  }

  /// Reads a name; the value is its number, negative while the name is not known.
  @inline(__always)
  func readName(_ names: NameView, _ value: inout Int64) -> Int {
    guard unsafe start[0] > UInt8(ascii: "\"") else { return -1 }
    // The end is looked for and the fingerprint taken in one go.
    var fingerprint = Fingerprint.Start()
    var length = 0
    while true {
      let word = unsafe Words.load(start + length)
      let marks = unsafe marks(word)
      if marks == 0 {
        fingerprint.add(word)
        length &+= 8
        continue
      }
      let rest = Words.distance(marks)
      length &+= rest
      guard unsafe ends(at: start[length]) else { break }
      value = unsafe names.number(
        start, count: length, fingerprint.end(Words.lead(rest, of: word), count: length))
      return length
    }
    // A space, a bracket or the like.
    length = unsafe lengthOfText(from: length)
    guard length > 0 else { return -1 }
    value = unsafe names.number(start, count: length, Fingerprint(start, count: length))
    return length
  }

  // MARK: Values

  /// Reads `Y` or `N`.
  @inline(__always)
  func readFlag(_ value: inout Int64) -> Int {
    let byte = unsafe start[0]
    value = byte == UInt8(ascii: "Y") ? 1 : 0
    return byte == UInt8(ascii: "Y") || byte == UInt8(ascii: "N") ? 1 : -1
  }

  /// Reads up to seven digits.
  @inline(__always)
  func readCount(_ value: inout Int64) -> Int {
    let digits = unsafe Self.digits(start)
    guard digits.count > 0, digits.count <= 7 else { return -1 }
    value = Int64(
      truncatingIfNeeded: Words.number(Words.last(digits.count, of: digits.values)))
    return digits.count
  }

  /// Reads up to seven digits, and up to six after a point, into millionths.
  @inline(__always)
  func readNumber(_ value: inout Int64) -> Int {
    let whole = unsafe Self.digits(start)
    guard whole.count > 0, whole.count <= 7 else { return -1 }
    let units = Words.number(Words.last(whole.count, of: whole.values)) &* 1_000_000
    guard unsafe start[whole.count] == UInt8(ascii: ".") else {
      value = Int64(truncatingIfNeeded: units)
      return whole.count
    }
    let part = unsafe Self.digits(start + whole.count + 1)
    guard part.count > 0, part.count <= 6 else { return -1 }
    // With zeros behind them they are six.
    let millionths = Words.number(Words.last(6, of: Words.lead(part.count, of: part.values)))
    value = Int64(truncatingIfNeeded: units &+ millionths)
    return whole.count &+ 1 &+ part.count
  }

  /// The values of the digits from a place on, and how many of the eight bytes are digits.
  @inline(__always) @unsafe
  private static func digits(_ place: UnsafePointer<UInt8>) -> (values: UInt64, count: Int) {
    let word = unsafe Words.load(place)
    return (word ^ 0x3030_3030_3030_3030, Words.distance(Words.notDigit(word)))
  }

  /// Reads `2024-02-29`; the value is 20240229.
  @inline(__always)
  func readDay(_ value: inout Int64) -> Int {
    // `2024-02-` and `29`; without the signs between them they are eight digits.
    let (date, rest) = unsafe (Words.load(start), Words.load(start + 8))
    let digits = date & 0xFFFF_FFFF | date >> 8 & 0xFFFF_0000_0000 | rest << 48
    guard date & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000, Words.notDigit(digits) == 0 else {
      return -1
    }
    let number = Int(truncatingIfNeeded: Words.number(digits ^ 0x3030_3030_3030_3030))
    guard Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) != nil else {
      return -1
    }
    value = Int64(truncatingIfNeeded: number)
    return 10
  }

  /// Reads `2024-02-29 08:30`; seconds are left to the record reader.
  @inline(__always)
  func readTimestamp(_ days: DayView, _ value: inout Int64) -> Int {
    // `2024-02-` and `29 08:30`; the latter less the zeros, space and colon that belong there.
    let (date, rest) = unsafe (Words.load(start), Words.load(start + 8))
    let time = rest &- 0x3030_3A30_3020_3030
    guard (time | (time &+ 0x7676_7F76_767F_7676)) & Words.highBits == 0 else { return -1 }
    let pairs = time &* 10 &+ time >> 8
    let (hour, minute) = (Int(pairs >> 24 & 0xFF), Int(pairs >> 48 & 0xFF))
    guard hour < 24, minute < 60 else { return -1 }
    let day = unsafe days.start(ofDay: UInt64(rest & 0xFFFF), in: date)
    value = Int64(truncatingIfNeeded: day &+ hour &* 3600 &+ minute &* 60)
    return day < 0 ? -1 : 16
  }
}
