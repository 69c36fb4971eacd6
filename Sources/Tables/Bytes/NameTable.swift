/// Numbers for the texts of columns that hold few different ones, found by their raw bytes.
///
/// A text is decoded and trimmed where its bytes are met first, and numbered among those of the whole
/// file; every later field with the same bytes has the same number without being decoded.
struct NameTable {
  fileprivate struct Entry: Fingerprinted {
    static let empty = Entry(fingerprint: 0, start: 0, length: 0, number: -1)
    var isEmpty: Bool { number < 0 }
    let fingerprint: UInt64
    let start: Int
    let length, number: Int32
  }

  private let shared: SharedNames
  private var entries = FingerprintTable<Entry>(bits: 8)
  /// The raw bytes of all entries, with room for a word behind them.
  private var bytes = padding
  private static let padding = [UInt8](repeating: 0, count: 8)

  /// How many different bytes are known.
  var count: Int { entries.count }

  /// A table that knows nothing yet, and numbers texts as `shared` does.
  init(_ shared: SharedNames) { self.shared = shared }

  /// Remembers the text of a field that is not known yet by its bytes; false where they are none that
  /// a column of texts can hold.
  mutating func learn(_ raw: ArraySlice<UInt8>, _ encoding: TextEncoding) -> Bool {
    guard let text = encoding.decode(raw)?.trimmed, !text.isEmpty,
      CellFault.of(text, kind: .string) == nil
    else { return false }
    let start = bytes.count - Self.padding.count
    bytes.removeLast(Self.padding.count)
    bytes += raw
    bytes += Self.padding
    let fingerprint = unsafe bytes.withUnsafeBufferPointer { buffer in
      // There is always the room behind the names.
      guard let first = buffer.baseAddress else { preconditionFailure("no bytes") }
      return unsafe Fingerprint(first + start, count: raw.count)
    }
    entries.insert(
      Entry(
        fingerprint: fingerprint.value, start: start, length: Int32(raw.count),
        number: Int32(shared.number(of: text))))
    return true
  }

  /// Gives a view of the names for many searches.
  @unsafe
  func withView<Result>(_ work: (NameView) -> Result) -> Result {
    unsafe entries.places.withUnsafeBufferPointer { entries in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        // There are always entries, if empty ones, and bytes, if only the room behind them.
        guard let first = entries.baseAddress, let known = bytes.baseAddress else {
          preconditionFailure("an empty table of names")
        }
        return unsafe work(NameView(entries: first, mask: entries.count - 1, bytes: known))
      }
    }
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
      if entry.fingerprint == fingerprint, Int(entry.length) == count,
        unsafe Self.areEqual(bytes + entry.start, start, count: count)
      {
        return Int64(entry.number)
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
