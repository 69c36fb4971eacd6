import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite("Day: a day of the calendar")
struct DayTests {
  @Test(
    "A day is written year, month, day, and no other way",
    arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func valid(text: String) {
    #expect(Day(iso: text)?.iso == text)
  }

  @Test(
    "Other forms, and days that the calendar does not have, are refused",
    arguments: [
      "", "2024-2-29", "2024-02-9", "24-02-29", "2024/02/29", "20240229", "2024-02-30",
      "2023-02-29",
      "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-01", "2024-01-00", "2024-01-32",
      "0000-01-01",
      "-024-01-01", "+024-01-01", "2024-01-01 ", " 2024-01-01", "2024-01-01-", "2024--01-01",
      "２０２４-01-01",
      "2024-01-1e", "2024-1\u{301}-01",
    ])
  func refused(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(
    "The calendar is the Gregorian one, year by year", arguments: [1900, 2000, 2023, 2024, 2100])
  func gregorian(year: Int) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for month in 1...12 {
      let first = try #require(calendar.date(from: DateComponents(year: year, month: month)))
      let days = calendar.range(of: .day, in: .month, for: first)?.count
      #expect(Day.count(year: year, month: month) == days)
    }
  }

  @Test("Days order as their texts do", arguments: 0..<10)
  func order(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      func day() throws -> Day {
        try #require(
          Day(
            year: .random(in: 1998...2002, using: &random),
            month: .random(in: 1...12, using: &random),
            day: .random(in: 1...28, using: &random)))
      }
      let (a, b) = (try day(), try day())
      #expect((a < b) == (a.iso < b.iso))
      #expect((a == b) == (a.iso == b.iso))
    }
  }

  @Test("Numbers beyond any calendar are refused without a trap")
  func extremes() {
    for number in [Int.min, -1, 0, Int.max] {
      #expect(Day(year: number, month: 1, day: 1) == nil)
      #expect(Day(year: 2024, month: number, day: 1) == nil)
      #expect(Day(year: 2024, month: 1, day: number) == nil)
    }
  }
}
