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
      switch Int.random(in: 0..<5, using: &random) {
      case 0: for byte in part { buffer.append(byte) }
      case 1: buffer.append(part.span)
      case 2:
        buffer.append(part.span, before: 7)
        expected += part + [7]
        continue
      case 3:
        // Marks before and behind; the last byte makes way for another.
        buffer.append(part.span)
        buffer.enclose(from: expected.count, in: 34)
        buffer.replaceLast(with: 35)
        expected += [34] + part + [35]
        continue
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
    #expect(buffer.text() == String(decoding: expected, as: UTF8.self))
    #expect(buffer.takeBytes() == expected && buffer.count == 0)
  }

  @Test("A text is added, looked at and taken away again")
  func texts() {
    var buffer = ByteBuffer(room: 0)
    let words = "甲\"乙"
    #expect(buffer.appendAndLook("甲".utf8.span, before: 44) == .nothing)
    #expect(buffer.appendAndLook(words.utf8.span, before: 44) == .closerLook)
    buffer.removeLast()
    #expect(buffer.removeText(from: 4) == words)
    buffer.append("a, b" as StaticString)
    #expect(buffer.needOfOwnWords(from: 4) == .quotes)
    #expect(buffer.needOfOwnWords(from: 7) == .nothing)
    #expect(buffer.needOfOwnWords(from: 8) == .pair)
    buffer.append("-1" as StaticString)
    #expect(buffer.needOfOwnWords(from: 8) == .closerLook)
    #expect(buffer.text() == "甲,a, b-1")
  }
}
