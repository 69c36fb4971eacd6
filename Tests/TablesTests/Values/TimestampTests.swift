import Testing

@testable import Tables

struct TimestampTests {
  @Test(
    "a day and a time are read to the second, and written back",
    arguments: [
      ("2024-02-29 08:30", "2024-02-29 08:30"), ("2024-02-29T08:30", "2024-02-29 08:30"),
      ("2021-12-31 23:59:59", "2021-12-31 23:59:59"), ("0001-01-01 00:00:00", "0001-01-01 00:00"),
    ])
  func reading(text: String, written: String) {
    #expect(Timestamp(iso: text)?.text == written)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "2023-02-29 08:30", "2024-02-29", "2024-02-29 24:00", "2024-02-29 08:60", "2024-2-29 08:30",
      "2024-02-29 08:30:60", "2024-02-29 8:30", "2024/02/29 08:30", "2024-02-29 08:30Z",
      "２024-02-29 08:30", "",
    ])
  func refused(text: String) {
    #expect(Timestamp(iso: text) == nil)
  }

  @Test("hours pass over midnight and the leap day")
  func hours() throws {
    let moment = try #require(Timestamp(iso: "2024-02-28 20:15"))
    #expect(moment.adding(hours: 8).text == "2024-02-29 04:15")
    #expect(moment.adding(hours: 48).text == "2024-03-01 20:15")
    #expect(moment.adding(hours: 48).day?.iso == "2024-03-01")
    #expect(moment < moment.adding(hours: 1))
  }

  @Test("a day begins at midnight")
  func start() throws {
    let day = try #require(Day(iso: "2021-07-01"))
    #expect(Timestamp(startOf: day).text == "2021-07-01 00:00")
  }
}
