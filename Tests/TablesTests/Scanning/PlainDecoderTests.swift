import ExactNumbers
import Files
import TestSupport
import Testing

@testable import Tables

/// The fast path may leave any row to the record reader, but it must never read one otherwise.
@Suite("PlainDecoder: rows whose values are all written in the usual way")
struct PlainDecoderTests {
  private static let kinds: [PlainKind] = [.text, .name, .timestamp, .number, .flag, .unread]

  /// A decoder of one column of each kind; only the first need have a value.
  private static func decoder(
    _ kinds: [PlainKind] = kinds, names: SharedNames = SharedNames()
  ) -> PlainDecoder {
    let columns = kinds.enumerated().map { slot, kind in
      PlainDecoder.Column(kind: kind, mayBeEmpty: slot > 0, place: slot, details: kinds.count)
    }
    return PlainDecoder(columns, separator: .comma, names: names)
  }

  /// The values of a row, the last digits of its text, and where the next row starts; nil when it is
  /// left to the record reader.
  private static func decode(_ text: String, from start: Int = 0) -> PlainRow? {
    var decoder = Self.decoder()
    return decoder.decodeFirst(Block(text), from: start)
  }

  @Test("a plain row gives text by its place, name by its number, and the others by their value")
  func plain() throws {
    let row = "D012,甲,2024-02-29 08:30,12.5,Y,x\n"
    let (values, serial, end) = try #require(Self.decode(row))
    #expect(end == row.utf8.count)
    // Place 0 of the row, four bytes; its last digits are 012.
    #expect(values[0] == 4)
    #expect(serial == 12)
    #expect(values[1] == 0)
    // 12.5 packs are 12,500,000 millionths.
    #expect(values[2] == Int64(try #require(Timestamp(iso: "2024-02-29 08:30")).seconds))
    #expect(values[3] == 12_500_000)
    #expect(values[4] == 1)
    let quoted = try #require(Self.decode("\n\"D012\",甲,,,,\n", from: 1))
    #expect(quoted.values[0] == 1 << 24 | 4)
  }

