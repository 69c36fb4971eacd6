import TestSupport
import Testing

@testable import Tables

@Suite("DayTable: the days met before, by the bytes that write them")
struct DayTableTests {
  /// Eight bytes of a text as a word, the first lowest.
  private static func word(_ text: String) -> UInt64 {
    text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func start(_ day: String, _ days: inout DayTable) -> Int {
    unsafe days.withView { days in
      unsafe days.start(ofDay: word(String(day.suffix(2))), in: word(String(day.prefix(8))))
    }
  }

  @Test("every day of four years begins when its timestamp says, met once or again")
  func days() throws {
    var (table, day) = (DayTable(), try #require(Day(iso: "2023-01-01")))
    var all: [Day] = []
    while day.year < 2027 {
      all.append(day)
      day = try #require(Day(number: day.number + 1))
    }
    var random = SplitMix64(seed: 13)
    for day in all + all + all.shuffled(using: &random) {
      #expect(Self.start(day.iso, &table) == Timestamp(startOf: day).seconds)
    }
  }

  @Test("a day may be written with strokes or points, as spreadsheets do")
  func separators() {
    var table = DayTable()
    let start = Self.start("2024-01-31", &table)
    #expect(Self.start("2024/01/31", &table) == start && Self.start("2024.01.31", &table) == start)
  }

  @Test(
    "what is no day is none, though it shares the place of one",
    arguments: [
      "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-01-32", "2024/01-31",
      "2024-01.31", "2024-1-031", "20a4-01-31", "\u{1}024-01-31",
    ])
  func none(text: String) {
    var table = DayTable()
    #expect(Self.start("2024-01-31", &table) > 0)
    #expect(Self.start(text, &table) < 0)
    #expect(Self.start("2024-01-31", &table) > 0)
  }
}
