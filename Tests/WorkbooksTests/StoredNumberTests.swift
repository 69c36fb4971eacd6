import Testing

@testable import Workbooks

/// A cell's number has 15 significant digits, whatever the file writes behind them.
@Suite struct StoredNumberTests {
  @Test(
    "it is written in plain notation",
    arguments: [
      ("28", "28"), ("28.0", "28"), ("1.1499999999999999", "1.15"), ("0.30000000000000004", "0.3"),
      ("1E-2", "0.01"), ("1.2345000000000001E-2", "0.012345"), ("1.5E5", "150000"),
      ("-0.5", "-0.5"),
      ("0", "0"), ("-0", "0"), ("3.3333333333333335", "3.33333333333333"),
      // 15 nines and a five round up to a power of ten.
      ("0.9999999999999995", "1"), ("123456789012345", "123456789012345"),
      // More places than digits are kept: the last are lost, and the form says so.
      ("2.0210701000012301E+17", "2.02107010000123E+17"), ("1E-31", "1E-31"), ("1e2", "100"),
    ])
  func plain(text: String, expected: String) {
    #expect(StoredNumber(text.utf8)?.plain() == expected)
  }

  @Test(
    "anything else is no number", arguments: ["", "-", ".", "1,5", "1E", "1E999", "0x1", "NaN"])
  func noNumber(text: String) {
    #expect(StoredNumber(text.utf8) == nil)
  }

  @Test(
    "it is rounded half away from zero",
    arguments: [
      ("1.2345", 2, "1.23"), ("1.235", 2, "1.24"), ("-1.5", 0, "-2"), ("0.0009", 2, "0"),
      ("0.005", 2, "0.01"), ("9.99", 1, "10"), ("1234", -2, "1200"), ("12", 3, "12"),
    ])
  func rounded(text: String, decimals: Int, expected: String) {
    #expect(StoredNumber(text.utf8)?.rounded(decimals).plain() == expected)
  }

  @Test(
    "a day and the seconds behind it, to the nearest second",
    arguments: [
      ("44378", 44378, 0),
      // 8:05 is 29,100 seconds: 29,100 ÷ 86,400 = 0.336805555…
      ("44378.336805555555", 44378, 29_100), ("44378.3368055556", 44378, 29_100),
      // Half a second before midnight is the next day.
      ("44378.999999", 44379, 0), ("0.5", 0, 43_200), ("1E-25", 0, 0),
    ])
  func days(text: String, days: Int, seconds: Int) {
    let moment = StoredNumber(text.utf8)?.daysAndSeconds
    #expect(moment?.days == days && moment?.seconds == seconds)
  }
}
