import Tables
import TestSupport
import Testing

@testable import Scorecard

/// Order lines as spreadsheets save them, by the fast path and without it.
struct SpreadsheetOrdersTests {
  private static let clean = [
    ["O1", "1", "甲", "2021/7/1 8:00", "2021-07-01 09:00", "2021-07-01 10:00", "5", "5", "￥1.50"],
    ["O2", "1", "甲", "2021-07-01 08:00", "", "2021年7月2日 10:00", "１２", "12", "1.5"],
    ["", "", "", "", "", "", "", "", ""],
    ["O3", "1", "乙", "2021-07-01 08:00", "", "2021-07-02 10:00", "12", "12", "1.5"],
  ]

  private static let spoilt =
    clean + [
      ["#N/A", "1", "乙", "2021-07-01 08:00", "", "", "1", "", "1"],
      ["2.02107E+11", "1", "乙", "2021-07-01 08:00", "", "", "1", "", "1"],
      ["O4", "1", "#REF!", "2021-07-01 08:00", "", "", "1", "", "1"],
      ["O5", "1", "#REF!", "44378", "", "", "1", "", "1"],
      ["", "1", "乙", "2021-07-01 08:00", "", "", "12.5%", "", "1"],
    ]

  /// The faults of a table, as `row code`, and how many order lines it has when there are none.
  private static func read(_ rows: [[String]], _ separator: String, isFast: Bool) throws
    -> (faults: [String], isAccepted: Bool)
  {
    let header = [
      "order_id", "line", "distributor", "ordered_at", "confirmed_at", "delivered_at",
      "ordered_qty", "delivered_qty", "unit_price",
    ]
    let text = ([header] + rows).map { $0.joined(separator: separator) }.joined(separator: "\n")
    let schema = try #require(Schema.builtIn("orders"))
    let card = try Samples.card()
    var reading = BlockReading()
    reading.isFast = isFast
    return try Samples.withFile(text + "\n") {
      var roster = Roster()
      let (orders, findings) = try OrderTable.read(
        $0, schema: schema, card: card, events: [], roster: &roster, keepsDetail: true,
        reading: reading)
      return (findings.shown.map { "\($0.row ?? 0) \($0.code.id)" }, orders != nil)
    }
  }

  @Test(
    "values are accepted under every separator", arguments: [",", ";", "\t", "，", "；"],
    [true, false])
  func accepted(separator: String, isFast: Bool) throws {
    let (faults, isAccepted) = try Self.read(Self.clean, separator, isFast: isFast)
    #expect(faults.isEmpty)
    #expect(isAccepted)
  }

  @Test(
    "what a spreadsheet has spoilt is found under every separator, wherever it stands",
    arguments: [",", ";", "\t", "，", "；"], [true, false])
  func found(separator: String, isFast: Bool) throws {
    let (faults, isAccepted) = try Self.read(Self.spoilt, separator, isFast: isFast)
    #expect(
      faults == [
        "6 spreadsheet-error", "7 destroyed-number", "8 spreadsheet-error", "9 spreadsheet-error",
        "9 date-serial", "10 merged-cells", "10 percent-sign",
      ])
    #expect(!isAccepted)
  }

  @Test("a value beyond the last header is found by the fast path too", arguments: [true, false])
  func unnamed(isFast: Bool) throws {
    let row = ["O1", "1", "甲", "2021-07-01 08:00", "", "2021-07-01 10:00", "5", "5", "1", "x"]
    #expect(try Self.read([row], ",", isFast: isFast).faults == ["2 field-count"])
  }
}
