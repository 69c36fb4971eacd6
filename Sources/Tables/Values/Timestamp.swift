/// A moment of local time to the second, as order systems write it.
public struct Timestamp: Sendable, Hashable, BitwiseCopyable {
  /// How many seconds have passed since 0001-01-01 00:00.
  public let seconds: Int

  private static let secondsOfDay = 86_400

  /// The moment that many seconds after 0001-01-01 00:00.
  public init(seconds: Int) { self.seconds = seconds }

  /// After all that a table may say.
  public static let endOfTime = Timestamp(seconds: .max)

  /// The first moment of a day.
  public init(startOf day: Day) { seconds = day.number * Self.secondsOfDay }

  /// The last second of a day.
  public init(endOf day: Day) { seconds = day.number * Self.secondsOfDay + Self.secondsOfDay - 1 }

  /// Reads `2024-02-29 08:30`, also with `T` between and with seconds; nil for any other form, and
  /// for days and times that do not exist.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16 || bytes.count == 19,
      bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
      let year = Int(digits: bytes[0..<4].span), bytes[4] == UInt8(ascii: "-"),
      let month = Int(digits: bytes[5..<7].span), bytes[7] == UInt8(ascii: "-"),
      let dayOfMonth = Int(digits: bytes[8..<10].span), bytes[13] == UInt8(ascii: ":"),
      let hour = Int(digits: bytes[11..<13].span), hour < 24,
      let minute = Int(digits: bytes[14..<16].span), minute < 60,
      let day = Day(year: year, month: month, day: dayOfMonth)
    else { return nil }
    var second = 0
    if bytes.count == 19 {
      guard bytes[16] == UInt8(ascii: ":"), let tail = Int(digits: bytes[17..<19].span), tail < 60
      else {
        return nil
      }
      second = tail
    }
    seconds = day.number * Self.secondsOfDay + hour * 3600 + minute * 60 + second
  }

  /// The number of the day on which it falls.
  public var dayNumber: Int { seconds / Self.secondsOfDay }

  /// The day on which it falls.
  public var day: Day? { Day(number: dayNumber) }

  /// The moment that many hours later.
  public func adding(hours: Int) -> Timestamp { Timestamp(seconds: seconds + hours * 3600) }

  /// The moment as `2024-02-29 08:30`, with seconds where they are not zero.
  public var text: String {
    let rest = seconds % Self.secondsOfDay
    let parts = [rest / 3600, rest / 60 % 60] + (rest % 60 == 0 ? [] : [rest % 60])
    let clock = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(day?.iso ?? "") \(clock)"
  }
}

extension Timestamp: Comparable {
  /// The earlier moment comes first.
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
}
