import Testing

@testable import Tables

@Suite("SpreadsheetDate: dates in the notation of Chinese spreadsheets")
struct SpreadsheetDateTests {
  @Test(
    "Year, month, day in every notation that cannot be misread",
    arguments: [
      "2021/7/1", "2021-7-1", "2021.7.1", "2021年7月1日", "2021/07/01", "２０２１／７／１", "2021/7/1 0:00",
      "2021年7月1日 00:00:00",
    ])
  func days(text: String) {
    #expect(SpreadsheetDate.day(text)?.iso == "2021-07-01")
  }

  @Test(
    "A time of day may follow, with seconds or without",
    arguments: [
      ("2021-7-1 8:05", "2021-07-01 08:05"), ("2021/7/1 08:05:30", "2021-07-01 08:05:30"),
      ("2021年7月1日 23:59", "2021-07-01 23:59"), ("2021年7月1日8:05", "2021-07-01 08:05"),
    ])
  func times(text: String, expected: String) {
    #expect(SpreadsheetDate.timestamp(text)?.text == expected)
    #expect(SpreadsheetDate.day(text) == nil)
  }

  @Test(
    "Other orders, mixed signs, and days and times that do not exist are refused",
    arguments: [
      "1/7/2021", "7/1/21", "21-7-1", "2021/7-1", "2021年7月1", "2021年7月", "2021/2/30", "2021/13/1",
      "2021/7/1 25:00", "2021/7/1 8", "2021/7/1 8:5", "2021/7", "", "日", "2021//1", "20210701",
      "2021月7月1日", "2021年7年1日 8:60", "2021-07-01-05",
    ])
  func refused(text: String) {
    #expect(SpreadsheetDate.day(text) == nil)
    #expect(SpreadsheetDate.timestamp(text) == nil)
  }

  @Test("A moment needs a time of day")
  func noTime() {
    #expect(SpreadsheetDate.timestamp("2021/7/1") == nil)
  }

  @Test(
    "A serial number is named as the date that it probably is",
    arguments: [
      // 44378 days after 1899-12-30; a quarter of a day is 6 hours.
      ("44378", "2021-07-01"), ("44378.25", "2021-07-01 06:00"),
      // 0.3368055556 × 86 400 = 29 100 seconds = 8 h 5 min.
      ("44378.3368055556", "2021-07-01 08:05"), ("36526", "2000-01-01"),
      // The same number, however it is written.
      ("44378.0", "2021-07-01"),
    ])
  func serials(text: String, date: String) {
    let suspicion = SpreadsheetDate.suspicion(text)
    #expect(suspicion?.code == .dateSerial)
    #expect(suspicion?.reason.en.contains(date) == true)
    #expect(suspicion?.reason.zh.contains(date) == true)
  }

  @Test(
    "Other texts that look like dates are said to be unclear",
    arguments: [("20210701", "2021-07-01"), ("1/7/2021", "not certain"), ("21-7-1", "not certain")])
  func unclear(text: String, words: String) {
    let suspicion = SpreadsheetDate.suspicion(text)
    #expect(suspicion?.code == nil)
    #expect(suspicion?.reason.en.contains(words) == true)
  }

  @Test(
    "Of what is no date at all nothing is guessed",
    arguments: ["", "abc", "1234", "999999", "44378.x", "20211301", "2021/2/30"])
  func nothing(text: String) {
    #expect(SpreadsheetDate.suspicion(text) == nil)
  }
}
