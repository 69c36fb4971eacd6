/// Fields that were read before, by their raw bytes, with what they were read as: in columns that hold
/// few different ones, each is decoded once.
struct KnownFields {
  fileprivate struct Known: Fingerprinted {
    static let empty = Known(fingerprint: 0, start: 0, length: 0, value: -1)
    var isEmpty: Bool { value < 0 }
    let fingerprint: UInt64
    let start, length: Int32
    /// What it was read as, zero or more.
    let value: Int64
  }

  private var entries: FingerprintTable<Known>
  /// The raw bytes of all entries, with room for a word behind them.
  private var bytes = padding
  private static let padding = [UInt8](repeating: 0, count: 8)

  /// How many different fields are known.
  var count: Int { entries.count }

  /// No field is known; there is room for 2^`bits` before the table grows.
  init(bits: Int = 7) { entries = FingerprintTable(bits: bits + 1) }

  /// Remembers what a field that is not known yet was read as, a number of zero or more.
  mutating func learn(_ raw: ArraySlice<UInt8>, as value: Int64) {
    let start = bytes.count - Self.padding.count
    bytes.removeLast(Self.padding.count)
    bytes += raw
    bytes += Self.padding
    let key = unsafe bytes.withUnsafeBufferPointer { buffer in
      // There is always the room behind the fields.
      guard let first = buffer.baseAddress else { preconditionFailure("no bytes") }
      return unsafe FieldKey(first + start, count: raw.count)
    }
    entries.insert(
      Known(
        fingerprint: key.value, start: Int32(start), length: Int32(raw.count), value: value))
  }

  /// Gives a view of the fields for many searches.
  @unsafe
  func withView<Result>(_ work: (KnownView) -> Result) -> Result {
    unsafe entries.places.withUnsafeBufferPointer { entries in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        // There are always entries, if empty ones, and bytes, if only the room behind them.
        guard let first = entries.baseAddress, let known = bytes.baseAddress else {
          preconditionFailure("an empty table of fields")
        }
        return unsafe work(KnownView(entries: first, mask: entries.count - 1, bytes: known))
      }
    }
  }
}

/// The fields as they are known for the moment, without the cost of keeping hold of them.
@unsafe
struct KnownView {
  fileprivate let entries: UnsafePointer<KnownFields.Known>
  fileprivate let mask: Int
  fileprivate let bytes: UnsafePointer<UInt8>

  /// What a field's bytes, behind which a word can be read, were read as, by their key; negative
  /// while they are not known.
  @inline(__always) @unsafe
  func value(_ start: UnsafePointer<UInt8>, count: Int, _ key: FieldKey) -> Int64 {
    unsafe value(count: count, key) { entry in
      unsafe Self.areEqual(bytes + Int(entry.start), start, count: count)
    }
  }

  /// The same of at most seven bytes, which their key tells from all others.
  @inline(__always)
  func valueOfShort(count: Int, _ key: FieldKey) -> Int64 {
    unsafe value(count: count, key) { _ in true }
  }

  @inline(__always)
  private func value(count: Int, _ key: FieldKey, where isRight: (KnownFields.Known) -> Bool)
    -> Int64
  {
    var place = unsafe Int(truncatingIfNeeded: key.value) & mask
    while true {
      let entry = unsafe entries[place]
      if entry.fingerprint == key.value, Int(entry.length) == count, isRight(entry) {
        return entry.value
      }
      if entry.value < 0 { return -1 }
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

/// By what a field is looked for: the bytes of a short one, mixed so that no two come to the same, and
/// the fingerprint of others.
struct FieldKey {
  let value: UInt64
  /// So many bytes are short.
  static let shortCount = 7

  /// The key of some bytes, behind which a word can be read.
  @inline(__always) @unsafe
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    if count <= Self.shortCount {
      self.init(Words.lead(count, of: unsafe Words.load(start)), count: count)
    } else {
      self.init(unsafe Fingerprint(start, count: count))
    }
  }

  /// The key of a short field, with zeros behind its bytes.
  @inline(__always)
  init(_ short: UInt64, count: Int) {
    let mixed = (short | UInt64(truncatingIfNeeded: count) << 56) &* 0x9E37_79B9_7F4A_7C15
    value = mixed ^ mixed >> 32
  }

  /// The key of any other.
  @inline(__always)
  init(_ fingerprint: Fingerprint) { value = fingerprint.value }
}

/// A field of eight bytes or more as a column had it last: files are sorted, so that many rows have it
/// again.
@safe
struct LastField {
  private var start: UnsafePointer<UInt8>?
  /// Its first eight bytes; none begins with a zero.
  private var first: UInt64 = 0
  private var count = 0
  private var number: Int64 = 0

  /// None yet.
  init() {}

  /// The field that stands there, for as long as the block does not change.
  @unsafe
  init(_ start: UnsafePointer<UInt8>, _ first: UInt64, count: Int, number: Int64) {
    unsafe self.start = start
    (self.first, self.count, self.number) = (first, count, number)
  }

  /// Its length, if it stands there again, behind these eight bytes, and ends in the same way; else 0.
  @inline(__always) @unsafe
  func read(_ field: UnsafePointer<UInt8>, _ first: UInt64, _ value: inout Int64) -> Int {
    guard first == self.first, let start = unsafe start else { return 0 }
    var place = 8
    while place &+ 8 <= count {
      if unsafe Words.load(field + place) != Words.load(start + place) { return 0 }
      place &+= 8
    }
    let difference = unsafe Words.load(field + place) ^ Words.load(start + place)
    guard Words.last(count &- place &+ 1, of: difference) == 0 else { return 0 }
    value = number
    return count
  }
}
