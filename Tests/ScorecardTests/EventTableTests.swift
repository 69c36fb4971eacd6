import Tables
import Testing

@testable import Scorecard

struct EventTableTests {
  @Test("a quarter without incidents has a header and no rows")
  func headerOnly() throws {
    let card = try Samples.card()
    let (events, findings) = try Samples.withFile(Samples.eventHeader + "\n") {
      var roster = Roster()
      let read = try EventTable.read(
        $0, schema: Schema.named("events"), card: card, roster: &roster, hasOrders: true)
      return (read.events, read.findings)
    }
    #expect(events.isEmpty)
    #expect(findings.shown.isEmpty)
  }

  @Test(
    "an appeal about what was recorded names an order that is there, or none",
    arguments: [
      ("O1,1", "appealed", []), ("O1,", "upheld", []), (",", "appealed", []),
      ("O9,1", "appealed", ["order_id unmatched-row"]), ("O1,7", "upheld", ["line unmatched-row"]),
      // A record may name an order of elsewhere.
      ("O9,1", "recorded", []),
    ])
  func appealedOrders(order: String, status: String, expected: [String]) throws {
    let findings = try Samples.run(
      events: ["甲,2021-07-05,C3,1,distributor,photo,\(status),\(order)"],
      orders: ["O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 12:00,1,1,1,N,N,N"]
    ).findings
    #expect(findings.map { "\($0.column ?? "") \($0.code.id)" } == expected)
  }

  static func codes(_ rows: [String], orders: [String]? = nil) throws -> [String] {
    try Samples.run(events: rows, orders: orders).findings.map(\.code.id)
  }

  @Test("parties, states and indicators are read in English and Chinese")
  func languages() throws {
    let (scoring, findings) = try Samples.run(events: [
      "甲,2021-07-01,A1,2,配送企业,photo 1,申诉中,,", "甲,2021-07-01,a2,,Distributor,photo 2,,,",
    ])
    #expect(findings.isEmpty)
    let events = try #require(scoring).events
    #expect(events.map(\.fault) == [.distributor, .distributor])
    #expect(events.map(\.status) == [.appealed, .recorded])
    #expect(events.map(\.count) == [2, 1])
  }

  @Test("an event may name its indicator or red line by its name, in either language and any width")
  func names() throws {
    let (scoring, findings) = try Samples.run(events: [
      "甲,2021-07-01,企业资质缺失或过期,1,distributor,x,,,",
      "甲,2021-07-02,Company licence missing or EXPIRED,1,distributor,x,,,",
      "甲,2021-07-03,Ａ１,1,distributor,x,,,", "甲,2021-07-04,供应假药,1,distributor,x,,,",
    ])
    #expect(findings.isEmpty)
    let events = try #require(scoring).events
    #expect(events.map(\.subject) == [.indicator(0), .indicator(0), .indicator(0), .redLine(2)])
  }

  @Test(
    "each fault of a row is a finding, and nothing is computed",
    arguments: [
      ("甲,2021-07-01,A9,1,distributor,x,,,", "unknown-indicator"),
      ("甲,2021-07-01,A1,-1,distributor,x,,,", "out-of-range"),
      ("甲,2021-07-01,A1,0,distributor,x,,,", "out-of-range"),
      ("甲,2021-07-01,A1,1.5,distributor,x,,,", "not-an-integer"),
      ("甲,2021-02-29,A1,1,distributor,x,,,", "not-a-date"),
      ("甲,2021-07-01,A1,1,somebody,x,,,", "unknown-fault-party"),
      ("甲,2021-07-01,A1,1,distributor,x,maybe,,", "unknown-status"),
      ("甲,2021-07-01,A1,1,distributor,,,,", "missing-value"),
      (",2021-07-01,A1,1,distributor,x,,,", "missing-value"),
    ])
  func faults(row: String, code: String) throws {
    let (scoring, findings) = try Samples.run(events: [row])
    #expect(findings.map(\.code.id) == [code])
    #expect(scoring == nil)
  }

  @Test("the same event recorded twice is a finding that names the earlier row")
  func repeated() throws {
    let row = "甲,2021-07-01,A1,1,distributor,photo 1,,,"
    let (_, findings) = try Samples.run(events: [row, "乙" + row.dropFirst(), row])
    #expect(findings.map(\.code.id) == ["duplicate-row"])
    #expect(findings.first?.row == 4)
    #expect(findings.first?.reason.en.contains("row 2") == true)
  }

