import Files

/// Fields that are written in an unusual way: by other programs, or by people.
///
/// What reads one gives its length without spaces behind it, zero or less where it is not read here,
/// and below −1, inverted, the length of bytes that `PlainDecoder.learn` is to read first.
extension PlainField {
  // MARK: Spaces

  /// The same field without the spaces before its value.
  func withoutSpaces() -> PlainField {
    var first = unsafe start
    while unsafe first[0] == UInt8(ascii: " ") { unsafe first += 1 }
    return unsafe PlainField(start: first, isQuoted: isQuoted, separator: separator)
  }

  /// The length of a value with the spaces behind it; negative where something else stands there.
  func lengthToEnd(_ length: Int) -> Int {
    var length = length
    while unsafe start[length] == UInt8(ascii: " ") { length &+= 1 }
    return unsafe ends(at: start[length]) ? length : -1
  }

  // MARK: Texts and words

  /// Reads a text that has other characters than ASCII, in a file of UTF-8; whatever is to be trimmed
  /// there is left to the reader of records.
  func readOddText(at place: Int, _ value: inout Int64, serial: inout Int64) -> Int {
    let length = unsafe lengthOfText()
    guard length > 0, unsafe length <= Self.mostOfText else { return -1 }
    let span = unsafe Span(_unsafeStart: start, count: length)
    // One that is ASCII was left alone for another reason.
    guard span.indices.contains(where: { span[$0] >= 0x80 }) else { return -1 }
    guard String.hasNoSpaceAround(span), span[0] > UInt8(ascii: "#"),
      (try? UTF8Span(validating: span)) != nil
    else { return -1 }
    value = Int64(truncatingIfNeeded: place << 24 | length)
    serial =
      unsafe Words.serial(start, count: length).map(Int64.init(truncatingIfNeeded:))
      ?? PlainDecoder.absent
    return length
  }

  /// A longer text has no place in a value.
  private static var mostOfText: Int { 0xFF_FFFF }

  /// Reads a field as what the same bytes were read as before.
  func readKnown(_ known: KnownView, _ value: inout Int64) -> Int {
    let length = unsafe lengthOfText()
    guard length > 0 else { return -1 }
    value = unsafe known.value(start, count: length, FieldKey(start, count: length))
    return value >= 0 ? length : ~length
  }

  // MARK: Moments

  /// What a column holds besides what it should, each of which is to be told.
  struct Leave: OptionSet {
    let rawValue: UInt8

    /// The numbers under which spreadsheets keep moments.
    static let serials = Leave(rawValue: 1)
    /// Days alone, of which the end is meant.
    static let daysAlone = Leave(rawValue: 2)
    /// Bytes that are no text in a column that nobody reads.
    static let badBytes = Leave(rawValue: 4)
  }

  /// Reads a moment: a day as it was read before, and a time; `needs` is what it is besides.
  func readOddMoment(
    _ dates: KnownView, endsOfDays: Bool, _ value: inout Int64, needs: inout Leave
  ) -> Int {
    let length = unsafe lengthOfDate()
    guard length > 0 else { return -1 }
    let isAlone = unsafe ends(at: start[length])
    if isAlone, unsafe isSerial(length) {
      needs = .serials
      return unsafe readSerial(length, &value)
    }
    guard !isAlone || endsOfDays else { return -1 }
    let date = unsafe dates.value(start, count: length, FieldKey(start, count: length))
    guard date >= 0 else { return ~length }
    let midnight = KnownDate(date).number * 86_400
    if isAlone {
      needs = .daysAlone
      value = Int64(midnight + 86_399)
      return length
    }
    var place = length &+ 1
    while unsafe start[place] == UInt8(ascii: " ") { place &+= 1 }
    let seconds = unsafe readTime(&place)
    value = Int64(midnight &+ seconds)
    return seconds < 0 ? -1 : place
  }

  /// How long the first part of a moment is, up to a space, a `T`, or the end.
  private func lengthOfDate() -> Int {
    let stops = unsafe stops
    // No date has fewer bytes than `2024/1/5`, no serial number fewer than five.
    var length = 5
    while length < 40 {
      let word = unsafe Words.load(start + length)
      let marks =
        stops.marks(word) | Words.equal(to: UInt8(ascii: " "), word)
        | Words.equal(to: UInt8(ascii: "T"), word)
      guard marks != 0 else {
        length &+= 8
        continue
      }
      length &+= Words.distance(marks)
      let byte = unsafe start[length]
      if unsafe byte == UInt8(ascii: " ") || byte == UInt8(ascii: "T") || ends(at: byte) {
        return length
      }
      length &+= 1
    }
    return -1
  }

