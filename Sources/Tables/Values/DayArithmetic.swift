/// Counting days and months on the calendar.
extension Day {
  /// How many days have passed since 0001-01-01, which is day 0.
  public var number: Int {
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 306
  }

  /// The day with that number; nil outside the years 1 to 9999.
  public init?(number: Int) {
    guard (0...3_652_058).contains(number) else { return nil }
    let days = number + 306
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The day that many days later, or earlier for a negative count; nil outside the calendar.
  public func adding(days: Int) -> Day? {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return overflow ? nil : Day(number: sum)
  }

  /// The same day of the month that many months later, or the last day of a shorter month; nil
  /// outside the calendar.
  public func adding(months: Int) -> Day? {
    let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, index >= 12 else { return nil }
    let (year, month) = (index / 12, index % 12 + 1)
    return Day(year: year, month: month, day: min(day, Day.count(year: year, month: month)))
  }

  /// The last day of this day's month.
  public var lastOfMonth: Day {
    Day(year: year, month: month, day: Day.count(year: year, month: month)) ?? self
  }
}
