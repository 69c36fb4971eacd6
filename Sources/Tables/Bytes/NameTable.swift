/// Numbers for the texts of a column that holds few different ones, found by their raw bytes.
///
/// A text gets its number from the record reader, which decodes and trims it; every later field
/// with the same bytes has the same number without being decoded.
struct NameTable {
  fileprivate struct Entry {
    var fingerprint: UInt64 = 0
    var start = 0
    var length = 0
    /// The number; negative in an empty place.
    var number: Int64 = -1
  }

  private(set) var texts: [String] = []
  /// By bytes, as Swift calls some texts equal that are written in different ones.
  private var numbers: [[UInt8]: Int64] = [:]
  private var entries = [Entry](repeating: Entry(), count: 256)
  /// How many different bytes are known.
  private(set) var count = 0
  /// The raw bytes of all entries, with room for a word behind them.
  private var bytes = [UInt8](repeating: 0, count: 8)

  /// The number of a text.
  mutating func number(of text: String) -> Int64 {
    let key = Array(text.utf8)
    if let number = numbers[key] { return number }
    let number = Int64(texts.count)
    texts.append(text)
    numbers[key] = number
    return number
  }

  /// Remembers that a field with these bytes holds that text.
  mutating func learn(_ raw: ArraySlice<UInt8>, as text: String) {
    let number = number(of: text)
    let start = bytes.count - 8
    bytes.insert(contentsOf: raw, at: start)
    let fingerprint = unsafe bytes.withUnsafeBufferPointer { buffer in
      // There is always the room behind the names.
      guard let first = buffer.baseAddress else { preconditionFailure("no bytes") }
      return unsafe Fingerprint(first + start, count: raw.count)
    }
    if find(start: start, count: raw.count, fingerprint) != nil {
      bytes.removeSubrange(start..<(start + raw.count))
      return
    }
    if (count + 1) * 2 > entries.count { grow() }
    insert(
      Entry(fingerprint: fingerprint.value, start: start, length: raw.count, number: number))
    count += 1
  }

  /// Gives a view of the names for many searches.
  @unsafe
  func withView<Result>(_ work: (NameView) -> Result) -> Result {
    unsafe entries.withUnsafeBufferPointer { entries in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        // There are always entries, if empty ones, and bytes, if only the room behind them.
        guard let first = entries.baseAddress, let known = bytes.baseAddress else {
          preconditionFailure("an empty table of names")
        }
        return unsafe work(NameView(entries: first, mask: entries.count - 1, bytes: known))
      }
    }
  }

  /// Whether a field with these bytes was met before.
  func knows(_ raw: ArraySlice<UInt8>) -> Bool {
    // A word may be read behind the bytes that are looked for.
    let padded = Array(raw) + [UInt8](repeating: 0, count: 8)
    return unsafe padded.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { field in
        let key = unsafe Fingerprint(field, count: raw.count)
        return unsafe withView { unsafe $0.number(field, count: raw.count, key) >= 0 }
      } ?? false
    }
  }

  private func find(start: Int, count: Int, _ fingerprint: Fingerprint) -> Int64? {
    let number = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { field in
        unsafe withView { unsafe $0.number(field + start, count: count, fingerprint) }
      } ?? -1
    }
    return number < 0 ? nil : number
  }

  private mutating func insert(_ entry: Entry) {
    var place = Int(truncatingIfNeeded: entry.fingerprint) & (entries.count - 1)
    while entries[place].number >= 0 { place = (place + 1) & (entries.count - 1) }
    entries[place] = entry
  }

  private mutating func grow() {
    let old = entries.filter { $0.number >= 0 }
    entries = [Entry](repeating: Entry(), count: entries.count * 2)
    for entry in old { insert(entry) }
  }
}

/// The names as they are for the moment, without the cost of keeping hold of them.
@unsafe
struct NameView {
  fileprivate let entries: UnsafePointer<NameTable.Entry>
  fileprivate let mask: Int
  fileprivate let bytes: UnsafePointer<UInt8>

  /// The number of a field's bytes, behind which a word can be read, by their fingerprint; negative
  /// while they are not known.
  @inline(__always) @unsafe
  func number(_ start: UnsafePointer<UInt8>, count: Int, _ key: Fingerprint) -> Int64 {
    let fingerprint = key.value
    var place = unsafe Int(truncatingIfNeeded: fingerprint) & mask
    while true {
      let entry = unsafe entries[place]
      if entry.number < 0 { return -1 }
      if entry.fingerprint == fingerprint, entry.length == count,
        unsafe Self.areEqual(bytes + entry.start, start, count: count)
      {
        return entry.number
      }
      place = unsafe (place &+ 1) & mask
    }
  }

  @inline(__always) @unsafe
  private static func areEqual(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    var place = 0
    while place &+ 8 <= count {
      if unsafe Words.load(a + place) != Words.load(b + place) { return false }
      place &+= 8
    }
    guard place < count else { return true }
    let difference = unsafe Words.load(a + place) ^ Words.load(b + place)
    return Words.last(count &- place, of: difference) == 0
  }
}
