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
      // What is read half way does not disturb what comes.
      if value == 250 { #expect(try partitions.values(of: partition) == expected[partition]) }
    }
    for partition in 0..<5 {
      #expect(try partitions.values(of: partition) == expected[partition])
      #expect(partitions.size(of: partition) == expected[partition].count)
      let pieces = try (0..<partitions.pieces(of: partition)).map {
        try partitions.values(ofPiece: $0, of: partition)
      }
      #expect(pieces.flatMap { $0 } == expected[partition])
    }
  }
}
