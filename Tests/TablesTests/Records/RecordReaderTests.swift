import Files
import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite("RecordReader: a file record by record")
struct RecordReaderTests {
  /// All that a reader says about a file.
  struct Reading: Equatable {
    var rows: [Int] = []
    var raw: [[[UInt8]]] = []
    var strays: [[Bool]] = []
    var texts: [[String?]] = []
    var fault: RecordReader.ReadFault?
  }

  /// Reads a file to its end.
  private static func read(_ path: String, pieceSize: Int = 1 << 18, limit: Int = 1 << 20) throws
    -> Reading
  {
    var reader = RecordReader(
      try ByteSource(path: path), pieceSize: pieceSize, maximumRecordSize: limit)
    var reading = Reading()
    while let record = try reader.next() {
      reading.rows.append(record.row)
      reading.raw.append((0..<record.count).map { Array(record.rawBytes($0)) })
      reading.strays.append((0..<record.count).map { record.hasStrayQuote($0) })
      reading.texts.append((0..<record.count).map { record.text($0) })
    }
    reading.fault = reader.fault
    return reading
  }

  private static func texts(_ bytes: some Sequence<UInt8>) throws -> [[String?]] {
    let folder = try TemporaryFolder()
    return try read(folder.file("a.csv", bytes)).texts
  }

