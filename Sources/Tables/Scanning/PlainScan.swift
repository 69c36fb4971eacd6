import Files

/// Goes through records whose values can all be read where they stand, for as long as nothing else
/// moves: by pointers alone.
@unsafe
struct PlainScan {
  /// A column, and what is kept of it from row to row.
  struct State {
    let column: PlainDecoder.Column
    /// The long name, or the moment in an unusual way, that it had last.
    var last = LastField()
    /// What it holds besides what it should, and has been told of.
    var leave: PlainField.Leave = []
    /// Whether it held a text that must be UTF-8 to be read, but is not.
    var needsUTF8 = false
  }

  /// The first column, and the place behind the last.
  let first, end: UnsafeMutablePointer<State>
  let separator: UInt8
  /// How many bytes of a separator stand behind its first.
  let separatorRest: Int
  let encoding: TextEncoding
  let days: DayView
  let known: KnownViews

  /// What is known of the bytes of fields, by how they are read.
  @unsafe
  struct KnownViews {
    let names, flags, days, dates: KnownView
  }

  /// Why the record was not read before which the scan ended.
  @unsafe
  struct Obstacle {
    /// Bytes that are not known yet, and how they are to be read.
    var unknown: UnsafePointer<UInt8>?
    var count = 0
    var kind = PlainKind.unread
    /// A column in which something stands that the reader of records must tell once.
    var untold: UnsafeMutablePointer<State>?
    var needs: PlainField.Leave = []
  }

  /// Reads the records from a place on up to the first that cannot be read here, or until the batch
  /// is full; returns where unknown bytes stand that end this.
  func read(
    _ block: borrowing Block, from place: inout Int, into batch: inout PlainBatch
  ) -> (bytes: Range<Int>, kind: PlainKind)? {
    unsafe block.bytes.withUnsafeBufferPointer { bytes in
      unsafe batch.values.withUnsafeMutableBufferPointer { values in
        unsafe batch.ends.withUnsafeMutableBufferPointer { ends in
          guard let bytes = bytes.baseAddress, let values = values.baseAddress else { return nil }
          var (here, count, obstacle) = unsafe (place, batch.count, Obstacle())
          while count < PlainBatch.capacity, here < block.count {
            let size = unsafe readRecord(
              bytes + here, into: values + count &* batch.width, &obstacle)
            guard size > 0, here &+ size <= block.count else { break }
            here &+= size
            unsafe ends[count] = here
            count &+= 1
          }
          (place, batch.count) = (here, count)
          unsafe giveLeave(obstacle, isFirst: count == 0)
          guard let start = unsafe obstacle.unknown else { return nil }
          let offset = unsafe start - bytes
          return unsafe (offset..<(offset + obstacle.count), obstacle.kind)
        }
      }
    }
  }

  /// Lets a column have what the reader of records is about to tell: only where it stands in the next
  /// row that is given.
  private func giveLeave(_ obstacle: Obstacle, isFirst: Bool) {
    if isFirst { unsafe obstacle.untold?.pointee.leave.formUnion(obstacle.needs) }
  }

  /// Reads one record; returns its size with its line end, negative when it is not plain.
  @inline(__always)
  private func readRecord(
    _ start: UnsafePointer<UInt8>, into values: UnsafeMutablePointer<Int64>,
    _ obstacle: inout Obstacle
  ) -> Int {
    var place = unsafe start
    var column = unsafe first
    while true {
      while unsafe place[0] == UInt8(ascii: " ") { unsafe place += 1 }
      if unsafe place[0] == UInt8(ascii: "\"") {
        guard unsafe place == start || place[-1] != UInt8(ascii: " ") else { return -1 }
        let length = unsafe readQuoted(place + 1, column, start, into: values, &obstacle)
        guard length >= 0 else { return -1 }
        unsafe place += length &+ 2
      } else {
        let field = unsafe PlainField(start: place, isQuoted: false, separator: separator)
        var length = unsafe read(field, column, start, into: values)
        if unsafe length < 0 || !field.ends(at: place[length]) {
          length = unsafe readOdd(field, length, column, start, into: values, &obstacle)
          guard length >= 0 else { return -1 }
        }
        unsafe place += length
      }
      let closing = unsafe place[0]
      unsafe place += 1
      unsafe column += 1
      if unsafe column == end { return unsafe Self.sizeWithLineEnd(closing, start, place) }
      guard unsafe closing == separator else { return -1 }
      unsafe place += separatorRest
    }
  }