  @Test(
    "quotes around values and a line end of CR and LF change nothing",
    arguments: [
      "\"D012\",\"甲\",\"2024-02-29 08:30\",\"12.5\",\"Y\",\"x\"\n",
      "D012,甲,2024-02-29 08:30,12.5,Y,\r\n", "D012,甲,2024-02-29 08:30,12.500000,Y,\"a\"\"b\"\n",
      "D012,甲,2024-02-29 08:30,0012.5,Y,\"a,\nb\"\n",
    ])
  func quoted(row: String) throws {
    let (values, serial, end) = try #require(Self.decode(row))
    #expect(end == row.utf8.count)
    let moment = Int64(try #require(Timestamp(iso: "2024-02-29 08:30")).seconds)
    #expect(values[1...4] == [0, moment, 12_500_000, 1])
    #expect(serial == 12)
  }

  @Test(
    "what may be empty is absent where it is",
    arguments: ["A,,,,,\n", "A,\"\",\"\",\"\",\"\",\"\"\r\n"])
  func empty(row: String) throws {
    let (values, serial, _) = try #require(Self.decode(row))
    #expect(values[1...5].allSatisfy { $0 == PlainDecoder.absent })
    #expect(serial == PlainDecoder.absent)
  }

  @Test(
    "it leaves to the record reader whatever it does not know",
    arguments: [
      // Missing, an error of a spreadsheet, a number that one destroyed, spaces that are wide.
      ",甲,,,,\n", "#N/A,甲,,,,\n", "1.2E+11,甲,,,,\n", "\u{3000}A,甲,,,,\n", "药\u{3000},甲,,,,\n",
      "  ,甲,,,,\n",
      // Errors of a spreadsheet, no text.
      "A,#N/A,,,,\n", "A,1E+11,,,,\n", "A,\u{3000},,,,\n",
      // Times that do not exist, or in no form.
      "A,,2023-02-29 08:30,,,\n", "A,,2024-02-29 24:00,,,\n", "A,,2024-02-29 08:60,,,\n",
      "A,,2024-13-01 08:30,,,\n", "A,,2024-00-10 08:30,,,\n", "A,,2024-01-00 08:30,,,\n",
      "A,,2024-01-32 08:30,,,\n", "A,,2024/02-29 08:30,,,\n", "A,,2024-02-29T08:30Z,,,\n",
      "A,,2024-02-29 08:30:00.5,,,\n", "A,,2024-02-29 08:30:00.,,,\n", "A,,2024-02-29,,,\n",
      "A,,2024-02-29 08:30:60,,,\n", "A,,2024-02-29 08:30:5,,,\n", "A,,2024/2/30 8:30,,,\n",
      "A,,2024/2/29 8:3,,,\n", "A,,2024/2/29 8:030,,,\n", "A,,2024/2/29 8,,,\n",
      "A,,2024年2月30日 8:30,,,\n", "A,,24/2/29 8:30,,,\n", "A,,2024/2/29 0:00 8:30,,,\n",
      "A,,19999.5,,,\n", "A,,45351,,,\n", "A,,45351.0,,,\n", "A,,45351.5x,,,\n", "A,,4535.15,,,\n",
      // Numbers too long, with a sign, an exponent, or half a point, a thousand that is none.
      "A,,,12345678,,\n", "A,,,1.1234567,,\n", "A,,,-1,,\n", "A,,,+1,,\n", "A,,,1e3,,\n",
      "A,,,1.,,\n", "A,,,.5,,\n", "A,,,1.2.3,,\n", "A,,,１．,,\n", "A,,,１％,,\n", "A,,,%,,\n",
      "A,,,\"1,234\",,\n", "A,,,\"0,234.5\",,\n", "A,,,\"1234,567.5\",,\n", "A,,,\"1,23.5\",,\n",
      "A,,,\"12,345,67\",,\n", "A,,,\"1,234,567.\",,\n", "A,,,\"12,345,678\",,\n", "A,,,￥1,,\n",
      "A,,,1元,,\n", "A,,,\"1,234.5,6\",,\n",
      // No word for yes or no.
      "A,,,,maybe,\n", "A,,,,是的,\n", "A,,,,2,\n", "A,,,,#N/A,\n",
      // Quotes astray.
      "A\"B,,,,,\n", "\"A\"B,,,,,\n", "\"A\"\"B\",,,,,\n", "A,,,\"1\"2,,\n", "A,,,,,x\"y\n",
      "A,,,,,\"x\"y\n", "\"A,,,,,\n", "A,,,,,\"\n", "A,,,,\"Y,x\n", " \"A\",,,,,\n",
      "\"A\" ,,,,,\n",
      // Too few fields, too many, no line end, and a CR behind which a LF may follow.
      "A,,,,\n", "A,,,,,,\n", "A,,,,,", "A,,,,,x", "A,,,,,\r", "A,,\n", "\n",
      "\r\n", ",,,,,\n", "  ,,,,,\n",
    ])
  func left(row: String) { #expect(Self.decode(row) == nil) }

  @Test("spaces around a value are none of it")
  func spaces() throws {
    let row = "  D012 , 甲, 2024-02-29 08:30 ,  12.5 ,Y  , x \n"
    let (values, serial, end) = try #require(Self.decode(row))
    #expect(end == row.utf8.count)
    // The text stands at place 2 and has four bytes; its last digits are 012.
    #expect(values[0] == 2 << 24 | 4 && serial == 12)
    let moment = Int64(try #require(Timestamp(iso: "2024-02-29 08:30")).seconds)
    #expect(values[1...4] == [0, moment, 12_500_000, 1])
    let quoted = try #require(Self.decode("\" D012 \",\"甲 \",\"\",\" 7 \",\"  \",\n"))
    #expect(quoted.values[0] == 2 << 24 | 4 && quoted.values[3] == 7_000_000)
    #expect(quoted.values[4] == PlainDecoder.absent)
  }

  @Test(
    "a moment is read in every form that the record reader knows",
    arguments: [
      "2024-02-29T08:30", "2024-02-29 08:30:15", "2024-02-29T08:30:15.000", "2024/2/29 8:30",
      "2024/02/29 08:30", "2024.2.29 8:30:59", "2024年2月29日 8:30", "２０２４/2/29 8:30:00.0",
      "2024-2-29   8:30", "2024-02-29T  8:30:07", "45351.5", "45351.354166666664", "45351.9999999",
      "2024/11/15 10:05",
    ])
  func moments(text: String) throws {
    let expected = Timestamp(iso: text) ?? SpreadsheetDate.timestamp(text)
    let serial = SpreadsheetDate.serial(text).flatMap { day, seconds in
      seconds.map { Timestamp(seconds: Timestamp(startOf: day).seconds + $0) }
    }
    let seconds = Int64(try #require(expected ?? serial).seconds)
    // A number of a spreadsheet is left alone once, to be told; the same row comes again as a record.
    var decoder = Self.decoder()
    var batch = PlainBatch(width: Self.kinds.count + 3)
    for attempt in 0..<2 {
      decoder.decode(
        Block("A,,\(text),,,\nA,,\(text),,,\n"), from: 0, encoding: .utf8, into: &batch)
      #expect(batch.count == (attempt == 0 && serial != nil ? 0 : 2))
    }
    #expect(batch.values[2] == seconds)
    // In the next block it is told again.
    decoder.startBlock()
    decoder.decode(Block("A,,\(text),,,\n"), from: 0, encoding: .utf8, into: &batch)
    #expect(batch.count == (serial == nil ? 1 : 0))
  }

  @Test(
    "yes and no are read in every word that the record reader knows",
    arguments: ["Y", "n", "是", "否", "TRUE", "false", "1", "0", "Ｙ", "yes"])
  func flags(text: String) throws {
    let flag: Bool? = TableReader.flag(text)
    let expected: Int64? = flag.map { $0 ? 1 : 0 }
    #expect(expected != nil)
    #expect(Self.decode("A,,,,\(text),\n")?.values[4] == expected)
    #expect(Self.decode("A,,,,\"\(text)\",\n")?.values[4] == expected)
  }

  @Test("thousands, and the sign of the yuan in a price alone")
  func amounts() {
    func value(_ kind: PlainKind, _ text: String) -> Int64? {
      var decoder = Self.decoder([kind])
      return decoder.decodeFirst(Block("\"\(text)\"\n"), from: 0)?.values[0]
    }
    for (text, millionths) in [
      ("1,234.5", 1_234_500_000), ("1,234,567", 1_234_567_000_000),
      ("123,456.000001", 123_456_000_001),
    ] {
      #expect(value(.number, text) == Int64(millionths) && value(.price, text) == Int64(millionths))
    }
    for text in ["￥12.5", "¥ 12.5", "12.5元", "12.5 元", " ￥12.5 "] {
      #expect(value(.price, text) == 12_500_000 && value(.number, text) == nil, "\(text)")
    }
    #expect(value(.price, "￥1,234.5") == 1_234_500_000)
    for text in ["￥12.5元", "￥0", "0元", "元", "￥", "12.5元/盒"] {
      #expect(value(.price, text) == nil, "\(text)")
    }
    #expect(value(.count, "28.0") == 28 && value(.count, "1,234,567") == 1_234_567)
    #expect(value(.count, "28.5") == nil && value(.count, "0.0") == nil)
    #expect(value(.day, "2024/2/29") == 20_240_229_000_000)
    #expect(value(.day, "2024年2月29日 0:00") == 20_240_229_000_000)
    #expect(value(.day, "2024/2/29 8:30") == nil && value(.day, "2024/2/30") == nil)
  }

  @Test("CR alone ends a row, too")
  func carriageReturn() throws {
    #expect(try #require(Self.decode("A,,,,,x\ry\n")).end == 8)
    #expect(try #require(Self.decode("A,,,,Y,\rA,,,,,\n", from: 8)).end == 15)
  }

  @Test(
    "full-width digits and signs are read as their plain counterparts, in either encoding",
    arguments: [TextEncoding.utf8, .gb18030])
  func fullWidth(encoding: TextEncoding) throws {
    func value(_ kind: PlainKind, _ text: String, quote: String = "") throws -> Int64? {
      var decoder = Self.decoder([kind, .unread])
      let bytes = try #require(encoding.encode("\(quote)\(text)\(quote),\n"))
      var batch = PlainBatch(width: 6)
      decoder.decode(Block(bytes[...]), from: 0, encoding: encoding, into: &batch)
      return batch.count == 1 ? batch.values[0] : nil
    }
    for quote in ["", "\""] {
      #expect(try value(.number, "１２．５", quote: quote) == 12_500_000)
      #expect(try value(.price, "１，２３４．５", quote: quote) == 1_234_500_000)
      #expect(try value(.price, "￥１２", quote: quote) == 12_000_000)
      #expect(try value(.count, "２８", quote: quote) == 28)
      for text in [
        "２０２４－０２－２９　０８：３０", "２０２４/２/２９ ８：３０：１５", "２０２４．０２．２９Ｔ08:30:15.000",
      ] {
        let seconds = try #require(SpreadsheetDate.timestamp(text)).seconds
        #expect(try value(.timestamp, text, quote: quote) == Int64(seconds), "\(text)")
      }
    }
    for (kind, text) in [
      (PlainKind.number, "１２％"), (.number, "１，２３４"), (.number, "－１"), (.count, "２．５"),
      (.timestamp, "２０２４－０２－３０　０８：３０"), (.timestamp, "２０２４－０２－２９　２４：００"),
      (.timestamp, "２０２４－０２－２９"), (.number, "１２３４５６７８９０１２３４５６７８９０"),
    ] {
      #expect(try value(kind, text) == nil, "\(text)")
    }
  }

  @Test("a sign of money is one of the file's encoding: its bytes may be a character of the other")
  func moneyOfOtherEncoding() throws {
    // 楼 and ¥ have the same bytes.
    for (text, written, read) in [
      ("楼12.5", TextEncoding.gb18030, TextEncoding.gb18030), ("￥12.5", .gb18030, .utf8),
      ("12.5元", .gb18030, .utf8), ("12.5元", .utf8, .gb18030),
    ] {
      var decoder = Self.decoder([.price])
      var batch = PlainBatch(width: 4)
      let bytes = try #require(written.encode(text + "\n"))
      decoder.decode(Block(bytes[...]), from: 0, encoding: read, into: &batch)
      #expect(batch.count == 0, "\(text)")
    }
  }

  @Test("every pair of GB2312's Chinese characters is one of GB18030, as is taken for granted")
  func gb2312() {
    let pairs = (0xB0...0xF7).flatMap { lead in (0xA1...0xFE).flatMap { [UInt8(lead), UInt8($0)] } }
    #expect(TextEncoding.gb18030.decode(pairs[...])?.unicodeScalars.count == 72 * 94)
  }

  @Test("what nobody reads must be text, and where it is none that is told once in a block")
  func unreadBytes() throws {
    let texts: [[UInt8]] = [
      Array("药 a药é𠀀".utf8), [0xE8, 0x8D], [0x61, 0xFF], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80],
      Array("药药药药".utf8) + [0xAF], [0xC4, 0xE3], [0xC4, 0x20, 0xE3], [0x81, 0x39, 0xEE, 0x39],
      [0x81, 0x39, 0xEE], [0xA2, 0xE3], [0xFE, 0x51], [0xD7, 0xFE],
    ]
    for encoding in [TextEncoding.utf8, .gb18030] {
      for quote in ["", "\""] {
        for text in texts {
          let row = Array("A,\(quote)".utf8) + text + Array("\(quote)\n".utf8)
          var decoder = Self.decoder([.text, .unread])
          var batch = PlainBatch(width: 6)
          let isText = encoding.decode(text[...]) != nil
          for attempt in 0..<2 {
            decoder.decode(Block((row + row)[...]), from: 0, encoding: encoding, into: &batch)
            #expect(batch.count == (isText || attempt > 0 ? 2 : 0), "\(text) \(encoding)")
          }
          decoder.startBlock()
          decoder.decode(Block(row[...]), from: 0, encoding: encoding, into: &batch)
          #expect(batch.count == (isText ? 1 : 0))
        }
      }
    }
  }

  @Test("a text of Chinese characters is read where the file is UTF-8")
  func chineseTexts() throws {
    let (values, serial, _) = try #require(Self.decode("订单012,甲,,,,\n"))
    #expect(values[0] == 9 && serial == 12)
    var decoder = Self.decoder()
    var batch = PlainBatch(width: Self.kinds.count + 3)
    let bytes = try #require(TextEncoding.gb18030.encode("订单012,甲,,,,\n"))
    var block = Block()
    block.append(bytes[...])
    _ = block.cut(at: bytes.count)
    #expect(!decoder.needsUTF8)
    decoder.decode(block, from: 0, encoding: .gb18030, into: &batch)
    #expect(batch.count == 0 && decoder.needsUTF8)
  }

  @Test("a quoted field that no quote closes does not run on into what stands behind the block")
  func openQuote() {
    // Behind the cut stand a quote and a row that would be plain.
    for rest in ["\"\"\"\"", "\"xx", "xx\",,,,,\nA,,,,,\n", "x\",,,,,\n", "\",,,,,\n"] {
      for row in ["A,,,,,\"x\n", "\"A\n", "A,\"甲\n", "A,,,,\"\n"] {
        var block = Block()
        block.append(Array((row + rest).utf8)[...])
        _ = block.cut(at: row.utf8.count)
        var decoder = Self.decoder()
        #expect(decoder.decodeFirst(block, from: 0) == nil, "\(row)\(rest)")
      }
    }
  }

  @Test("numbers and times are those that the record reader reads from the same text")
  func oracle() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<3000 {
      let digits = Array("0123456789")
      func number(_ count: Int) -> String {
        String((0..<count).map { _ in digits[Int.random(in: 0..<10, using: &random)] })
      }
      let isDecimal = Bool.random(using: &random)
      let amount =
        number(Int.random(in: 1...7, using: &random))
        + (isDecimal ? "." + number(Int.random(in: 1...6, using: &random)) : "")
      let day = "\(number(4))-\(number(2))-\(number(2))"
      let moment = "\(day) \(number(2)):\(number(2))"
      let yuan = try #require(Yuan(decimal: amount))
      #expect(Self.decode("A,,,\(amount),,\n")?.values[3] == yuan.millionths, "\(amount)")
      let seconds = Timestamp(iso: moment).map { Int64($0.seconds) }
      #expect(Self.decode("A,,\(moment),,,\n")?.values[2] == seconds, "\(moment)")
    }
  }

  @Test("a name is learned where it is met first, and its row is plain like all others")
  func newNames() throws {
    let names = SharedNames()
    var decoder = Self.decoder([.name, .name, .name], names: names)
    var batch = PlainBatch(width: 4)
    // The third row has no new bytes, the fourth no new text, and the fifth cannot be a name.
    decoder.decode(
      Block("甲,乙,丙\n丁,\"甲\",乙\n甲,甲,甲\n甲 ,\"乙　\",é\n甲,#N/A,乙\n甲,甲,甲\n"), from: 0,
      encoding: .utf8, into: &batch)
    #expect(batch.count == 4)
    let rows = (0..<4).map { row in
      batch.values[(row * 4)..<(row * 4 + 3)].map { names.text(Int($0)) }
    }
    #expect(rows == [["甲", "乙", "丙"], ["丁", "甲", "乙"], ["甲", "甲", "甲"], ["甲", "乙", "é"]])
    #expect(names.texts == ["甲", "乙", "丙", "丁", "é"])
  }

  @Test("a name is decoded as the file is")
  func encodings() throws {
    let names = SharedNames()
    var decoder = Self.decoder([.name], names: names)
    var batch = PlainBatch(width: 2)
    var block = Block()
    // 甲 in GB18030 is no UTF-8, and its row is left to the record reader where the file should be.
    let bytes = try #require(TextEncoding.gb18030.encode("甲\n"))
    block.append(bytes[...])
    _ = block.cut(at: bytes.count)
    for (encoding, count) in [(TextEncoding.utf8, 0), (.gb18030, 1)] {
      decoder.decode(block, from: 0, encoding: encoding, into: &batch)
      #expect(batch.count == count)
    }
    #expect(names.texts == ["甲"])
  }

  @Test("days and counts are those that the record reader reads from the same text")
  func daysAndCounts() throws {
    func value(_ kind: PlainKind, _ text: String) -> Int64? {
      var decoder = Self.decoder([kind])
      return decoder.decodeFirst(Block(text + "\n"), from: 0)?.values[0]
    }
    #expect(value(.day, "2024-02-29") == 20_240_229_000_000)
    #expect(value(.day, "\"2024-02-29\"") == 20_240_229_000_000)
    #expect(value(.count, "0000024") == 24)
    #expect(value(.count, "0") == nil && value(.count, "0000000") == nil)
    for text in ["2024-2-30", "2024/02/30", "2024-02-29 08:30", "20240229", "２"] {
      #expect(value(.day, text) == nil, "\(text)")
    }
    for text in ["12345678", "1.5", "+1", "-1", "1e3", "1,000", "２．５"] {
      #expect(value(.count, text) == nil, "\(text)")
    }
    var random = SplitMix64(seed: 8)
    for _ in 0..<3000 {
      let digits = (0..<8).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      // Most months and days exist, and some years do not.
      let year = String(digits.prefix(Int.random(in: 3...5, using: &random)))
      let (month, day) = (
        Int.random(in: 0...13, using: &random), Int.random(in: 0...32, using: &random)
      )
      let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      let expected = Day(iso: text).map {
        Int64($0.year * 10_000 + $0.month * 100 + $0.day) * 1_000_000
      }
      #expect(value(.day, text) == expected, "\(text)")
      let count = String(digits.prefix(Int.random(in: 1...7, using: &random)))
      #expect(value(.count, count) == Int64(count).flatMap { $0 > 0 ? $0 : nil }, "\(count)")
    }
  }

  @Test("a price is a number greater than zero; others are left to the record reader")
  func prices() throws {
    func value(_ kind: PlainKind, _ text: String) -> Int64? {
      var decoder = Self.decoder([kind])
      return decoder.decodeFirst(Block(text + "\n"), from: 0)?.values[0]
    }
    for text in ["0", "0.0", "000.000000", "-1", ""] { #expect(value(.price, text) == nil) }
    #expect(value(.number, "0.0") == 0)
    // 0.000001 is one millionth; the last one takes more than a word.
    #expect(value(.price, "0.000001") == 1 && value(.price, "\"1.5\"") == 1_500_000)
    #expect(value(.price, "1234567.123456") == 1_234_567_123_456)
  }

  @Test("one decoder knows the same day of two years apart, and one that does not exist")
  func days() throws {
    var decoder = Self.decoder()
    for (day, exists) in [
      ("2024-02-29", true), ("2023-02-29", false), ("2020-02-29", true), ("2024-02-29", true),
    ] {
      let row = decoder.decodeFirst(Block("A,,\(day) 00:00,,,\n"), from: 0)
      #expect((row != nil) == exists)
      let moment = Timestamp(iso: day + " 00:00")
      #expect(row?.values[2] == moment.map { Int64($0.seconds) })
    }
  }

  @Test("a batch ends when it is full, at the end of the block, or before a row that is not plain")
  func batches() {
    var decoder = Self.decoder()
    var batch = PlainBatch(width: Self.kinds.count + 2)
    let row = "A,,,7,,\n"
    for (text, count) in [
      (String(repeating: row, count: 100), PlainBatch.capacity),
      (String(repeating: row, count: 3), 3), (row + row + "A,,,x,,\n" + row, 2), ("A,,,x,,\n", 0),
    ] {
      decoder.decode(Block(text), from: 0, encoding: .utf8, into: &batch)
      #expect(batch.count == count)
      for index in 0..<batch.count {
        #expect(batch.ends[index] == row.utf8.count * (index + 1))
        #expect(batch.values[index * batch.width + 3] == 7_000_000)
      }
    }
  }

  @Test("any separator is found, with all its bytes")
  func separators() {
    for separator in Separator.allCases {
      let columns = Self.kinds.enumerated().map { slot, kind in
        PlainDecoder.Column(
          kind: kind, mayBeEmpty: slot > 0, place: slot, details: Self.kinds.count)
      }
      var decoder = PlainDecoder(
        columns, separator: separator, names: SharedNames())
      let row = ["D-1;,2".filter { $0 != separator.character }, "甲乙丙", "", "7", "\"Y\"", "x"]
      let marked = [separator.byte] + String(separator.character).utf8.dropFirst()
      let bytes = Array(row.map { Array($0.utf8) }.joined(separator: marked)) + [0x0A]
      let read = decoder.decodeFirst(Block(bytes[...]), from: 0)
      #expect(read?.end == bytes.count && read?.values[3] == 7_000_000, "\(separator)")
    }
  }
}

/// The values of a row by slot, the last digits of its text, and where the next row starts.
private typealias PlainRow = (values: [Int64], serial: Int64, end: Int)

extension PlainDecoder {
  /// Reads one record; nil when it is not plain.
  fileprivate mutating func decodeFirst(_ block: Block, from start: Int) -> PlainRow? {
    var batch = PlainBatch(width: 8)
    decode(block, from: start, encoding: .utf8, into: &batch)
    guard batch.count > 0 else { return nil }
    return (Array(batch.values[0..<6]), batch.values[6], batch.ends[0])
  }
}