  @Test("Values come without their quotes, each doubled quote as one")
  func values() throws {
    #expect(
      try Self.texts("a,\"b,c\",\"say \"\"hi\"\"\",\"\"\"\"\"\"\n".utf8)
        == [["a", "b,c", "say \"hi\"", "\"\""]])
    #expect(try Self.texts("\"line\r\nbreak\",x".utf8) == [["line\r\nbreak", "x"]])
  }

  @Test("Empty lines are no records, but they count as rows")
  func rowNumbers() throws {
    let folder = try TemporaryFolder()
    let reading = try Self.read(folder.file("a.csv", "\n\na,b\r\n\r\n\"c\nd\",e\nf,g"))
    // The line end inside the quotes is no new row: a spreadsheet shows it in one cell.
    #expect(reading.rows == [3, 5, 6])
    #expect(reading.fault == nil)
  }

  @Test("Two quotes alone on a line are a record with an empty value")
  func quotedEmpty() throws {
    #expect(try Self.texts("a\n\"\"\n\n\"\"x\n".utf8) == [["a"], [""], [""]])
  }

  @Test("A byte order mark at the start is no part of the first value; elsewhere it is text")
  func byteOrderMark() throws {
    let mark = TextEncoding.mark
    #expect(try Self.texts(mark + Array("a,b".utf8)) == [["a", "b"]])
    let folder = try TemporaryFolder()
    let twice = try folder.file("twice.csv", mark + mark + Array("a".utf8))
    for size in 1...8 { #expect(try Self.read(twice, pieceSize: size).texts == [["\u{FEFF}a"]]) }
    #expect(try Self.texts(Array("a\n".utf8) + mark) == [["a"], ["\u{FEFF}"]])
    #expect(try Self.texts(mark) == [])
    // Half a mark is no mark; as GB18030 it is a character.
    #expect(try Self.texts(mark.prefix(2)) == [["锘"]])
  }

  @Test("A quote that is never closed is a fault of its row, and the rows before it are read")
  func openQuote() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "a,b\n\nc,d\ne,\"f\ng,h\n")
    for size in 1...25 {
      let reading = try Self.read(path, pieceSize: size)
      #expect(reading.rows == [1, 3])
      #expect(reading.fault == .openQuote(row: 4))
    }
  }

  @Test("A record beyond the limit is a fault of its row, wherever a piece of the file ends")
  func recordTooLong() throws {
    let folder = try TemporaryFolder()
    // With its line end the third record has 8 bytes, the fourth 9.
    let path = try folder.file("a.csv", "a\n\nabcdefg\nabcdefgh\nb\n")
    for size in 1...25 {
      let reading = try Self.read(path, pieceSize: size, limit: 8)
      #expect(reading.rows == [1, 3])
      #expect(reading.fault == .recordTooLong(row: 4, limit: 8))
      #expect(try Self.read(path, pieceSize: size, limit: 9).fault == nil)
    }
  }

  @Test("GB18030 is detected, its four-byte characters and its commas included")
  func gb18030() throws {
    // 药品,𠀀 and 中,"€" as GB18030; 𠀀 is 95 32 82 36, with two digits among its bytes.
    let bytes: [UInt8] =
      [0xD2, 0xA9, 0xC6, 0xB7, 0x2C, 0x95, 0x32, 0x82, 0x36, 0x0A]
      + [0xD6, 0xD0, 0x2C, 0x22, 0xA2, 0xE3, 0x22, 0x0D, 0x0A]
    #expect(try Self.texts(bytes) == [["药品", "𠀀"], ["中", "€"]])
  }

  @Test("The first bytes beyond ASCII decide, even when they come after many pieces")
  func lateDecision() throws {
    let folder = try TemporaryFolder()
    let ascii = Array(String(repeating: "abc,def\n", count: 100).utf8)
    for (last, name) in [
      (Array("药,企业\n".utf8), "utf-8"),
      ([0xD2, 0xA9, 0x2C, 0xC6, 0xF3, 0xD2, 0xB5, 0x0A], "gb18030"),
    ] {
      let path = try folder.file(name, ascii + last)
      #expect(try Self.read(path, pieceSize: 64).texts.last == ["药", "企业"], "\(name)")
    }
  }

  @Test("Bytes of neither encoding leave their value unreadable, and the others as they are")
  func invalidBytes() throws {
    #expect(try Self.texts(Array("a,".utf8) + [0xFF] + Array(",b\n".utf8)) == [["a", nil, "b"]])
    // The mark says UTF-8, so what follows is never taken for GB18030.
    #expect(try Self.texts(TextEncoding.mark + [0xD6, 0xD0, 0x2C, 0x61]) == [[nil, "a"]])
  }

  @Test("Records kept while reading on do not change")
  func keptRecords() throws {
    let folder = try TemporaryFolder()
    let text = (0..<500).map { "row \($0),\"x\"\"\($0)\"\n" }.joined()
    var reader = RecordReader(try ByteSource(path: folder.file("a.csv", text)), pieceSize: 100)
    var records: [Record] = []
    while let record = try reader.next() { records.append(record) }
    try #require(records.count == 500)
    for (number, record) in records.enumerated() {
      #expect(record.text(0) == "row \(number)")
      #expect(record.text(1) == "x\"\(number)")
    }
  }

  @Test("Pieces of every size give the records of the obvious reader", arguments: 0..<30)
  func everyPieceSize(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    for _ in 0..<4 {
      let bytes = randomCSV(length: .random(in: 0...25, using: &random), &random)
      let path = try folder.file("a.csv", bytes)
      let limit =
        Int.random(in: 0...1, using: &random) == 0 ? .max : Int.random(in: 1...20, using: &random)
      let oracle = CSVOracle(bytes, limit: limit)
      let isText = String(validating: bytes, as: UTF8.self) != nil
      for size in 1...bytes.count + 2 {
        let reading = try Self.read(path, pieceSize: size, limit: limit)
        #expect(reading.rows == oracle.records.map(\.row), "\(bytes), \(size)")
        #expect(reading.raw == oracle.records.map { $0.fields.map(\.raw) }, "\(bytes), \(size)")
        #expect(
          reading.strays == oracle.records.map { $0.fields.map(\.hasStrayQuote) },
          "\(bytes), \(size)")
        if isText {
          let values = oracle.records.map {
            $0.fields.map { String(decoding: $0.value, as: UTF8.self) }
          }
          #expect(reading.texts == values, "\(bytes), \(size)")
        }
        let fault: RecordReader.ReadFault? =
          oracle.tooLong.map { .recordTooLong(row: $0, limit: limit) }
          ?? oracle.openQuote.map { .openQuote(row: $0) }
        #expect(reading.fault == fault, "\(bytes), \(size)")
      }
    }
  }

  @Test("Well-formed tables read as Python's csv module reads them")
  func againstPython() throws {
    var random = SplitMix64(seed: 4180)
    let folder = try TemporaryFolder()
    let words = ["", "a", "药品", ",", "\"", "\n", "\r\n", "\r", "x y", "\"\"", "'", " ", "𠀀", "é"]
    var tables: [[[String]]] = []
    var paths: [String] = []
    for number in 0..<60 {
      let columns = Int.random(in: 2...5, using: &random)
      let table = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        (0..<columns).map { _ in
          (0..<Int.random(in: 0...3, using: &random)).map { _ in
            words.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      var text = ""
      for row in table {
        text +=
          row.map { Self.written($0, quoted: Bool.random(using: &random)) }.joined(separator: ",")
          + lineEnd
      }
      tables.append(table)
      paths.append(try folder.file("\(number).csv", text))
    }
    let lines = try Program.oracle("csv_records.py", input: paths.map { $0 + "\n" }.joined())
    try #require(lines.count == tables.count)
    for (number, line) in lines.enumerated() {
      let expected = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [[String]])
      #expect(expected == tables[number])
      #expect(try Self.read(paths[number], pieceSize: 16).texts == expected)
    }
  }

  private static func written(_ value: String, quoted: Bool) -> String {
    let mustBe = value.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
    guard quoted || mustBe else { return value }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }
}
