import Files
import TestSupport
import Testing

@testable import Tables

@Suite("FieldIndex: where the fields lie")
struct FieldIndexTests {
  /// The fields of each record, with `!` behind one with a stray quote.
  private static func fields(_ text: String, isLast: Bool = true) -> [[String]] {
    let bytes = Array(text.utf8)
    var index = FieldIndex()
    index.scan(bytes.span, separator: .comma, isLast: isLast)
    return index.recordEnds.indices.map { record in
      index.fields(of: record).map { field in
        String(decoding: bytes[Int(field.start)..<Int(field.end)], as: UTF8.self)
          + (field.hasStrayQuote ? "!" : "")
      }
    }
  }

  @Test(
    "Commas separate fields, and LF, CR LF and CR alike end records (RFC 4180, 2.1 and 2.4)",
    arguments: [
      "a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d", "a,b\rc,d", "a,b\r\nc,d\r",
    ])
  func lineEnds(text: String) {
    #expect(Self.fields(text) == [["a", "b"], ["c", "d"]])
  }

  @Test("Quotes enclose commas, line ends and doubled quotes (2.6 and 2.7)")
  func quotes() {
    #expect(Self.fields("\"a,b\",c\n") == [["a,b", "c"]])
    #expect(Self.fields("\"a\nb\r\nc\rd\",e\n") == [["a\nb\r\nc\rd", "e"]])
    #expect(Self.fields("\"a\"\"b\",\"\"\"\"\n") == [["a\"\"b", "\"\""]])
    #expect(Self.fields("\"\",\"\"\n") == [["", ""]])
    #expect(Self.fields("a,\"b\"") == [["a", "b"]])
  }

  @Test("Empty fields and empty lines are kept")
  func empty() {
    #expect(Self.fields("") == [])
    #expect(Self.fields("\n") == [[""]])
    #expect(Self.fields("\n\r\n\r") == [[""], [""], [""]])
    #expect(Self.fields(",") == [["", ""]])
    #expect(Self.fields(",\n,") == [["", ""], ["", ""]])
    #expect(Self.fields("a,,b,\n") == [["a", "", "b", ""]])
  }

  @Test("A quote in a plain field or text behind a closing quote is marked (2.5)")
  func strayQuotes() {
    #expect(Self.fields("a\"b,c\n") == [["a\"b!", "c"]])
    #expect(Self.fields("\"a\"b,c\n") == [["a!", "c"]])
    #expect(Self.fields("\"a\" ,c\n") == [["a!", "c"]])
    #expect(Self.fields("\"a\"b\"c\",d\n") == [["a!", "d"]])
    #expect(Self.fields(" \"a\",b\n") == [[" \"a\"!", "b"]])
  }

  @Test("A record that the bytes cut in two is left for the next piece")
  func cut() {
    #expect(Self.fields("a,b\nc,", isLast: false) == [["a", "b"]])
    #expect(Self.fields("a,b\n\"c\n", isLast: false) == [["a", "b"]])
    // The CR may be half of a CR LF.
    #expect(Self.fields("a,b\r", isLast: false) == [])
    #expect(Self.fields("a,b\r\n", isLast: false) == [["a", "b"]])
  }

  @Test("The size of a record counts its line end")
  func sizes() {
    let bytes = Array("ab,c\r\n\"d\n\"\n\ne".utf8)
    var index = FieldIndex()
    index.scan(bytes.span, separator: .comma, isLast: true)
    #expect(index.recordEnds.indices.map { index.size(of: $0) } == [6, 5, 1, 1])
    #expect(index.consumed == bytes.count)
  }

  @Test(
    "Fields of any bytes are those of the obvious reader, and nothing crashes", arguments: 0..<40)
  func againstOracle(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let bytes = randomCSV(length: .random(in: 0...30, using: &random), &random)
      if bytes.starts(with: TextEncoding.mark) { continue }
      var index = FieldIndex()
      index.scan(bytes.span, separator: .comma, isLast: true)
      let oracle = CSVOracle(bytes)
      #expect(index.endsInQuotes == (oracle.openQuote != nil), "\(bytes)")
      let complete = index.recordEnds.indices.dropLast(index.endsInQuotes ? 1 : 0)
      let found = complete.filter { !isBlank($0, of: index, bytes) }.map { record in
        index.fields(of: record).map { field in
          (Array(bytes[Int(field.start)..<Int(field.end)]), field.hasStrayQuote)
        }
      }
      #expect(found.count == oracle.records.count, "\(bytes)")
      for (fields, record) in zip(found, oracle.records) {
        #expect(fields.map(\.0) == record.fields.map(\.raw), "\(bytes)")
        #expect(fields.map(\.1) == record.fields.map(\.hasStrayQuote), "\(bytes)")
      }
    }
  }
}

/// Whether a record is an empty line, and not two quotes alone.
private func isBlank(_ record: Int, of index: FieldIndex, _ bytes: [UInt8]) -> Bool {
  let fields = index.fields(of: record)
  guard let field = fields.first, fields.count == 1, field.start == field.end else { return false }
  return field.start == 0 || bytes[Int(field.start) - 1] != 0x22
}

/// Bytes that are rich in what a CSV reader must tell apart; broken more often than not.
func randomCSV(length: Int, _ random: inout SplitMix64) -> [UInt8] {
  let words: [[UInt8]] = [
    [0x22], [0x22], [0x22, 0x22], [0x2C], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x61],
    [0x62, 0x63],
    [0x20], [0x00], Array("药".utf8), [0xD6, 0xD0], [0x95, 0x32, 0x82, 0x36], [0xFF],
    [0xEF, 0xBB, 0xBF],
  ]
  return (0..<length).flatMap { _ in words.randomElement(using: &random) ?? [] }
}
