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

/// Some plain records one behind the other, decoded together as that is faster.
@usableFromInline
struct PlainBatch {
  /// How many records a batch holds.
  static let capacity = 64

  /// The values, record by record.
  @usableFromInline var values: [Int64]
  /// One past the last byte of each record.
  var ends = [Int](repeating: 0, count: capacity)
  /// How many records were decoded.
  var count = 0
  /// How many values a record takes.
  let width: Int

  init(width: Int) {
    self.width = width
    values = Array(repeating: PlainDecoder.absent, count: width * Self.capacity)
  }
}

/// Reads the fields of records whose values are all written in the usual way, byte by byte.
///
/// It knows no fault: whatever it does not understand at once it leaves to the record reader, which
/// says what a value is, and what is wrong. It must never read a value otherwise than that does.
struct PlainDecoder {
  /// The value of an empty field.
  static let absent = Int64.min

  /// A column of the file.
  struct Column {
    var kind: PlainKind
    /// Where its value goes.
    var slot: Int
    var mayBeEmpty: Bool
  }

  private let columns: [Column]
  private let separator: UInt8
  /// How far behind its value the last digits of a text go, as a number.
  private let serialOffset: Int
  private var days = DayTable()
  /// The names that are known so far, the same for all columns.
  var names = NameTable()

  /// A decoder of files with these columns, which has not met any name yet.
  init(_ columns: [Column], separator: UInt8, serialOffset: Int) {
    self.columns = columns
    self.separator = separator
    self.serialOffset = serialOffset
  }

  /// Whether the fast path can find this separator: it looks for bytes no higher than a comma.
  static func knows(separator: UInt8) -> Bool { separator <= UInt8(ascii: ",") }

  /// Reads the records from a place of a block on, up to the first that is not plain, or until the
  /// batch is full.
  mutating func decode(_ block: borrowing Block, from start: Int, into batch: inout PlainBatch) {
    batch.count = 0
    // The days are moved out and back, so that they are not copied while the names are borrowed.
    var days = DayTable.nothing
    swap(&days, &self.days)
    defer { swap(&days, &self.days) }
    unsafe names.withView { names in
      unsafe block.bytes.withUnsafeBufferPointer { bytes in
        unsafe batch.values.withUnsafeMutableBufferPointer { values in
          unsafe columns.withUnsafeBufferPointer { columns in
            guard let bytes = bytes.baseAddress, let values = values.baseAddress,
              let first = columns.baseAddress
            else { return }
            var place = start
            while batch.count < PlainBatch.capacity, place < block.count {
              let end = unsafe Self.decode(
                bytes, from: place, first, columns.count, separator, serialOffset, &days, names,
                into: values + batch.count &* batch.width)
              guard end > 0, end <= block.count else { return }
              batch.ends[batch.count] = end
              batch.count &+= 1
              place = end
            }
          }
        }
      }
    }
  }

  @inline(__always) @unsafe
  private static func decode(
    _ bytes: UnsafePointer<UInt8>, from start: Int, _ columns: UnsafePointer<Column>, _ count: Int,
    _ separator: UInt8, _ serialOffset: Int, _ days: inout DayTable, _ names: NameView,
    into values: UnsafeMutablePointer<Int64>
  ) -> Int {
    var place = start
    var column = unsafe columns
    let last = unsafe columns + (count &- 1)
    while true {
      let isQuoted = unsafe bytes[place] == UInt8(ascii: "\"")
      if isQuoted { place &+= 1 }
      let field = unsafe bytes + place
      let value = unsafe values + column.pointee.slot
      unsafe value.pointee = absent
      let first = unsafe field[0]
      let length: Int
      if unsafe column.pointee.kind == .unread {
        length = unsafe lengthOfUnread(field, isQuoted, separator)
      } else if first == separator || first < UInt8(ascii: "#") {
        // Nothing, or something that begins in an unusual way.
        let isEmpty = first == (isQuoted ? UInt8(ascii: "\"") : separator) || isLineEnd(first)
        guard isEmpty, unsafe column.pointee.mayBeEmpty else { return -1 }
        length = 0
      } else {
        switch unsafe column.pointee.kind {
        case .unread: return -1
        case .text:
          // An error of a spreadsheet begins so; the record reader knows them.
          guard first != UInt8(ascii: "#") else { return -1 }
          length = unsafe lengthOfASCII(field, isQuoted, separator)
          guard length > 0 else { return -1 }
          unsafe value.pointee = Int64(truncatingIfNeeded: place << 24 | length)
          let serial = unsafe Words.serial(field, count: length)
          unsafe value[serialOffset] = serial.map(Int64.init(truncatingIfNeeded:)) ?? absent
        case .name:
          length = unsafe lengthOfText(field, isQuoted, separator)
          guard length > 0 else { return -1 }
          unsafe value.pointee = names.number(field, count: length)
          guard unsafe value.pointee >= 0 else { return -1 }
        case .timestamp: length = unsafe lengthOfTimestamp(field, &days, &value.pointee)
        case .number: length = unsafe lengthOfNumber(field, &value.pointee)
        case .flag:
          guard first == UInt8(ascii: "Y") || first == UInt8(ascii: "N") else { return -1 }
          unsafe value.pointee = first == UInt8(ascii: "Y") ? 1 : 0
          length = 1
        }
        guard length > 0 else { return -1 }
      }
      guard length >= 0 else { return -1 }
      place &+= length
      if isQuoted {
        guard unsafe bytes[place] == UInt8(ascii: "\"") else { return -1 }
        place &+= 1
      }
      let closing = unsafe bytes[place]
      place &+= 1
      if unsafe column == last { return unsafe afterLineEnd(bytes, closing, place) }
      guard closing == separator else { return -1 }
      unsafe column += 1
    }
  }

