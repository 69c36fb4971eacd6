import Testing

@testable import Scorecard

struct RoutineDeliveryTests {
  static func days(_ line: OrderLine) throws -> Int {
    try RoutineDelivery(Samples.card().ruleSet).daysLate(Supply(line.facts))
  }

  @Test(
    "B2: a routine line has 48 hours; every started day after them counts",
    arguments: [
      ("2021-07-03 08:00", 0), ("2021-07-03 08:01", 1), ("2021-07-04 08:00", 1),
      ("2021-07-04 08:01", 2), ("2021-07-13 08:00", 10),
    ])
  func routine(arrival: String, days: Int) throws {
    #expect(try Self.days(Samples.line(deliveredAt: arrival)) == days)
  }

  @Test("the cold chain and remote places have 72 hours, and both together no more")
  func longer() throws {
    for (coldChain, remote) in [(true, false), (false, true), (true, true)] {
      func days(_ arrival: String) throws -> Int {
        try Self.days(Samples.line(deliveredAt: arrival, coldChain: coldChain, remote: remote))
      }
      #expect(try days("2021-07-04 08:00") == 0)
      #expect(try days("2021-07-04 08:01") == 1)
    }
  }

  @Test("a limit that ends on 29 February is kept to the minute")
  func leapDay() throws {
    // Ordered on 27 February 2024, 10:00: 48 hours end on 29 February, 10:00.
    for (arrival, late) in [
      ("2024-02-29 10:00", 0), ("2024-02-29 10:01", 1), ("2024-03-01 10:01", 2),
    ] {
      let line = try Samples.line(orderedAt: "2024-02-27 10:00", deliveredAt: arrival)
      #expect(try Self.days(line) == late)
    }
  }

  @Test("a line that never arrived is late to the end of its quarter, and one day at least")
  func never() throws {
    // Ordered on 28 September, 08:00: limit 30 September, 08:00; the quarter ends 16 hours later.
    let nearEnd = try Samples.line(
      orderedAt: "2021-09-28 08:00", confirmedAt: nil, deliveredAt: nil)
    #expect(try Self.days(nearEnd) == 1)
    // Ordered on 30 September: the limit lies in the next quarter.
    let atEnd = try Samples.line(orderedAt: "2021-09-30 08:00", confirmedAt: nil, deliveredAt: nil)
    #expect(try Self.days(atEnd) == 1)
    // Ordered on 1 July: from 3 July, 08:00 to 1 October, 00:00 are 89 days and 16 hours.
    #expect(try Self.days(Samples.line(deliveredAt: nil)) == 90)
  }

  @Test(
    "of a line no more than three days count, or what the card says",
    arguments: [
      // 48 hours from 1 July, 08:00 end on 3 July, 08:00.
      (1, "2021-07-03 08:01", 1), (3, "2021-07-06 08:00", 3), (4, "2021-07-06 08:01", 3),
      (10, "2021-07-13 08:00", 3), (90, nil, 3),
    ])
  func mostDays(days: Int, arrival: String?, units: Int) throws {
    let supply = Supply(try Samples.line(deliveredAt: arrival).facts)
    let rule = try RoutineDelivery(Samples.card().ruleSet)
    #expect(rule.daysLate(supply) == days)
    #expect(rule.units(supply) == units)
    #expect(rule.evidence(supply).en.hasSuffix("late, of which 3 count") == (days > 3))
    let other = try RoutineDelivery(Samples.card(["delivery.most_days": "5"]).ruleSet)
    #expect(other.units(supply) == min(days, 5))
  }

  @Test("what has not arrived is late as long as it is known, and not before its limit has passed")
  func asOf() throws {
    var rule = try RoutineDelivery(Samples.card().ruleSet)
    let line = Supply(try Samples.line(deliveredAt: nil).facts)
    for (moment, days) in [
      ("2021-07-03 08:00", 0), ("2021-07-03 08:01", 1), ("2021-07-04 08:00", 1),
      ("2021-07-04 08:01", 2), ("2022-07-01 08:00", 90),
    ] {
      rule.asOf = try Samples.moment(moment)
      #expect(rule.daysLate(line) == days)
    }
  }

  @Test(
    "each kind of line has its own limit, and cold chain to a remote place the longer of the two",
    arguments: [
      (["delivery.routine_hours": "24"], 24, 72, 72, 72),
      (["delivery.cold_chain_hours": "96"], 48, 96, 72, 96),
      (["delivery.remote_hours": "96"], 48, 72, 96, 96),
      (["delivery.cold_chain_hours": "60", "delivery.remote_hours": "50"], 48, 60, 50, 60),
    ])
  func limits(_ changes: [String: String], routine: Int, cold: Int, remote: Int, both: Int) throws {
    let rule = try RoutineDelivery(Samples.card(changes).ruleSet)
    for (isCold, isRemote, hours) in [
      (false, false, routine), (true, false, cold), (false, true, remote), (true, true, both),
    ] {
      let line = try Samples.line(coldChain: isCold, remote: isRemote)
      #expect(rule.hours(line.facts) == hours)
    }
  }

  @Test("with 96 hours for remote places a cold-chain line arrives there in time after 96 hours")
  func remoteColdChain() throws {
    let rule = try RoutineDelivery(Samples.card(["delivery.remote_hours": "96"]).ruleSet)
    // Ordered on 1 July, 08:00: 96 hours end on 5 July, 08:00.
    for (arrival, days) in [("2021-07-05 08:00", 0), ("2021-07-05 08:01", 1)] {
      let line = try Samples.line(deliveredAt: arrival, coldChain: true, remote: true)
      #expect(rule.daysLate(Supply(line.facts)) == days)
    }
  }
}
