/// Goes through records whose values are all written in the usual way, for as long as nothing else
/// moves: by pointers alone.
@unsafe
struct PlainScan {
  /// A column, and the long name that it had last.
  struct State {
    let column: PlainDecoder.Column
    var last = LastName()
  }

  /// The first column, and the place behind the last.
  let first, end: UnsafeMutablePointer<State>
  let separator: UInt8
  let days: DayView
  let names: NameView

  /// A name that was not met before, by its bytes.
  @unsafe
  private struct NewName {
    var start: UnsafePointer<UInt8>?
    var count = 0
  }

  /// Reads the records from a place on up to the first that is not plain, or until the batch is
  /// full; returns where a new name stands that ends this.
  func read(
    _ block: borrowing Block, from place: inout Int, into batch: inout PlainBatch
  ) -> Range<Int>? {
    unsafe block.bytes.withUnsafeBufferPointer { bytes in
      unsafe batch.values.withUnsafeMutableBufferPointer { values in
        unsafe batch.ends.withUnsafeMutableBufferPointer { ends in
          guard let bytes = bytes.baseAddress, let values = values.baseAddress else { return nil }
          var (here, count, newName) = unsafe (place, batch.count, NewName())
          while count < PlainBatch.capacity, here < block.count {
            let size = unsafe readRecord(
              bytes + here, into: values + count &* batch.width, &newName)
            guard size > 0, here &+ size <= block.count else { break }
            here &+= size
            unsafe ends[count] = here
            count &+= 1
          }
          (place, batch.count) = (here, count)
          guard let start = unsafe newName.start else { return nil }
          let offset = unsafe start - bytes
          return unsafe offset..<(offset + newName.count)
        }
      }
    }
  }

  /// Reads one record; returns its size with its line end, negative when it is not plain.
  @inline(__always)
  private func readRecord(
    _ start: UnsafePointer<UInt8>, into values: UnsafeMutablePointer<Int64>,
    _ newName: inout NewName
  ) -> Int {
    var place = unsafe start
    var column = unsafe first
    while true {
      if unsafe place[0] == UInt8(ascii: "\"") {
        let length = unsafe readQuoted(place + 1, column, start, into: values, &newName)
        guard length >= 0, unsafe place[length &+ 1] == UInt8(ascii: "\"") else { return -1 }
        unsafe place += length &+ 2
      } else {
        let field = unsafe PlainField(start: place, isQuoted: false, separator: separator)
        let length = unsafe read(field, column, start, into: values, &newName)
        guard length >= 0 else { return -1 }
        unsafe place += length
      }
      let closing = unsafe place[0]
      unsafe place += 1
      unsafe column += 1
      if unsafe column == end { return unsafe Self.sizeWithLineEnd(closing, start, place) }
      guard unsafe closing == separator else { return -1 }
    }
  }

  /// Reads one field behind its quote; returns its length, negative when it is not plain.
  ///
  /// Apart from those without quotes, which are more: what ends a field is then known beforehand.
  @inline(never)
  private func readQuoted(
    _ place: UnsafePointer<UInt8>, _ state: UnsafeMutablePointer<State>,
    _ start: UnsafePointer<UInt8>, into values: UnsafeMutablePointer<Int64>,
    _ newName: inout NewName
  ) -> Int {
    let field = unsafe PlainField(start: place, isQuoted: true, separator: separator)
    return unsafe read(field, state, start, into: values, &newName)
  }

  /// Reads one field of a record that starts there; returns its length, negative when it is not plain.
  @inline(__always)
  private func read(
    _ field: PlainField, _ state: UnsafeMutablePointer<State>, _ start: UnsafePointer<UInt8>,
    into values: UnsafeMutablePointer<Int64>, _ newName: inout NewName
  ) -> Int {
    let value = unsafe values + state.pointee.column.place
    let kind = unsafe state.pointee.column.kind
    var length: Int
    switch kind {
    case .unread: length = unsafe field.lengthOfUnread()
    case .name: length = unsafe field.readName(names, &state.pointee.last, &value.pointee)
    case .timestamp: length = unsafe field.readTimestamp(days, &value.pointee)
    case .day: length = unsafe field.readDay(&value.pointee)
    case .number, .price:
      length = unsafe field.readNumber(&value.pointee)
      if kind == .price, length > 0, unsafe value.pointee == 0 { length = -1 }
    case .scaledNumber, .scaledPrice:
      let factor = unsafe state.pointee.column.details
      length = unsafe field.readScaled(by: factor, &value.pointee)
      if kind == .scaledPrice, length > 0, unsafe value.pointee == 0 { length = -1 }
    case .count: length = unsafe field.readCount(&value.pointee)
    case .flag: length = unsafe field.readFlag(&value.pointee)
    case .text, .key:
      let details = unsafe values + state.pointee.column.details
      length = unsafe field.readText(at: field.start - start, &value.pointee, serial: &details[0])
      if kind == .key, length > 0 {
        let fingerprint = unsafe Fingerprint(field.start, count: length)
        unsafe details[1] = Int64(bitPattern: fingerprint.value)
      }
    }
    if length > 0 { return length }
    if length < -1 {
      unsafe newName = NewName(start: field.start, count: ~length)
      return -1
    }
    // Nothing, or something unusual.
    let column = unsafe state.pointee.column
    guard column.mayBeEmpty, unsafe field.isEmpty else { return -1 }
    unsafe value.pointee = PlainDecoder.absent
    if column.kind == .text || column.kind == .key {
      unsafe values[column.details] = PlainDecoder.absent
    }
    return 0
  }

  /// The size of a record by the byte behind its last field; negative where that is no line end.
  @inline(__always)
  private static func sizeWithLineEnd(
    _ closing: UInt8, _ start: UnsafePointer<UInt8>, _ place: UnsafePointer<UInt8>
  ) -> Int {
    if closing == UInt8(ascii: "\n") { return unsafe place - start }
    guard closing == UInt8(ascii: "\r"), unsafe place[0] == UInt8(ascii: "\n") else { return -1 }
    return unsafe place - start &+ 1
  }
}
