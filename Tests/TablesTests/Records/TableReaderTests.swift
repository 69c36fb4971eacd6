import ExactNumbers
import Files
import TestSupport
import Testing
import Wording

@testable import Tables

@Suite("TableReader: rows by schema, and every fault on the way")
struct TableReaderTests {
  /// A table with one column of each kind.
  private static func schema() throws -> Schema {
    func field(_ name: String, _ title: String, _ type: String, required: Bool) -> String {
      """
      {"name": "\(name)", "title": "\(title)", "type": "\(type)",
       "description": {"en": "the \(name)", "zh": "\(title)"},
       "constraints": {"required": \(required)}}
      """
    }
    let fields = [
      field("name", "名称", "string", required: true),
      field("price", "报价", "number", required: false),
      field("amount", "数值", "number", required: false),
      field("count", "件数", "integer", required: false),
      field("flag", "是否", "boolean", required: false), field("day", "日期", "date", required: false),
    ]
    return try Schema(
      json: """
        {"name": "kinds", "title": {"en": "Kinds", "zh": "种类"},
         "fields": [\(fields.joined(separator: ","))]}
        """)
  }

  /// The values of a row as they were read.
  private struct Row: Equatable {
    var name: String?
    var price: Yuan?
    var amount: Ratio?
    var count: Int?
    var flag: Bool?
    var day: Day?
  }

  /// All rows of a file, and what was found wrong.
  private static func read(_ bytes: some Sequence<UInt8>) throws -> (
    rows: [Row], findings: [Finding]
  ) {
    let folder = try TemporaryFolder()
    var reader = try TableReader(path: folder.file("a.csv", bytes), schema: schema())
    let columns = ["name", "price", "amount", "count", "flag", "day"].map { reader.column($0) }
    var rows: [Row] = []
    while let record = try reader.next() {
      rows.append(
        Row(
          name: reader.text(record, columns[0]), price: reader.price(record, columns[1]),
          amount: reader.amount(record, columns[2]), count: reader.count(record, columns[3]),
          flag: reader.flag(record, columns[4]), day: reader.day(record, columns[5])))
    }
    return (rows, reader.findings.shown)
  }

  private static func read(_ text: String) throws -> (rows: [Row], findings: [Finding]) {
    try read(text.utf8)
  }

  /// The only finding about one value in a column, in the second row of the file.
  private static func finding(_ column: String, _ value: String) throws -> Finding {
    let (_, findings) = try read("name,\(column)\nx,\"\(value)\"\n")
    try #require(findings.count == 1, "\(findings)")
    return findings[0]
  }

