import TestSupport
import Testing

@testable import Writing

@Suite("ByteBuffer: bytes that grow at their end")
struct ByteBufferTests {
  @Test("Single bytes, many and those that write themselves stand in their order", arguments: 0..<5)
  func parts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var buffer = ByteBuffer(room: Int.random(in: 0...4, using: &random))
    var other = ByteBuffer(room: 0)
    var expected: [UInt8] = []
    for _ in 0..<200 {
      let part = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      switch Int.random(in: 0..<7, using: &random) {
      case 0: for byte in part { buffer.append(byte) }
      case 1: buffer.append(part.span)
      case 2:
        buffer.append("ab", before: 7)
        expected += [97, 98, 7]
        continue
      case 3:
        // Marks before and behind; the last byte makes way for another.
        buffer.append(part.span)
        buffer.enclose(from: expected.count, in: 34)
        buffer.replaceLast(with: 35)
        expected += [34] + part + [35]
        continue
      case 4:
        // Some of its own bytes, which may be the last ones.
        let start = Int.random(in: 0...expected.count, using: &random)
        let range = start..<min(expected.count, start + part.count)
        buffer.appendAgain(range)
        expected += Array(expected[range])
        continue
      case 5:
        other.removeAll()
        other.append("abc")
        other.append(part.span)
        buffer.append(3..<(3 + part.count), of: other)
      default:
        // More room is asked for than is used.
        buffer.append(atMost: 2 * part.count) { bytes in
          for index in part.indices { bytes[index] = part[index] }
          return part.count
        }
      }
      expected += part
      let count = buffer.count
      #expect(count == expected.count)
    }
    let (text, bytes, rest) = (buffer.text(), buffer.takeBytes(), buffer.count)
    #expect(text == String(decoding: expected, as: UTF8.self))
    #expect(bytes == expected && rest == 0)
  }

  @Test("A whole number of one digit is written as any other")
  func numbers() {
    var buffer = ByteBuffer(room: 0)
    for number in [0, 9, 10, -1, Int.min] {
      buffer.append(number)
      buffer.append("," as StaticString)
    }
    #expect(Self.text(buffer) == "0,9,10,-1,-9223372036854775808,")
  }

  private static func text(_ buffer: borrowing ByteBuffer) -> String { buffer.text() }

  @Test("A text is added, looked at and taken away again")
  func texts() {
    var buffer = ByteBuffer(room: 0)
    let words = "甲\"乙"
    let needs = [
      buffer.appendAndLook("甲".utf8.span, before: 44),
      buffer.appendAndLook(words.utf8.span, before: 44),
    ]
    #expect(needs == [.nothing, .closerLook])
    buffer.removeLast()
    let removed = buffer.removeText(from: 4)
    #expect(removed == words)
    buffer.append("a, b" as StaticString)
    let own = [4, 7, 8].map { buffer.needOfOwnWords(from: $0) }
    #expect(own == [.quotes, .nothing, .pair])
    buffer.append("-1" as StaticString)
    let signed = buffer.needOfOwnWords(from: 8)
    #expect(signed == .closerLook)
    #expect(Self.text(buffer) == "甲,a, b-1")
  }
}