  /// Reads `8:05`, `08:05:30` or `08:05:30.000` as seconds of a day; negative where it is none.
  private func readTime(_ place: inout Int) -> Int {
    let hour = unsafe readDigits(1...2, &place)
    guard (0..<24).contains(hour), unsafe take(UInt8(ascii: ":"), &place) else { return -1 }
    let minute = unsafe readDigits(2...2, &place)
    guard (0..<60).contains(minute) else { return -1 }
    guard unsafe take(UInt8(ascii: ":"), &place) else { return hour &* 3600 &+ minute &* 60 }
    let second = unsafe readDigits(2...2, &place)
    guard (0..<60).contains(second) else { return -1 }
    if unsafe take(UInt8(ascii: "."), &place) {
      guard unsafe take(UInt8(ascii: "0"), &place) else { return -1 }
      while unsafe take(UInt8(ascii: "0"), &place) {}
    }
    return hour &* 3600 &+ minute &* 60 &+ second
  }

  /// Whether digits and a point are all that a first part has.
  private func isSerial(_ length: Int) -> Bool {
    guard unsafe start[5] == UInt8(ascii: "."), length > 6 else { return false }
    for place in 0..<length where place != 5 {
      if unsafe start[place] &- UInt8(ascii: "0") > 9 { return false }
    }
    return true
  }

  /// Reads `45292.5`, a spreadsheet's number of a moment, as `SpreadsheetDate.serial` does.
  private func readSerial(_ length: Int, _ value: inout Int64) -> Int {
    var place = 0
    let days = unsafe readDigits(5...5, &place)
    let digits = min(length &- 6, SpreadsheetDate.serialDecimals)
    var (fraction, scale) = (0, 1)
    for place in 6..<(6 &+ digits) {
      fraction = unsafe fraction &* 10 &+ Int(start[place] &- UInt8(ascii: "0"))
      scale &*= 10
    }
    // A whole number is a day alone.
    let hasTime = (6..<length).contains { unsafe start[$0] != UInt8(ascii: "0") }
    guard hasTime, let day = SpreadsheetDate.dayNumber(ofSerial: days) else { return -1 }
    value = Int64(day * 86_400 + SpreadsheetDate.seconds(fraction, of: scale))
    return length
  }

  /// Reads a moment in full-width digits and signs.
  func readWideMoment(_ encoding: TextEncoding, _ days: DayView, _ value: inout Int64) -> Int {
    unsafe narrowed(encoding) { field in
      let usual = unsafe field.readTimestamp(days, &value)
      return unsafe usual > 0 && field.ends(at: field.start[usual])
        ? usual : field.readNarrowMoment(&value)
    }
  }

  private func readNarrowMoment(_ value: inout Int64) -> Int {
    var place = 0
    let year = unsafe readDigits(4...4, &place)
    let separator = unsafe start[place]
    guard year > 0, "/-.".utf8.contains(separator) else { return -1 }
    place &+= 1
    let month = unsafe readDigits(1...2, &place)
    guard unsafe take(separator, &place) else { return -1 }
    let dayOfMonth = unsafe readDigits(1...2, &place)
    guard unsafe take(UInt8(ascii: " "), &place) || take(UInt8(ascii: "T"), &place),
      let day = Day(year: year, month: month, day: dayOfMonth)
    else { return -1 }
    while unsafe take(UInt8(ascii: " "), &place) {}
    let seconds = unsafe readTime(&place)
    value = Int64(day.number * 86_400 + seconds)
    return seconds < 0 ? -1 : place
  }

  // MARK: Full-width characters

