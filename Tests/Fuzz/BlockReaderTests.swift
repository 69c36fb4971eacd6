import TestSupport
import Testing

@testable import Files
@testable import Tables

/// Hostile bytes cut into blocks anywhere: never a crash, and what the record reader says.
@Suite struct BlockReaderTests {
  /// What was read: how many rows of a file, and what is in them.
  private struct Reading: Equatable {
    var rows: [String] = []
    var faults: [String] = []
  }

  private static let pieces: [[UInt8]] =
    [
      "A1", "甲", "乙 ", " 丙", "2021-07-01 08:00", "2021-02-30 08:00", "12.5", "1", "Y", "N", "",
      "\"", "\"", "\"\"", "\"a,b\"", "\"a\nb\"", "\"\"\"", ",", ",", ",", ",", ",", "\n", "\n",
      "\r\n",
      "\r", "\n\n", ";", "\t", "，", " ", "\0", "1.2E+11", "#N/A", "\u{FEFF}", "\u{202E}",
      ",,,,,,\n", "A1,1,甲,2021-07-01 08:00,1,1,Y\n", "A2,\"1\",\"甲\",2021-07-01 08:00,2,1,N\r\n",
      "x\"y", "12345678", "0.0000001", "2021/7/1 8:05", "2021-07-01T08:00:09.000", "2021年7月1日 8:05",
      "2021/7/1", "44378.5", "44378.25", "44378", "是", "否", "true", "\"1,234.50\"", "1,234.5",
      "￥12.5",
      "12.5元", "28.0", " 7 ", "采购单001", "　", "2021/7/1 0:00", "2021/13/1 8:05", "Ｎ",
      "１２．５", "￥１２", "１，２３４．５", "２０２１－０７－０１　０８：００", "２０２１/7/1 ８：０５",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ].map { Array($0.utf8) } + [[0xFF], [0x81, 0x30], [0xC4, 0xE3], [0xED, 0xA0, 0x80], [0x80]]

  private static let header = Array(
    "order_id,line,distributor,delivered_at,ordered_qty,unit_price,urgent\n".utf8)

  /// Tells every row as the table's reader has it; of plain rows also what the fast path has.
  private struct Worker: BlockWorker {
    let columns: [TableReader.Column]
    let layout: TableReader.Layout

    mutating func read(_ rows: inout BlockRows) -> Part {
      var part = Part()
      while let row = rows.next() {
        switch row {
        case .record(let record): take(record, &part)
        case .plain:
          let quick = quick(rows)
          guard let record = rows.record() else { continue }
          take(record, &part)
          let slow = slow(record)
          if quick != slow { part.disagreements.append("\(quick) \(slow)") }
        }
      }
      return part
    }

    mutating func read(_ records: [Record]) -> Part {
      var part = Part()
      for record in records { take(record, &part) }
      return part
    }

    private func take(_ record: Record, _ part: inout Part) {
      part.rows.append(
        (record.row, (0..<record.count).map { record.text($0) ?? "?" }.joined(separator: "|")))
    }

    /// What the fast path read.
    private func quick(_ rows: borrowing BlockRows) -> [String] {
      let name = rows.name(1).map { rows.text(ofName: $0) } ?? ""
      let values = (2...5).map { column in rows.value(column).map { "\($0)" } ?? "" }
      let serial = rows.serial(0).map { "\($0)" } ?? ""
      return [String(decoding: rows.bytes(0), as: UTF8.self), name] + values + [serial]
    }

    /// What the table's reader says of the same row, which must be free of faults.
    private func slow(_ record: Record) -> [String] {
      var table = TableReader(layout)
      let isAccepted = table.accepts(record)
      let price = table.price(record, columns[5]).map { "\($0.millionths)" }
      let text = table.text(record, columns[0]) ?? ""
      let name = table.text(record, columns[1]) ?? ""
      let moment = table.timestamp(record, columns[2]).map { "\($0.seconds)" }
      let amount = try? table.amount(record, columns[3])?.scaled(decimals: 6, rounding: .down)
      let flag = table.flag(record, columns[4]).map { $0 ? "1" : "0" }
      let serial = text.serial.map { "\($0)" }
      let values: [String] = [
        text, name, moment ?? "", amount.map { "\($0)" } ?? "", flag ?? "", price ?? "",
        serial ?? "",
      ]
      // Notes are told once for a column, where they are met first, which is no plain row.
      let faults = table.findings.shown.filter { $0.severity == .error }.map(\.code.id)
      return isAccepted ? values + faults : ["not accepted"]
    }
  }

  /// The rows of a part, and where the two ways of reading differ.
  private struct Part: Sendable {
    var rows: [(row: Int, text: String)] = []
    var disagreements: [String] = []
  }

  private struct Merger: BlockMerger {
    var rows: [String] = []
    var disagreements: [String] = []
    var isDone: Bool { false }
    var rowCount: Int { rows.count }

    mutating func merge(_ part: Part, rowsBefore: Int) {
      rows += part.rows.map { "\($0.row + rowsBefore) \($0.text)" }
      disagreements += part.disagreements
    }
  }