  @Test("counts that cannot be added up are findings, whoever they are about")
  func tooMany() throws {
    let most = Int.max / 2
    let row = { (name: String, count: Int) in "\(name),2021-07-01,A1,\(count),distributor,x,,," }
    #expect(try Self.codes([row("甲", most)]).isEmpty)
    #expect(try Self.codes([row("甲", Int.max)]) == ["too-large"])
    let findings = try Samples.run(events: [row("甲", most), row("乙", 1), row("丙", 1)]).findings
    #expect(findings.map(\.code.id) == ["too-large", "too-large"])
    #expect(findings.map(\.row) == [3, 4])
  }

  @Test("with order lines at hand, a computed indicator takes no events of its own")
  func countedTwice() throws {
    let row = "甲,2021-07-01,B2,1,distributor,x,recorded,O1,1"
    #expect(try Self.codes([row], orders: Self.order) == ["counted-twice"])
    #expect(try Self.codes([row]).isEmpty)
  }

  @Test("an answer for a computed deduction names its order line, or order")
  func answers() throws {
    let rows = { (code: String, place: String) in
      ["甲,2021-07-01,\(code),1,hospital,x,recorded,\(place)"]
    }
    #expect(try Self.codes(rows("B2", ","), orders: Self.order) == ["missing-value"])
    #expect(try Self.codes(rows("B2", "O1,"), orders: Self.order) == ["missing-value"])
    #expect(try Self.codes(rows("B2", "O1,1"), orders: Self.order).isEmpty)
    #expect(try Self.codes(rows("E1", "O1,"), orders: Self.order).isEmpty)
  }

  @Test("an answer must name an order, its distributor and its line as the order file has them")
  func unmatched() throws {
    let row = { (name: String, day: String, place: String) in
      "\(name),\(day),B2,1,hospital,x,recorded,\(place)"
    }
    let findings = try Samples.run(
      events: [
        row("甲", "2021-07-01", "O1,1"), row("甲", "2021-07-02", "O9,1"),
        row("甲", "2021-07-03", "O1,2"), row("乙", "2021-07-04", "O1,1"),
        // The order file is about the third quarter.
        row("甲", "2021-11-05", "O7,1"),
      ], orders: Self.order
    ).findings
    #expect(findings.map(\.code.id) == Array(repeating: "unmatched-row", count: 4))
    #expect(findings.map(\.row) == [3, 4, 5, 6])
    #expect(findings.map(\.column) == ["order_id", "line", "distributor", "order_id"])
    #expect(findings.map(\.value) == ["O9", "2", nil, "O7"])
    try #require(findings.map(\.severity) == [.error, .error, .error, .note])
    #expect(findings[1].reason.en == "the order O1 has the lines 1")
  }

  @Test("of an emergency order only the order is named, whatever line the event gives")
  func unmatchedOrders() throws {
    #expect(
      try Self.codes(["甲,2021-07-01,E1,1,hospital,x,recorded,O1,7"], orders: Self.order).isEmpty)
  }

  @Test("two answers for one deduction must come to the same")
  func answersAtOdds() throws {
    let row = { (day: String, status: String) in
      "甲,\(day),B2,1,distributor,x,\(status),O1,1"
    }
    #expect(
      try Self.codes(
        [row("2021-07-01", "upheld"), row("2021-07-02", "upheld")], orders: Self.order
      )
      .isEmpty)
    let findings = try Samples.run(
      events: [row("2021-07-01", "upheld"), row("2021-07-02", "withdrawn")], orders: Self.order
    ).findings
    #expect(findings.map(\.code.id) == ["contradiction"])
    #expect(findings.first?.row == 3)
  }

  static let order = ["O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,1,1,1,N,N,N"]

  @Test(
    "an event is another one by its firm, day, indicator, evidence, order or line",
    arguments: [
      ("甲,2021-07-01,B2,1,hospital,x,,O1,1", ["duplicate-row"]),
      // Another count, party or status of the same event is the same event.
      ("甲,2021-07-01,B2,2,platform,x,appealed,O1,1", ["duplicate-row"]),
      ("乙,2021-07-01,B2,1,hospital,x,,O1,1", []), ("甲,2021-07-02,B2,1,hospital,x,,O1,1", []),
      ("甲,2021-07-01,B3,1,hospital,x,,O1,1", []), ("甲,2021-07-01,B2,1,hospital,y,,O1,1", []),
      ("甲,2021-07-01,B2,1,hospital,x,,O2,1", []), ("甲,2021-07-01,B2,1,hospital,x,,O1,2", []),
      ("甲,2021-07-01,B2,1,hospital,x,,O1,", []), ("甲,2021-07-01,B2,1,hospital,x,,,", []),
    ])
  func sameEvent(other: String, codes: [String]) throws {
    #expect(try Self.codes(["甲,2021-07-01,B2,1,hospital,x,,O1,1", other]) == codes)
  }
}