  /// Reads the whole field with full-width letters, digits, signs and spaces as their plain counterparts,
  /// as if it stood in quotes; returns the length of the field if `read` goes to its end, else −1.
  private func narrowed(_ encoding: TextEncoding, _ read: (PlainField) -> Int) -> Int {
    let isUTF8 = encoding != .gb18030
    var bytes = InlineArray<64, UInt8>(repeating: UInt8(ascii: "\""))
    var (place, count) = (0, 0)
    while true {
      let word = unsafe Words.load(start + place)
      if unsafe isUTF8 && count < Self.mostOfNarrowed,
        let (first, second) = unsafe Self.narrowTwo(utf8: word)
      {
        (bytes[count], bytes[count &+ 1]) = (first, second)
        place &+= 6
        count &+= 2
        continue
      }
      let (narrow, size) = unsafe isUTF8 ? Self.narrow(utf8: word) : Self.narrow(gb18030: word)
      let byte = UInt8(truncatingIfNeeded: word)
      if unsafe size == 0 && ends(at: byte) { break }
      guard unsafe count < Self.mostOfNarrowed && byte != UInt8(ascii: "\"") else { return -1 }
      bytes[count] = size > 0 ? narrow : byte
      place &+= max(size, 1)
      count &+= 1
    }
    // Nothing was full-width where there are as many bytes as before.
    guard place > count else { return -1 }
    return unsafe bytes.span.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return -1 }
      let field = unsafe PlainField(start: first, isQuoted: true, separator: separator)
      return unsafe read(field) == count ? place : -1
    }
  }

  /// So many bytes leave room for two words behind them.
  private static var mostOfNarrowed: Int { 64 - 17 }

  /// The plain counterparts of two of U+FF01 to U+FF3F with which a word begins, among which are all
  /// that a number or a moment is made of but the space.
  @inline(__always)
  private static func narrowTwo(utf8 word: UInt64) -> (UInt8, UInt8)? {
    let (first, second) = (word >> 16 & 0x3F, word >> 40 & 0x3F)
    guard word & 0xC0_FFFF_C0_FFFF == 0x80_BCEF_80_BCEF, first &* second != 0 else { return nil }
    return (UInt8(truncatingIfNeeded: first &+ 0x20), UInt8(truncatingIfNeeded: second &+ 0x20))
  }

  /// The plain counterpart of a full-width character with which a word begins, and how many bytes that
  /// has; none where it begins otherwise.
  @inline(__always)
  private static func narrow(utf8 word: UInt64) -> (UInt8, size: Int) {
    let low = word & 0xFF_FFFF
    // U+FF01 to U+FF3F, and U+FF40 to U+FF5E.
    if low & 0xC0_FFFF == 0x80_BCEF, low > 0x80_FFFF {
      return (UInt8(truncatingIfNeeded: low >> 16 &- 0x60), 3)
    }
    if low & 0xC0_FFFF == 0x80_BDEF, low < 0x9F_0000 {
      return (UInt8(truncatingIfNeeded: low >> 16 &- 0x20), 3)
    }
    return low == 0x80_80E3 ? (UInt8(ascii: " "), 3) : (0, 0)
  }

  @inline(__always)
  private static func narrow(gb18030 word: UInt64) -> (UInt8, size: Int) {
    let (lead, trail) = (word & 0xFF, word >> 8 & 0xFF)
    if lead == 0xA1, trail == 0xA1 { return (UInt8(ascii: " "), 2) }
    // In the place of $ stands ￥, in that of ~ a line.
    guard lead == 0xA3, (0xA1...0xFD).contains(trail), trail != 0xA4 else { return (0, 0) }
    return (UInt8(truncatingIfNeeded: trail &- 0x80), 2)
  }

  // MARK: Numbers

  /// Reads a number with thousands separators, and an amount of money with its sign, of any width.
  func readOddNumber(isMoney: Bool, _ encoding: TextEncoding, _ value: inout Int64) -> Int {
    let length = unsafe readNarrowNumber(isMoney: isMoney, encoding, &value)
    guard length <= 0 else { return length }
    return unsafe narrowed(encoding) { field in
      let usual = unsafe field.readNumber(&value)
      return unsafe usual > 0 && field.ends(at: field.start[usual])
        ? usual : field.readNarrowNumber(isMoney: isMoney, encoding, &value)
    }
  }

  private func readNarrowNumber(isMoney: Bool, _ encoding: TextEncoding, _ value: inout Int64)
    -> Int
  {
    let isUTF8 = encoding != .gb18030
    var place =
      isMoney ? unsafe lengthOfSign(at: 0, isUTF8 ? Self.signsBefore : Self.gbSignsBefore) : 0
    let hasSign = place > 0
    while unsafe hasSign && start[place] == UInt8(ascii: " ") { place &+= 1 }
    var length = unsafe readGrouped(from: place, &value)
    guard length > 0 else { return -1 }
    guard isMoney, !hasSign else { return length }
    let number = length
    while unsafe start[length] == UInt8(ascii: " ") { length &+= 1 }
    let sign = unsafe lengthOfSign(at: length, isUTF8 ? Self.signsBehind : Self.gbSignsBehind)
    return sign > 0 ? length &+ sign : number
  }

  /// ￥ and ¥, and 元, in UTF-8 and in GB18030: in the other encoding their bytes are other characters.
  private static let signsBefore: [[UInt8]] = [[0xEF, 0xBF, 0xA5], [0xC2, 0xA5]]
  private static let signsBehind: [[UInt8]] = [[0xE5, 0x85, 0x83]]
  private static let gbSignsBefore: [[UInt8]] = [[0xA3, 0xA4], [0x81, 0x30, 0x84, 0x36]]
  private static let gbSignsBehind: [[UInt8]] = [[0xD4, 0xAA]]

  private func lengthOfSign(at place: Int, _ signs: [[UInt8]]) -> Int {
    signs.first { sign in sign.indices.allSatisfy { unsafe start[place &+ $0] == sign[$0] } }?.count
      ?? 0
  }

  /// Reads digits, in groups of three or without, and up to six behind a point, into millionths;
  /// returns where they end.
  private func readGrouped(from first: Int, _ value: inout Int64) -> Int {
    var (place, number) = (first, 0)
    let leading = unsafe digits(at: place, most: Self.mostDigits, &number)
    guard leading > 0 else { return -1 }
    place &+= leading
    var groups = 1
    let isSeparator = unsafe separator == UInt8(ascii: ",") && !isQuoted
    while !isSeparator, unsafe start[place] == UInt8(ascii: ",") {
      let digits = unsafe digits(at: place &+ 1, most: 4, &number)
      guard unsafe number < Self.mostWhole, digits == 3 else { return -1 }
      groups &+= 1
      place &+= 4
    }
    // With more before the first separator, or a zero, the comma is a decimal sign.
    let hasZero = unsafe start[first] == UInt8(ascii: "0")
    let isGrouped = leading <= 3 && !hasZero
    guard groups == 1 || isGrouped, unsafe number < Self.mostWhole else { return -1 }
    var decimals = 0
    if unsafe start[place] == UInt8(ascii: ".") {
      decimals = unsafe digits(at: place &+ 1, most: 7, &number)
      guard (1...6).contains(decimals) else { return -1 }
      place &+= decimals &+ 1
    }
    // 1,234 without decimals may be 1.234.
    guard groups != 2 || decimals > 0 else { return -1 }
    for _ in decimals..<6 { number &*= 10 }
    value = Int64(number)
    return place
  }

  /// More digits than any amount has that is taken.
  private static var mostDigits: Int { 10 }
  /// As `readNumber`, which takes seven digits before the point.
  private static var mostWhole: Int { 10_000_000 }

  /// Adds digits to a number; returns how many there are, at most `most`.
  private func digits(at place: Int, most: Int, _ number: inout Int) -> Int {
    var count = 0
    while count < most {
      let digit = unsafe start[place &+ count] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      number = number &* 10 &+ Int(digit)
      count &+= 1
    }
    return count
  }

  /// Reads a whole number that is written with a point, such as `28.0`, or in full-width digits.
  func readOddCount(_ encoding: TextEncoding, _ value: inout Int64) -> Int {
    var millionths: Int64 = 0
    let length = unsafe readOddNumber(isMoney: false, encoding, &millionths)
    value = millionths / 1_000_000
    return value > 0 && value &* 1_000_000 == millionths ? length : -1
  }

  // MARK: Digits

  /// Goes on behind a byte; false where another stands there.
  @inline(__always)
  private func take(_ byte: UInt8, _ place: inout Int) -> Bool {
    guard unsafe start[place] == byte else { return false }
    place &+= 1
    return true
  }

  /// The number of as many digits as there are from a place on; negative where they are too few or
  /// too many.
  @inline(__always)
  private func readDigits(_ counts: ClosedRange<Int>, _ place: inout Int) -> Int {
    var number = 0
    let count = unsafe digits(at: place, most: counts.upperBound &+ 1, &number)
    place &+= count
    return counts.contains(count) ? number : -1
  }
}

/// A day as `KnownFields` keeps it: its number, and 20240229, in one value.
struct KnownDate {
  let value: Int64

  init(_ value: Int64) { self.value = value }

  init(_ day: Day) {
    value = Int64(day.number) << 32 | Int64(day.year * 10_000 + day.month * 100 + day.day)
  }

  /// The number of the day.
  var number: Int { Int(value >> 32) }
  /// Year, month and day as one number.
  var digits: Int64 { value & 0xFFFF_FFFF }
}
