import Files
import TestSupport
import Testing

@Suite("TextEncoding: UTF-8 and GB18030")
struct TextEncodingTests {
  @Test(
    "GB18030 holds characters of one, two and four bytes",
    arguments: [
      ("A", [0x41]), ("中", [0xD6, 0xD0]), ("€", [0xA2, 0xE3]), ("é", [0xA8, 0xA6]),
      ("㐀", [0x81, 0x39, 0xEE, 0x39]), ("𠀀", [0x95, 0x32, 0x82, 0x36]), ("", []),
    ] as [(String, [UInt8])])
  func gb18030(text: String, bytes: [UInt8]) {
    #expect(TextEncoding.gb18030.encode(text) == bytes)
    #expect(TextEncoding.gb18030.decode(bytes[...]) == text)
  }

  @Test(
    "Bytes that are cut off or belong to no character are not text",
    arguments: [
      [0xD6], [0x81, 0x39], [0x81, 0x39, 0xEE], [0xFF], [0x61, 0xFF, 0xFF], [0xD6, 0x20],
    ] as [[UInt8]])
  func invalidGB18030(bytes: [UInt8]) {
    #expect(TextEncoding.gb18030.decode(bytes[...]) == nil)
  }

  @Test(
    "Overlong, cut-off, surrogate and too large sequences are not UTF-8",
    arguments: [
      [0xC0, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    #expect(TextEncoding.utf8.decode(bytes[...]) == nil)
  }

  @Test("The byte order mark is written for Excel, and for it alone")
  func mark() {
    #expect(TextEncoding.utf8WithMark.encode("中") == [0xEF, 0xBB, 0xBF, 0xE4, 0xB8, 0xAD])
    #expect(TextEncoding.utf8.encode("中") == [0xE4, 0xB8, 0xAD])
  }

  @Test("A character that GB18030 does not have makes no bytes, rather than others")
  func notInGB18030() {
    #expect(TextEncoding.gb18030.encode("a\u{E816}") == nil)
  }

  @Test("A slice out of the midst of a file is decoded alone")
  func slices() {
    let bytes: [UInt8] = [0xFF, 0xD6, 0xD0, 0xFF]
    #expect(TextEncoding.gb18030.decode(bytes[1..<3]) == "中")
  }

  @Test("Every character survives GB18030 there and back", arguments: 0..<17)
  func everyCharacter(plane: UInt32) throws {
    let scalars = (plane << 16..<(plane + 1) << 16).compactMap(Unicode.Scalar.init)
      // The standard of 2005 moved some characters out of the private-use area.
      .filter { !(0xE000...0xF8FF).contains($0.value) }
    let text = String(String.UnicodeScalarView(scalars))
    let bytes = try #require(TextEncoding.gb18030.encode(text))
    #expect(TextEncoding.gb18030.decode(bytes[...]).map { Array($0.utf8) } == Array(text.utf8))
    // The reader's separators are no part of any other character.
    let special: [UInt8] = [0x0A, 0x0D, 0x22, 0x2C]
    #expect(bytes.count { special.contains($0) } == (plane == 0 ? 4 : 0))
  }

  @Test("The first character that an encoding does not have is named")
  func missing() {
    // U+E78D is one of 24 characters of the private area to which GB18030 gives no code.
    #expect(TextEncoding.gb18030.firstMissing(in: "药\u{E78D}\u{E78E}") == "\u{E78D}")
    #expect(TextEncoding.gb18030.firstMissing(in: "药𠀀é") == nil)
    #expect(TextEncoding.utf8.firstMissing(in: "\u{E78D}") == nil)
  }
}
