import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("Orders count as they stood at a moment: what was not yet due then is pending")
struct AsOfTests {
  /// An order of the last evening beside one of the day before that was answered for in time.
  private static let lastEvening = [
    "O1,1,甲,2021-09-29 08:00,2021-09-29 09:00,2021-09-30 08:00,10,10,1,N,N,N",
    "O2,1,甲,2021-09-30 20:00,,,10,,1,N,N,N",
    "O3,1,甲,2021-09-30 20:00,,2021-09-30 21:00,10,4,1,Y,N,N",
  ]

  private static func told(_ orders: [String], asOf: String? = nil) throws -> [String] {
    let scoring = try #require(try Samples.run(orders: orders, asOf: asOf).scoring)
    return try scoring.deductions([Samples.quarter("2021Q3")], eventFile: "")
      .map { "\($0.code) \($0.order?.id ?? "") \($0.count)" }
  }

  @Test("an order of the last evening costs no points before a limit has passed")
  func lastEvening() throws {
    let scoring = try #require(try Samples.run(orders: Self.lastEvening).scoring)
    let quarter = try Samples.quarter("2021Q3")
    let score = try Samples.score(scoring, "甲", "2021Q3")
    #expect(score.deduction == .zero)
    #expect(score.lines == 1)
    #expect(scoring.pending([quarter]) == 2)
    // The last moment of the file: part of the emergency order arrived at nine.
    #expect(scoring.orders?.asOf.text == "2021-09-30 21:00")
  }

  @Test(
    "each limit passes by itself, and exactly at it the order may still be in time",
    arguments: [
      ("2021-10-01 04:00", []), ("2021-10-01 04:01", ["B3 O3 1"]),
      ("2021-10-01 20:00", ["B3 O3 1"]), ("2021-10-01 20:01", ["B1 O2 1", "B1 O3 1", "B3 O3 1"]),
      // 48 hours end in the next quarter: one day at least.
      ("2021-10-02 20:01", ["B1 O2 1", "B1 O3 1", "B2 O2 1", "B3 O2 1", "B3 O3 1"]),
    ])
  func limits(asOf: String, expected: [String]) throws {
    #expect(try Self.told(Self.lastEvening, asOf: asOf) == expected)
  }

  @Test("an emergency order of which nothing arrived is late when its hours have passed")
  func emergency() throws {
    let order = "O1,1,甲,2021-09-30 08:00,2021-09-30 08:05,,10,,1,Y,N,N"
    #expect(try Self.told([order], asOf: "2021-09-30 16:00") == [])
    #expect(try Self.told([order], asOf: "2021-09-30 16:01") == ["B3 O1 1", "E1 O1 1"])
  }

  @Test("what is not yet due is on neither side of the fill rate")
  func fillRate() throws {
    let card = try Samples.card(["fill_rate.minimum_lines": "1"])
    let orders = [
      "O1,1,甲,2021-09-01 08:00,2021-09-01 09:00,2021-09-02 08:00,10,9,1,N,N,N",
      "O2,1,甲,2021-09-30 20:00,2021-09-30 21:00,,90,,1,N,N,N",
    ]
    // 9 of 10 are five points below 95 %; 9 of 100 are 86.
    for (moment, units) in [(nil, 5), ("2021-10-02 20:00", 5), ("2021-10-02 20:01", 86)] {
      let scoring = try Samples.run(orders: orders, card: card, asOf: moment).scoring
      let score = try Samples.score(scoring, "甲", "2021Q3")
      #expect(score.units[try #require(card.indicator(of: .fillRate))] == units)
    }
  }

  @Test("a quarter of which nothing is due yet has no data")
  func nothingDue() throws {
    let scoring = try Samples.run(
      events: ["甲,2021-05-01,A1,1,distributor,x,,,"], orders: [Self.lastEvening[1]]
    ).scoring
    #expect(try !Samples.score(scoring, "甲", "2021Q3").hasData)
  }

