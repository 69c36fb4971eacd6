import ExactNumbers
import Testing

@testable import Tables

@Suite("SpreadsheetNumber: numbers in the notation of spreadsheets")
struct SpreadsheetNumberTests {
  private static func plain(_ text: String, isMoney: Bool = false) throws -> String {
    try SpreadsheetNumber(text, isMoney: isMoney).plain
  }

  @Test(
    "Full-width digits, points and commas are read as plain ones",
    arguments: [
      ("１２．５０", "12.50"), ("－３", "-3"), ("１，２３４．５", "1234.5"), ("0.2５", "0.25"),
    ])
  func fullWidth(text: String, expected: String) throws {
    #expect(try Self.plain(text) == expected)
  }

  @Test(
    "A comma before each three digits separates thousands where a point or a second comma follows",
    arguments: [
      ("1,234.50", "1234.50"), ("12,345,678", "12345678"), ("-1,234.5", "-1234.5"),
      ("999,999,999.000001", "999999999.000001"),
    ])
  func thousands(text: String, expected: String) throws {
    #expect(try Self.plain(text) == expected)
  }

  @Test(
    "What could be thousands or decimals is never guessed",
    arguments: [
      "1,234", "-1,234", "12,34", "0,125", "1.234,50", "1,23,456", "0,123.5", "1234,567.5",
      "1,234.", "1,234,56", ",5", "1,,234.5", "1,234.5.6", "1,234.567,8",
    ])
  func ambiguous(text: String) {
    let fault = #expect(throws: SpreadsheetNumber.Fault.self) { try Self.plain(text) }
    guard case .ambiguous = fault else {
      Issue.record("\(text) is \(String(describing: fault))")
      return
    }
  }

  @Test("Both readings of 1,234 are named")
  func readings() {
    let fault = #expect(throws: SpreadsheetNumber.Fault.self) { try Self.plain("1,234") }
    guard case .ambiguous(let reason) = fault else { return }
    #expect(reason.en.contains("1234,") && reason.en.contains("1.234,"))
    #expect(reason.zh.contains("1234，") && reason.zh.contains("1.234"))
  }

  @Test(
    "￥ and 元 may stand around money, one of them, and around nothing else",
    arguments: ["￥12.5", "¥12.5", "12.5元", "￥ 12.5", "12.5 元"])
  func currency(text: String) throws {
    #expect(try Self.plain(text, isMoney: true) == "12.5")
    #expect(throws: SpreadsheetNumber.Fault.notANumber) { try Self.plain(text) }
  }

  @Test(
    "Anything else is no number",
    arguments: ["", "￥", "元", "12.5万元", "￥12.5元", "abc", "1 2", "%", "1,2a3", "$5", "(5)", "12‰"])
  func others(text: String) {
    #expect(throws: SpreadsheetNumber.Fault.notANumber) { try Self.plain(text, isMoney: true) }
  }

  @Test("A percentage is a hundredth of its number, exactly")
  func percent() throws {
    // 12.5 / 100 = 1/8; 0.03 / 100 = 3/10000.
    #expect(try SpreadsheetNumber("12.5%", isMoney: false).ratio == Ratio(1, over: 8))
    #expect(try SpreadsheetNumber("０．０３％", isMoney: false).ratio == Ratio(3, over: 10_000))
    #expect(try SpreadsheetNumber("12.5", isMoney: false).ratio == Ratio(25, over: 2))
  }

  @Test(
    "Scientific notation has lost digits",
    arguments: ["1.23457E+11", "1E+05", "-2.5E-07", "１.5Ｅ＋10"])
  func scientific(text: String) {
    #expect(throws: SpreadsheetNumber.Fault.scientific) { try Self.plain(text) }
  }

  @Test(
    "A letter E alone makes no scientific notation",
    arguments: ["E+1", "1E1", "1E+", "1E+x", "A1E+5"])
  func notScientific(text: String) {
    #expect(!isScientific(text))
  }

  @Test("Plain numbers with a separator before every third digit come back, whatever they are")
  func roundTrip() throws {
    for number in [1_000_000, 12_345_678, 999_999_999_999] {
      let digits = Array(String(number))
      let grouped = digits.enumerated().map { offset, digit in
        offset > 0 && (digits.count - offset) % 3 == 0 ? ",\(digit)" : "\(digit)"
      }.joined()
      #expect(try Self.plain(grouped) == "\(number)")
      #expect(try Self.plain(grouped + ".25") == "\(number).25")
    }
  }
}
