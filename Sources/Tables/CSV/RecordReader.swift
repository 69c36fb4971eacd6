/// One record of a CSV file; its values are decoded when they are asked for.
public struct Record {
  /// The record's number as a spreadsheet shows it: the header is row 1, empty lines count.
  public let row: Int
  fileprivate let bytes: [UInt8]
  fileprivate let fields: ArraySlice<FieldPosition>
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

  /// The record that starts at a place of some whole records; nil where a quote is never closed.
  init?(
    _ content: ArraySlice<UInt8>, from start: Int, row: Int, separator: UInt8,
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

  /// Whether the record is an empty line.
  var isBlank: Bool { count == 1 && rawBytes(0).isEmpty }

  /// The bytes of a field as they stand in the file, without the enclosing quotes.
  func rawBytes(_ index: Int) -> ArraySlice<UInt8> {
    let field = fields[fields.startIndex + index]
    return bytes[Int(field.start)..<Int(field.end)]
  }

  /// Whether quotes stand where RFC 4180 allows none.
  func hasStrayQuote(_ index: Int) -> Bool { fields[fields.startIndex + index].hasStrayQuote }

  /// Whether a field has neither doubled nor stray quotes.
  func isUsual(_ index: Int) -> Bool {
    let field = fields[fields.startIndex + index]
    return !field.hasDoubledQuotes && !field.hasStrayQuote
  }

  /// The text of a field; nil when its bytes are not valid in the file's encoding.
  public func text(_ index: Int) -> String? {
    let field = fields[fields.startIndex + index]
    guard let text = encoding.decode(rawBytes(index)) else { return nil }
    return field.hasDoubledQuotes ? text.undoublingQuotes() : text
  }
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
  /// How many bytes the file has; nil where that is not known.
  var size: Int? { source.size }
  /// Where the file stopped making sense, if it did.
  public private(set) var fault: ReadFault?

  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var index = FieldIndex()
  private var nextRecord = 0
  private var row = 0
  private var (atStart, atEnd) = (true, false)
  private var encoding: TextEncoding?
  private let pieceSize: Int
  private let maximumRecordSize: Int

  /// A place from which a file cannot be read on.
  public enum ReadFault: Equatable, Sendable {
    /// A quoted field that starts in this row is never closed.
    case openQuote(row: Int)
    /// The record in this row is longer than the limit, in bytes.
    case recordTooLong(row: Int, limit: Int)
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
      if !record.isBlank { return record }
    }
    return nil
  }

  /// The next records, as many as one piece of the file holds; none at the end or at a fault.
  mutating func nextPiece() throws(FileError) -> [Record] {
    var records: [Record] = []
    while let record = try next() {
      records.append(record)
      if nextRecord == index.recordEnds.count { break }
    }
    return records
  }

  /// Reads on until there is at least one more complete record; false at the end or at a fault.
  private mutating func readPiece() throws(FileError) -> Bool {
    guard !atEnd, fits(buffer.count - index.consumed) else { return false }
    buffer.removeFirst(index.consumed)
    atEnd = try source.read(pieceSize, into: &buffer) == 0
    if atStart { try skipMark() }
    atStart = false
    // The index is moved out and back, so that it is not copied while the buffer is borrowed.
    var scanned = FieldIndex()
    swap(&scanned, &index)
    scanned.scan(buffer.span, separator: UInt8(ascii: ","), isLast: atEnd)
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
      atEnd = try source.read(pieceSize, into: &buffer) == 0
    }
    guard buffer.starts(with: TextEncoding.mark) else { return }
    buffer.removeFirst(TextEncoding.mark.count)
    encoding = .utf8
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
    return ReadingPosition(
      source: source, rest: Array(buffer[start...]), row: row, encoding: encoding, atEnd: atEnd)
  }

  /// Goes on from where another reader stands.
  init(_ position: consuming ReadingPosition, pieceSize: Int, maximumRecordSize: Int) {
    buffer = position.rest
    row = position.row
    encoding = position.encoding
    atStart = false
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
  /// The row of the last record.
  var row: Int
  let encoding: TextEncoding?
  /// Whether the file has no more than `rest`.
  let atEnd: Bool

  consuming func takeSource() -> ByteSource { source }
}
