public import Files
public import Tables
import Wording

/// Which days count where limits are of working hours: Monday to Friday, and what a table says
/// otherwise.
public struct WorkingDays: Sendable {
  /// Whether a day is open, by its number, for the days that are listed.
  private var listed: [Int: Bool] = [:]

  private static let secondsOfDay = 86_400

  /// Monday to Friday.
  init() {}

  /// Reads a file by the schema `calendar`.
  ///
  /// - Returns: the days, those of any week when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (days: WorkingDays, findings: Findings)
  {
    var table = try TableReader(path: path, schema: schema)
    let (date, open) = (table.column("date"), table.column("open"))
    var days = WorkingDays()
    while let row = try table.next() {
      let (day, isOpen) = (table.day(row, date), table.flag(row, open))
      guard let day, let isOpen else { continue }
      if days.listed.updateValue(isOpen, forKey: day.number) != nil {
        table.add(.duplicateRow, row, date, value: day.iso)
      }
    }
    return (table.findings.hasErrors ? WorkingDays() : days, table.findings)
  }

  private func isOpen(_ day: Int) -> Bool { listed[day] ?? (day % 7 < Self.weekend) }

  /// Days are counted from a Monday, 1 January of the year 1.
  private static let weekend = 5

  /// The moment when so many hours of open days have passed; those of closed days do not count.
  func limit(_ start: Timestamp, hours: Int) -> Timestamp {
    var (moment, rest, day) = (start.seconds, hours * 3600, start.dayNumber)
    while true {
      let end = (day + 1) * Self.secondsOfDay
      if isOpen(day) {
        guard rest > end - moment else { return Timestamp(seconds: moment + rest) }
        rest -= end - moment
      }
      (moment, day) = (end, day + 1)
    }
  }

  /// How many open days have begun between two moments, one at least where the second is later.
  func startedDays(from start: Timestamp, to end: Timestamp) -> Int {
    guard end > start else { return 0 }
    var seconds = 0
    for day in start.dayNumber...end.dayNumber where isOpen(day) {
      let (first, last) = (day * Self.secondsOfDay, (day + 1) * Self.secondsOfDay)
      seconds += max(0, min(last, end.seconds) - max(first, start.seconds))
    }
    return max(1, (seconds + Self.secondsOfDay - 1) / Self.secondsOfDay)
  }
}
