import Synchronization
import TestSupport
import Testing

@testable import Tables

@Suite("BlockTable: a file in blocks, on several threads")
struct BlockTableTests {
  private static func reading(_ pieceSize: Int, _ threads: Int) -> BlockReading {
    var reading = BlockReading()
    (reading.pieceSize, reading.threads) = (pieceSize, threads)
    return reading
  }

  /// Rows of different lengths; every tenth is not plain, every hundredth an empty line.
  private static func rows(_ count: Int) -> String {
    (0..<count).map { row in
      if row % 100 == 99 { return "\n" }
      let name = String(repeating: "甲", count: row % 7 + 1)
      let drug = row % 10 == 0 ? "\" x\ny\"" : "1"
      return "O\(row),\(drug),2021-07-01 08:00,\(row + 1),1,\(name)\n"
    }.joined()
  }

  @Test(
    "parts are merged in the order of the file, whoever reads them",
    arguments: [32, 500, 5000, 1 << 18], [1, 2, 4])
  func order(pieceSize: Int, threads: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", BlockSamples.header + Self.rows(600))
    let (rows, fault) = try BlockSamples.read(path, Self.reading(pieceSize, threads))
    let slow = try BlockSamples.readSlowly(path, maximumRecordSize: 1 << 20)
    #expect(fault == nil)
    #expect(rows.count == 594)
    #expect(rows == slow.rows)
  }

  @Test(
    "many records behind a stray quote are not taken for one that is too long",
    arguments: [1, 2, 4])
  func strayQuote(threads: Int) throws {
    let folder = try TemporaryFolder()
    // Before every quote astray, and behind it, stand more bytes than a record may have.
    let stray = "O,a\"b,2021-07-01 08:00,1,1,甲\n"
    let path = try folder.file(
      "a.csv", BlockSamples.header + Self.rows(40) + stray + Self.rows(90) + stray + Self.rows(40))
    var reading = Self.reading(64, threads)
    reading.maximumRecordSize = 100
    let result = try BlockSamples.read(path, reading)
    let slow = try BlockSamples.readSlowly(path, maximumRecordSize: 100)
    #expect(result.fault == nil)
    #expect(result.rows == slow.rows)
    #expect(result.rows.count == 172)
  }

  @Test(
    "in a table of one column an empty line is no row, and a value of nothing in quotes is one",
    arguments: ["order_id", "line"], [32, 1 << 18])
  func oneColumn(column: String, pieceSize: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "\(column)\nA\n\n\"\"\n \n\r\n\nB\n\n")
    let result = try BlockSamples.read(path, Self.reading(pieceSize, 2))
    #expect(result.rows == ["2 A", "4 ", "5  ", "8 B"])
    #expect(try result.rows == BlockSamples.readSlowly(path, maximumRecordSize: 1 << 20).rows)
  }

  @Test("line ends of CR alone are found", arguments: [1, 2])
  func carriageReturns(threads: Int) throws {
    let folder = try TemporaryFolder()
    let text = (BlockSamples.header + "O1,1,,1,1,甲\nO2,\"x\"\"y\",,1,1,甲\n\nO3,1,,1,1,乙\n")
      .replacing("\n", with: "\r")
    let path = try folder.file("a.csv", text)
    var reading = Self.reading(32, threads)
    reading.maximumRecordSize = 60
    let result = try BlockSamples.read(path, reading)
    #expect(result.rows == ["2 O1|1||1|1|甲", "3 O2|x\"y||1|1|甲", "5 O3|1||1|1|乙"])
    #expect(result.fault == nil)
  }

  @Test("a merger that has seen enough is given no further block of the file")
  func done() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", BlockSamples.header + Self.rows(500))
    let (rows, _) = try BlockSamples.read(path, Self.reading(100, 1), limit: 20)
    #expect(rows.count >= 20)
    #expect(rows.count < 40)
  }

  /// What a reader was told, in the order in which it was told.
  private final class Progress: Sendable {
    let reports = Mutex<[ReadingProgress]>([])
  }

  @Test(
    "progress never goes back, and ends at the size of the file",
    arguments: ["", "O,a\"b,2021-07-01 08:00,1,1,甲\n"], [1, 2])
  func progress(stray: String, threads: Int) throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}" + BlockSamples.header + Self.rows(70) + stray + Self.rows(70)
    let path = try folder.file("a.csv", text)
    let progress = Progress()
    var reading = Self.reading(200, threads)
    reading.progress = { report in progress.reports.withLock { $0.append(report) } }
    _ = try BlockSamples.read(path, reading)
    let reports = progress.reports.withLock { $0 }
    // How many there are depends on how many blocks were ready at once.
    #expect(reports.count > 1)
    for (before, after) in zip(reports, reports.dropFirst()) {
      #expect(before.bytes <= after.bytes)
      #expect(before.rows <= after.rows)
    }
    let last = try #require(reports.last)
    #expect(last.bytes == text.utf8.count)
    #expect(last.size == text.utf8.count)
    // The header, 140 rows of which one is empty, but counts; and the stray one.
    #expect(last.rows == 141 + (stray.isEmpty ? 0 : 1))
  }
}
