import TestSupport
import Testing

@testable import Tables

@Suite("Partitions: values in memory while they are few, else in a file")
struct PartitionsTests {
  @Test(
    "each partition keeps the order of its values, in memory and on disk",
    arguments: [0, 8, 100, 1 << 20])
  func order(bytes: Int) throws {
    var partitions = Partitions<Int64>(count: 5, bytes: bytes)
    var expected = [[Int64]](repeating: [], count: 5)
    var random = SplitMix64(seed: 6)
    for value in 0..<Int64(500) {
      let partition = Int.random(in: 0..<4, using: &random)
      let values = [Int64](repeating: value, count: Int.random(in: 1...3, using: &random))
      if values.count == 1 {
        try partitions.append(value, to: partition)
      } else {
        try partitions.append(values[...], to: partition)
      }
      expected[partition] += values
    }
    let sorted = partitions.finished()
    for partition in 0..<5 {
      #expect(try sorted.values(of: partition) == expected[partition])
      let pieces = try (0..<sorted.pieceCount).map {
        try sorted.values(ofPiece: $0, of: partition)
      }
      #expect(pieces.flatMap { $0 } == expected[partition])
    }
  }
}
