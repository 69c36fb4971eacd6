import ExactNumbers
import Tables
import Testing

@testable import Scorecard

struct ScoringTests {
  @Test(
    "a quarter of which the files say nothing is known by its events and its lines that were due")
  func withoutData() throws {
    let scoring = try #require(
      try Samples.run(
        events: ["甲,2021-02-01,A1,1,hospital,a,,,"],
        orders: [
          "O1,1,甲,2021-05-01 08:00,2021-05-01 09:00,2021-05-01 12:00,1,1,1,N,N,N",
          "O2,1,甲,2021-07-01 08:00,,,1,,1,N,N,N",
        ]
      ).scoring)
    let quarters = try #require(Quarter.list("2021"))
    #expect(scoring.withoutData(quarters).map(\.text) == ["2021Q3", "2021Q4"])
  }

  static let order = "2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,1,1,1,N,N,N"

  @Test("points are units times points, capped by indicator, and 100 less their sum is the score")
  func sums() throws {
    // A1: 4 documents × 2 = 8, capped at 6; F1: 3 invoices × 0.5 = 1.5. 100 − 7.5 = 92.5
    let (scoring, _) = try Samples.run(events: [
      "甲,2021-07-01,A1,4,distributor,a,,,", "甲,2021-08-01,F1,1,distributor,b,,,",
      "甲,2021-09-30,F1,2,distributor,c,,,",
    ])
    let score = try Samples.score(scoring, "甲", "2021Q3")
    #expect(score.deduction.points == "7.5")
    #expect(score.score.points == "92.5")
    #expect(score.itemPoints.map(\.points) == ["6.0", "0.0", "0.0", "0.0", "0.0", "1.5"])
  }

  @Test("an event belongs to the quarter of its date and to no other")
  func otherQuarter() throws {
    let (scoring, _) = try Samples.run(events: [
      "甲,2021-06-30,A1,1,distributor,a,,,", "甲,2021-07-01,A2,1,distributor,b,,,",
    ])
    #expect(try Samples.score(scoring, "甲", "2021Q2").deduction == Ratio(2))
    #expect(try Samples.score(scoring, "甲", "2021Q3").deduction == Ratio(1))
    let quarter = try Samples.quarter("2021Q3")
    #expect(try #require(scoring).outside([quarter]).events == 1)
  }

  @Test("a firm without orders and events in the quarter has no data, and no rank")
  func noData() throws {
    let (scoring, _) = try Samples.run(
      events: ["乙,2021-04-01,A1,1,distributor,a,,,"], orders: ["O1,1,甲,\(Self.order)"])
    let absent = try Samples.score(scoring, "乙", "2021Q3")
    #expect(!absent.hasData)
    #expect(absent.rank == nil)
    let present = try Samples.score(scoring, "甲", "2021Q3")
    #expect(present.hasData)
    #expect(present.rank == 1)
  }

  @Test("a firm with events and no orders is scored by its events, without points per volume")
  func eventsOnly() throws {
    let (scoring, _) = try Samples.run(
      events: ["乙,2021-07-01,A1,1,hospital,a,,,"], orders: ["O1,1,甲,\(Self.order)"])
    let score = try Samples.score(scoring, "乙", "2021Q3")
    #expect(score.hasData)
    #expect(score.score == Ratio(100))
    #expect(score.perVolume == nil)
  }

  @Test("equal scores share a rank, and the next one counts them")
  func ranks() throws {
    let (scoring, _) = try Samples.run(events: [
      "甲,2021-07-01,A2,1,distributor,a,,,", "乙,2021-07-01,F2,1,distributor,a,,,",
      "丙,2021-07-01,A1,1,distributor,a,,,", "丁,2021-07-01,A1,1,hospital,a,,,",
    ])
    let scores = try #require(scoring).scores(try Samples.quarter("2021Q3"))
    let names = scores.map { scoring?.roster.names[$0.firm] ?? "" }
    #expect(names == ["丁", "乙", "甲", "丙"])
    #expect(scores.map(\.rank) == [1, 2, 2, 4])
  }

  @Test("points per 1,000 order lines are the deduction over the lines")
  func perVolume() throws {
    // 2 points, 3 lines: 666.67 per 1,000.
    let orders = (1...3).map { "O1,\($0),甲,\(Self.order)" }
    let (scoring, _) = try Samples.run(
      events: ["甲,2021-07-01,A1,1,distributor,a,,,"], orders: orders)
    let score = try Samples.score(scoring, "甲", "2021Q3")
    #expect(score.lines == 3)
    #expect(score.perVolume == (try Ratio(2000, over: 3)))
    // One line is enough for a share: 2 × 1,000 ÷ 1.
    let (single, _) = try Samples.run(
      events: ["甲,2021-07-01,A1,1,distributor,a,,,"], orders: ["O1,1,甲,\(Self.order)"])
    #expect(try Samples.score(single, "甲", "2021Q3").perVolume == Ratio(2000))
  }

  @Test("red lines are counted outside points, and only where they are the distributor's fault")
  func redLines() throws {
    let (scoring, _) = try Samples.run(events: [
      "甲,2021-07-01,R3,1,distributor,a,,,", "甲,2021-07-01,R1,1,manufacturer,b,,,",
      "甲,2021-07-02,R2,1,distributor,c,upheld,,",
    ])
    let score = try Samples.score(scoring, "甲", "2021Q3")
    #expect(score.redLines == 1)
    #expect(score.deduction == .zero)
  }

  @Test("without an order file, events of B1–B4 and E1 count as they are recorded")
  func recordedMeasures() throws {
    let (scoring, _) = try Samples.run(events: ["甲,2021-07-01,B2,3,distributor,a,,,"])
    #expect(try Samples.score(scoring, "甲", "2021Q3").deduction == Ratio(3))
  }

  @Test("the full loss of every indicator is a score of zero, never less")
  func zero() throws {
    let codes = try Samples.card().indicators.map(\.code)
    let (scoring, _) = try Samples.run(
      events: codes.map { "甲,2021-07-01,\($0),99,distributor,a,,," })
    #expect(try Samples.score(scoring, "甲", "2021Q3").score == .zero)
  }
}
