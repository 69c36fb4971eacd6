import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("Distributors written in several ways are one, in events and order lines")
struct MixedNamesTests {
  private static let events = [
    "甲药业（上海）,2021-07-10,A1,1,distributor,r1,,,", "甲药业(上海),2021-07-11,A1,1,distributor,r2,,,",
    "甲药业（上海） ,2021-07-12,A1,1,distributor,r3,,,", "Ｂ,2021-07-12,A1,1,distributor,r3,,,",
  ]
  private static let orders = [
    "O1,1,甲药业(上海),2021-07-01 08:00,2021-07-01 08:05,2021-07-20 08:00,10,10,1,,,",
    "O1,2,甲药业（上海）,2021-07-01 08:00,2021-07-01 08:05,2021-07-01 12:00,10,4,1,,,",
    "O1,2,甲药业 （上海）,2021-07-01 08:00,2021-07-01 08:05,2021-07-01 13:00,10,6,1,,,",
    "O2,1,b,2021-07-01 08:00,2021-07-01 08:05,2021-07-01 12:00,10,10,1,,,",
    "O3,1,b,2021-07-01 08:00,2021-07-01 08:05,2021-07-01 12:00,10,10,1,,,",
  ]

  @Test("they have one score, and one order line the deliveries of all spellings", arguments: 0..<6)
  func oneScore(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (events, orders) = (
      Self.events.shuffled(using: &random), Self.orders.shuffled(using: &random)
    )
    let scoring = try #require(try Samples.run(events: events, orders: orders).scoring)
    // Of both tables: 甲药业（上海） 2 and 1 in orders are 3, 甲药业(上海) 2, 甲药业 （上海） 1; b 2, Ｂ 1.
    #expect(scoring.roster.names.sorted() == ["b", "甲药业（上海）"])
    let scores = try scoring.scores(try Samples.quarter("2021Q3"))
    #expect(scores.map { scoring.roster.names[$0.firm] } == ["b", "甲药业（上海）"])
    // O1 line 2 came in two deliveries and is one line beside line 1.
    #expect(scores.map(\.lines) == [2, 2])
  }
}
