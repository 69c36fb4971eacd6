import ExactNumbers
import Files

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
  /// `2024-02-29`, as the number 20240229, in millionths.
  case day
  /// Digits with at most six decimals, in millionths.
  case number
  /// The same, greater than zero.
  case price
  /// The same two in a unit of the header such as 万片, by which they are multiplied.
  case scaledNumber, scaledPrice
  /// At most seven digits, greater than zero.
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
  static var absent: Int64 { BlockRows.noValue }

  /// A column of the file.
  struct Column {
    let kind: PlainKind
    let mayBeEmpty: Bool
    /// Where its value stands among those of a record.
    let place: Int
    /// Where the last digits of a text stand, as a number; its fingerprint stands behind them. Of a
    /// number in another unit, by what it is multiplied.
    let details: Int
  }

  private var columns: [PlainScan.State]
  private let separator: UInt8
  private var days = DayTable()
  /// The names that are known so far, the same for all columns.
  private var names = NameTable()
  private let shared: SharedNames

  /// A decoder of files with these columns, which has not met any name yet.
  init(_ columns: [Column], separator: UInt8, names: SharedNames) {
    self.columns = columns.map { PlainScan.State(column: $0) }
    self.separator = separator
    shared = names
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
    let shared = shared
    // A record is read again when its new name has been learned.
    while let name = decodeKnown(block, from: &place, into: &batch),
      names.learn(block.bytes[name], encoding, in: shared)
    {}
  }

  /// Reads the records whose names are known; returns where a new one stands that ends this.
  private mutating func decodeKnown(
    _ block: borrowing Block, from place: inout Int, into batch: inout PlainBatch
  ) -> Range<Int>? {
    // What stood in another block is there no more.
    for index in columns.indices { columns[index].last = LastName() }
    let (names, separator) = (names, separator)
    return unsafe days.withView { days in
      unsafe names.withView { names in
        unsafe columns.withUnsafeMutableBufferPointer { columns in
          guard let first = columns.baseAddress else { return nil }
          let scan = unsafe PlainScan(
            first: first, end: first + columns.count, separator: separator, days: days,
            names: names)
          return unsafe scan.read(block, from: &place, into: &batch)
        }
      }
    }
  }
}
