public import Files
import Workbooks

/// One record of a CSV file; its values are decoded when they are asked for.
public struct Record {
  /// The record's number as a spreadsheet shows it: the header is row 1, empty lines count.
  public let row: Int
  private let bytes: [UInt8]
  private let fields: ArraySlice<FieldPosition>
  let encoding: TextEncoding

  /// How many bytes the record has in the file, its line end included.
  let size: Int

  init(
    row: Int, bytes: [UInt8], fields: ArraySlice<FieldPosition>, encoding: TextEncoding, size: Int
  ) {
    self.row = row
    self.bytes = bytes
    self.fields = fields
    self.encoding = encoding
    self.size = size
  }

  /// A row of which no field is asked for, as its values have been read.
  public init(row: Int) {
    self.init(row: row, bytes: [], fields: [], encoding: .utf8, size: 0)
  }

  /// The record that starts at a place of some whole records; nil where a quote is never closed.
  init?(
    _ content: ArraySlice<UInt8>, from start: Int, row: Int, separator: Separator,
    encoding: TextEncoding
  ) {
    var index = FieldIndex()
    index.scan(content.span, from: start, separator: separator, isLast: true, limit: 1)
    guard !index.endsInQuotes, !index.recordEnds.isEmpty else { return nil }
    let size = index.end(of: 0) - start
    self.init(
      row: row, bytes: Array(content[start..<(start + size)]),
      fields: index.fields(of: 0).map { $0.moved(by: -start) }[...], encoding: encoding, size: size)
  }

  /// How many fields the record has.
  public var count: Int { fields.count }

  /// Whether the record is an empty line; `""` is a line with an empty value.
  var isBlank: Bool {
    guard count == 1, rawBytes(0).isEmpty else { return false }
    let start = rawBytes(0).startIndex
    return start == 0 || bytes[start - 1] != UInt8(ascii: "\"")
  }

  /// Whether the record is a row of separators alone, which a spreadsheet writes where something once
  /// stood.
  var isEmptyRow: Bool { count > 1 && isEmpty(from: 0) }

  /// Whether no field from that one on holds anything but spaces.
  func isEmpty(from first: Int) -> Bool {
    (first..<count).allSatisfy { index in
      // Only a character that is not ASCII needs to be decoded to be known for a space.
      guard let byte = rawBytes(index).first(where: { $0 > 0x20 }) else { return true }
      return byte >= 0x80 && text(index)?.trimmed.isEmpty ?? false
    }
  }

  /// The bytes of a field as they stand in the file, without the enclosing quotes.
  func rawBytes(_ index: Int) -> ArraySlice<UInt8> {
    let field = fields[fields.startIndex + index]
    return bytes[Int(field.start)..<Int(field.end)]
  }

  /// Whether quotes stand where RFC 4180 allows none.
  func hasStrayQuote(_ index: Int) -> Bool { fields[fields.startIndex + index].hasStrayQuote }

  /// The text of a field; nil when its bytes are not valid in the file's encoding.
  public func text(_ index: Int) -> String? {
    let field = fields[fields.startIndex + index]
    guard let text = encoding.decode(rawBytes(index)) else { return nil }
    return field.hasDoubledQuotes ? text.undoublingQuotes() : text
  }

  /// Whether the bytes of a field are valid in the file's encoding.
  func isText(_ index: Int) -> Bool {
    let bytes = rawBytes(index)
    return bytes.allSatisfy { $0 < 0x80 } || encoding.decode(bytes) != nil
  }

  /// The text of a field, with U+FFFD in place of bytes that are not valid.
  func repairedText(_ index: Int) -> String { text(index) ?? encoding.repaired(rawBytes(index)) }
}

extension String {
  fileprivate func undoublingQuotes() -> String {
    var (result, skip) = (String.UnicodeScalarView(), false)
    for scalar in unicodeScalars {
      if skip, scalar == "\"" {
        skip = false
        continue
      }
      result.append(scalar)
      skip = scalar == "\""
    }
    return String(result)
  }
}

/// Reads a CSV file record by record in constant memory.
///
/// Pieces of the file are indexed by field position; a record that a piece cuts in two is carried
/// over to the next.
public struct RecordReader: ~Copyable {
  /// The file's name in findings.
  public var name: String { source.name }
  /// Whether the file can be opened again and then says the same.
  var canBeReadAgain: Bool { source.canBeReadAgain }
  /// Where the file stopped making sense, if it did.
  public private(set) var fault: ReadFault?
  /// What of the rows that are still to be read is left out.
  var leavesOut: [(key: RowKey, names: Set<[String]>)] = []

  /// The rows above the header.
  private(set) var titles: [(row: Int, cells: [String])] = []
  private static let mostTitles = 64

