import Files

/// Numbers for the texts of columns that hold few different ones, found by their raw bytes.
///
/// A text is decoded and trimmed where its bytes are met first, and numbered among those of the whole
/// file; every later field with the same bytes has the same number without being decoded.
struct NameTable {
  fileprivate struct KnownName: Fingerprinted {
    static let empty = KnownName(fingerprint: 0, start: 0, length: 0, number: -1)
    var isEmpty: Bool { number < 0 }
    let fingerprint: UInt64
    let start: Int
    let length, number: Int32
  }

  private var entries = FingerprintTable<KnownName>(bits: 8)
  /// The raw bytes of all entries, with room for a word behind them.
  private var bytes = padding
  private static let padding = [UInt8](repeating: 0, count: 8)

  /// How many different bytes are known.
  var count: Int { entries.count }

  /// Remembers the text of a field that is not known yet by its bytes, with its number among those of
  /// the file; false where they are none that a column of texts can hold.
  ///
  /// The table does not hold on to the file's names, which all threads would have to count.
  mutating func learn(_ raw: ArraySlice<UInt8>, _ encoding: TextEncoding, in shared: SharedNames)
    -> Bool
  {
    guard let text = encoding.decode(raw)?.trimmed, !text.isEmpty,
      CellFault.of(text, kind: .string) == nil, !TotalsRow.isNamed(text),
      !shared.dependsOnDay(text)
    else { return false }
    let start = bytes.count - Self.padding.count
    bytes.removeLast(Self.padding.count)
    bytes += raw
    bytes += Self.padding
    let key = unsafe bytes.withUnsafeBufferPointer { buffer in
      // There is always the room behind the names.
      guard let first = buffer.baseAddress else { preconditionFailure("no bytes") }
      return unsafe NameKey(first + start, count: raw.count)
    }
    entries.insert(
      KnownName(
        fingerprint: key.value, start: start, length: Int32(raw.count),
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
  fileprivate let entries: UnsafePointer<NameTable.KnownName>
  fileprivate let mask: Int
  fileprivate let bytes: UnsafePointer<UInt8>

  /// The number of a field's bytes, behind which a word can be read, by their key; negative while
  /// they are not known.
  @inline(__always) @unsafe
  func number(_ start: UnsafePointer<UInt8>, count: Int, _ key: NameKey) -> Int64 {
    unsafe number(count: count, key) { entry in
      unsafe Self.areEqual(bytes + entry.start, start, count: count)
    }
  }

  /// The number of a field of at most seven bytes, which its key tells from all others.
  @inline(__always)
  func numberOfShort(count: Int, _ key: NameKey) -> Int64 {
    unsafe number(count: count, key) { _ in true }
  }

  @inline(__always)
  private func number(count: Int, _ key: NameKey, where isRight: (NameTable.KnownName) -> Bool)
    -> Int64
  {
    var place = unsafe Int(truncatingIfNeeded: key.value) & mask
    while true {
      let entry = unsafe entries[place]
      if entry.fingerprint == key.value, Int(entry.length) == count, isRight(entry) {
        return Int64(entry.number)
      }
      if entry.number < 0 { return -1 }
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

/// By what a name is looked for: the bytes of a short one, mixed so that no two come to the same, and
/// the fingerprint of others.
struct NameKey {
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

  /// The key of a short name, with zeros behind its bytes.
  @inline(__always)
  init(_ short: UInt64, count: Int) {
    let mixed = (short | UInt64(truncatingIfNeeded: count) << 56) &* 0x9E37_79B9_7F4A_7C15
    value = mixed ^ mixed >> 32
  }

  /// The key of any other.
  @inline(__always)
  init(_ fingerprint: Fingerprint) { value = fingerprint.value }
}

/// A long name as a column had it last: files are sorted, so that many rows have it again.
@safe
struct LastName {
  private var start: UnsafePointer<UInt8>?
  /// Its first eight bytes; no field that may be a name begins with a zero.
  private var first: UInt64 = 0
  private var count = 0
  private var number: Int64 = 0

  /// None yet.
  init() {}

  /// The name that stands there, for as long as the block does not change.
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
