import ExactNumbers

/// How the fast path reads a column.
public enum PlainKind: UInt8, Sendable {
  /// Not at all.
  case unread
  /// ASCII text, by its place.
  case text
  /// One of few texts, by a number.
  case name
  /// `2024-02-29 08:30`.
  case timestamp
  /// Digits with at most six decimals, in millionths.
  case number
  /// `Y` or `N`.
  case flag
}

/// Reads the fields of records whose values are all written in the usual way, byte by byte.
///
/// It knows no fault: whatever it does not understand at once it leaves to the record reader, which
/// says what a value is, and what is wrong. It must never read a value otherwise than that does.
struct PlainDecoder {
  /// The value of an empty field.
  static let absent = Int64.min

  /// What the file's columns hold.
  private let kinds: [PlainKind]
  /// Where a column's value goes.
  private let slots: [Int]
  /// Whether a column may be empty.
  private let mayBeEmpty: [Bool]
  private let separator: UInt8
  private var days = DayTable()
  /// The names that are known so far, the same for all columns.
  var names = NameTable()

  /// A decoder of files with these columns, which has not met any name yet.
  init(_ columns: [(kind: PlainKind, slot: Int, mayBeEmpty: Bool)], separator: UInt8) {
    kinds = columns.map(\.kind)
    slots = columns.map(\.slot)
    mayBeEmpty = columns.map(\.mayBeEmpty)
    self.separator = separator
  }

  /// Whether the fast path can find this separator: it looks for bytes no higher than a comma.
  static func knows(separator: UInt8) -> Bool { separator <= UInt8(ascii: ",") }

  /// Reads the record that starts at a place of a block.
  ///
  /// - Returns: where the next record starts; nil when this one is not plain.
  mutating func decode(_ block: borrowing Block, from start: Int, into values: inout [Int64])
    -> Int?
  {
    let limit = block.count
    let end = unsafe block.bytes.withUnsafeBufferPointer { bytes in
      unsafe values.withUnsafeMutableBufferPointer { values in
        guard let bytes = bytes.baseAddress, let values = values.baseAddress else { return -1 }
        return unsafe decode(bytes, from: start, into: values)
      }
    }
    return end > 0 && end <= limit ? end : nil
  }

  @inline(__always) @unsafe
  private mutating func decode(
    _ bytes: UnsafePointer<UInt8>, from start: Int, into values: UnsafeMutablePointer<Int64>
  ) -> Int {
    var place = start
    var column = 0
    let last = kinds.count &- 1
    while true {
      let isQuoted = unsafe bytes[place] == UInt8(ascii: "\"")
      if isQuoted { place &+= 1 }
      let field = unsafe bytes + place
      var value = Self.absent
      let length = unsafe length(of: field, column, isQuoted, place: place, value: &value)
      guard length >= 0 else { return -1 }
      place &+= length
      if isQuoted {
        guard unsafe bytes[place] == UInt8(ascii: "\"") else { return -1 }
        place &+= 1
      }
      unsafe values[slots[column]] = value
      let closing = unsafe bytes[place]
      place &+= 1
      if column == last { return unsafe afterLineEnd(bytes, closing, place) }
      guard closing == separator else { return -1 }
      column &+= 1
    }
  }

  /// One past a line end; negative where none is.
  @inline(__always) @unsafe
  private func afterLineEnd(_ bytes: UnsafePointer<UInt8>, _ closing: UInt8, _ place: Int) -> Int {
    if closing == UInt8(ascii: "\n") { return place }
    guard closing == UInt8(ascii: "\r"), unsafe bytes[place] == UInt8(ascii: "\n") else {
      return -1
    }
    return place &+ 1
  }

