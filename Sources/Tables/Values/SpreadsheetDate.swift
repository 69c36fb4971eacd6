import Wording

/// Dates as Chinese spreadsheets write them: `2021/7/1`, `2021.7.1`, `2021年7月1日`, also with a
/// time behind, `2021/7/1 8:05`.
///
/// The year comes first and has four digits; any other order could be read in two ways.
enum SpreadsheetDate {
  /// By how many days counts from 1900 and from 1904 differ.
  static let daysTo1904 = 1462

  /// The day that a text names; nil for any other form, and for one with a time of day.
  static func day(_ text: String) -> Day? {
    guard let (day, seconds) = parts(text), seconds ?? 0 == 0 else { return nil }
    return day
  }

  /// The day that a text names without any time of day; nil for any other.
  static func dayAlone(_ text: String) -> Day? {
    guard let (day, seconds) = parts(text), seconds == nil else { return nil }
    return day
  }

  /// The moment that a text names; nil for any other form, and for one without a time of day.
  static func timestamp(_ text: String) -> Timestamp? {
    guard let (day, seconds) = parts(text), let seconds else { return nil }
    return Timestamp(seconds: Timestamp(startOf: day).seconds + seconds)
  }

  private static func parts(_ text: String) -> (Day, seconds: Int?)? {
    let plain = text.halfWidth
    let date = plain.prefix { !" T日".contains($0) }
    let rest = plain.dropFirst(date.count)
    guard let day = calendarDay(date, endsInWord: rest.first == "日") else { return nil }
    let time = String(rest.dropFirst()).trimmed
    guard !time.isEmpty else { return (day, nil) }
    return seconds(time).map { (day, $0) }
  }

  /// The day of `2021/7/1`, `2021-7-1` or `2021.7.1`, or with a word behind `2021年7月1`.
  private static func calendarDay(_ text: Substring, endsInWord: Bool) -> Day? {
    let separators: [Character] = endsInWord ? ["年"] : ["/", "-", "."]
    guard let separator = separators.first(where: text.contains) else { return nil }
    let plain = endsInWord ? text.replacing("月", with: "年", maxReplacements: 1) : text
    let parts = plain.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = wholeNumber(parts[0]),
      let month = wholeNumber(parts[1], digits: 1...2),
      let day = wholeNumber(parts[2], digits: 1...2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The seconds after midnight of `8:05` or `8:05:30`.
  private static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = wholeNumber(parts[0], digits: 1...2),
      hour < 24, let minute = wholeNumber(parts[1], digits: 2...2), minute < 60
    else { return nil }
    guard parts.count == 3 else { return hour * 3600 + minute * 60 }
    // `08:05:00.000`: a fraction of a second is none as long as it is zero.
    let fraction = parts[2].dropFirst(2)
    guard let second = wholeNumber(parts[2].prefix(2), digits: 2...2), second < 60,
      fraction.isEmpty
        || fraction.first == "." && fraction.count > 1
          && fraction.dropFirst().utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// What to say of a text that is no date but looks like one; nil of any other.
  static func suspicion(_ text: String) -> (code: FindingCode?, reason: Text)? {
    let plain = text.halfWidth
    if let (day, seconds) = serial(plain) {
      let moment = reading(day, seconds)
      return (
        .dateSerial,
        Text(
          en: "this looks like the number under which a spreadsheet keeps \(moment)",
          zh: "这像是电子表格中 \(moment) 的日期序列号")
      )
    }
    if plain.count == 8, let digits = wholeNumber(plain[...]),
      let day = Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    {
      return (nil, Text(en: "if this is \(day.iso), write it so", zh: "如为 \(day.iso)，请照此填写"))
    }
    let parts = plain.prefix { $0 != " " }.split { "/-.".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ wholeNumber($0, digits: 1...4) != nil }),
      parts[0].count < 4
    else { return nil }
    return (
      nil,
      Text(
        en: "which part is the year, the month and the day is not certain", zh: "无法确定年、月、日的顺序")
    )
  }

  /// A day, and the time if there is one, as they are told.
  static func reading(_ day: Day, _ seconds: Int?) -> String {
    seconds.map { Timestamp(seconds: Timestamp(startOf: day).seconds + $0).text } ?? day.iso
  }

  /// The day, and the seconds of it if there are any, that a spreadsheet's serial number stands for,
  /// to the nearest second.
  ///
  /// Serial numbers count days from 1899-12-30; those of the years 1954 to 2118 have five digits
  /// and are not mistaken for anything else.
  static func serial(_ text: String) -> (day: Day, seconds: Int?)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let days = wholeNumber(parts[0], digits: 5...5),
      let day = dayNumber(ofSerial: days).flatMap(Day.init(number:))
    else { return nil }
    // 44394.0 is the same number as 44394.
    guard parts.count == 2, parts[1].contains(where: { $0 != "0" }) else {
      return parts.last?.isEmpty == true ? nil : (day, nil)
    }
    let digits = parts[1].prefix(serialDecimals)
    guard let fraction = wholeNumber(digits), parts[1].utf8.allSatisfy({ $0 &- 0x30 <= 9 }) else {
      return nil
    }
    return (day, seconds(fraction, of: digits.reduce(1) { scale, _ in scale * 10 }))
  }

  /// So many decimals of a serial number count; more are less than a millionth of a second.
  static let serialDecimals = 12

  /// The number of the day that a serial number's whole part stands for.
  static func dayNumber(ofSerial days: Int) -> Int? {
    (20_000..<80_000).contains(days) ? firstDay + days : nil
  }

  private static let firstDay = Day(year: 1899, month: 12, day: 30)?.number ?? 0

  /// The seconds of a part of a day, to the nearest.
  static func seconds(_ fraction: Int, of scale: Int) -> Int {
    (fraction * 86_400 + scale / 2) / scale
  }
}

/// The number that plain digits write; nil when any other character stands among them.
private func wholeNumber(_ text: Substring, digits: ClosedRange<Int> = 1...12) -> Int? {
  guard digits.contains(text.utf8.count), text.utf8.allSatisfy("0123456789".utf8.contains) else {
    return nil
  }
  return Int(text)
}
