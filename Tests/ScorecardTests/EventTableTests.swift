import Tables
import Testing

@testable import Scorecard

struct EventTableTests {
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

  static let order = ["O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,1,1,1,N,N,N"]
}