  /// Reads one field behind its quote; returns its length, negative when it is not plain.
  ///
  /// Apart from those without quotes, which are more: what ends a field is then known beforehand.
  @inline(never)
  private func readQuoted(
    _ place: UnsafePointer<UInt8>, _ state: UnsafeMutablePointer<State>,
    _ start: UnsafePointer<UInt8>, into values: UnsafeMutablePointer<Int64>,
    _ obstacle: inout Obstacle
  ) -> Int {
    let field = unsafe PlainField(start: place, isQuoted: true, separator: separator)
    let length = unsafe read(field, state, start, into: values)
    if length >= 0, unsafe place[length] == UInt8(ascii: "\"") { return length }
    return unsafe readOdd(field, length, state, start, into: values, &obstacle)
  }

  /// Reads one field of a record that starts there; returns its length, negative when it is written
  /// otherwise, and below −1, inverted, the length of a name that is not known.
  @inline(__always)
  private func read(
    _ field: PlainField, _ state: UnsafeMutablePointer<State>, _ start: UnsafePointer<UInt8>,
    into values: UnsafeMutablePointer<Int64>
  ) -> Int {
    let value = unsafe values + state.pointee.column.place
    let kind = unsafe state.pointee.column.kind
    var length: Int
    switch kind {
    case .unread: length = unsafe field.lengthOfUnread(encoding)
    case .name: length = unsafe field.readName(known.names, &state.pointee.last, &value.pointee)
    case .timestamp: length = unsafe field.readTimestamp(days, &value.pointee)
    case .day: length = unsafe field.readDay(&value.pointee)
    case .number, .price:
      length = unsafe field.readNumber(&value.pointee)
      if kind == .price, length > 0, unsafe value.pointee == 0 { length = -1 }
    case .scaledNumber, .scaledPrice:
      length = unsafe field.readNumber(&value.pointee)
      length = unsafe scale(length, kind, state, &value.pointee)
    case .count: length = unsafe field.readCount(&value.pointee)
    case .flag: length = unsafe field.readFlag(&value.pointee)
    case .text, .key:
      let details = unsafe values + state.pointee.column.details
      length = unsafe field.readText(at: field.start - start, &value.pointee, serial: &details[0])
      if kind == .key, length > 0 { unsafe takeFingerprint(field, value.pointee, &details[1]) }
    }
    if length > 0 || length < -1 { return length }
    return unsafe readNothing(field, state, into: values)
  }

  /// Takes the fingerprint of a text, whose value has its length.
  @inline(__always)
  private func takeFingerprint(_ field: PlainField, _ value: Int64, _ fingerprint: inout Int64) {
    let count = Int(truncatingIfNeeded: value & 0xFF_FFFF)
    fingerprint = unsafe Int64(bitPattern: Fingerprint(field.start, count: count).value)
  }

  /// Reads an empty field; negative where it is none, or may not be.
  @inline(__always)
  private func readNothing(
    _ field: PlainField, _ state: UnsafeMutablePointer<State>,
    into values: UnsafeMutablePointer<Int64>
  ) -> Int {
    let column = unsafe state.pointee.column
    guard column.mayBeEmpty, unsafe field.isEmpty else { return -1 }
    unsafe values[column.place] = PlainDecoder.absent
    if column.kind == .text || column.kind == .key {
      unsafe values[column.details] = PlainDecoder.absent
    }
    return 0
  }

  /// Brings a number of that many digits and signs into the unit of the schema; what would be larger
  /// than other numbers is left to the reader of records.
  @inline(never)
  private func scale(
    _ length: Int, _ kind: PlainKind, _ state: UnsafeMutablePointer<State>, _ value: inout Int64
  ) -> Int {
    let factor = unsafe Int64(state.pointee.column.details)
    guard length > 0, value <= 9_999_999_999_999 / factor, value > 0 || kind == .scaledNumber else {
      return -1
    }
    value &*= factor
    return length
  }

  /// The size of a record by the byte behind its last field; negative where that is no line end.
  @inline(__always)
  private static func sizeWithLineEnd(
    _ closing: UInt8, _ start: UnsafePointer<UInt8>, _ place: UnsafePointer<UInt8>
  ) -> Int {
    if closing == UInt8(ascii: "\n") { return unsafe place - start }
    guard closing == UInt8(ascii: "\r") else { return -1 }
    return unsafe place - start &+ (place[0] == UInt8(ascii: "\n") ? 1 : 0)
  }
}

// MARK: Unusual writing

