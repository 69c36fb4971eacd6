import Files

/// The rows of one block, most of them read by the fast path.
///
/// A plain row gives its values by column. Of any other row the record is given, which the table's
/// reader reads as it reads every record.
public struct BlockRows: ~Copyable {
  /// What the next row is.
  public enum Row {
    /// Its values are all written in the usual way.
    case plain
    /// It must be read as a record.
    case record(Record)
  }

  /// The row's number in the block: the first is 1, empty lines count.
  @inlinable public var row: Int { number }
  @usableFromInline var number = 0
  /// Whether the block ends inside a record, because a quote stands astray in it.
  @usableFromInline private(set) var isBroken = false

  @usableFromInline let slots: Int
  @usableFromInline let keys: Int
  /// Where the row's values begin in the batch.
  @usableFromInline var base = 0
  @usableFromInline var batch: PlainBatch
  /// How many rows of the batch have been given.
  @usableFromInline var given = 0
  private var decoder: PlainDecoder
  @usableFromInline private(set) var block = Block()
  @usableFromInline var place = 0
  @usableFromInline var start = 0
  /// The block of the file where `block` was made of it.
  private var raw: Block?
  private let converter: ByteConverter
  private var encoding = TextEncoding.utf8
  /// Whether blocks in GB18030 are decoded before they are read. Nearly all columns are read faster as
  /// they are, but not texts with Chinese characters.
  private var decodes = false
  private let columns: PlainColumns
  private let names: SharedNames
  @usableFromInline let maximumRecordSize: Int

  init(
    _ columns: PlainColumns, names: SharedNames, converter: ByteConverter, maximumRecordSize: Int
  ) {
    decoder = columns.decoder(names)
    self.names = names
    slots = columns.slots
    keys = columns.keys
    batch = PlainBatch(width: columns.width)
    self.columns = columns
    self.converter = converter
    self.maximumRecordSize = maximumRecordSize
  }

  /// Goes on with another block; the old one's buffer is taken away.
  mutating func start(_ block: consuming Block, encoding: TextEncoding?) {
    var converter = converter
    if encoding == .gb18030, decodes { converter.encoding = .gb18030 }
    self.encoding = converter.encoding == .utf8 ? encoding ?? .utf8 : .utf8
    if converter.isNeeded {
      converter.convert(block, into: &self.block)
      raw = block
    } else {
      self.block = block
    }
    (place, start, number, isBroken) = (0, 0, 0, false)
    (batch.count, given) = (0, 0)
    decoder.startBlock()
  }

  /// Decodes what is left of a block in GB18030, and from now on every one before it is read.
  private mutating func decodeRest() {
    let rest = Block(block.content[place...])
    if raw == nil { raw = takeBlock() }
    block.decodeGB18030(rest)
    (place, start, encoding, decodes) = (0, 0, .utf8, true)
    // What was learned of other bytes says nothing of these.
    decoder = columns.decoder(names)
  }

  /// Gives the block back, with its buffer.
  mutating func takeBlock() -> Block {
    if let raw = raw.take() { return raw }
    let taken = block
    block = Block()
    return taken
  }

  /// The next row that is not an empty line; nil at the end of the block.
  public mutating func next() -> Row? {
    if nextOfBatch() { return .plain }
    while place < block.count, !isBroken {
      number += 1
      start = place
      if columns.isFast, given == batch.count {
        decoder.decode(block, from: place, encoding: encoding, into: &batch)
        if batch.count == 0, decoder.needsUTF8 {
          decodeRest()
          decoder.decode(block, from: place, encoding: encoding, into: &batch)
        }
        given = 0
      }
      if given < batch.count { return nextPlain() }
      guard let record = scanRecord() else { return nil }
      if !record.isBlank, !record.isEmptyRow { return .record(record) }
    }
    return nil
  }

  /// Goes on to the next row if it is a plain one that has been decoded already, without leaving
  /// the caller's code; false says nothing of the rows to come.
  @inlinable @inline(__always)
  public mutating func nextOfBatch() -> Bool {
    guard given < batch.count, batch.ends[given] &- place <= maximumRecordSize else {
      return false
    }
    number &+= 1
    start = place
    base = given &* batch.width
    place = batch.ends[given]
    given &+= 1
    return true
  }

  private mutating func nextPlain() -> Row? {
    base = given * batch.width
    place = batch.ends[given]
    given += 1
    isBroken = place - start > maximumRecordSize
    return isBroken ? nil : .plain
  }

  /// The row of the last `next()` as a record, where its values need a closer look.
  public mutating func record() -> Record? {
    place = start
    return scanRecord()
  }

  private mutating func scanRecord() -> Record? {
    guard
      let record = Record(
        block.content, from: start, row: row, separator: columns.separator, encoding: encoding),
      record.size <= maximumRecordSize
    else {
      isBroken = true
      batch.count = given
      return nil
    }
    place = start + record.size
    return record
  }

  /// A time, a number or a flag by its column; nil when the field is empty.
  @inlinable @inline(__always)
  public func value(_ column: Int) -> Int64? {
    let value = batch.values[base + column]
    return value == Self.noValue ? nil : value
  }

