import TestSupport
import Testing

@testable import Tables
@testable import Tender

/// Demand in blocks on several threads: what the record reader says, and what rows say of each other.
@Suite struct DemandReaderTests {
  private static let header = "lot,region,strength,brand,incumbent,category,mean_use,volume\n"

  private static let cells: [[String]] = [
    ["甲片", "甲片", "乙片", "乙片 ", "LOT", "lot", "lоt", "", "合计"],
    ["R1", "R1", "Ｒ1", "R2", "上海", "\"上海\"", "R3", "r3", "", "注：报量"],
    ["10mg", "10mg", "20mg", "", "0.01g", "片", "10mg*28片", "10mg/片", "#N/A"],
    ["", "甲药业", "甲药业有限公司", "乙药业", "乙药业 ", "\"a,b\""],
    ["", "", "甲药业", "乙药业"],
    ["", "general", "general", "一般", "special", "其他"],
    ["", "100", "1,5", "100.5"],
    ["1", "10", "10.50", "0.0000001", "007", "\"1,234\"", "１２", "-1", "", "x", "99999999999999"],
  ]

  /// Everything that a reading comes to.
  private struct Reading: Equatable {
    var rows: [String] = []
    var findings: [String] = []
    var errors = 0
  }

  private static func read(_ path: String, _ reading: BlockReading, _ lots: TenderLots? = nil)
    throws -> Reading
  {
    let (demand, findings, _) = try DemandTable.read(
      path, schema: .named("demand"), lots: lots, reading: reading)
    let rows = demand.map { row in
      [
        "\(row.row)", row.lot, row.region, row.strength?.text ?? "-", row.brand ?? "-",
        row.incumbent ?? "-", row.category.rawValue, row.volume.exactText,
        row.meanUse?.exactText ?? "-",
      ].joined(separator: "|")
    }
    return Reading(
      rows: rows, findings: findings.shown.map { "\($0)" }, errors: findings.errorCount)
  }

  /// One row after the other, each as a record.
  private static var slowly: BlockReading {
    var reading = BlockReading()
    (reading.isFast, reading.threads) = (false, 1)
    return reading
  }

  private static func lots(_ folder: TemporaryFolder) throws -> TenderLots {
    let bids = try BidTable.read(
      folder.file(
        "bids.csv",
        "lot,bidder,strength,main_strength,form,pack_count,quote,ceiling\n"
          + "甲片,甲药业,10mg,10mg,片剂,10,1,2\n甲片,丙药业,10mg,10mg,片剂,10,1.5,2\n"
          + "LOT,乙药业,20mg,20mg,片剂,10,1,2\n"), schema: .named("bids")
    ).bids
    return try TenderLots(bids, rules: [])
  }

  @Test("any rows, cut anywhere, read by any number of threads, are read as record by record")
  func asRecords() throws {
    let folder = try TemporaryFolder()
    let lots = try Self.lots(folder)
    var random = SplitMix64(seed: 47)
    for round in 0..<150 {
      // Some files are free of faults, so that what comes of them is compared too.
      let odd = [0, 0, 1, 3][round % 4]
      let rows = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        Self.cells.map { cells in
          let count = Int.random(in: 0..<20, using: &random) < odd ? cells.count : 2
          return cells.prefix(count).randomElement(using: &random) ?? ""
        }.joined(separator: ",")
      }
      let ends = ["\n", "\r\n", "\n\n"].randomElement(using: &random) ?? "\n"
      let path = try folder.file("a.csv", Self.header + rows.map { $0 + ends }.joined())
      let own = round.isMultiple(of: 3) ? nil : lots
      let expected = try Self.read(path, Self.slowly, own)
      for _ in 0..<3 {
        var reading = BlockReading()
        reading.pieceSize = Int.random(in: 1...400, using: &random)
        reading.threads = Int.random(in: 1...3, using: &random)
        reading.isFast = Int.random(in: 0..<4, using: &random) > 0
        #expect(try Self.read(path, reading, own) == expected, "round \(round)")
      }
    }
  }

  @Test("rows of the same thing are noted, and values that a lot must have in common are compared")
  func agreement() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 48)
    for round in 0..<60 {
      let rows = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        [
          ["A", "B"], ["R", "S", "T"], ["10mg", "20mg"], ["", "f", "g"], ["", "f", "f", "f", "g"],
          ["general", "general", "general", "general", "special"],
        ].map { $0.randomElement(using: &random) ?? "" }
      }
      // Each row beside those before it, with nothing clever.
      var expected: [String] = []
      for (index, row) in rows.enumerated() {
        let before = rows[..<index]
        if let first = before.firstIndex(where: { $0[..<4] == row[..<4] }) {
          expected.append("\(index + 2) repeated-demand \(first + 2)")
        }
        if let first = before.firstIndex(where: { $0[0] == row[0] }), rows[first][5] != row[5] {
          expected.append("\(index + 2) contradiction \(first + 2)")
        }
        let named = before.firstIndex { $0[..<2] == row[..<2] && !$0[4].isEmpty }
        if let named, !row[4].isEmpty, rows[named][4] != row[4] {
          expected.append("\(index + 2) contradiction \(named + 2)")
        }
      }
      let path = try folder.file(
        "a.csv",
        "lot,region,strength,brand,incumbent,category,volume\n"
          + rows.map { $0.joined(separator: ",") + ",1\n" }.joined())
      var reading = BlockReading()
      reading.pieceSize = Int.random(in: 1...400, using: &random)
      let (_, findings, _) = try DemandTable.read(path, schema: .named("demand"), reading: reading)
      let told = findings.shown.map { finding in
        // `row 3 of the same lot says …`, `row 3 reports this …`
        let earlier = finding.reason.en.split(separator: " ")[1]
        return "\(finding.row ?? 0) \(finding.code.id) \(earlier)"
      }
      #expect(told == expected, "round \(round)")
    }
  }
}
