import ExactNumbers
import Files
import Workbooks

/// How the fast path reads a column.
public enum PlainKind: UInt8, Sendable {
  /// Not at all.
  case unread
  /// Text, by its place.
  case text
  /// Text, by its place and its fingerprint.
  case key
  /// One of few texts, by a number.
  case name
  /// `2024-02-29 08:30`, also with seconds and as spreadsheets write it.
  case timestamp
  /// `2024-02-29`, `2024/2/29` and alike, as the number 20240229, in millionths.
  case day
  /// Digits with at most six decimals, in millionths, also with thousands separators.
  case number
  /// The same, greater than zero, also with the sign of the yuan.
  case price
  /// The same two in a unit of the header such as 万片, by which they are multiplied.
  case scaledNumber, scaledPrice
  /// At most seven digits, greater than zero.
  case count
  /// `Y` or `N`, or any other word for yes or no.
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

/// Reads the fields of records where they stand, byte by byte, by kinds of value.
///
/// Each kind has a usual way of writing, which is fastest, and others that nearly are; words and days
/// are read once for all fields with the same bytes. What it does not understand it leaves to the
/// record reader, which says what a value is, and what is wrong. It must never read a value otherwise
/// than that does.
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
    /// Whether a day alone means its end.
    var isDayItsEnd = false
  }

  private var columns: [PlainScan.State]
  private let separator: Separator
  private var days = DayTable()
  /// The fields that were read so far, the same for all columns of a kind: names, yes and no, whole
  /// days, and the days of moments.
  private var (names, flags) = (KnownFields(), KnownFields(bits: 4))
  private var (wholeDays, dates) = (KnownFields(), KnownFields())
  private let shared: SharedNames

  /// A decoder of files with these columns, which has not met any field yet.
  init(_ columns: [Column], separator: Separator, names: SharedNames) {
    self.columns = columns.map { PlainScan.State(column: $0) }
    self.separator = separator
    shared = names
  }

  /// Begins with another block, in which notes are to be told again.
  mutating func startBlock() {
    for index in columns.indices { columns[index].leave = [] }
  }

  /// Whether rows were left to the record reader because of a text that is not UTF-8.
  var needsUTF8: Bool { columns.contains(where: \.needsUTF8) }

  /// Reads the records from a place of a block on, up to the first that is not plain, or until the
  /// batch is full.
  mutating func decode(
    _ block: borrowing Block, from start: Int, encoding: TextEncoding, into batch: inout PlainBatch
  ) {
    batch.count = 0
    var place = start
    // A record is read again when its unknown bytes have been learned.
    while let unknown = decodeKnown(block, from: &place, encoding, into: &batch),
      learn(block.bytes[unknown.bytes], unknown.kind, encoding)
    {}
  }

  /// Reads the records whose fields are known; returns where unknown bytes stand that end this.
  private mutating func decodeKnown(
    _ block: borrowing Block, from place: inout Int, _ encoding: TextEncoding,
    into batch: inout PlainBatch
  ) -> (bytes: Range<Int>, kind: PlainKind)? {
    // What stood in another block is there no more.
    for index in columns.indices { columns[index].last = LastField() }
    let (names, flags, wholeDays, dates) = (names, flags, wholeDays, dates)
    return unsafe names.withView { names in
      unsafe flags.withView { flags in
        unsafe wholeDays.withView { wholeDays in
          unsafe dates.withView { dates in
            let known = unsafe PlainScan.KnownViews(
              names: names, flags: flags, days: wholeDays, dates: dates)
            return unsafe decode(block, from: &place, encoding, known, into: &batch)
          }
        }
      }
    }
  }

  private mutating func decode(
    _ block: borrowing Block, from place: inout Int, _ encoding: TextEncoding,
    _ known: PlainScan.KnownViews, into batch: inout PlainBatch
  ) -> (bytes: Range<Int>, kind: PlainKind)? {
    let (byte, rest) = (separator.byte, separator.size - 1)
    return unsafe days.withView { days in
      unsafe columns.withUnsafeMutableBufferPointer { columns in
        guard let first = columns.baseAddress else { return nil }
        let scan = unsafe PlainScan(
          first: first, end: first + columns.count, separator: byte, separatorRest: rest,
          encoding: encoding, days: days, known: known)
        return unsafe scan.read(block, from: &place, into: &batch)
      }
    }
  }

  /// Reads bytes that are not known yet as the reader of records does, and remembers them; false
  /// where they are nothing that a column of the kind can hold, or where too much is known.
  private mutating func learn(
    _ raw: ArraySlice<UInt8>, _ kind: PlainKind, _ encoding: TextEncoding
  ) -> Bool {
    guard let text = encoding.decode(raw)?.trimmed, !text.isEmpty, DoubtfulCell(text) == nil else {
      return false
    }
    switch kind {
    case .name: return learnName(raw, text)
    case .flag: return Self.learn(raw, TableReader.flag(text).map { $0 ? 1 : 0 }, in: &flags)
    case .day:
      let day = Day(iso: text) ?? SpreadsheetDate.day(text)
      return Self.learn(raw, day.map { KnownDate($0).value }, in: &wholeDays)
    case .timestamp:
      let day = Day(iso: text) ?? SpreadsheetDate.dayAlone(text)
      return Self.learn(raw, day.map { KnownDate($0).value }, in: &dates)
    default: return false
    }
  }

  /// The names of a file are kept by others anyway, and so may be many.
  private mutating func learnName(_ raw: ArraySlice<UInt8>, _ text: String) -> Bool {
    guard CellFault.of(text, kind: .string) == nil, !TotalsRow.isNamed(text),
      !shared.dependsOnDay(text)
    else { return false }
    names.learn(raw, as: Int64(shared.number(of: text)))
    return true
  }

  private static func learn(
    _ raw: ArraySlice<UInt8>, _ value: Int64?, in known: inout KnownFields
  ) -> Bool {
    guard let value, known.count < mostKnown else { return false }
    known.learn(raw, as: value)
    return true
  }

  /// More words and days than this no file has but one that was made to fill the memory.
  private static let mostKnown = 1 << 14
}
