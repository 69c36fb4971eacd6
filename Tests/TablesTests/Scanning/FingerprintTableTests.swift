import TestSupport
import Testing

@testable import Tables

@Suite("FingerprintTable: entries found by their fingerprints")
struct FingerprintTableTests {
  private struct Entry: Fingerprinted, Equatable {
    static let empty = Entry(fingerprint: 0, number: -1)
    var isEmpty: Bool { number < 0 }
    let fingerprint: UInt64
    let number: Int
  }

  @Test("two entries with one fingerprint are told apart, and one at the end goes on at the start")
  func collisions() {
    var table = FingerprintTable<Entry>(bits: 3)
    // Of the eight places, 7 is the last; the entries with 7 and 15 begin there.
    let entries = [(7, 0), (7, 1), (15, 2)].map { Entry(fingerprint: $0, number: $1) }
    for entry in entries { table.insert(entry) }
    for entry in entries {
      #expect(table.first(entry.fingerprint) { $0.number == entry.number } == entry)
    }
    #expect(table.first(7) { $0.number == 2 } == nil)
    #expect(table.first(23) { _ in true } == nil)
    #expect(table.count == 3 && table.places.count == 8)
  }

  @Test("no more than half of the places are taken, and all entries stay")
  func growth() {
    var (table, random) = (FingerprintTable<Entry>(bits: 1), SplitMix64(seed: 6))
    // Few different fingerprints, so that many collide.
    let entries = (0..<500).map {
      Entry(fingerprint: UInt64.random(in: 0..<200, using: &random), number: $0)
    }
    for entry in entries { table.insert(entry) }
    for entry in entries {
      #expect(table.first(entry.fingerprint) { $0.number == entry.number } == entry)
    }
    // 500 entries need 1,000 places, and so many that are a power of two are 1,024.
    #expect(table.count == 500 && table.places.count == 1024)
  }
}
