/// A quarter of a calendar year.
public struct Quarter: Sendable, Hashable {
  /// How many quarters have begun since the first of year 0; neighbours differ by one.
  public let index: Int

  /// The quarter with that index.
  public init(index: Int) { self.index = index }

  /// The quarter `number`, 1 to 4, of a year; nil outside the years 1 to 9999.
  public init?(year: Int, number: Int) {
    guard (1...9999).contains(year), (1...4).contains(number) else { return nil }
    index = year * 4 + number - 1
  }

  /// Reads `2021Q3`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.uppercased().split(separator: "Q", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 1, let year = Int(parts[0]),
      let number = Int(parts[1])
    else { return nil }
    self.init(year: year, number: number)
  }

  /// The quarter in which a day lies.
  public init(of day: Day) { index = day.year * 4 + (day.month - 1) / 3 }

  /// The year.
  public var year: Int { index / 4 }
  /// The number in the year, 1 to 4.
  public var number: Int { index % 4 + 1 }
  /// The quarter as `2021Q3`.
  public var text: String { "\(yearText)Q\(number)" }
  /// The year in four digits, as it is read.
  private var yearText: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The quarter that many quarters later.
  public func adding(_ count: Int) -> Quarter { Quarter(index: index + count) }

  /// The first day.
  public var firstDay: Day? { Day(year: year, month: number * 3 - 2, day: 1) }
  /// The last day.
  public var lastDay: Day? { Day(year: year, month: number * 3, day: 1)?.lastOfMonth }
}

extension Quarter: Comparable {
  /// The earlier quarter comes first.
  public static func < (a: Quarter, b: Quarter) -> Bool { a.index < b.index }
}

/// Reading several quarters from one word.
extension Quarter {
  /// Reads `2021Q3`, a half-year `2021H1`, a year `2021`, a span `2021Q2..2022Q1`, and lists of
  /// them with commas; nil for anything else, and when a quarter comes twice.
  public static func list(_ text: String) -> [Quarter]? {
    var quarters: [Quarter] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let more = span(part) else { return nil }
      quarters += more
    }
    return Set(quarters).count == quarters.count ? quarters : nil
  }

  private static func span(_ text: Substring) -> [Quarter]? {
    guard let dots = text.firstRange(of: "..") else { return period(text) }
    guard let first = period(text[..<dots.lowerBound])?.first,
      let last = period(text[dots.upperBound...])?.last, first <= last
    else { return nil }
    return (first.index...last.index).map(Quarter.init(index:))
  }

  private static func period(_ text: Substring) -> [Quarter]? {
    if let quarter = Quarter(text) { return [quarter] }
    let parts = text.uppercased().split(separator: "H", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]),
      let first = Quarter(year: year, number: 1)
    else { return nil }
    if parts.count == 1 { return (0..<4).map(first.adding) }
    switch parts[1] {
    case "1": return [first, first.adding(1)]
    case "2": return [first.adding(2), first.adding(3)]
    default: return nil
    }
  }

  /// A name for a run of quarters: `2021H1` for a half-year, else `2021Q2..2021Q3`.
  public static func name(of quarters: [Quarter]) -> String {
    guard let first = quarters.first, let last = quarters.last else { return "" }
    if quarters.count == 1 { return first.text }
    let isRun = zip(quarters, quarters.dropFirst()).allSatisfy { $0.adding(1) == $1 }
    guard isRun else { return quarters.map(\.text).joined(separator: ",") }
    if quarters.count == 2, first.number % 2 == 1 {
      return "\(first.yearText)H\(first.number == 1 ? 1 : 2)"
    }
    return quarters.count == 4 && first.number == 1
      ? first.yearText : "\(first.text)..\(last.text)"
  }
}
