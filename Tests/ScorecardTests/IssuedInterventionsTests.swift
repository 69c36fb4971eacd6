import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("Decisions that were handed out, against those of now")
struct IssuedInterventionsTests {
  private static let header =
    "distributor,window,total,intervention,until,reason,quarter,phase,delay_months"

  /// The changes for 2021Q4 as `firm before>after decision>decision: why`.
  private static func changes(_ issued: [String], _ events: [String], then: [String]? = nil) throws
    -> [String]
  {
    let quarter = try Samples.quarter("2021Q4")
    let now = try #require(try Samples.run(events: events).scoring)
    let old = try then.map { try #require(try Samples.run(events: $0).scoring) }
    let (list, findings) = try Samples.withFile(
      ([header] + issued).joined(separator: "\n") + "\n"
    ) {
      try IssuedInterventions.read(
        $0, schema: Schema.named("interventions"), quarter: quarter, roster: now.roster)
    }
    guard findings.shown.isEmpty else { return findings.shown.map(\.code.id) }
    return try InterventionChange.since(
      list, now, records: old, quarter: quarter, rules: InterventionTests.rules()
    ).map { change in
      let (before, after) = (change.before, change.after)
      return "\(change.name) \(before.total?.points ?? "–")>\(after.total?.points ?? "–") "
        + "\(before.sanction.rawValue)>\(after.sanction.rawValue): "
        + change.events.map(\.en).joined(separator: "; ")
    }
  }

  /// C5 is 3 points: 6 in the third quarter.
  private static let event = "甲,2021-08-01,C5,2,distributor,photo,recorded,,"
  private static let row =
    "甲,2021Q2..2021Q3,6.0,delay,2021-12-31,5.0 < 6.0 ≤ 15.0 (2021Q2 no data; 2021Q3 6.0),2021Q4,sanctioned,1"

  @Test("a decision that still stands is no change")
  func same() throws { #expect(try Self.changes([Self.row], [Self.event]).isEmpty) }

  @Test("one that does not is told with the quarter that made it another")
  func changed() throws {
    let upheld = Self.event.replacing("recorded", with: "upheld")
    #expect(
      try Self.changes([Self.row], [upheld]) == ["甲 6.0>0.0 delay>none: 2021Q3 6.0 → 0.0"])
    #expect(
      try Self.changes([Self.row], [upheld], then: [Self.event]) == [
        "甲 6.0>0.0 delay>none: 2021Q3 6.0 → 0.0; "
          + "C5 2021-08-01: 2 × distributor, recorded → 2 × distributor, upheld"
      ])
  }

  @Test("in Chinese words it is read as well")
  func chinese() throws {
    let row =
      "甲,2021Q2..2021Q3,8.0,延迟付款,2021-12-31,5.0 < 8.0 ≤ 15.0（2021Q2 2.0；2021Q3 6.0）,2021Q4,实施,1"
    #expect(
      try Self.changes([row], [Self.event]) == ["甲 8.0>6.0 delay>delay: 2021Q2 2.0 → no data"])
  }

  @Test("who was not handed anything, and who is in the records no more")
  func others() throws {
    #expect(
      try Self.changes([Self.row.replacing("甲", with: "乙")], [Self.event]) == [
        "乙 6.0>– delay>no-data: not in the records any more",
        "甲 –>6.0 no-data>delay: not handed out",
      ])
  }

  @Test("other thresholds change a decision of the same total")
  func thresholds() throws {
    let row = Self.row.replacing("delay,", with: "none,").replacing("5.0 < 6.0 ≤ 15.0", with: "x")
    #expect(
      try Self.changes([row], [Self.event]) == [
        "甲 6.0>6.0 none>delay: the same total, but other thresholds or another phase"
      ])
  }

  @Test(
    "decisions for another quarter, twice, or in other words are findings",
    arguments: [
      (row.replacing("2021Q4", with: "2021Q3"), "contradiction"),
      (row.replacing("2021Q4", with: "2021"), "unknown-word"),
      (row.replacing(",delay,", with: ",late,"), "unknown-word"),
      (row + "\n" + row, "duplicate-row"),
    ])
  func faults(row: String, code: String) throws {
    #expect(try Self.changes([row], [Self.event]) == [code])
  }
}
