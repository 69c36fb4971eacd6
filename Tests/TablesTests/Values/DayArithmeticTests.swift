import Testing

@testable import Tables

struct DayArithmeticTests {
  static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test("numbers count every day of the calendar once, from 0001-01-01 on")
  func numbers() throws {
    // The slow reference: walk through all days of 1 to 2100, and around the end.
    var expected = 0
    for year in 1...2100 {
      for month in 1...12 {
        let last = Day.count(year: year, month: month)
        let first = try #require(Day(year: year, month: month, day: 1))
        guard first.number == expected, Day(number: expected) == first else {
          Issue.record("\(first.iso) is \(first.number), not \(expected)")
          return
        }
        let end = try #require(Day(number: expected + last - 1))
        guard end == first.lastOfMonth else {
          Issue.record("the last day of \(first.iso) is \(end.iso)")
          return
        }
        expected += last
      }
    }
    #expect(Day(number: 3_652_058)?.iso == "9999-12-31")
    #expect(Day(number: 3_652_059) == nil)
    #expect(Day(number: -1) == nil)
  }

  @Test(
    "one month later is the same day, or the last day of a shorter month",
    arguments: [
      ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2024-01-30", 1, "2024-02-29"), ("2025-06-30", 1, "2025-07-30"),
      ("2025-12-01", 1, "2026-01-01"), ("2025-01-31", 13, "2026-02-28"),
      ("2025-03-31", -1, "2025-02-28"), ("2025-01-15", -13, "2023-12-15"),
    ])
  func months(from: String, months: Int, to: String) throws {
    #expect(try Self.day(from).adding(months: months)?.iso == to)
  }

  @Test(
    "days pass over month ends and leap days",
    arguments: [
      ("2024-01-30", 30, "2024-02-29"), ("2025-01-31", 30, "2025-03-02"),
      ("2025-12-01", 60, "2026-01-30"), ("2024-03-01", -1, "2024-02-29"),
    ])
  func days(from: String, days: Int, to: String) throws {
    #expect(try Self.day(from).adding(days: days)?.iso == to)
  }

  @Test("beyond the calendar there is no day")
  func ends() throws {
    #expect(try Self.day("9999-12-31").adding(days: 1) == nil)
    #expect(try Self.day("9999-12-31").adding(months: 1) == nil)
    #expect(try Self.day("0001-01-01").adding(months: -1) == nil)
    #expect(try Self.day("2021-07-01").adding(months: .max) == nil)
    #expect(try Self.day("2021-07-01").adding(months: .min) == nil)
    #expect(try Self.day("2021-07-01").adding(days: .max) == nil)
  }
}