  private static func read(_ path: String, _ reading: BlockReading) throws -> Reading {
    let schema = try #require(Schema.builtIn("orders"))
    let table = try TableReader(path: path, schema: schema)
    let columns = [
      "order_id", "distributor", "delivered_at", "ordered_qty", "urgent", "unit_price",
    ].map {
      table.column($0)
    }
    let kinds: [PlainKind] = [.text, .name, .timestamp, .number, .flag, .price]
    let layout = table.layout
    let (merger, findings) = try table.readBlocks(
      zip(columns, kinds).map { ($0, $1) }, reading, into: Merger()
    ) { Worker(columns: columns, layout: layout) }
    #expect(merger.disagreements.isEmpty)
    return Reading(rows: merger.rows, faults: findings.shown.map(fault))
  }

  private static func fault(_ finding: Finding) -> String {
    "\(finding.code.id) \(finding.row ?? 0)"
  }

  /// Record by record; what is wrong with a row in particular is not asked here.
  private static func readSlowly(_ path: String, pieceSize: Int = 1 << 18, limit: Int) throws
    -> Reading
  {
    let schema = try #require(Schema.builtIn("orders"))
    let table = try TableReader(path: path, schema: schema)
    var records = RecordReader(
      try ByteSource(path: path), pieceSize: pieceSize, maximumRecordSize: limit)
    guard try records.header(by: schema) != nil else {
      return Reading(faults: table.findings.shown.map(fault))
    }
    var reading = Reading(faults: table.findings.shown.map(fault))
    while let record = try records.next() {
      guard !record.isEmptyRow else { continue }
      let text = (0..<record.count).map { record.text($0) ?? "?" }.joined(separator: "|")
      reading.rows.append("\(record.row) \(text)")
    }
    switch records.fault {
    case .openQuote(let row): reading.faults.append("open-quote \(row)")
    case .recordTooLong(let row, _): reading.faults.append("record-too-long \(row)")
    case .workbook: reading.faults.append("workbook 0")
    case nil: if reading.rows.isEmpty { reading.faults.append("no-rows 0") }
    }
    return reading
  }

  /// Reads a file in blocks of several sizes, each of which must give what is read record by record;
  /// `more` looks at it further.
  private static func check(
    _ path: String, _ random: inout SplitMix64, _ round: Int,
    more: (_ reading: BlockReading, _ expected: Reading) throws -> Void
  ) throws {
    var reading = BlockReading()
    reading.maximumRecordSize = Int.random(in: 150...400, using: &random)
    let expected = try readSlowly(path, limit: reading.maximumRecordSize)
    for _ in 0..<4 {
      reading.pieceSize = Int.random(in: 1...300, using: &random)
      reading.threads = Int.random(in: 1...3, using: &random)
      reading.isFast = Int.random(in: 0..<4, using: &random) > 0
      let result = try read(path, reading)
      #expect(
        result == expected, "round \(round), pieces of \(reading.pieceSize), \(reading.threads)")
      try more(reading, expected)
    }
  }

  /// How a file is written.
  struct Layout: CustomTestStringConvertible, Sendable {
    var separator = ","
    var encoding = "utf-8"
    var testDescription: String { "\(separator) \(encoding)" }

    static let all =
      ["utf-8", "gb18030", "utf-16-le", "utf-16-be"].flatMap { encoding in
        [",", ";", "，"].map { Layout(separator: $0, encoding: encoding) }
      }

    var mark: [UInt8] {
      switch encoding {
      case "utf-16-le": [0xFF, 0xFE]
      case "utf-16-be": [0xFE, 0xFF]
      default: []
      }
    }

    /// A piece of a file of UTF-8 and commas; what is no text is none here either.
    func bytes(_ piece: [UInt8]) -> [UInt8] {
      guard let text = String(validating: piece, as: UTF8.self)?.replacing(",", with: separator)
      else {
        // A bad byte would make a file with such separators one in GB18030, of which no header is known.
        guard separator != "，" || encoding != "utf-8" else { return [] }
        return mark.isEmpty ? piece : [0xD8, 0xD8]
      }
      switch encoding {
      case "utf-16-le": return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf-16-be": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case "gb18030": return TextEncoding.gb18030.encode(text) ?? []
      default: return Array(text.utf8)
      }
    }
  }

  @Test(
    "in any encoding and with any separator, blocks are read as record by record",
    arguments: Layout.all)
  func layouts(layout: Layout) throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 32)
    for round in 0..<60 {
      let count = Int.random(in: 0...120, using: &random)
      let body = (0..<count).flatMap { _ in
        layout.bytes(Self.pieces.randomElement(using: &random) ?? [])
      }
      // Half a unit may be left over at the end.
      let path = try folder.file(
        "a.csv", layout.mark + layout.bytes(Self.header) + body + (round % 7 == 0 ? [0x0A] : []))
      try Self.check(path, &random, round) { reading, expected in
        // Elsewhere the encoding may show later in smaller pieces.
        guard !layout.mark.isEmpty || layout.separator == "，" else { return }
        let slow = try Self.readSlowly(
          path, pieceSize: reading.pieceSize, limit: reading.maximumRecordSize)
        #expect(slow == expected, "round \(round), pieces of \(reading.pieceSize)")
      }
    }
  }

  @Test("any bytes, cut anywhere, read by any number of threads, are read as record by record")
  func hostile() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 31)
    for round in 0..<400 {
      let count = Int.random(in: 0...120, using: &random)
      let body = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
      // The lines of some files end with CR alone.
      let bytes = (Self.header + body).map { $0 == 0x0A && round % 4 == 0 ? 0x0D : $0 }
      try Self.check(folder.file("a.csv", bytes), &random, round) { _, _ in }
    }
  }
}
