import TestSupport
import Testing

@testable import Tables

@Suite("Block: a piece of a file that ends where a record ends")
struct BlockTests {
  private static func block(_ bytes: [UInt8]) -> Block {
    var block = Block()
    block.append(bytes[...])
    return block
  }

  /// One past the last line end before which the quotes pair off, tried one after the other: without any
  /// LF a CR, but not as the last byte, as a LF may follow.
  private static func slowEnd(_ bytes: [UInt8]) -> Int? {
    let hasLineFeed = bytes.contains(0x0A)
    return bytes.indices.last { place in
      (hasLineFeed ? bytes[place] == 0x0A : bytes[place] == 0x0D && place + 1 < bytes.count)
        && bytes[..<place].count { $0 == 0x22 } % 2 == 0
    }.map { $0 + 1 }
  }

  @Test("records end at the last line end before which the quotes pair off")
  func lastRecordEnd() {
    var random = SplitMix64(seed: 5)
    for length in 0..<300 {
      let rarity = Int.random(in: 1...40, using: &random)
      let bytes: [UInt8] = (0..<length).map { _ in
        let other = UInt8.random(in: 0...255, using: &random)
        return Int.random(in: 0..<rarity, using: &random) == 0
          ? [0x0A, 0x22, 0x0D, 0x2C][Int.random(in: 0..<4, using: &random)] : other
      }
      #expect(Self.block(bytes).lastRecordEnd() == Self.slowEnd(bytes), "\(bytes)")
    }
  }

  @Test(
    "in UTF-16 they end behind a unit, whatever bytes stand beside it", arguments: [false, true])
  func lastRecordEndOfUnits(isHighFirst: Bool) {
    func bytes(_ text: String) -> [UInt8] {
      text.utf16.flatMap {
        isHighFirst ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
      }
    }
    // Ģ is U+0122, ∀ U+2200 and Ċ U+010A, whose bytes are those of quotes and line ends.
    for (text, records) in [
      ("Ģ,1\nĊ", "Ģ,1\n"), ("\"a\n∀\nb\"\n\"\n", "\"a\n∀\nb\"\n"), ("∀Ċ", ""),
      ("a\rb\r", "a\r"), ("a\rb", "a\r"), ("\r", ""),
    ] {
      let end = Self.block(bytes(text)).lastRecordEnd(in: .utf16(isHighFirst: isHighFirst))
      #expect(end ?? 0 == records.utf16.count * 2, "\(text)")
    }
  }

  @Test("quotes are counted right where there are more than a byte can hold")
  func manyQuotes() {
    // 2,048 words of quotes and then one more: 16,384 pair off, and the line end may end a record.
    let quotes = [UInt8](repeating: 0x22, count: 16_384)
    #expect(Self.block(quotes + [0x0A]).lastRecordEnd() == 16_385)
    #expect(Self.block(quotes + [0x22, 0x0A]).lastRecordEnd() == nil)
    #expect(Self.block([0x0A] + quotes + [0x22, 0x0A]).lastRecordEnd() == 1)
  }

  @Test("one byte that is not ASCII is seen wherever it stands")
  func ascii() {
    for length in 0..<40 {
      let bytes = [UInt8](repeating: 0x7F, count: length)
      #expect(Self.block(bytes).isASCII)
      for place in 0..<length {
        var other = bytes
        other[place] = 0x80
        #expect(!Self.block(other).isASCII)
      }
    }
  }

  @Test("what is behind the cut is given up, and no search runs on into it")
  func cut() {
    var block = Self.block(Array("a\nb,\"\",\"c".utf8))
    #expect(block.cut(at: 2) == Array("b,\"\",\"c".utf8))
    #expect(Array(block.content) == Array("a\n".utf8))
    // Line end, quote, and again a line end: a quoted field that is not closed ends there, and
    // nothing behind makes the quote doubled or begins another field.
    #expect(Array(block.bytes[2..<5]) == Array("\n\"\n".utf8))
    #expect(block.bytes.count >= 2 + 32)
  }

  @Test("a block that is used again knows nothing of what it held")
  func again() {
    var block = Self.block(Array("\"gone\"\nand \u{E9}".utf8))
    block.clear()
    #expect(block.lastRecordEnd() == nil)
    #expect(block.isASCII)
    block.append(Array("x\n".utf8)[...])
    #expect(Array(block.content) == Array("x\n".utf8))
    #expect(block.lastRecordEnd() == 2)
  }
}
