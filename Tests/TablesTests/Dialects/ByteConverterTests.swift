import Files
import TestSupport
import Testing

@testable import Tables

@Suite("ByteConverter: unusual bytes rewritten piece by piece")
struct ByteConverterTests {
  /// What comes of some bytes that arrive in pieces of `size`.
  private static func convert(
    _ bytes: [UInt8], size: Int, by converter: some ByteConverter
  ) -> [UInt8] {
    var converter = converter
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      result += converter.convert(piece, isLast: false)
    }
    result += converter.convert([], isLast: true)
    #expect(converter.pendingCount == 0)
    return result
  }

  @Test(
    "UTF-16 gives the same text however it is cut, whichever byte comes first", arguments: 1...7)
  func utf16(size: Int) throws {
    let text = "品种\t報價\n𠮷,a\r\n"
    let lowFirst = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let highFirst = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for (mark, bytes) in [([0xFF, 0xFE], lowFirst), ([0xFE, 0xFF], highFirst)]
      as [([UInt8], [UInt8])]
    {
      let converter = try #require(UTF16Converter(start: mark + bytes))
      #expect(Self.convert(bytes, size: size, by: converter) == Array(text.utf8))
    }
    #expect(UTF16Converter(start: Array(text.utf8)) == nil)
  }

  @Test("Half a character becomes a byte that no text holds")
  func halves() throws {
    // D842 begins a pair, 0061 does not end it; a single byte is left over.
    let bytes: [UInt8] = [0x42, 0xD8, 0x61, 0x00, 0x7A]
    #expect(
      Self.convert(bytes, size: 5, by: try #require(UTF16Converter(start: [0xFF, 0xFE])))
        == [invalidByte, UInt8(ascii: "a"), invalidByte])
  }

  @Test(
    "Full-width separators become one byte outside quotes, however they are cut", arguments: 1...9)
  func wide(size: Int) throws {
    let text = "品种，报价\n\"甲，\n乙\"，1\n丙，2"
    let expected = Array("品种\u{1F}报价\n\"甲，\n乙\"\u{1F}1\n丙\u{1F}2".utf8)
    for encoding in [TextEncoding.utf8, .gb18030] {
      let bytes = try #require(encoding.encode(text))
      let converter = SeparatorConverter(separator: .wideComma, encoding: encoding)
      #expect(Self.convert(bytes, size: size, by: converter) == expected)
    }
  }

  @Test("Semicolons too, in either encoding, and a quote astray opens nothing", arguments: 1...9)
  func semicolons(size: Int) throws {
    let text = "甲;\"a;\"\"b\"\";c\";5\" x;1\n\"丙;\n丁\";\"\";\"\"\"\";2"
    let expected =
      "甲\u{1F}\"a;\"\"b\"\";c\"\u{1F}5\" x\u{1F}1\n\"丙;\n丁\"\u{1F}\"\"\u{1F}\"\"\"\"\u{1F}2"
    for encoding in [TextEncoding.utf8, .gb18030] {
      let converter = SeparatorConverter(separator: .semicolon, encoding: encoding)
      let bytes = try #require(encoding.encode(text))
      #expect(
        Self.convert(bytes, size: size, by: converter) == encoding.encode(expected))
    }
  }
}