  @Test("Values of every kind are read exactly; spaces around them do not count")
  func values() throws {
    let (rows, findings) = try Self.read(
      """
      name,price,amount,count,flag,day
      甲,0.0333,-0,28,Y,2024-02-29
      \u{3000}乙 , 1.50 ,2.5,1, 否 ,\t1999-12-31
      丙,,,,,

      """)
    #expect(findings.isEmpty)
    #expect(
      rows == [
        Row(
          name: "甲", price: Yuan(millionths: 33_300), amount: .zero, count: 28, flag: true,
          day: Day(year: 2024, month: 2, day: 29)),
        Row(
          name: "乙", price: Yuan(millionths: 1_500_000), amount: try Ratio(5, over: 2), count: 1,
          flag: false, day: Day(year: 1999, month: 12, day: 31)),
        Row(name: "丙"),
      ])
  }

  @Test(
    "Yes and no are known in both languages",
    arguments: [
      ("Y", true), ("yes", true), ("TRUE", true), ("1", true), ("是", true), ("n", false),
      ("No", false), ("false", false), ("0", false), ("否", false),
    ])
  func flags(text: String, expected: Bool) throws {
    #expect(try Self.read("name,flag\nx,\(text)\n").rows.map(\.flag) == [expected])
  }

  @Test("Columns that the file does not have give nothing and no finding")
  func absentColumns() throws {
    let (rows, findings) = try Self.read("名称\nx\n")
    #expect(rows == [Row(name: "x")])
    #expect(findings.isEmpty)
  }

  @Test("An empty file has no header: empty-file", arguments: ["", "\n\r\n", "\u{FEFF}"])
  func emptyFile(text: String) throws {
    #expect(try Self.read(text).findings.map(\.code) == [.emptyFile])
  }

  @Test("Of a workbook that cannot be read nothing else is said")
  func workbook() throws {
    #expect(try Self.read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).findings.map(\.code) == [.workbook])
    #expect(
      try Self.read([0x50, 0x4B, 3, 4, 0x0A, 0]).findings.map(\.code) == [.damagedWorkbook])
  }

  @Test("A header without rows: no-rows")
  func noRows() throws {
    #expect(try Self.read("name,price\n\n").findings.map(\.code) == [.noRows])
  }

  @Test("The header may stand below empty lines, and findings about it name its row")
  func headerRow() throws {
    let (rows, findings) = try Self.read("\n\nname,remark\nx,y\n")
    #expect(rows.map(\.name) == ["x"])
    #expect(findings.map(\.code) == [.unusedColumn])
    #expect(findings.first?.row == 3)
  }

  @Test("A row with another number of fields is left out and named: field-count")
  func fieldCount() throws {
    let (rows, findings) = try Self.read("name,price\na,1\nb\nc,1,000\nd,2\n")
    #expect(rows.map(\.name) == ["a", "d"])
    #expect(findings.map(\.code) == [.fieldCount, .fieldCount])
    try #require(findings.map(\.row) == [3, 4])
    #expect(findings[1].reason.en == "3 fields, but the header has 2")
  }

  @Test("Stray quotes: stray-quote, in a row and in the header")
  func strayQuote() throws {
    let (_, findings) = try Self.read("name,price\na\"b,1\n\"c\" d,2\n")
    #expect(findings.map(\.code) == [.strayQuote, .strayQuote])
    #expect(findings.map(\.row) == [2, 3])
    let header = try Self.read("\"name\"x,price\na,1\n").findings
    #expect(header.map(\.code) == [.strayQuote])
    #expect(header.map(\.row) == [1])
  }

  @Test("A quote that stays open: open-quote, and the rows before it are still checked")
  func openQuote() throws {
    let (_, findings) = try Self.read("name,price\na,x\nb,\"2\nc,3\n")
    #expect(findings.map(\.code) == [.notANumber, .openQuote])
    #expect(findings.map(\.row) == [2, 3])
    #expect(try Self.read("\"name,price\n").findings.map(\.code) == [.openQuote])
  }

  @Test("A row of more than a mebibyte: record-too-long")
  func recordTooLong() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let (rows, findings) = try Self.read("name,price\na,1\n\(long),2\n")
    #expect(rows.map(\.name) == ["a"])
    #expect(findings.map(\.code) == [.recordTooLong])
    #expect(findings.map(\.row) == [3])
  }

  @Test("Bytes of no encoding: bad-encoding, in a row and in the header")
  func badEncoding() throws {
    let (rows, findings) = try Self.read(Array("name,price\n".utf8) + [0xFF] + Array(",1\n".utf8))
    #expect(rows.map(\.name) == [nil])
    #expect(findings.map(\.code) == [.badEncoding])
    #expect(findings.first?.row == 2)
    #expect(findings.first?.column == "name")
    let header = try Self.read(Array("name,".utf8) + [0xFF] + Array("\na,1\n".utf8)).findings
    #expect(header.contains { $0.code == .badEncoding && $0.row == 1 })
  }

  @Test("A bad byte in a Chinese file is a finding in its own row and column, wherever it stands")
  func badByteAmongChinese() throws {
    let header = "名称,报价,备注\n"
    let rows = (1...20).map { "国药集团\($0),\($0),抗生素\n" }
    for (row, column) in [(2, "名称"), (9, "名称"), (21, "名称")] {
      // The third byte of 国 in that row; the header is row 1.
      let before = Array((header + rows[..<(row - 2)].joined()).utf8)
      var bytes = Array((header + rows.joined()).utf8)
      bytes[before.count + 2] = 0xFF
      let (values, findings) = try Self.read(bytes)
      #expect(values.count == 20 && values.count { $0.name == nil } == 1)
      let faults = findings.filter { $0.severity == .error }
      #expect(faults.map(\.code) == [.badEncoding])
      #expect(faults.map(\.row) == [row] && faults.map(\.column) == [column])
    }
    // In the header it is one of the cell that has it.
    var bytes = Array((header + rows.joined()).utf8)
    bytes[4] = 0xFF
    let faults = try Self.read(bytes).findings.filter { $0.severity == .error }
    #expect(faults.first?.code == .badEncoding && faults.first?.row == 1)
    #expect(faults.first?.column?.hasPrefix("名") == true)
    #expect(!faults.contains { $0.code == .unnamedColumn })
  }

  @Test("Bad bytes in a column that nobody reads are a note, once for the column")
  func badEncodingUnread() throws {
    let text = Array("name,remark,price,more\na,".utf8) + [0xFF] + Array(",1,\nb,".utf8) + [0xFF]
    let (rows, findings) = try Self.read(text + Array(",2,x".utf8) + [0x80] + Array("\n".utf8))
    #expect(rows.map(\.name) == ["a", "b"])
    let notes = findings.filter { $0.code == .badEncoding }
    #expect(notes.map(\.severity) == [.note, .note])
    #expect(notes.map(\.row) == [2, 3] && notes.map(\.column) == ["remark", "more"])
  }

  @Test(
    "An empty value of a required column: missing-value", arguments: ["", " ", "\u{3000}", "\"\""])
  func missingValue(text: String) throws {
    let (_, findings) = try Self.read("名称,price\n\(text),1\n")
    #expect(findings.map(\.code) == [.missingValue])
    #expect(findings.first?.row == 2)
    #expect(findings.first?.column == "名称")
    #expect(findings.first?.value == nil)
  }

  @Test(
    "A price of more than 6 decimals was divided by a count: divided-price",
    arguments: ["0.9957142857", "0.0000001", "1.0000000"])
  func manyDecimals(text: String) throws {
    let (_, findings) = try Self.read("名称,price\na,\(text)\n")
    #expect(findings.map(\.code) == [.dividedPrice])
  }

  @Test(
    "What is no plain decimal: not-a-number",
    arguments: [
      ("price", "abc"), ("price", "1e3"), ("price", "0.1.2"),

      ("price", "9223372036855"), ("amount", "1/2"),
      ("amount", "."),
      ("amount", "9999999999999999999999999999999"),
    ])
  func notANumber(column: String, value: String) throws {
    let finding = try Self.finding(column, value)
    #expect(finding.code == .notANumber)
    #expect(finding.column == column)
    #expect(finding.value == value)
    #expect(finding.row == 2)
  }

  @Test(
    "Prices and counts of zero or less, and amounts below zero: out-of-range",
    arguments: [
      ("price", "0"), ("price", "-1.5"), ("price", "-9223372036854.775808"), ("amount", "-0.1"),
      ("count", "0"), ("count", "-9223372036854775808"),
    ])
  func outOfRange(column: String, value: String) throws {
    let finding = try Self.finding(column, value)
    #expect(finding.code == .outOfRange)
    #expect(finding.value == value)
  }

  @Test(
    "What is no whole number: not-an-integer",
    arguments: ["1.5", "x", "28 片", "9223372036854775808", "1e2", "0x10"])
  func notAnInteger(value: String) throws {
    #expect(try Self.finding("count", value).code == .notAnInteger)
  }

  @Test("Neither yes nor no: not-a-flag", arguments: ["x", "maybe", "2", "-", "是否"])
  func notAFlag(value: String) throws {
    #expect(try Self.finding("flag", value).code == .notAFlag)
  }

  @Test(
    "No day of the calendar: not-a-date", arguments: ["2024-02-30", "29.02.2024", "today"])
  func notADate(value: String) throws {
    #expect(try Self.finding("day", value).code == .notADate)
  }

  @Test("All faults of a file are found in one pass, in the order of the file")
  func onePass() throws {
    let (_, findings) = try Self.read(
      """
      name,price,count,flag,day,remark
      a,x,0,?,2024-13-01,r
      ,0,1.5,是,2024-01-01,r
      b,1
      """)
    #expect(
      findings.map(\.code) == [
        .unusedColumn, .notANumber, .outOfRange, .notAFlag, .notADate, .mergedCells, .outOfRange,
        .notAnInteger, .fieldCount,
      ])
    #expect(findings.map(\.row) == [1, 2, 2, 2, 2, 3, 3, 3, 4])
  }

  @Test("A fault that only the caller sees names the column as the file does: duplicate-row")
  func callersFault() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "名称\nx\nx\n")
    var reader = try TableReader(path: path, schema: Self.schema())
    let column = reader.column("name")
    var seen: Set<String> = []
    while let record = try reader.next() {
      guard let name = reader.text(record, column) else { continue }
      if !seen.insert(name).inserted { reader.add(.duplicateRow, record, column, value: name) }
    }
    #expect(reader.rowCount == 2)
    #expect(
      reader.findings.shown
        == [Finding(.duplicateRow, file: path, row: 3, column: "名称", value: "x")])
  }

  @Test("A file that cannot be read is an error, not a finding")
  func missingFile() throws {
    let schema = try Self.schema()
    #expect(throws: FileError.self) {
      _ = try TableReader(path: "/no/such/file.csv", schema: schema)
    }
  }

  @Test("Broken files of any bytes end in findings or rows, never in a crash", arguments: 0..<20)
  func anyBytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let body = randomCSV(length: .random(in: 0...40, using: &random), &random)
      let header = Bool.random(using: &random) ? Array("name,price\n".utf8) : []
      let (rows, findings) = try Self.read(header + body)
      #expect(!rows.isEmpty || !findings.isEmpty, "\(body)")
    }
  }

  @Test("Values in the notation of a spreadsheet are the values that they write")
  func spreadsheetValues() throws {
    let (rows, findings) = try Self.read(
      """
      name,price,amount,count,flag,day
      甲,"￥1,234.50",１２．５,２８,Ｙ,2021/7/1

      """)
    #expect(findings.isEmpty)
    #expect(
      rows == [
        Row(
          name: "甲", price: Yuan(millionths: 1_234_500_000), amount: try Ratio(25, over: 2),
          count: 28, flag: true, day: Day(year: 2021, month: 7, day: 1))
      ])
  }

  @Test(
    "What a spreadsheet has spoilt is a finding that says what to do",
    arguments: [
      ("price", "1,234", FindingCode.ambiguousNumber), ("amount", "12.5%", .percentSign),
      ("amount", "1.5E+05", .scientificNotation), ("day", "44378", .dateSerial),
      ("price", "#N/A", .spreadsheetError), ("day", "1/7/2021", .notADate),
      ("count", "1,234", .ambiguousNumber), ("count", "2.5", .notAnInteger),
      ("flag", "#REF!", .spreadsheetError), ("amount", "5元", .notANumber),
    ])
  func spoilt(column: String, value: String, code: FindingCode) throws {
    let finding = try Self.finding(column, value)
    #expect(finding.code == code)
    #expect(finding.value == value)
  }

  @Test("A long number that a spreadsheet shortened is no name: destroyed-number")
  func destroyed() throws {
    #expect(try Self.read("name\n2.02101E+11\n").findings.map(\.code) == [.destroyedNumber])
  }

  @Test("A name that is missing beneath another looks like merged cells")
  func merged() throws {
    let (_, findings) = try Self.read("name,count\n甲,1\n,2\n,,\n,3\n")
    #expect(findings.map(\.code) == [.mergedCells, .mergedCells])
    #expect(findings.map(\.row) == [3, 5])
    #expect(
      try Self.read("name,count\n,1\n,2\n").findings.map(\.code) == [.missingValue, .missingValue])
  }
}

@Suite("trimmed: a text without spaces at its ends")
struct TrimmedTextTests {
  @Test("it is what is left when spaces are taken away one by one, whatever stands at the ends")
  func oracle() {
    let pieces = [
      " ", "\t", "\n", "\u{3000}", "\u{A0}", "\u{2009}", "a", "9", "药", "\u{4000}", "\u{9FFF}",
      "\u{308}", "é", "、", "（", "\u{200D}", "👍",
    ]
    var random = SplitMix64(seed: 11)
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
      var slow = text[...]
      while let first = slow.first, first.isWhitespace { slow.removeFirst() }
      while let last = slow.last, last.isWhitespace { slow.removeLast() }
      #expect(text.trimmed == slow, "\(Array(text.unicodeScalars))")
    }
  }
}
