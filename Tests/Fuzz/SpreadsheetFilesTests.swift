import Files
import Tables
import TestSupport
import Testing

/// One random table, saved in every way in which spreadsheets save: it reads the same.
@Suite struct SpreadsheetFilesTests {
  /// What a reader gives: the values of all rows, and what was found wrong and where.
  private struct Reading: Equatable {
    var values: [[String]] = []
    var faults: [String] = []
  }

  private static func read(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> Reading {
    let schema = try #require(Schema.builtIn("orders"))
    var table = try TableReader(path: folder.file("orders.csv", bytes), schema: schema)
    let text = table.column("order_id")
    let (moment, amount) = (table.column("ordered_at"), table.column("ordered_qty"))
    let (price, flag) = (table.column("unit_price"), table.column("urgent"))
    var reading = Reading()
    while let row = try table.next() {
      reading.values.append([
        table.text(row, text) ?? "", table.timestamp(row, moment)?.text ?? "",
        table.amount(row, amount)?.exactText ?? "",
        table.price(row, price).map { "\($0.millionths)" } ?? "",
        table.flag(row, flag).map { "\($0)" } ?? "",
      ])
    }
    reading.faults = table.findings.shown.map {
      "\($0.row ?? 0) \($0.column ?? "") \($0.code.id) \($0.value ?? "")"
    }
    return reading
  }

  private static let header = ["订单号", "行号", "配送企业", "下单时间", "订购数量", "单价", "急抢救"]
  private static let names = [
    "A-1", "甲，乙", "x;y", "a,b", "1.5E+11", "#N/A", "", "\"引\"", "两\n行", "𠮷",
  ]
  private static let moments = ["2021/7/1 8:05", "2021-07-01 08:05", "44378", "2021年7月1日 9:00", ""]
  private static let numbers = [
    "1,234.50", "1,234", "１２．５", "12.5%", "￥8.8", "7元", "3", "-1", "1E+05",
  ]
  private static let flags = ["是", "Ｎ", "y", "", "?"]

  private static func table(_ random: inout SplitMix64) -> [[String]] {
    func any(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
    return [header]
      + (0..<Int.random(in: 1...8, using: &random)).map { _ in
        [
          any(names), "1", "甲", any(moments), any(numbers), any(numbers), any(flags),
        ]
      }
  }

  /// A table as text, every value in quotes that needs them under any separator.
  private static func text(_ table: [[String]], _ separator: String) -> String {
    table.map { row in
      row.map { value in
        value.contains { ",;\t，；\"\n".contains($0) }
          ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
      }.joined(separator: separator)
    }.joined(separator: "\r\n") + "\r\n"
  }

  @Test("every separator and every encoding gives the values and the findings of plain CSV")
  func sameReading() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 21)
    for _ in 0..<40 {
      let table = Self.table(&random)
      let expected = try Self.read(Array(Self.text(table, ",").utf8), folder)
      for separator in [",", ";", "\t", "，", "；"] {
        let text = Self.text(table, separator)
        let chinese = try #require(TextEncoding.gb18030.encode(text))
        let wide: [UInt8] =
          [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [Array(text.utf8), TextEncoding.mark + Array(text.utf8), chinese, wide] {
          #expect(try Self.read(bytes, folder) == expected, "\(text)")
        }
      }
    }
  }
}
