import Testing

@testable import Workbooks

/// A number is read as its cell holds it, if the cell shows the same number.
@Suite struct CellWriterTests {
  private static func text(
    _ number: String, _ code: String, column: SheetColumns.Kind = .any, from1904: Bool = false
  ) -> String? {
    var writer = CellWriter(
      formats: CellFormats(), strings: SharedStrings(), countsFrom1904: from1904)
    return StoredNumber(number.utf8).map {
      String(
        decoding: writer.text(of: $0, NumberFormat(code), column: column), as: UTF8.self)
    }
  }

  @Test(
    "what is shown as it is held",
    arguments: [
      ("12.5", "General", "12.5"), ("12.5", "0.00", "12.5"), ("1234.5", "#,##0.00", "1234.5"),
      ("1234", "#,##0", "1234"), ("12.5", "¥#,##0.00", "12.5"),
      ("12.5", "[$¥-804]#,##0.00;[红色][$¥-804]-#,##0.00", "12.5"), ("12.5", "0.00\"元\"", "12.5"),
      ("12.5", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "12.5"),
      ("-12.5", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "-12.5"),
      ("0", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "0"),
      ("-3", "0;[Red]-0", "-3"), ("5", "@", "5"), ("7", "000000", "000007"),
      ("28", "0\"片\"", "28片"),
      ("0.125", "0.0%", "12.5%"), ("0.0003", "0.00%", "0.03%"), ("1500", "0.0E+00", "1500"),
      ("1.15", "G/通用格式", "1.15"), ("12", "_-* #,##0_-", "12"), ("12", "#,##0_ ", "12"),
    ])
  func shownAsHeld(number: String, code: String, expected: String) {
    #expect(Self.text(number, code) == expected)
  }

  @Test(
    "what is shown otherwise is told with both",
    arguments: [
      ("1.2345", "0.00", "1.2345", "1.23"), ("0.125", "0%", "12.5%", "13%"),
      ("2.5", "0", "2.5", "3"),
      ("-3", "0;0", "-3", "3"), ("5", ";;;", "5", ""), ("0", "0;-0;;@", "0", ""),
      ("0", "#,###", "0", ""),
      ("1234", "0.0E+00", "1234", "1200"), ("0", "0;-0;\"无\"", "0", "无"),
    ])
  func shownOtherwise(number: String, code: String, stored: String, shown: String) throws {
    let cell = try #require(Self.text(number, code).flatMap { DoubtfulCell($0) })
    #expect(cell == DoubtfulCell(.shown, stored, shown))
  }

  @Test(
    "a format that may show any number is told",
    arguments: [
      "0.0,\"千\"", "0!.0,\"万\"", "[>=10000]0.0;0", "# ?/?", "[DBNum1]0", "000-0000",
      // 12 shown as 12.00 would be read as 1200.
      "0.\"00\"", "0\"0\"", "\"1\"0", "\"0.\"0",
    ])
  func unclear(code: String) throws {
    let cell = try #require(Self.text("12345", code).flatMap { DoubtfulCell($0) })
    #expect(cell == DoubtfulCell(.unclearFormat, "12345", code))
  }

  @Test(
    "an amount that is shown as one of other money than yuan is told",
    arguments: [
      "[$¥-411]#,##0", "[$￥-411]#,##0.00", "[$¥-ja-JP]0", "[$€-407]#,##0.00", "[$$-409]#,##0.00",
      "\"US$\"#,##0", "0.00\"美元\"", "[$USD] 0.00", "0.00 [$€-1];[Red]-0.00 [$€-1]", "$0",
    ])
  func otherMoney(code: String) throws {
    let cell = try #require(Self.text("12.5", code).flatMap { DoubtfulCell($0) })
    #expect(cell == DoubtfulCell(.otherMoney, "12.5", code))
  }

  @Test(
    "the yuan has its sign with no country or with China's",
    arguments: [
      "[$¥-804]0.0", "[$￥-zh-CN]0.0", "[$¥]0.0", "[$CNY] 0.0", "[$RMB]0.0", "[$¥-2000804]0.0",
    ])
  func yuan(code: String) {
    #expect(Self.text("12.5", code) == "12.5")
  }

  @Test(
    "serial numbers are dates where the format shows one",
    arguments: [
      ("44378", "yyyy/m/d", "2021-07-01"),
      ("44378.336805555555", "yyyy/m/d h:mm", "2021-07-01 08:05"),
      ("44378.336817129632", "yyyy/m/d h:mm", "2021-07-01 08:05:01"),
      ("44378", "yyyy\"年\"m\"月\"d\"日\";@", "2021-07-01"), ("44378", "[$-804]aaaa", "2021-07-01"),
      ("44378", "m/d/yy h:mm", "2021-07-01 00:00"), ("44378.5", "h:mm", "2021-07-01 12:00"),
      ("0.336805555555556", "h:mm", "08:05"), ("1.25", "[h]:mm", "30:00"),
      ("44378.336805555555", "上午/下午h\"时\"mm\"分\"", "2021-07-01 08:05"),
      // 1 January 1900 is 1, 28 February 59, and 1 March 61, as 1900 is taken for a leap year.
      ("1", "yyyy/m/d", "1900-01-01"), ("59", "yyyy/m/d", "1900-02-28"),
      ("61", "yyyy/m/d", "1900-03-01"),
      ("60", "yyyy/m/d", "60"), ("-1", "yyyy/m/d", "-1"), ("2958466", "yyyy/m/d", "2958466"),
      ("2958465", "yyyy/m/d", "9999-12-31"), ("36585", "yyyy/m/d", "2000-02-29"),
    ])
  func dates(number: String, code: String, expected: String) {
    #expect(Self.text(number, code) == expected)
  }

  @Test("days are counted from 1904 on where the workbook says so")
  func from1904() {
    // 44378 − 1462 = 42916
    #expect(Self.text("42916", "yyyy/m/d", from1904: true) == "2021-07-01")
  }

  @Test("a time that the cell does not show is read, but where only the day counts")
  func hiddenTime() {
    #expect(Self.text("44378.5", "yyyy/m/d") == "2021-07-01 12:00")
    #expect(Self.text("44378.5", "yyyy/m/d", column: .day) == "2021-07-01")
  }
}