  /// Adds a plain row as words of 32 bits: its number, then the names, counts and flags of some columns,
  /// `Int32.min` for empty fields, then the values of others as they stand, two words each.
  @inlinable @inline(__always)
  public func append(_ numbers: Range<Int>, _ values: Range<Int>, to words: inout [Int32]) {
    words.append(addingCapacity: 1 &+ numbers.count &+ 2 &* values.count) { words in
      words.append(Int32(truncatingIfNeeded: number))
      for column in numbers { words.append(Int32(clamping: batch.values[base &+ column])) }
      for column in values {
        let value = batch.values[base &+ column]
        words.append(Int32(truncatingIfNeeded: value))
        words.append(Int32(truncatingIfNeeded: value >> 32))
      }
    }
  }

  /// What stands for an empty field.
  @inlinable public static var noValue: Int64 { Int64.min }

  /// The number of a name; it is the same in all blocks of a file.
  @inlinable @inline(__always)
  public func name(_ column: Int) -> Int? { value(column).map(Int.init(truncatingIfNeeded:)) }

  /// The text of a name by its number.
  public func text(ofName number: Int) -> String { names.text(number) }

  /// The bytes of a text; none when the field is empty.
  public func bytes(_ column: Int) -> ArraySlice<UInt8> { block.bytes[range(column)] }

  /// How many bytes a text has.
  @inlinable @inline(__always)
  public func length(_ column: Int) -> Int {
    value(column).map { Int(truncatingIfNeeded: $0 & 0xFF_FFFF) } ?? 0
  }

  /// The fingerprint of a text.
  @inlinable @inline(__always)
  public func fingerprint(_ column: Int) -> Fingerprint {
    // Called with itself as a whole, a method that is not inlined would be given a copy of it.
    guard column < keys, value(column) != nil else { return block.fingerprint(of: range(column)) }
    return Fingerprint(
      value: UInt64(bitPattern: batch.values[base + slots + 2 * column + 1]))
  }

  /// The number that the last digits of a text write; nil where it ends otherwise.
  @inlinable @inline(__always)
  public func serial(_ column: Int) -> UInt64? {
    let serial = batch.values[base + slots + 2 * column]
    return serial == Int64.min ? nil : UInt64(truncatingIfNeeded: serial)
  }

  /// Whether a text names a row of totals, which the table's reader reports.
  @inlinable @inline(__always)
  public func namesTotals(_ column: Int) -> Bool { block.namesTotals(range(column)) }

  /// Where a text lies in the block.
  @inlinable @inline(__always)
  func range(_ column: Int) -> Range<Int> {
    guard let value = value(column) else { return 0..<0 }
    let first = start &+ Int(truncatingIfNeeded: value >> 24)
    return first..<(first &+ length(column))
  }
}

/// The columns that the fast path reads, for one file.
struct PlainColumns: Sendable {
  /// Whether the fast path can read the file at all.
  let isFast: Bool
  let separator: Separator
  private let wantedCount: Int
  private let columns: [PlainDecoder.Column]

  /// Of how many texts, the first ones, the fingerprints are taken while they are read.
  let keys: Int

  /// Each wanted column has its value, and all others together.
  var slots: Int { wantedCount + 1 }
  /// How many values a row has: behind those of the columns, two more of each text.
  let width: Int

  /// Places the wanted columns, keys first and then texts, in a file with `width` columns; what is
  /// not wanted stays unread.
  init(
    _ wanted: [(column: TableReader.Column, kind: PlainKind)], width: Int, separator: Separator,
    isFast: Bool
  ) {
    let keys = wanted.prefix { $0.kind == .key }.count
    let texts = keys + wanted.dropFirst(keys).prefix { $0.kind == .text }.count
    precondition(
      !wanted.dropFirst(texts).contains { $0.kind == .text || $0.kind == .key },
      "keys must come first, then texts")
    // Of one column an empty line is a row without a value only where it has quotes, which the record
    // reader tells.
    let mayBeEmpty = width > 1
    let unread = PlainDecoder.Column(
      kind: .unread, mayBeEmpty: mayBeEmpty, place: wanted.count, details: 0)
    var columns = Array(repeating: unread, count: width)
    for (slot, (column, kind)) in wanted.enumerated() {
      guard let index = column.index else { continue }
      let scaled = kind.scaled(by: column.unit.exponent)
      columns[index] = PlainDecoder.Column(
        kind: scaled?.kind ?? kind, mayBeEmpty: mayBeEmpty && !column.field.isRequired, place: slot,
        details: scaled?.factor ?? wanted.count + 1 + 2 * slot,
        isDayItsEnd: column.field.isDayItsEnd)
    }
    self.columns = columns
    self.separator = separator
    // A unit that is a fraction of the column's is left to the record reader.
    self.isFast = isFast && !wanted.contains { $0.column.unit.exponent < 0 }
    wantedCount = wanted.count
    self.width = wanted.count + 1 + 2 * texts
    self.keys = keys
  }

  func decoder(_ names: SharedNames) -> PlainDecoder {
    PlainDecoder(columns, separator: separator, names: names)
  }
}

extension PlainKind {
  /// How the numbers of a column are read in a unit of so many times ten, and by what they are
  /// multiplied; nil where they are not.
  fileprivate func scaled(by exponent: Int) -> (kind: PlainKind, factor: Int)? {
    guard exponent > 0, self == .number || self == .price else { return nil }
    return (
      self == .price ? .scaledPrice : .scaledNumber,
      (0..<exponent).reduce(1) { factor, _ in factor * 10 }
    )
  }
}
