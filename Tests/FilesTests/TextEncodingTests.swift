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

  /// Lines as tables have them, with Chinese names and without.
  private static func lines(_ count: Int, _ random: inout SplitMix64) -> [String] {
    let words = [
      "华东康泰医药有限公司", "城东人民医院", "阿莫西林胶囊", "0.25g*24粒/盒", "头孢呋辛酯片", "配送企业", "采购单", "瑞舒伐他汀钙",
      "开发区社区卫生服务中心", "供应商", "国药", "（集团）",
    ]
    return (0..<count).map { number in
      let names = (0..<3).map { _ in words.randomElement(using: &random) ?? "" }
      return "A\(number),\(names.joined(separator: ",")),2021-07-01 08:00,12.5"
    }
  }

  @Test("A file in GB18030 is told for one, however short it is, with bad bytes in it and without")
  func toldGB18030() throws {
    var random = SplitMix64(seed: 20)
    for round in 0..<600 {
      let text = Self.lines(1 + round % 20, &random).joined(separator: "\n")
      var bytes = try #require(TextEncoding.gb18030.encode(text))
      #expect(TextEncoding.detected(in: bytes[...]) == .gb18030, "\(text)")
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(
        in: 0x80...0xFF, using: &random)
      #expect(TextEncoding.detected(in: bytes[...]) == .gb18030, "\(text)")
    }
  }

  @Test("A file in UTF-8 stays one with a few bytes anywhere that UTF-8 does not have")
  func toldUTF8() {
    var random = SplitMix64(seed: 21)
    for round in 0..<600 {
      let text = Self.lines(2 + round % 20, &random).joined(separator: "\n")
      var bytes = Array(text.utf8)
      for _ in 0..<(1 + round % 3) {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(
          in: 0x80...0xFF, using: &random)
      }
      #expect(TextEncoding.detected(in: bytes[...]) == .utf8, "\(text)")
    }
  }

  @Test("Where both encodings lack something, it is the one that lacks less")
  func toldBroken() {
    // 药,药,药 is three characters; with two bad bytes before commas it is not GB18030 either.
    let text = Array("药,药".utf8) + [0xFF] + Array(",药".utf8) + [0xFF, 0x2C]
    #expect(TextEncoding.detected(in: text[...]) == .utf8)
    // One character of three bytes, and one place that is none.
    #expect(TextEncoding.detected(in: [0xE8, 0x8D, 0xAF, 0x2C, 0xFF, 0x2C]) == .gb18030)
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