  /// How many bytes a value takes; negative when it is not plain.
  @inline(__always) @unsafe
  private mutating func length(
    of field: UnsafePointer<UInt8>, _ column: Int, _ isQuoted: Bool, place: Int,
    value: inout Int64
  ) -> Int {
    let kind = kinds[column]
    if kind == .unread { return unsafe lengthOfText(field, isQuoted) }
    let first = unsafe field[0]
    if first == separator || first < UInt8(ascii: "#") {
      // Nothing, or something that begins in an unusual way.
      let isEmpty = first == (isQuoted ? UInt8(ascii: "\"") : separator) || isLineEnd(first)
      return isEmpty && mayBeEmpty[column] ? 0 : -1
    }
    switch kind {
    case .unread: return -1
    case .text:
      // An error of a spreadsheet begins so; the record reader knows them.
      guard first != UInt8(ascii: "#") else { return -1 }
      let length = unsafe lengthOfASCII(field, isQuoted)
      value = Int64(truncatingIfNeeded: place) << 24 | Int64(truncatingIfNeeded: length)
      return length
    case .name:
      let length = unsafe lengthOfText(field, isQuoted)
      value = unsafe names.number(field, count: length)
      return value < 0 ? -1 : length
    case .timestamp: return unsafe lengthOfTimestamp(field, &value)
    case .number: return unsafe lengthOfNumber(field, &value)
    case .flag:
      guard first == UInt8(ascii: "Y") || first == UInt8(ascii: "N") else { return -1 }
      value = first == UInt8(ascii: "Y") ? 1 : 0
      return 1
    }
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  @inline(__always) @unsafe
  private func lengthOfText(_ field: UnsafePointer<UInt8>, _ isQuoted: Bool) -> Int {
    var length = 0
    while true {
      let word = unsafe Words.load(field + length)
      if isQuoted {
        let marks = Words.equal(to: UInt8(ascii: "\""), word)
        if marks != 0 { return length &+ Words.distance(marks) }
        length &+= 8
      } else {
        // Separator, quote and line ends are all below, and hardly anything else.
        let marks = Words.below(UInt8(ascii: ",") + 1, word)
        if marks != 0 {
          length &+= Words.distance(marks)
          let byte = unsafe field[length]
          if byte == separator || isLineEnd(byte) { return length }
          if byte == UInt8(ascii: "\"") { return -1 }
          length &+= 1
        } else {
          length &+= 8
        }
      }
    }
  }

  /// As `lengthOfText`, of text that is ASCII, does not end in a space and is no number such as
  /// `1.2E+11`, which begins with a digit and has an E.
  @inline(__always) @unsafe
  private func lengthOfASCII(_ field: UnsafePointer<UInt8>, _ isQuoted: Bool) -> Int {
    let length = unsafe lengthOfText(field, isQuoted)
    guard length > 0, unsafe field[length &- 1] > UInt8(ascii: " ") else { return -1 }
    var (place, high, exponents) = (0, UInt64(0), UInt64(0))
    while place &+ 8 <= length {
      let word = unsafe Words.load(field + place)
      high |= word
      exponents |= Words.equal(to: UInt8(ascii: "E"), word)
      place &+= 8
    }
    if place < length {
      let word = unsafe Words.last(length &- place, of: Words.load(field + place))
      high |= word
      exponents |= Words.equal(to: UInt8(ascii: "E"), word)
    }
    guard high & Words.highBits == 0 else { return -1 }
    let beginsWithDigit = unsafe field[0] &- UInt8(ascii: "0") < 10
    return exponents != 0 && beginsWithDigit ? -1 : length
  }

  /// Reads up to seven digits, and up to six after a point, into millionths.
  @inline(__always) @unsafe
  private func lengthOfNumber(_ field: UnsafePointer<UInt8>, _ value: inout Int64) -> Int {
    let whole = unsafe digits(field)
    guard whole.count &- 1 <= 6 else { return -1 }
    let millionths = whole.number &* 1_000_000
    guard unsafe field[whole.count] == UInt8(ascii: ".") else {
      value = Int64(truncatingIfNeeded: millionths)
      return whole.count
    }
    let part = unsafe digits(field + whole.count + 1)
    guard part.count &- 1 <= 5 else { return -1 }
    value = Int64(truncatingIfNeeded: millionths &+ part.number &* Self.scale(part.count))
    return whole.count &+ 1 &+ part.count
  }

  /// The digits from a place on, at most eight; a number only for one to seven of them.
  @inline(__always) @unsafe
  private func digits(_ field: UnsafePointer<UInt8>) -> (number: UInt64, count: Int) {
    let word = unsafe Words.load(field)
    let count = Words.distance(Words.notDigit(word))
    let digits = word ^ 0x3030_3030_3030_3030
    // Of no digits a shift by 64 gives zero; the count, less one, is then a large number.
    return (Words.number(Words.last(count, of: digits)), count == 0 ? .max : count)
  }

  /// What a unit of the last of some decimals is in millionths.
  @inline(__always)
  private static func scale(_ decimals: Int) -> UInt64 {
    switch decimals {
    case 1: 100_000
    case 2: 10_000
    case 3: 1_000
    case 4: 100
    case 5: 10
    default: 1
    }
  }

  /// Reads `2024-02-29 08:30`; seconds are left to the record reader.
  @inline(__always) @unsafe
  private mutating func lengthOfTimestamp(_ field: UnsafePointer<UInt8>, _ value: inout Int64)
    -> Int
  {
    // `2024-02-` and `29 08:30`, less the zeros, hyphens and colons that belong there.
    let date = unsafe Words.load(field) &- 0x2D30_302D_3030_3030
    let time = unsafe Words.load(field + 8) &- 0x3030_3A30_3020_3030
    let wrong =
      date | (date &+ 0x7F76_767F_7676_7676) | time | (time &+ 0x7676_7F76_767F_7676)
    guard wrong & Words.highBits == 0 else { return -1 }
    let hour = Self.pair(time, at: 24)
    let minute = Self.pair(time, at: 48)
    guard hour < 24, minute < 60 else { return -1 }
    let day = days.number(date, dayOfMonth: time & 0xFFFF)
    guard day >= 0 else { return -1 }
    value = Int64(truncatingIfNeeded: (day &* 24 &+ hour) &* 3600 &+ minute &* 60)
    return 16
  }

  /// The number of two digit values.
  @inline(__always)
  fileprivate static func pair(_ digits: UInt64, at shift: UInt64) -> Int {
    Int(truncatingIfNeeded: digits >> shift & 0xFF) &* 10
      &+ Int(truncatingIfNeeded: digits >> (shift &+ 8) & 0xFF)
  }
}

/// The days met before; a file names few.
private struct DayTable {
  private struct Entry {
    /// The digits of the year; the place tells month and day.
    var year = UInt64.max
    var number = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 13 * 32)

  /// The number of a day by its digit values, `2024-02-` and `29`; negative when it does not exist.
  @inline(__always)
  mutating func number(_ date: UInt64, dayOfMonth: UInt64) -> Int {
    let month = PlainDecoder.pair(date, at: 40)
    let day = PlainDecoder.pair(dayOfMonth, at: 0)
    guard month <= 12, day < 32 else { return -1 }
    let place = month &* 32 &+ day
    let digits = date & 0xFFFF_FFFF
    if entries[place].year == digits { return entries[place].number }
    let year = PlainDecoder.pair(date, at: 0) * 100 + PlainDecoder.pair(date, at: 16)
    guard let known = Day(year: year, month: month, day: day) else { return -1 }
    entries[place] = Entry(year: digits, number: known.number)
    return known.number
  }
}
