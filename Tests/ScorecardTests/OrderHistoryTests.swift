import Testing

@testable import Scorecard

struct OrderHistoryTests {
  /// Order lines of 甲: in time; late and short; short; never arrived; and one of 乙 in time.
  static let orders = [
    "1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-02 08:00,10,10,1,N,N,N",
    "2,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-09 08:00,10,5,1,N,N,N",
    "3,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-02 08:00,10,9,1,N,N,N",
    "4,1,甲,2021-07-01 08:00,2021-07-01 09:00,,10,0,1,N,N,N",
    "5,1,乙,2021-10-01 08:00,2021-10-01 09:00,2021-10-02 08:00,10,10,1,N,N,N",
  ]

  @Test("a line that is late and short fails once")
  func failed() throws {
    let scoring = try #require(try Samples.run(orders: Self.orders).scoring)
    let counts = scoring.lineCounts([try Samples.quarter("2021Q3")])
    let names = scoring.roster.names
    // 甲: 4 lines, of which 2, 3 and 4 fail; 乙 has none in this quarter.
    #expect(counts[try #require(names.firstIndex(of: "甲"))] == LineCount(lines: 4, failed: 3))
    #expect(counts[try #require(names.firstIndex(of: "乙"))] == LineCount())
  }

  @Test("a line for which the manufacturer was at fault does not fail")
  func exempted() throws {
    let run = try Samples.run(
      events: ["甲,2021-07-03,B3,1,manufacturer,no stock at the source,recorded,3,1"],
      orders: Self.orders)
    let scoring = try #require(run.scoring)
    let counts = scoring.lineCounts([try Samples.quarter("2021Q3")])
    let firm = try #require(scoring.roster.names.firstIndex(of: "甲"))
    #expect(counts[firm] == LineCount(lines: 4, failed: 2))
  }

  @Test("quarters run from the first record to the one that is asked about, the last ones kept")
  func quarters() throws {
    let scoring = try #require(
      try Samples.run(events: ["甲,2020-12-31,A1,1,distributor,x,,,"], orders: Self.orders).scoring)
    let last = try Samples.quarter("2021Q4")
    // 2020Q4 has the event.
    let all = scoring.quarters(until: last, limit: 12).map(\.text)
    #expect(all == ["2020Q4", "2021Q1", "2021Q2", "2021Q3", "2021Q4"])
    #expect(scoring.quarters(until: last, limit: 2).map(\.text) == ["2021Q3", "2021Q4"])
    #expect(scoring.quarters(until: try Samples.quarter("2019Q4"), limit: 12).isEmpty)
  }

  @Test("the first quarter of the records is one, also where it is the one asked about")
  func firstQuarter() throws {
    let single = try #require(
      try Samples.run(events: ["甲,2021-08-01,A1,1,distributor,x,,,"]).scoring)
    #expect(
      single.quarters(until: try Samples.quarter("2021Q3"), limit: 12).map(\.text) == ["2021Q3"])
    #expect(single.quarters(until: try Samples.quarter("2021Q2"), limit: 12).isEmpty)
  }
}
