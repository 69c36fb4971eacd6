/// What can be kept in a table by a fingerprint.
protocol Fingerprinted {
  /// What an empty place holds.
  static var empty: Self { get }
  var isEmpty: Bool { get }
  var fingerprint: UInt64 { get }
}

/// Entries in places by their fingerprints, each in the first one that was free from there on.
///
/// No more than half of the places are taken, so that a search soon ends.
struct FingerprintTable<Entry: Fingerprinted> {
  private(set) var places: [Entry]
  private(set) var count = 0

  /// An empty table with 2^`bits` places.
  init(bits: Int) { places = Array(repeating: .empty, count: 1 << bits) }

  /// The entry with a fingerprint that is the right one.
  @inline(__always)
  func first(_ fingerprint: UInt64, where isRight: (Entry) -> Bool) -> Entry? {
    var place = Int(truncatingIfNeeded: fingerprint) & (places.count - 1)
    while !places[place].isEmpty {
      if places[place].fingerprint == fingerprint, isRight(places[place]) { return places[place] }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Adds an entry that the table does not have.
  mutating func insert(_ entry: Entry) {
    if (count + 1) * 2 > places.count { grow() }
    put(entry)
    count += 1
  }

  private mutating func put(_ entry: Entry) {
    var place = Int(truncatingIfNeeded: entry.fingerprint) & (places.count - 1)
    while !places[place].isEmpty { place = (place + 1) & (places.count - 1) }
    places[place] = entry
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: .empty, count: old.count * 2)
    for entry in old where !entry.isEmpty { put(entry) }
  }
}
