import Files

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
  var isEmpty: Bool { unsafe ends(at: start[0]) }

  /// Whether it ends at a byte: one that was marked, or its first.
  @inline(__always)
  func ends(at byte: UInt8) -> Bool {
    unsafe byte == (isQuoted ? UInt8(ascii: "\"") : separator) || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }

  // MARK: Texts

  /// Marks the first byte of a word at which a field may end.
  struct Stops {
    private let flipped, limit: UInt64

    /// Those of a field. Without quotes they are separator, quote and line ends, which are all below
    /// a hyphen, and hardly anything else is; with quotes it is the quote, which is zero when flipped.
    @inline(__always)
    init(isQuoted: Bool) {
      flipped = isQuoted ? Words.repeated(UInt8(ascii: "\"")) : 0
      limit = Words.repeated(isQuoted ? 1 : UInt8(ascii: "-"))
    }

    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 { Words.below(limits: limit, word ^ flipped) }
  }

  @inline(__always)
  var stops: Stops { unsafe Stops(isQuoted: isQuoted) }

  /// The length of a text from `known` bytes on that are no end; negative where a quote is astray.
  @inline(__always)
  func lengthOfText(from known: Int = 0) -> Int {
    let stops = unsafe stops
    var length = known
    while true {
      let marks = unsafe stops.marks(Words.load(start + length))
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

  /// The length of what nobody reads, which may have doubled quotes in it; negative where a quote is
  /// astray, or where it is no text in an encoding, if that is asked.
  @inline(never)
  func lengthOfUnread(_ encoding: TextEncoding?) -> Int {
    let stops = unsafe stops
    var (length, high) = (0, UInt64(0))
    while true {
      let word = unsafe Words.load(start + length)
      let marks = stops.marks(word)
      if marks == 0 {
        high |= word
        length &+= 8
        continue
      }
      let rest = Words.distance(marks)
      high |= Words.lead(rest, of: word)
      length &+= rest
      let byte = unsafe start[length]
      if unsafe ends(at: byte) {
        // A doubled quote stands for one.
        guard unsafe isQuoted && byte == UInt8(ascii: "\"") && byte == start[length &+ 1] else {
          break
        }
        length &+= 1
      } else if byte == UInt8(ascii: "\"") {
        return -1
      }
      length &+= 1
    }
    guard let encoding, high & Words.highBits != 0 else { return length }
    return unsafe isText(length, encoding) ? length : -1
  }

  /// Whether so many bytes are text in an encoding.
  private func isText(_ count: Int, _ encoding: TextEncoding) -> Bool {
    var place = 0
    while place < count {
      let word = unsafe Words.load(start + place)
      let ascii = Words.distance(word & Words.highBits)
      let size = unsafe encoding == .gb18030 ? Self.sizeOfGB2312(word) : Self.sizeOfChinese(word)
      place &+= max(ascii, size)
      // A rare character is left to who knows all.
      if ascii == 0, size == 0 {
        return unsafe encoding.decode(
          Array(UnsafeBufferPointer(start: start, count: count))[...]) != nil
      }
    }
    return true
  }

  /// How many bytes have the one or two characters of three bytes with which a word of UTF-8 begins;
  /// zero where it begins with another, or a rare one.
  @inline(__always)
  private static func sizeOfChinese(_ word: UInt64) -> Int {
    // Behind E0 and ED not every second byte makes a character.
    let low = word & 0xF
    guard word & 0xC0_C0F0 == 0x80_80E0, low != 0, low != 0xD else { return 0 }
    let next = word >> 24
    return next & 0xC0_C0F0 == 0x80_80E0 && next & 0xFF &- 0xE4 <= 5 ? 6 : 3
  }

  /// Two, if a word begins with a Chinese character of GB2312; else zero.
  @inline(__always)
  private static func sizeOfGB2312(_ word: UInt64) -> Int {
    let (lead, trail) = (word & 0xFF, word >> 8 & 0xFF)
    return lead &- 0xB0 <= 0x47 && trail &- 0xA1 <= 0x5D ? 2 : 0
  }

  // The caller is as large as the compiler makes it by itself: texts and names, which most fields
  // are, go into it by force.

  /// Reads a text that is ASCII, begins without a space, and is no error of a spreadsheet, which begins
  /// with `#`, and no number such as `1.2E+11`; the value is its place in the record and its length
  /// without the spaces behind it.
  @_transparent
  func readText(at place: Int, _ value: inout Int64, serial: inout Int64) -> Int {
    let first = unsafe start[0]
    guard first > UInt8(ascii: "#") else { return -1 }
    let stops = unsafe stops
    var (length, high) = (0, UInt64(0))
    while true {
      let word = unsafe Words.load(start + length)
      let marks = stops.marks(word)
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
    guard length > 0, high & Words.highBits == 0 else { return -1 }
    let count = unsafe start[length &- 1] > UInt8(ascii: " ") ? length : countWithoutSpaces(length)
    guard count > 0 else { return -1 }
    if first &- UInt8(ascii: "0") < 10, count > 2, unsafe hasExponent(count) { return -1 }
    value = Int64(truncatingIfNeeded: place << 24 | count)
    let digits = unsafe Words.serial(start, count: count)
    serial = digits.map(Int64.init(truncatingIfNeeded:)) ?? PlainDecoder.absent
    return length
  }

  /// How many bytes a text has without the spaces at its end; negative where it ends otherwise.
  @inline(never)
  private func countWithoutSpaces(_ length: Int) -> Int {
    var count = length
    while count > 0, unsafe start[count &- 1] == UInt8(ascii: " ") { count &-= 1 }
    guard count > 0, unsafe start[count &- 1] > UInt8(ascii: " ") else { return -1 }
    return count
  }

  /// Whether a text that begins with a digit is a number that a spreadsheet has shortened.
  @inline(never)
  private func hasExponent(_ length: Int) -> Bool {
    for place in 0..<length where unsafe start[place] == UInt8(ascii: "E") {
      return unsafe isScientific(
        String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self))
    }
    return false
  }

  /// Reads a name; the value is its number. Of one that is not known it returns the length inverted,
  /// which is less than −1.
  @_transparent
  func readName(_ names: KnownView, _ last: inout LastField, _ value: inout Int64) -> Int {
    let word = unsafe Words.load(start)
    guard word & 0xFF > UInt8(ascii: "\"") else { return -1 }
    let stops = unsafe stops
    let marks = stops.marks(word)
    guard marks != 0 else { return unsafe readLongName(names, &last, word, stops, &value) }
    let length = Words.distance(marks)
    guard unsafe ends(at: start[length]) else {
      return unsafe readUnusualName(names, from: length, &value)
    }
    value = unsafe names.valueOfShort(
      count: length, FieldKey(Words.lead(length, of: word), count: length))
    return value >= 0 ? length : ~length
  }

  /// Reads a name with this first word, in which it does not end.
  @inline(__always)
  private func readLongName(
    _ names: KnownView, _ last: inout LastField, _ first: UInt64, _ stops: Stops,
    _ value: inout Int64
  ) -> Int {
    let known = unsafe last.read(start, first, &value)
    if known > 0 { return known }
    // The end is looked for and the fingerprint taken in one go.
    var fingerprint = Fingerprint.Start()
    fingerprint.add(first)
    var length = 8
    while true {
      let word = unsafe Words.load(start + length)
      let marks = stops.marks(word)
      if marks == 0 {
        fingerprint.add(word)
        length &+= 8
        continue
      }
      let rest = Words.distance(marks)
      length &+= rest
      guard unsafe ends(at: start[length]) else { break }
      let key = FieldKey(fingerprint.end(Words.lead(rest, of: word), count: length))
      value = unsafe names.value(start, count: length, key)
      guard value >= 0 else { return ~length }
      unsafe last = LastField(start, first, count: length, number: value)
      return length
    }
    return unsafe readUnusualName(names, from: length, &value)
  }

  /// Reads a name in which a space, a bracket or the like stands at a place.
  @inline(never)
  private func readUnusualName(_ names: KnownView, from known: Int, _ value: inout Int64) -> Int {
    let length = unsafe lengthOfText(from: known)
    guard length > 0 else { return -1 }
    value = unsafe names.value(start, count: length, FieldKey(start, count: length))
    return value >= 0 ? length : ~length
  }

  // MARK: Values

  /// Reads `Y` or `N`.
  @inline(__always)
  func readFlag(_ value: inout Int64) -> Int {
    let byte = unsafe start[0]
    value = byte == UInt8(ascii: "Y") ? 1 : 0
    return byte == UInt8(ascii: "Y") || byte == UInt8(ascii: "N") ? 1 : -1
  }

  /// Reads up to seven digits that are not all zero.
  @inline(__always)
  func readCount(_ value: inout Int64) -> Int {
    let digits = unsafe Self.digits(start)
    guard digits.count > 0, digits.count <= 7 else { return -1 }
    value = Int64(
      truncatingIfNeeded: Words.number(Words.last(digits.count, of: digits.values)))
    return value > 0 ? digits.count : -1
  }

  /// Reads up to seven digits, and up to six after a point, into millionths.
  @inline(__always)
  func readNumber(_ value: inout Int64) -> Int {
    let word = unsafe Words.load(start)
    let digits = word ^ 0x3030_3030_3030_3030
    let marks = Words.notDigits(digits)
    let whole = Words.distance(marks)
    guard whole > 0, whole <= 7 else { return -1 }
    guard unsafe start[whole] == UInt8(ascii: ".") else {
      value = Int64(truncatingIfNeeded: Words.number(Words.last(whole, of: digits)) &* 1_000_000)
      return whole
    }
    // Nearly always the second that is no digit is the end, and stands in the same word.
    let length = Words.distance(marks & (marks &- 1))
    guard length < 8 else { return unsafe readLongNumber(digits, whole, &value) }
    let decimals = length &- whole &- 1
    guard decimals > 0 else { return -1 }
    let all = Words.last(length &- 1, of: Words.without(whole, of: digits))
    value = unsafe Int64(truncatingIfNeeded: Words.number(all) &* Self.units[decimals])
    return length
  }

  /// How many millionths the last of some decimals is worth.
  private static let units: InlineArray<7, UInt64> = [
    1_000_000, 100_000, 10_000, 1_000, 100, 10, 1,
  ]

  /// Reads a number that goes on behind its first word, which has these digits before a point.
  @inline(never)
  private func readLongNumber(_ digits: UInt64, _ whole: Int, _ value: inout Int64) -> Int {
    let part = unsafe Self.digits(start + whole + 1)
    guard part.count > 0, part.count <= 6 else { return -1 }
    // With zeros behind them they are six.
    let millionths = Words.number(Words.last(6, of: Words.lead(part.count, of: part.values)))
    let units = Words.number(Words.last(whole, of: digits)) &* 1_000_000
    value = Int64(truncatingIfNeeded: units &+ millionths)
    return whole &+ 1 &+ part.count
  }

  /// The values of the digits from a place on, and how many of the eight bytes are digits.
  @inline(__always) @unsafe
  private static func digits(_ place: UnsafePointer<UInt8>) -> (values: UInt64, count: Int) {
    let values = unsafe Words.load(place) ^ 0x3030_3030_3030_3030
    return (values, Words.distance(Words.notDigits(values)))
  }

  /// Reads `2024-02-29`; the value is 20240229, in millionths.
  @inline(__always)
  func readDay(_ value: inout Int64) -> Int {
    // `2024-02-` and `29`; without the signs between them they are eight digits.
    let (date, rest) = unsafe (Words.load(start), Words.load(start + 8))
    let digits = date & 0xFFFF_FFFF | date >> 8 & 0xFFFF_0000_0000 | rest << 48
    guard date & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000, Words.notDigit(digits) == 0 else {
      return -1
    }
    let values = digits ^ 0x3030_3030_3030_3030
    let number = Int(truncatingIfNeeded: Words.number(values))
    // Every month has 28 days.
    let pairs = values &* 10 &+ values >> 8
    let (month, day) = (Int(pairs >> 32 & 0xFF), Int(pairs >> 48 & 0xFF))
    guard
      (1...12).contains(month) && (1...28).contains(day) && number >= 10_000
        || Day(year: number / 10_000, month: month, day: day) != nil
    else { return -1 }
    value = Int64(truncatingIfNeeded: number &* 1_000_000)
    return 10
  }

  /// Reads `2024-02-29 08:30`, also with `T` between and with seconds.
  @inline(__always)
  func readTimestamp(_ days: DayView, _ value: inout Int64) -> Int {
    // `2024-02-` and `29 08:30`; the latter less the zeros, space and colon that belong there.
    let date = unsafe Words.load(start)
    var rest = unsafe Words.load(start + 8)
    if UInt8(truncatingIfNeeded: rest >> 16) == UInt8(ascii: "T") {
      rest ^= UInt64(UInt8(ascii: "T") ^ UInt8(ascii: " ")) << 16
    }
    let time = rest &- 0x3030_3A30_3020_3030
    guard (time | (time &+ 0x7676_7F76_767F_7676)) & Words.highBits == 0 else { return -1 }
    let pairs = time &* 10 &+ time >> 8
    let (hour, minute) = (Int(pairs >> 24 & 0xFF), Int(pairs >> 48 & 0xFF))
    guard hour < 24, minute < 60 else { return -1 }
    let day = unsafe days.start(ofDay: UInt64(rest & 0xFFFF), in: date)
    value = Int64(truncatingIfNeeded: day &+ hour &* 3600 &+ minute &* 60)
    guard day >= 0 else { return -1 }
    return unsafe start[16] == UInt8(ascii: ":") ? readSeconds(&value) : 16
  }

  /// Reads `:15` or `:15.000` behind the minutes.
  @inline(never)
  private func readSeconds(_ value: inout Int64) -> Int {
    let word = unsafe Words.load(start + 17)
    let digits = word & 0xFFFF ^ 0x3030
    let second = Int64(truncatingIfNeeded: digits & 0xFF &* 10 &+ digits >> 8)
    guard digits & 0xFF <= 5, digits >> 8 <= 9 else { return -1 }
    value &+= second
    guard UInt8(truncatingIfNeeded: word >> 16) == UInt8(ascii: ".") else { return 19 }
    var place = 20
    while unsafe start[place] == UInt8(ascii: "0") { place &+= 1 }
    return place > 20 ? place : -1
  }
}