  @Test("a moment after today is a finding where nobody says up to when the orders are known")
  func future() throws {
    let row = "O2,1,甲,2021-09-29 08:00,2021-09-29 09:00,2121-09-30 08:00,10,10,1,N,N,N"
    let today = try #require(Day(iso: "2021-10-05"))
    let rows = [Self.lastEvening[0], row]
    let (scoring, findings) = try Samples.run(orders: rows, today: today)
    #expect(scoring == nil)
    #expect(findings.map { "\($0.row ?? 0) \($0.code.id)" } == ["3 future-moment"])
    #expect(try Samples.run(orders: rows, asOf: "2021-10-05 08:00", today: today).findings.isEmpty)
    // The end of today, which a day without a time stands for, is not after it.
    let now = "O1,1,甲,2021-10-05 08:00,2021-10-05 09:00,2021-10-05 23:59:59,10,10,1,N,N,N"
    #expect(try Samples.run(orders: [now], today: today).findings.isEmpty)
  }

  @Test("a file as of a moment is the file cut at that moment, and nothing that is due later costs")
  func cut() throws {
    var random = SplitMix64(seed: 21)
    let card = try Samples.card(["fill_rate.minimum_lines": "1"])
    for seed in 0..<40 {
      let rows = Self.randomRows(&random)
      let moment = "2021-07-\(Int.random(in: 15...31, using: &random)) 12:00"
      let asOf = try Samples.moment(moment)
      let whole = try #require(try Samples.run(orders: rows, card: card, asOf: moment).scoring)
      let cutRows = rows.compactMap { Self.cut($0, at: moment) }
      let cut = try #require(try Samples.run(orders: cutRows, card: card, asOf: moment).scoring)
      let quarter = try Samples.quarter("2021Q3")
      for name in cut.roster.names {
        let (a, b) = (
          try Samples.score(whole, name, "2021Q3"), try Samples.score(cut, name, "2021Q3")
        )
        #expect(a.units == b.units, "seed \(seed), \(name)")
        #expect(a.lines == b.lines)
      }
      // Neither file blames what is due later.
      for deduction in try whole.deductions([quarter], eventFile: "") {
        guard let row = deduction.source?.row else { continue }
        #expect(try Self.limit(rows[row - 2], deduction.code) < asOf)
      }
      // Without the lines that are pending nothing changes.
      let decided = try cutRows.filter { try Self.isDecided($0, asOf) }
      let less = try #require(try Samples.run(orders: decided, card: card, asOf: moment).scoring)
      for name in less.roster.names {
        let (a, b) = (
          try Samples.score(cut, name, "2021Q3"), try Samples.score(less, name, "2021Q3")
        )
        #expect(a.deduction == b.deduction, "seed \(seed), \(name)")
      }
    }
  }

  private static func randomRows(_ random: inout SplitMix64) -> [String] {
    (0..<60).map { index in
      let day = Int.random(in: 10...28, using: &random)
      let (confirmed, arrived) = (
        day + Int.random(in: 0...2, using: &random), day + Int.random(in: 0...6, using: &random)
      )
      let delivered = Int.random(in: 0...12, using: &random)
      let confirmation = Bool.random(using: &random) ? "2021-07-\(confirmed) 09:00" : ""
      return "O\(index),1,\(["甲", "乙"][index % 2]),2021-07-\(day) 08:00,\(confirmation),"
        + (delivered == 0 ? ",10,," : "2021-07-\(min(arrived, 31)) 10:00,10,\(delivered),")
        + "3,\(Bool.random(using: &random) ? "Y" : "N"),N,N"
    }
  }

  /// A row without what happened after a moment; nil where all of it did.
  private static func cut(_ row: String, at moment: String) -> String? {
    var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard fields[3] <= moment else { return nil }
    if fields[4] > moment { fields[4] = "" }
    if fields[5] > moment { (fields[5], fields[7]) = ("", "") }
    return fields.joined(separator: ",")
  }

  /// When what an indicator judges had to be done.
  private static func limit(_ row: String, _ code: String) throws -> Timestamp {
    let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let hours = code == "B1" ? 24 : fields[9] == "Y" ? 8 : 48
    return try Samples.moment(fields[3]).adding(hours: hours)
  }

  /// Whether a row is complete, or was due.
  private static func isDecided(_ row: String, _ asOf: Timestamp) throws -> Bool {
    let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let isComplete = (Int(fields[7]) ?? 0) >= 10
    // An order that was not confirmed in time has been judged for that.
    return try isComplete || limit(row, "B1") < asOf || limit(row, "B2") < asOf
  }
}
