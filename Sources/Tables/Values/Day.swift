/// A day of the calendar.
public struct Day: Sendable, Hashable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day; nil when the calendar has none such.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.count(year: year, month: month)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2024-02-29`; nil for any other form, and for days that do not exist.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Int(digits: bytes[0..<4].span), let month = Int(digits: bytes[5..<7].span),
      let day = Int(digits: bytes[8..<10].span)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day of a number such as 20240229; nil for one of no day.
  public init?(eightDigits number: Int) {
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// The day as a number such as 20240229, which is the smaller the earlier it is.
  public var eightDigits: Int { year * 10_000 + month * 100 + day }

  /// How many days a month of the Gregorian calendar has.
  public static func count(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// The day as `2024-02-29`.
  public var iso: String {
    // Written digit by digit: tables have a million of them.
    var bytes = InlineArray<10, UInt8>(repeating: UInt8(ascii: "-"))
    var rest = eightDigits
    for place in [9, 8, 6, 5, 3, 2, 1, 0] {
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    guard let text = try? UTF8Span(validating: bytes.span) else { return "" }
    return String(copying: text)
  }
}

extension Day: Comparable {
  /// The earlier day comes first.
  public static func < (a: Day, b: Day) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
