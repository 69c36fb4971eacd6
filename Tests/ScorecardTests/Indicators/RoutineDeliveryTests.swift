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
}
