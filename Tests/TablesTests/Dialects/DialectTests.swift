import Files
import TestSupport
import Testing

@testable import Tables

@Suite("Dialect: how a file is laid out, told by its header")
struct DialectTests {
  private static func dialect(_ head: String) throws -> Dialect {
    Dialect(head: Array(head.utf8), schema: try productSchema())
  }

  /// All texts of a file, row by row, and the findings about it.
  private static func read(_ bytes: some Sequence<UInt8>) throws -> (
    texts: [[String?]], codes: [FindingCode]
  ) {
    let folder = try TemporaryFolder()
    var reader = try TableReader(path: folder.file("a.csv", bytes), schema: productSchema())
    let columns = ["lot", "price", "pack_count"].map { reader.column($0) }
    var texts: [[String?]] = []
    while let row = try reader.next() {
      texts.append(columns.map { reader.text(row, $0) })
    }
    return (texts, reader.findings.shown.map(\.code))
  }

  @Test(
    "The separator is the one under which the most header names are known",
    arguments: [
      ("lot,price\n", Separator.comma), ("lot\tprice\n", .tab), ("lot;price\n", .semicolon),
      ("品种，报价\n", .wideComma), ("品种；报价\n", .wideSemicolon),
      // A semicolon in a name that is not known is no separator.
      ("lot,price,remark;more\n", .comma), ("lot;price;pack_count,remark\n", .semicolon),
      // A header of one name has no separator, so it is the usual one.
      ("lot\n1;2\n", .comma), ("", .comma), ("what;ever\n", .comma),
    ])
  func separators(head: String, expected: Separator) throws {
    let dialect = try Self.dialect(head)
    #expect(dialect.separator == expected)
    #expect(dialect.rival == nil)
    #expect(!dialect.hasTitle)
  }

  @Test("A header that fits under two separators is a finding: unclear-separator")
  func rival() throws {
    // With commas `lot` is known, with semicolons `price`.
    let dialect = try Self.dialect("lot,remark;price\n")
    #expect((dialect.separator, dialect.rival) == (.comma, .semicolon))
    #expect(try Self.read("lot,remark;price\na,b;1\n".utf8).codes.contains(.unclearSeparator))
  }

  @Test(
    "Values are the same under every separator; a separator inside quotes is text",
    arguments: Separator.allCases)
  func values(separator: Separator) throws {
    let mark = String(separator.character)
    let lines = [["品种", "报价", "包装数量"], ["\"甲\(mark)乙\"", "1.5", "7"], ["丙", "2", ""]]
    let text = lines.map { $0.joined(separator: mark) }.joined(separator: "\r\n")
    let expected = [["甲\(mark)乙", "1.5", "7"], ["丙", "2", nil]]
    let chinese = try #require(TextEncoding.gb18030.encode(text))
    let low: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [Array(text.utf8), TextEncoding.mark + Array(text.utf8), chinese, low, high] {
      let (texts, codes) = try Self.read(bytes)
      #expect(texts == expected)
      #expect(codes.isEmpty)
    }
  }

  @Test(
    "Excel's first line sep=; says the separator and is no row",
    arguments: ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\n"])
  func hint(line: String) throws {
    let (texts, codes) = try Self.read((line + "lot;price\na;1\nb\n").utf8)
    #expect(texts == [["a", "1", nil]])
    #expect(codes == [.fieldCount])
    #expect(try Self.dialect(line + "lot;price\n").hintSize == line.utf8.count)
  }

  @Test(
    "It says any separator, in any encoding",
    arguments: Separator.allCases, [TextEncoding.utf8, .utf8WithMark, .gb18030])
  func hints(separator: Separator, encoding: TextEncoding) throws {
    let sign = String(separator.character)
    for written in separator == .tab ? [sign, "\\t"] : [sign] {
      // Without the hint the header would fit with commas, too.
      let lines = ["sep=\(written)", "lot\(sign)price", "甲\(sign)1.5", "a,b\(sign)2"]
      let bytes = try #require(encoding.encode(lines.joined(separator: "\r\n")))
      let (texts, codes) = try Self.read(bytes)
      let last = separator == .comma ? ["a", "b", nil] : ["a,b", "2", nil]
      #expect(texts.first == ["甲", "1.5", nil])
      #expect(separator == .comma || texts.last == last)
      #expect(codes == (separator == .comma ? [.fieldCount] : []))
    }
  }

  @Test("What only begins like it is a row", arguments: ["sep=ab\n", "sep=\n", "sep=|\n", "sep\n"])
  func noHint(line: String) throws {
    #expect(try Self.dialect(line + "lot;price\n").hintSize == 0)
  }

  @Test("Rows above the header are a finding that names the header's row; all faults are found")
  func titles() throws {
    let text = "2021年报价表,,\n,,\n制表：甲,,\nlot,price,pack_count\na,,7\n"
    let folder = try TemporaryFolder()
    var reader = try TableReader(path: folder.file("a.csv", text), schema: productSchema())
    let price = reader.column("price")
    let row = try #require(try reader.next())
    #expect(reader.price(row, price) == nil)
    #expect(reader.findings.shown.map(\.code) == [.titleRow, .missingValue])
    #expect(reader.findings.shown.map(\.row) == [4, 5])
  }

  @Test("A long file whose lines end with CR alone is told by its header too")
  func carriageReturns() throws {
    let rows = (0..<5_000).map { "a\($0);\($0)" }
    let text = (["lot;price"] + rows).joined(separator: "\r")
    let (texts, codes) = try Self.read(text.utf8)
    #expect(texts.count == 5_000)
    #expect(texts.last == ["a4999", "4999", nil])
    #expect(codes.isEmpty)
  }

  @Test("Empty rows above the header are no fault")
  func emptyRowsAbove() throws {
    let (texts, codes) = try Self.read("\n,,\nlot,price\na,1\n".utf8)
    #expect(texts == [["a", "1", nil]])
    #expect(codes.isEmpty)
  }

  @Test("Columns and rows that are wholly empty are no fault")
  func emptyEdges() throws {
    let (texts, codes) = try Self.read("lot,price,,\na,1,,\nb,2,,,,\n,,,\n , \u{3000},,\n".utf8)
    #expect(texts == [["a", "1", nil], ["b", "2", nil]])
    #expect(codes.isEmpty)
  }

  @Test("A value beneath an empty header is a finding: unnamed-column")
  func unnamed() throws {
    #expect(try Self.read("lot,price,,\na,1,,x\n".utf8).codes == [.unnamedColumn])
    #expect(try Self.read("lot,price\na,1,x\n".utf8).codes == [.fieldCount])
  }

  @Test("Of a file with full-width separators only the line that is no text is a finding")
  func invalidLine() throws {
    let bytes = Array("品种，报价\n甲，1\n".utf8) + [0xC3, 0x28, 0x0A] + Array("乙，2\n".utf8)
    let (texts, codes) = try Self.read(TextEncoding.mark + bytes)
    #expect(texts == [["甲", "1", nil], ["乙", "2", nil]])
    #expect(codes == [.fieldCount])
  }

  @Test("Bytes that are no text under a full-width separator are findings, never dropped")
  func invalid() throws {
    let bytes = Array("品种，报价\n甲，1\n".utf8) + [0xC3, 0x28, 0x0A]
    #expect(try !Self.read(bytes).codes.isEmpty)
    #expect(try !Self.read([0xFF, 0xFE, 0x6C, 0x00, 0x00]).codes.isEmpty)
  }
}
