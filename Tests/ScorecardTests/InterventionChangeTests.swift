import ExactNumbers
import Testing

@testable import Scorecard

/// What another state of the records changes.
struct InterventionChangeTests {
  /// The changes for 2021Q4 as `firm before>after decision>decision: events`.
  private static func changes(_ old: [String], _ new: [String]) throws -> [String] {
    func scoring(_ events: [String]) throws -> Scoring {
      try #require(try Samples.run(events: events).scoring)
    }
    return try InterventionChange.between(
      scoring(old), scoring(new), quarter: Samples.quarter("2021Q4"),
      rules: InterventionTests.rules()
    ).map { change in
      let (before, after) = (change.before, change.after)
      return "\(change.name) \(before.total?.points ?? "–")>\(after.total?.points ?? "–") "
        + "\(before.sanction.rawValue)>\(after.sanction.rawValue): "
        + change.events.map(\.en).joined(separator: "; ")
    }
  }

  private static func event(_ name: String, _ count: Int, _ status: String = "") -> String {
    "\(name),2021-08-01,C5,\(count),distributor,photo,\(status),,"
  }

  @Test("a decision that is another is told with the events that made it")
  func decision() throws {
    // C5 is 3 points: 6 > 5 is a delay; upheld, nothing is left.
    #expect(
      try Self.changes([Self.event("甲", 2)], [Self.event("甲", 2, "upheld")]) == [
        "甲 6.0>0.0 delay>none: C5 2021-08-01: 2 × distributor, recorded → 2 × distributor, upheld"
      ])
  }

  @Test("another total of the same decision is a change too")
  func total() throws {
    #expect(
      try Self.changes([Self.event("甲", 2)], [Self.event("甲", 3)]) == [
        "甲 6.0>9.0 delay>delay: C5 2021-08-01: 2 × distributor, recorded → 3 × distributor, recorded"
      ])
  }

  @Test("orders that were corrected are told by what is computed from them")
  func orders() throws {
    // Two days late and one short, before it turned out that the delivery note had been misread.
    func scoring(_ delivery: String) throws -> Scoring {
      let order = "O1,1,甲,2021-08-01 08:00,2021-08-01 09:00,\(delivery),1,N,N,N"
      return try #require(try Samples.run(orders: [order], asOf: "2021-10-01 00:00").scoring)
    }
    let changes = try InterventionChange.between(
      scoring("2021-08-05 07:00,10,9"), scoring("2021-08-03 07:00,10,10"),
      quarter: Samples.quarter("2021Q4"), rules: InterventionTests.rules())
    #expect(changes.map { $0.before.total?.points } == ["3.0"])
    #expect(changes.map { $0.after.total?.points } == ["0.0"])
    #expect(
      changes.first?.events.map(\.en) == [
        "B2 2021Q3, computed: 2 → 0", "B3 2021Q3, computed: 1 → 0",
      ])
  }

  @Test("what is the same in both is no change, and who is in one of them only has no data before")
  func others() throws {
    let same = Self.event("甲", 2)
    #expect(try Self.changes([same], [same]).isEmpty)
    #expect(
      try Self.changes([same], [same, Self.event("乙", 1)]) == [
        "乙 –>3.0 no-data>none: C5 2021-08-01: not recorded → 1 × distributor, recorded"
      ])
  }
}
