import TestSupport
import Testing

@testable import Tables

@Suite("ByteBuffer: bytes that grow at their end")
struct ByteBufferTests {
  @Test("Single bytes, many and those that write themselves stand in their order", arguments: 0..<5)
  func parts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var buffer = ByteBuffer(room: Int.random(in: 0...4, using: &random))
    var expected: [UInt8] = []
    for _ in 0..<200 {
      let part = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: for byte in part { buffer.append(byte) }
      case 1: buffer.append(part.span)
      default:
        // More room is asked for than is used.
        buffer.append(atMost: 2 * part.count) { bytes, place in
          for index in part.indices { bytes[place + index] = part[index] }
          return place + part.count
        }
      }
      expected += part
      #expect(buffer.count == expected.count)
    }
    #expect(buffer.bytes == expected)
  }
}