extension PlainScan {
  /// Reads one field that is not written in the usual way, or has spaces around it; returns its
  /// length, negative when it is not plain. `usual` is what came of reading it as usual.
  @inline(never)
  private func readOdd(
    _ whole: PlainField, _ usual: Int, _ state: UnsafeMutablePointer<State>,
    _ start: UnsafePointer<UInt8>,
    into values: UnsafeMutablePointer<Int64>, _ obstacle: inout Obstacle
  ) -> Int {
    let field = unsafe whole.withoutSpaces()
    let isWhole = unsafe field.start == whole.start
    var length = unsafe isWhole ? usual : read(field, state, start, into: values)
    if length > -2 {
      if length >= 0 { length = unsafe field.lengthToEnd(length) }
      if length < 0 {
        length = unsafe readUnusual(field, state, start, into: values, &obstacle)
        if length >= 0 { length = unsafe field.lengthToEnd(length) }
      }
    }
    if length < -1 {
      unsafe (obstacle.unknown, obstacle.count) = (field.start, ~length)
      unsafe obstacle.kind = state.pointee.column.kind
      return -1
    }
    return length < 0 ? -1 : unsafe length &+ (field.start - whole.start)
  }

  /// Reads the value of a field by what is unusual in its kind.
  private func readUnusual(
    _ field: PlainField, _ state: UnsafeMutablePointer<State>, _ start: UnsafePointer<UInt8>,
    into values: UnsafeMutablePointer<Int64>, _ obstacle: inout Obstacle
  ) -> Int {
    let column = unsafe state.pointee.column
    let value = unsafe values + column.place
    switch column.kind {
    case .name: return -1
    case .unread: return unsafe skipUnreadable(field, state, &obstacle)
    case .flag: return unsafe field.readKnown(known.flags, &value.pointee)
    case .day:
      let length = unsafe field.readKnown(known.days, &value.pointee)
      unsafe value.pointee = KnownDate(value.pointee).digits &* 1_000_000
      return length
    case .timestamp: return unsafe readMoment(field, state, &value.pointee, &obstacle)
    case .number:
      return unsafe field.readOddNumber(isMoney: false, encoding, &value.pointee)
    case .price:
      let length = unsafe field.readOddNumber(isMoney: true, encoding, &value.pointee)
      return unsafe value.pointee > 0 ? length : -1
    case .scaledNumber, .scaledPrice:
      let length = unsafe field.readOddNumber(
        isMoney: column.kind == .scaledPrice, encoding, &value.pointee)
      return unsafe scale(length, column.kind, state, &value.pointee)
    case .count: return unsafe field.readOddCount(encoding, &value.pointee)
    case .text, .key:
      let details = unsafe values + column.details
      guard unsafe encoding != .gb18030 else {
        unsafe state.pointee.needsUTF8 = true
        return -1
      }
      let length = unsafe field.readOddText(
        at: field.start - start, &value.pointee, serial: &details[0])
      if column.kind == .key, length > 0 {
        unsafe takeFingerprint(field, value.pointee, &details[1])
      }
      return length
    }
  }

  /// Skips what nobody reads and is no text, once that has been told.
  private func skipUnreadable(
    _ field: PlainField, _ state: UnsafeMutablePointer<State>, _ obstacle: inout Obstacle
  ) -> Int {
    let length = unsafe field.lengthOfUnread(nil)
    guard length > 0 else { return -1 }
    if unsafe state.pointee.leave.contains(.badBytes) { return length }
    unsafe (obstacle.untold, obstacle.needs) = (state, .badBytes)
    return -1
  }

  /// Reads a moment in an unusual way, as the rows of an order have it one after the other.
  private func readMoment(
    _ field: PlainField, _ state: UnsafeMutablePointer<State>, _ value: inout Int64,
    _ obstacle: inout Obstacle
  ) -> Int {
    let first = unsafe Words.load(field.start)
    let known = unsafe state.pointee.last.read(field.start, first, &value)
    if known > 0 { return known }
    var needs: PlainField.Leave = []
    var length = first & 0x80 != 0 ? unsafe field.readWideMoment(encoding, days, &value) : -1
    if length <= 0 {
      length = unsafe field.readOddMoment(
        self.known.dates, endsOfDays: state.pointee.column.isDayItsEnd, &value, needs: &needs)
    }
    guard length > 0 else { return length }
    let leave = unsafe state.pointee.leave
    guard leave.isSuperset(of: needs) else {
      unsafe (obstacle.untold, obstacle.needs) = (state, needs)
      return -1
    }
    let closes = unsafe field.ends(at: field.start[length])
    if length >= 8, closes {
      unsafe state.pointee.last = LastField(field.start, first, count: length, number: value)
    }
    return length
  }
}
