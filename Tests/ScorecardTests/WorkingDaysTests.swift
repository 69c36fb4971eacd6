import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("Limits that run on working days: Monday to Friday, and what a calendar says otherwise")
struct WorkingDaysTests {
  /// The national holiday of 2021: closed from Friday 1 to Thursday 7 October, and two Saturdays and
  /// a Sunday of work for it.
  private static let rows =
    (1...7).map { "2021-10-0\($0),N" } + ["2021-09-26,Y", "2021-10-09,Y", "2021-09-18,Y"]

  private static func days(_ rows: [String] = rows) throws -> (WorkingDays, [String]) {
    try Samples.withFile((["date,open"] + rows).joined(separator: "\n") + "\n") {
      let (days, findings) = try WorkingDays.read($0, schema: Schema.named("calendar"))
      return (days, findings.shown.map(\.code.id))
    }
  }

  @Test(
    "hours of closed days do not count",
    arguments: [
      // Wednesday to Friday.
      ("2021-09-15 08:00", 48, "2021-09-17 08:00"),
      // Thursday 30 September, 20:00: four hours, then none until Friday the 8th, then the Saturday.
      ("2021-09-30 20:00", 48, "2021-10-09 20:00"), ("2021-09-30 20:00", 4, "2021-10-01 00:00"),
      // On a closed day the hours begin with the next open one.
      ("2021-10-03 12:00", 24, "2021-10-09 00:00"), ("2021-10-03 12:00", 25, "2021-10-09 01:00"),
      // An ordinary weekend: Friday to Tuesday.
      ("2021-10-15 09:00", 48, "2021-10-19 09:00"),
    ])
  func limits(start: String, hours: Int, limit: String) throws {
    let (days, findings) = try Self.days()
    #expect(findings.isEmpty)
    #expect(days.limit(try Samples.moment(start), hours: hours).text == limit)
  }

  @Test("days late are open days, one at least")
  func late() throws {
    let (days, _) = try Self.days()
    func late(_ limit: String, _ arrival: String) throws -> Int {
      try days.startedDays(from: Samples.moment(limit), to: Samples.moment(arrival))
    }
    #expect(try late("2021-09-30 08:00", "2021-09-30 08:00") == 0)
    #expect(try late("2021-09-30 08:00", "2021-09-30 08:01") == 1)
    // 16 hours of Thursday and 9 of Friday the 8th.
    #expect(try late("2021-09-30 08:00", "2021-10-08 09:00") == 2)
    // Within the holiday: after the limit all the same.
    #expect(try late("2021-10-01 00:00", "2021-10-03 09:00") == 1)
  }

  @Test("the card says whether its limits run on working days; emergencies have no holidays")
  func indicators() throws {
    let (days, _) = try Self.days()
    func units(_ hours: String, urgent: Bool) throws -> String {
      let card = try Samples.card(["limits.hours": hours])
      let indicators = try OrderIndicators(card, tellsConfirmation: true, calendar: days)
      // Ordered on the last evening before the holiday, confirmed and delivered on the first after it.
      let line = try Samples.line(
        orderedAt: "2021-09-30 20:00", confirmedAt: "2021-10-08 19:00",
        deliveredAt: "2021-10-08 19:00", urgent: urgent)
      let supply = Supply(line.facts)
      return "B1 \(indicators.response.units(supply)) B2 \(indicators.routine.daysLate(supply)) "
        + "E1 \(indicators.emergency.units(supply))"
    }
    #expect(try units("calendar", urgent: false) == "B1 1 B2 6 E1 0")
    #expect(try units("working", urgent: false) == "B1 0 B2 0 E1 0")
    #expect(try units("working", urgent: true) == "B1 0 B2 0 E1 1")
  }

  @Test("a day that is listed twice is a finding")
  func twice() throws {
    #expect(try Self.days(["2021-10-01,N", "2021-10-01,Y"]).1 == ["duplicate-row"])
  }
}
