import Testing

@testable import Tables

struct QuarterTests {
  @Test(
    "a day lies in the quarter of its month",
    arguments: [
      ("2021-01-01", "2021Q1"), ("2021-03-31", "2021Q1"), ("2021-04-01", "2021Q2"),
      ("2024-02-29", "2024Q1"), ("2021-09-30", "2021Q3"), ("2021-12-31", "2021Q4"),
    ])
  func ofDay(day: String, quarter: String) throws {
    #expect(Quarter(of: try #require(Day(iso: day))).text == quarter)
  }

  @Test("quarters follow each other over the year's end, with their first and last days")
  func neighbours() throws {
    let last = try #require(Quarter("2023Q4"))
    #expect(last.adding(1).text == "2024Q1")
    #expect(last.adding(1).lastDay?.iso == "2024-03-31")
    #expect(last.firstDay?.iso == "2023-10-01")
    #expect(last < last.adding(1))
  }

  @Test(
    "lists, spans, half-years and years are read in their order",
    arguments: [
      ("2021Q3", ["2021Q3"]), ("2021q3,2021Q1", ["2021Q3", "2021Q1"]),
      ("2021H1", ["2021Q1", "2021Q2"]), ("2021H2", ["2021Q3", "2021Q4"]),
      ("2021", ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]),
      ("2021Q4..2022H1", ["2021Q4", "2022Q1", "2022Q2"]),
    ])
  func lists(text: String, expected: [String]) {
    #expect(Quarter.list(text)?.map(\.text) == expected)
  }

  @Test(
    "anything else is refused",
    arguments: ["2021Q5", "2021H3", "21Q1", "2021Q", "", "2021Q1,2021H1", "2021Q2..2021Q1", "Q1"])
  func refused(text: String) {
    #expect(Quarter.list(text) == nil)
  }

  @Test(
    "a run of quarters has one name",
    arguments: [
      ("2021Q3", "2021Q3"), ("2021H1", "2021H1"), ("2021", "2021"),
      ("2021Q2..2021Q3", "2021Q2..2021Q3"), ("2021Q1,2021Q3", "2021Q1,2021Q3"),
    ])
  func names(text: String, name: String) throws {
    #expect(Quarter.name(of: try #require(Quarter.list(text))) == name)
  }
}
