import TestSupport
import Testing

@testable import Tables

@Suite("FieldCache: what recurs is read once")
struct FieldCacheTests {
  @Test("A text is read once while it keeps its place, and never taken for another")
  func values() {
    var cache = FieldCache<String>(bits: 3)
    var reads = 0
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let text =
        String(repeating: "中", count: Int.random(in: 0...5, using: &random))
        + String(Int.random(in: 0...3, using: &random))
      let bytes = [0] + Array(text.utf8) + [0]
      let value = cache.value(of: bytes[1..<(bytes.count - 1)]) {
        reads += 1
        return text
      }
      #expect(value == text)
    }
    // 24 texts and 8 places: some are read again, but by no means all of 2,000 times.
    #expect((24..<2_000).contains(reads))
    var roomy = FieldCache<Int>()
    for _ in 0..<3 { #expect(roomy.value(of: [1, 2, 3]) { 7 } == 7) }
    #expect(roomy.value(of: [1, 2, 3]) { nil } == 7)
  }

  @Test("What could not be read is not remembered")
  func faults() {
    var cache = FieldCache<Int>()
    var asked = 0
    for _ in 0..<3 {
      let value = cache.value(of: [65]) { () -> Int? in
        asked += 1
        return nil
      }
      #expect(value == nil)
    }
    #expect(asked == 3)
  }
}