  private let source: ByteSource
  private var buffer: [UInt8] = []
  /// Of which bytes of the file the buffer was made, where they are unusual.
  private var raw: [UInt8] = []
  private var converter = ByteConverter()
  /// How many bytes of the file came so far.
  private var received = 0
  private var index = FieldIndex()
  private var nextRecord = 0
  private var row = 0
  private var (atStart, atEnd) = (true, false)
  private var encoding: TextEncoding?
  /// How the file is laid out.
  private(set) var dialect = Dialect()
  /// Whether the buffer already holds bytes that are not indexed.
  private var isPrimed = false
  private let pieceSize: Int
  private let maximumRecordSize: Int

  /// A place from which a file cannot be read on.
  public enum ReadFault: Equatable, Sendable {
    /// A quoted field that starts in this row is never closed.
    case openQuote(row: Int)
    /// The record in this row is longer than the limit, in bytes.
    case recordTooLong(row: Int, limit: Int)
    /// The file is not text, but a workbook of a spreadsheet.
    case workbook
  }

  /// Reads from `source` in pieces; a record longer than `maximumRecordSize` bytes is a fault.
  public init(
    _ source: consuming ByteSource, pieceSize: Int = 1 << 18, maximumRecordSize: Int = 1 << 20
  ) {
    self.source = source
    self.pieceSize = pieceSize
    self.maximumRecordSize = maximumRecordSize
  }

  /// The next record that is not an empty line; nil at the end or at a fault.
  public mutating func next() throws(FileError) -> Record? {
    while fault == nil {
      while nextRecord == index.recordEnds.count {
        guard try readPiece() else { return nil }
      }
      guard fits(index.size(of: nextRecord)) else { return nil }
      let fields = index.fields(of: nextRecord)
      nextRecord += 1
      row += 1
      let record = Record(
        row: row, bytes: buffer, fields: fields, encoding: encoding ?? .utf8,
        size: index.size(of: nextRecord - 1))
      if !record.isBlank, !isLeftOut(record) { return record }
    }
    return nil
  }

  private func isLeftOut(_ record: Record) -> Bool {
    leavesOut.contains { rows in
      rows.key.names(record).map { rows.names.contains(LeftOutRows.folded($0)) } ?? false
    }
  }

  /// The next records that hold anything, as many as one piece of the file has; nil at the end or
  /// at a fault.
  mutating func nextPiece() throws(FileError) -> [Record]? {
    var records: [Record] = []
    while let record = try next() {
      if !record.isEmptyRow { records.append(record) }
      if nextRecord == index.recordEnds.count { return records }
    }
    return records.isEmpty ? nil : records
  }

  /// The first record of a file that is laid out as suits a schema, and below any titles; nil when
  /// there is none. Only before any other record is read.
  mutating func header(by schema: Schema) throws(FileError) -> Record? {
    let head = try head()
    if Workbook.isWorkbook(buffer) {
      fault = .workbook
      return nil
    }
    adopt(Dialect(head: head, encoding: encoding, schema: schema))
    var record = try next()
    while let title = record, title.row < dialect.headerRow {
      titles.append((title.row, (0..<title.count).compactMap { title.text($0)?.trimmed }))
      titles = titles.suffix(Self.mostTitles)
      record = try next()
    }
    return record
  }

  /// Lines from the start of the file, without the byte order mark.
  private mutating func head() throws(FileError) -> [UInt8] {
    repeat {
      try fill()
    } while !atEnd && buffer.count <= maximumRecordSize && lengthOfLines(buffer[...]) == 0
    isPrimed = true
    if atEnd, buffer.count <= Self.headSize { return buffer }
    let head = buffer.prefix(Self.headSize)
    return Array(head.prefix(lengthOfLines(head)))
  }

  private static let headSize = 1 << 14

  /// Reads the file, of which no record has been read yet, by its dialect.
  private mutating func adopt(_ dialect: Dialect) {
    self.dialect = dialect
    drop(dialect.hintSize)
    guard dialect.separator.isReplaced else { return }
    if !converter.isNeeded { raw = buffer }
    converter.separator = dialect.separator
    if dialect.separator.isWide {
      let lines = atEnd ? buffer[...] : buffer.prefix(lengthOfLines(buffer[...]))
      let found = encoding ?? TextEncoding.detected(in: lines)
      if found == .gb18030 { converter.encoding = .gb18030 }
      encoding = .utf8
    }
    buffer = converter.convert(raw, isLast: atEnd)
  }

  /// Forgets the first bytes of the buffer, which end with a line.
  private mutating func drop(_ size: Int) {
    if converter.isNeeded { raw.removeFirst(rawSize(size)) }
    buffer.removeFirst(size)
  }

