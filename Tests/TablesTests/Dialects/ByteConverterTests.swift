import Files
import TestSupport
import Testing

@testable import Tables

@Suite("ByteConverter: the records of an unusual file as a usual one has them")
struct ByteConverterTests {
  private static func converted(
    _ bytes: [UInt8], _ encoding: ByteConverter.Encoding = .utf8, _ separator: Separator = .comma,
    isLast: Bool = true
  ) -> [UInt8] {
    ByteConverter(encoding: encoding, separator: separator).convert(bytes, isLast: isLast)
  }

  private static func utf16(_ text: String, isHighFirst: Bool) -> [UInt8] {
    text.utf16.flatMap {
      isHighFirst ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  @Test("UTF-16 gives the same text wherever a character stands, whichever byte comes first")
  func utf16() throws {
    for before in 0..<10 {
      let text = String(repeating: "a", count: before) + "é品种\t報價\n𠮷𠮷,abcdefghi,ü\r\n"
      for isHighFirst in [false, true] {
        let bytes = Self.utf16(text, isHighFirst: isHighFirst)
        let mark: [UInt8] = isHighFirst ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let encoding = try #require(ByteConverter.Encoding(mark: mark + bytes))
        #expect(Self.converted(bytes, encoding) == Array(text.utf8))
      }
      #expect(ByteConverter.Encoding(mark: Array(text.utf8)) == nil)
    }
  }

  @Test(
    "Half a character becomes a byte that no text holds, half a unit only where nothing follows")
  func halves() {
    // D842 begins a pair, 0061 does not end it; a single byte is left over.
    let bytes: [UInt8] = [0x42, 0xD8, 0x61, 0x00, 0x7A]
    let lowFirst = ByteConverter.Encoding.utf16(isHighFirst: false)
    #expect(Self.converted(bytes, lowFirst) == [invalidByte, UInt8(ascii: "a"), invalidByte])
    #expect(Self.converted(bytes, lowFirst, isLast: false) == [invalidByte, UInt8(ascii: "a")])
  }

  @Test("GB18030 is decoded as the system does, field by field, and nothing between them is lost")
  func gb18030() throws {
    var random = SplitMix64(seed: 9)
    // 药, 𠀀 of four bytes, a pair without its second byte, halves of what would have four.
    let pieces: [[UInt8]] = [
      [0xD2, 0xA9], [0x95, 0x32, 0x82, 0x36], [0xD2], [0x95, 0x32], [0x95, 0x32, 0x82], [0x80],
      [0xFF], [0xA2, 0xE3], [0xFE, 0x51], [0x81, 0x7F], Array("abcdefgh".utf8), [0x31], [0x41],
    ]
    for _ in 0..<2000 {
      let fields = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).flatMap { _ in
          Bool.random(using: &random)
            ? pieces.randomElement(using: &random) ?? []
            : [
              UInt8.random(in: 0x81...0xFE, using: &random),
              .random(in: 0x40...0xFE, using: &random),
            ]
        }
      }
      let decoded = Self.converted(Array(fields.joined(separator: [0x2C])), .gb18030)
        .split(separator: 0x2C, omittingEmptySubsequences: false)
      #expect(decoded.count == fields.count)
      for (bytes, field) in zip(decoded, fields) {
        #expect(TextEncoding.utf8.decode(bytes) == TextEncoding.gb18030.decode(field[...]))
      }
    }
  }

  /// `^` stands for a separator that was replaced.
  private static func expected(_ text: String, _ separator: Separator) -> [UInt8] {
    let rest = String(separator.character).utf8.dropFirst()
    return text.utf8.flatMap { $0 == UInt8(ascii: "^") ? [separator.byte] + rest : [$0] }
  }

  @Test(
    "Separators are marked outside quotes, and a quote astray opens nothing",
    arguments: [Separator.semicolon, .wideComma, .wideSemicolon])
  func separators(separator: Separator) throws {
    let text =
      "甲^\"a;\"\"b\"\";c\"^5\" x^1\n\"丙;\n丁\"^\"\"^\"\"\"\"^2\r\"戊;\"x\";\";\"^（；，\n".replacing(
        "；，", with: separator == .wideComma ? "；" : "，")
    let written = text.replacing("^", with: String(separator.character))
      .replacing(";", with: String(separator.character))
    let wanted = text.replacing(";", with: String(separator.character))
    for encoding in [TextEncoding.utf8, .gb18030] {
      let bytes = try #require(encoding.encode(written))
      let converted = Self.converted(bytes, encoding == .utf8 ? .utf8 : .gb18030, separator)
      // Behind the second quote of the last line but one nothing is quoted any more.
      #expect(
        converted
          == Self.expected(wanted.replacing("x\"\(separator.character)", with: "x\"^"), separator))
    }
  }

  /// Goes through a text character by character: a quote opens a field behind a separator, a line end
  /// or a quote that has just closed one.
  private static func replaced(_ text: String, _ separator: Separator) -> [UInt8] {
    var (bytes, isInside, opens) = ([UInt8](), false, true)
    for character in text.unicodeScalars.map(Character.init) {
      let isSeparator = character == separator.character
      let isOutside = !isInside
      if isOutside, isSeparator {
        bytes += [separator.byte] + Array(String(character).utf8.dropFirst())
      } else if isOutside, character == "\u{1F}" {
        bytes.append(invalidByte)
      } else {
        bytes += Array(String(character).utf8)
      }
      let isQuote = character == "\""
      let closes = isInside && isQuote
      isInside = isQuote ? isOutside && opens : isInside
      opens = closes || isOutside && (isSeparator || character == "\n" || character == "\r")
    }
    return bytes
  }

  @Test(
    "Separators, quotes and line ends in any order are as they are character by character",
    arguments: [Separator.semicolon, .wideComma, .wideSemicolon])
  func separatorsAnyhow(separator: Separator) {
    var random = SplitMix64(seed: 22)
    let sign = String(separator.character)
    // Mostly fields in quotes, so that all ways of a word are met; among them anything.
    let pieces = [
      "\"\(sign)\"", "\"\(sign)\"", "\"\n\"", "\"", "\"\"", sign, "\n", "\r\n", "a", "品种", "12.50",
      "ab;c，d；e", "\u{1F}", "long enough for a word",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
      #expect(
        Self.converted(Array(text.utf8), .utf8, separator) == Self.replaced(text, separator))
    }
  }

  @Test("The byte that stands for a separator makes a value unreadable where it stands in one")
  func controlCharacter() {
    #expect(
      Self.converted(Array("a\u{1F}b;\"\u{1F}\"".utf8), .utf8, .semicolon)
        == Array("a".utf8) + [invalidByte] + Array("b\u{1F}\"\u{1F}\"".utf8))
  }

  @Test("Lines end where they did, in whatever they are written")
  func lines() {
    // ਍ is U+0A0D and ഊ U+0D0A, whose bytes are those of line ends.
    let text = "甲\r\n਍ഊ\n乙\r丙"
    for isHighFirst in [false, true] {
      let converter = ByteConverter(encoding: .utf16(isHighFirst: isHighFirst))
      let bytes = Self.utf16(text, isHighFirst: isHighFirst)
      // 甲 and CR are 4 bytes, with LF 6; 3 units more 12; 乙 and CR 16.
      #expect((0...4).map { converter.size(ofLines: $0, in: bytes) } == [0, 4, 6, 12, 16])
    }
    #expect(ByteConverter().size(ofLines: 2, in: Array(text.utf8)) == 5)
  }
}
