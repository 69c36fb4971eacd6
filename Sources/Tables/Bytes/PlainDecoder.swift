import ExactNumbers

/// How the fast path reads a column.
public enum PlainKind: UInt8, Sendable {
  /// Not at all.
  case unread
  /// ASCII text, by its place.
  case text
  /// ASCII text, by its place and its fingerprint.
  case key
  /// One of few texts, by a number.
  case name
  /// `2024-02-29 08:30`.
  case timestamp
  /// `2024-02-29`, as the number 20240229.
  case day
  /// Digits with at most six decimals, in millionths.
  case number
  /// At most seven digits.
  case count
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
  @usableFromInline var ends = [Int](repeating: 0, count: capacity)
  /// How many records were decoded.
  @usableFromInline var count = 0
  /// How many values a record takes.
  @usableFromInline let width: Int

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
    let kind: PlainKind
    let mayBeEmpty: Bool
    /// Where its value stands among those of a record.
    let place: Int
    /// Where the last digits of a text stand, as a number; its fingerprint stands behind them.
    let details: Int
  }

  /// A name that was not met before, by its bytes.
  @unsafe
  private struct NewName {
    var start: UnsafePointer<UInt8>?
    var count = 0
  }

  private let columns: [Column]
  private let separator: UInt8
  private var days = DayTable()
  /// The names that are known so far, the same for all columns.
  private var names: NameTable

  /// A decoder of files with these columns, which has not met any name yet.
  init(_ columns: [Column], separator: UInt8, names: SharedNames) {
    self.columns = columns
    self.separator = separator
    self.names = NameTable(names)
  }

  /// Whether the fast path can find this separator: it looks for bytes no higher than a comma.
  static func knows(separator: UInt8) -> Bool { separator <= UInt8(ascii: ",") }

  /// Reads the records from a place of a block on, up to the first that is not plain, or until the
  /// batch is full.
  mutating func decode(
    _ block: borrowing Block, from start: Int, encoding: TextEncoding, into batch: inout PlainBatch
  ) {
    batch.count = 0
    var place = start
    // A record is read again when its new name has been learned.
    while let name = decodeKnown(block, from: &place, into: &batch),
      names.learn(block.bytes[name], encoding)
    {}
  }

  /// Reads the records whose names are known; returns where a new one stands that ends this.
  private mutating func decodeKnown(
    _ block: borrowing Block, from place: inout Int, into batch: inout PlainBatch
  ) -> Range<Int>? {
    let (columns, names, separator) = (columns, names, separator)
    return unsafe days.withView { days in
      unsafe names.withView { names in
        unsafe block.bytes.withUnsafeBufferPointer { bytes in
          unsafe batch.values.withUnsafeMutableBufferPointer { values in
            unsafe columns.withUnsafeBufferPointer { columns in
              guard let bytes = bytes.baseAddress, let values = values.baseAddress,
                let first = columns.baseAddress
              else { return nil }
              var newName = unsafe NewName()
              while batch.count < PlainBatch.capacity, place < block.count {
                let size = unsafe Self.decode(
                  bytes + place, first, first + columns.count, separator, days, names,
                  &newName, into: values + batch.count * batch.width)
                guard size > 0, place &+ size <= block.count else { break }
                place &+= size
                batch.ends[batch.count] = place
                batch.count &+= 1
              }
              guard let start = unsafe newName.start else { return nil }
              let offset = unsafe start - bytes
              return unsafe offset..<(offset + newName.count)
            }
          }
        }
      }
    }
  }

  /// Reads one record; returns its size with its line end, negative when it is not plain.
  @inline(__always) @unsafe
  private static func decode(
    _ start: UnsafePointer<UInt8>, _ first: UnsafePointer<Column>, _ end: UnsafePointer<Column>,
    _ separator: UInt8, _ days: DayView, _ names: NameView, _ newName: inout NewName,
    into values: UnsafeMutablePointer<Int64>
  ) -> Int {
    var place = unsafe start
    var column = unsafe first
    while true {
      if unsafe place[0] == UInt8(ascii: "\"") {
        let field = unsafe PlainField(start: place + 1, isQuoted: true, separator: separator)
        let length = unsafe read(
          field, column.pointee, place + 1 - start, days, names, &newName, into: values)
        unsafe place += length &+ 1
        guard length >= 0, unsafe place[0] == UInt8(ascii: "\"") else { return -1 }
        unsafe place += 1
      } else {
        let field = unsafe PlainField(start: place, isQuoted: false, separator: separator)
        let length = unsafe read(
          field, column.pointee, place - start, days, names, &newName, into: values)
        guard length >= 0 else { return -1 }
        unsafe place += length
      }
      let closing = unsafe place[0]
      unsafe place += 1
      unsafe column += 1
      if unsafe column == end { return unsafe sizeWithLineEnd(closing, start, place) }
      guard closing == separator else { return -1 }
    }
  }

  /// Reads one field that begins at a place of the record; returns its length, negative when it is
  /// not plain.
  @inline(__always) @unsafe
  private static func read(
    _ field: PlainField, _ column: Column, _ place: Int, _ days: DayView, _ names: NameView,
    _ newName: inout NewName, into values: UnsafeMutablePointer<Int64>
  ) -> Int {
    let value = unsafe values + column.place
    let length: Int
    switch column.kind {
    case .unread: length = unsafe field.lengthOfUnread
    case .name:
      length = unsafe field.readName(names, &value.pointee)
      if length > 0, unsafe value.pointee < 0 {
        unsafe newName = NewName(start: field.start, count: length)
        return -1
      }
    case .timestamp: length = unsafe field.readTimestamp(days, &value.pointee)
    case .day: length = unsafe field.readDay(&value.pointee)
    case .number: length = unsafe field.readNumber(&value.pointee)
    case .count: length = unsafe field.readCount(&value.pointee)
    case .flag: length = unsafe field.readFlag(&value.pointee)
    case .text, .key:
      let details = unsafe values + column.details
      length = unsafe field.readText(at: place, &value.pointee, serial: &details[0])
      if column.kind == .key, length > 0 {
        let fingerprint = unsafe Fingerprint(field.start, count: length)
        unsafe details[1] = Int64(bitPattern: fingerprint.value)
      }
    }
    if length > 0 { return length }
    // Nothing, or something unusual.
    guard column.mayBeEmpty, unsafe field.isEmpty else { return -1 }
    unsafe value.pointee = absent
    if column.kind == .text || column.kind == .key { unsafe values[column.details] = absent }
    return 0
  }

  /// The size of a record by the byte behind its last field; negative where that is no line end.
  @inline(__always) @unsafe
  private static func sizeWithLineEnd(
    _ closing: UInt8, _ start: UnsafePointer<UInt8>, _ place: UnsafePointer<UInt8>
  ) -> Int {
    if closing == UInt8(ascii: "\n") { return unsafe place - start }
    guard closing == UInt8(ascii: "\r"), unsafe place[0] == UInt8(ascii: "\n") else { return -1 }
    return unsafe place - start &+ 1
  }
}
