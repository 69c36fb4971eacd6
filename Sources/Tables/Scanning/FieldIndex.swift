/// Where one field lies in a piece of CSV text.
struct FieldPosition {
  /// The first byte, after an opening quote.
  var start: Int32
  /// One past the last byte, before a closing quote.
  var end: Int32
  /// Whether a doubled quote inside stands for one.
  var hasDoubledQuotes = false
  /// Whether something stands between the closing quote and the separator, or a quote stands in
  /// an unquoted field.
  var hasStrayQuote = false

  /// The same field, counted from elsewhere.
  func moved(by distance: Int) -> FieldPosition {
    var moved = self
    moved.start += Int32(distance)
    moved.end += Int32(distance)
    return moved
  }
}

/// Splits RFC 4180 bytes into records and fields by position, without reading any value.
///
/// Works on the bytes of UTF-8 and GB18030 alike: no byte of a multi-byte character of either is
/// a comma, a semicolon, a tab, a quote or a line end.
struct FieldIndex {
  /// All fields, record after record.
  private(set) var fields: [FieldPosition] = []
  /// One past the last field of each record.
  private(set) var recordEnds: [Int] = []
  /// One past the last byte of each record, its line end included.
  private var byteEnds: [Int] = []
  /// How many bytes belong to complete records.
  var consumed: Int { byteEnds.last ?? 0 }
  /// Whether the bytes end inside a quoted field.
  private(set) var endsInQuotes = false

  func fields(of record: Int) -> ArraySlice<FieldPosition> {
    fields[(record == 0 ? 0 : recordEnds[record - 1])..<recordEnds[record]]
  }

  /// How many bytes a record has, its line end included.
  func size(of record: Int) -> Int {
    byteEnds[record] - (record == 0 ? 0 : byteEnds[record - 1])
  }

  /// One past the last byte of a record, its line end included.
  func end(of record: Int) -> Int { byteEnds[record] }

  private enum State { case fieldStart, unquoted, quoted, quoteInQuoted, afterQuoted }

  /// Indexes the complete records of `bytes`, at most `limit` of them, from `start` on; with
  /// `isLast`, the end of the bytes ends a record.
  mutating func scan(
    _ bytes: Span<UInt8>, from start: Int = 0, separator: Separator, isLast: Bool, limit: Int = .max
  ) {
    fields.removeAll(keepingCapacity: true)
    recordEnds.removeAll(keepingCapacity: true)
    byteEnds.removeAll(keepingCapacity: true)
    endsInQuotes = false
    let (separator, separatorSize) = (separator.byte, separator.size)
    var state = State.fieldStart
    var field = FieldPosition(start: Int32(start), end: 0)
    var index = start
    while index < bytes.count, recordEnds.count < limit {
      let byte = bytes[index]
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")):
        state = .quoteInQuoted
        field.end = Int32(index)
      case (.quoted, _):
        break
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        state = .quoted
        field.hasDoubledQuotes = true
      case (.fieldStart, UInt8(ascii: "\"")):
        state = .quoted
        field.start = Int32(index + 1)
      case (_, separator):
        close(&field, state, at: index)
        index += separatorSize - 1
        field.start = Int32(index + 1)
        state = .fieldStart
      case (_, UInt8(ascii: "\n")), (_, UInt8(ascii: "\r")):
        // A CR at the very end may be half of a CR LF.
        if byte == UInt8(ascii: "\r"), index + 1 == bytes.count, !isLast { return }
        close(&field, state, at: index)
        if byte == UInt8(ascii: "\r"), index + 1 < bytes.count,
          bytes[index + 1] == UInt8(ascii: "\n")
        {
          index += 1
          field.start = Int32(index + 1)
        }
        endRecord(at: index + 1)
        state = .fieldStart
      case (.fieldStart, _):
        state = .unquoted
      case (.unquoted, UInt8(ascii: "\"")):
        field.hasStrayQuote = true
      case (.quoteInQuoted, _):
        state = .afterQuoted
        field.hasStrayQuote = true
      case (.unquoted, _), (.afterQuoted, _):
        break
      }
      index += 1
    }
    endsInQuotes = state == .quoted
    if isLast, recordEnds.count < limit,
      state != .fieldStart || fields.count > (recordEnds.last ?? 0)
    {
      close(&field, state == .quoted ? .unquoted : state, at: index)
      endRecord(at: index)
    }
  }

  private mutating func close(_ field: inout FieldPosition, _ state: State, at index: Int) {
    if state == .fieldStart || state == .unquoted { field.end = Int32(index) }
    fields.append(field)
    field = FieldPosition(start: Int32(index + 1), end: 0)
  }

  private mutating func endRecord(at index: Int) {
    recordEnds.append(fields.count)
    byteEnds.append(index)
  }
}