  /// Of how many bytes of the file the first ones of the buffer were made, which end with a line.
  private func rawSize(_ size: Int) -> Int {
    guard converter.isNeeded else { return size }
    guard !atEnd || size < buffer.count else { return raw.count }
    return converter.size(ofLines: buffer[..<size].count(where: isLineEnd), in: raw)
  }

  /// How many bytes there are up to the last line end, where no character is cut in two.
  private func lengthOfLines(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.lastIndex(where: isLineEnd).map { $0 + 1 - bytes.startIndex } ?? 0
  }

  /// Appends the next piece of the file to the buffer, without a byte order mark at its start.
  private mutating func fill() throws(FileError) {
    if converter.isNeeded {
      arrived(try source.read(source.worthAsking(pieceSize), into: &raw))
      buffer = converter.convert(raw, isLast: atEnd)
    } else {
      arrived(try source.read(source.worthAsking(pieceSize), into: &buffer))
    }
    if atStart { try skipMark() }
    atStart = false
  }

  /// Counts bytes that were read; none are left when none came.
  private mutating func arrived(_ count: Int) {
    received += count
    atEnd = count == 0
  }

  /// Reads on until there is at least one more complete record; false at the end or at a fault.
  private mutating func readPiece() throws(FileError) -> Bool {
    if isPrimed {
      isPrimed = false
    } else {
      guard !atEnd, fits(buffer.count - index.consumed) else { return false }
      drop(index.consumed)
      try fill()
    }
    // The index is moved out and back, so that it is not copied while the buffer is borrowed.
    var scanned = FieldIndex()
    swap(&scanned, &index)
    scanned.scan(buffer.span, separator: dialect.separator, isLast: atEnd)
    swap(&scanned, &index)
    nextRecord = 0
    decideEncoding()
    if atEnd, index.endsInQuotes {
      fault = .openQuote(row: row + index.recordEnds.count)
      return false
    }
    return true
  }

  /// Whether the next record may have so many bytes; if not, that is the fault.
  private mutating func fits(_ size: Int) -> Bool {
    if size > maximumRecordSize {
      fault = .recordTooLong(row: row + 1, limit: maximumRecordSize)
    }
    return fault == nil
  }

  private mutating func skipMark() throws(FileError) {
    while !atEnd, buffer.count < TextEncoding.mark.count {
      arrived(try source.read(source.worthAsking(pieceSize), into: &buffer))
    }
    if buffer.starts(with: TextEncoding.mark) {
      buffer.removeFirst(TextEncoding.mark.count)
      encoding = .utf8
    } else if let found = ByteConverter.Encoding(mark: buffer) {
      raw = Array(buffer.dropFirst(ByteConverter.Encoding.markSize))
      converter.encoding = found
      buffer = converter.convert(raw, isLast: atEnd)
      encoding = .utf8
    }
  }

  /// ASCII reads the same in both encodings, so the first piece with other bytes decides.
  private mutating func decideEncoding() {
    guard encoding == nil else { return }
    let complete = buffer[..<index.consumed]
    guard complete.contains(where: { $0 >= 0x80 }) else { return }
    encoding = TextEncoding.detected(in: complete)
  }

  /// Where the next record begins, and what was read beyond it.
  consuming func position() -> ReadingPosition {
    let start = nextRecord == 0 ? 0 : index.end(of: nextRecord - 1)
    let rest = converter.isNeeded ? Array(raw[rawSize(start)...]) : Array(buffer[start...])
    return ReadingPosition(
      source: source, rest: rest, offset: received - rest.count, row: row, encoding: encoding,
      atEnd: atEnd, dialect: dialect, converter: converter)
  }

  /// Goes on from where another reader stands.
  init(_ position: consuming ReadingPosition, pieceSize: Int, maximumRecordSize: Int) {
    converter = position.converter
    received = position.offset + position.rest.count
    if converter.isNeeded {
      raw = position.rest
      buffer = converter.convert(raw, isLast: false)
    } else {
      buffer = position.rest
    }
    row = position.row
    encoding = position.encoding
    dialect = position.dialect
    atStart = false
    // What was read may hold many records, and more bytes than one of them may have.
    isPrimed = !buffer.isEmpty
    self.pieceSize = pieceSize
    self.maximumRecordSize = maximumRecordSize
    source = position.takeSource()
  }
}

/// How far a file has been read, between two records.
struct ReadingPosition: ~Copyable {
  let source: ByteSource
  /// What was read behind the last record.
  var rest: [UInt8]
  /// How many bytes of the file come before `rest`.
  let offset: Int
  /// The row of the last record.
  var row: Int
  let encoding: TextEncoding?
  /// Whether the file has no more than `rest`.
  let atEnd: Bool
  let dialect: Dialect
  /// What rewrites the bytes of an unusual file; those of `rest` have not been.
  let converter: ByteConverter

  consuming func takeSource() -> ByteSource { source }
}