  /// One past a line end; negative where none is.
  @inline(__always) @unsafe
  private static func afterLineEnd(_ bytes: UnsafePointer<UInt8>, _ closing: UInt8, _ place: Int)
    -> Int
  {
    if closing == UInt8(ascii: "\n") { return place }
    guard closing == UInt8(ascii: "\r"), unsafe bytes[place] == UInt8(ascii: "\n") else {
      return -1
    }
    return place &+ 1
  }

  @inline(__always)
  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  @inline(__always) @unsafe
  private static func lengthOfText(
    _ field: UnsafePointer<UInt8>, _ isQuoted: Bool, _ separator: UInt8
  ) -> Int {
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

  /// As `lengthOfText`; what nobody reads may have doubled quotes in it.
  @inline(__always) @unsafe
  private static func lengthOfUnread(
    _ field: UnsafePointer<UInt8>, _ isQuoted: Bool, _ separator: UInt8
  ) -> Int {
    var length = unsafe lengthOfText(field, isQuoted, separator)
    while isQuoted, unsafe field[length &+ 1] == UInt8(ascii: "\"") {
      length &+= 2
      length &+= unsafe lengthOfText(field + length, true, separator)
    }
    return length
  }

  /// As `lengthOfText`, of text that is ASCII, does not end in a space and is no number such as
  /// `1.2E+11`, which begins with a digit and has an E.
  @inline(__always) @unsafe
  private static func lengthOfASCII(
    _ field: UnsafePointer<UInt8>, _ isQuoted: Bool, _ separator: UInt8
  ) -> Int {
    let length = unsafe lengthOfText(field, isQuoted, separator)
    guard length > 0, unsafe field[length &- 1] > UInt8(ascii: " ") else { return -1 }
    var (place, high, exponents) = (0, UInt64(0), UInt64(0))
    while place < length {
      let word = unsafe Words.load(field + place)
      let own = length &- place >= 8 ? word : Words.last(length &- place, of: word)
      high |= own
      exponents |= Words.equal(to: UInt8(ascii: "E"), own)
      place &+= 8
    }
    guard high & Words.highBits == 0 else { return -1 }
    let beginsWithDigit = unsafe field[0] &- UInt8(ascii: "0") < 10
    return exponents != 0 && beginsWithDigit ? -1 : length
  }

  /// Reads up to seven digits, and up to six after a point, into millionths.
  @inline(__always) @unsafe
  private static func lengthOfNumber(_ field: UnsafePointer<UInt8>, _ value: inout Int64) -> Int {
    let whole = unsafe digits(field)
    guard whole.count &- 1 <= 6 else { return -1 }
    let millionths = whole.number &* 1_000_000
    guard unsafe field[whole.count] == UInt8(ascii: ".") else {
      value = Int64(truncatingIfNeeded: millionths)
      return whole.count
    }
    let part = unsafe digits(field + whole.count + 1)
    guard part.count &- 1 <= 5 else { return -1 }
    value = Int64(truncatingIfNeeded: millionths &+ part.number &* scale(part.count))
    return whole.count &+ 1 &+ part.count
  }

  /// The digits from a place on, at most eight; a number only for one to seven of them.
  @inline(__always) @unsafe
  private static func digits(_ field: UnsafePointer<UInt8>) -> (number: UInt64, count: Int) {
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
  private static func lengthOfTimestamp(
    _ field: UnsafePointer<UInt8>, _ days: inout DayTable, _ value: inout Int64
  ) -> Int {
    // `2024-02-` and `29 08:30`, less the zeros, hyphens and colons that belong there.
    let date = unsafe Words.load(field) &- 0x2D30_302D_3030_3030
    let time = unsafe Words.load(field + 8) &- 0x3030_3A30_3020_3030
    let wrong =
      date | (date &+ 0x7F76_767F_7676_7676) | time | (time &+ 0x7676_7F76_767F_7676)
    guard wrong & Words.highBits == 0 else { return -1 }
    let hour = pair(time, at: 24)
    let minute = pair(time, at: 48)
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

  private var entries: [Entry]

  /// No days yet, with room for all days of the months.
  init() { entries = Array(repeating: Entry(), count: 13 * 32) }

  /// A placeholder without room.
  private init(entries: [Entry]) { self.entries = entries }
  static var nothing: DayTable { DayTable(entries: []) }

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
