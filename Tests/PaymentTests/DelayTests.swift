import Tables
import Testing

@testable import Payment

struct DelayTests {
  @Test(
    "one month later is the end of the next month for month ends, else the same day",
    arguments: [
      ("2025-01-31", "vbp-next-month-end", "2025-03-31"),
      ("2025-06-30", "vbp-next-month-end", "2025-08-31"),
      ("2025-12-01", "vbp-next-month-end", "2026-02-28"),
      ("2024-01-30", "vbp-next-month-end", "2024-03-31"),
      ("2025-01-31", "30-days", "2025-04-02"), ("2025-06-30", "30-days", "2025-08-30"),
      // 31 December + one month is 31 January; 29 February + one month is 29 March.
      ("2025-12-01", "30-days", "2026-01-31"), ("2024-01-30", "30-days", "2024-03-29"),
      // 30 January + one month: February has no 30th.
      ("2025-12-01", "sme-60", "2026-02-28"), ("2024-01-30", "sme-60", "2024-04-30"),
    ])
  func delayed(accepted: String, rule: String, due: String) throws {
    let rules = try Samples.rules()
    let plan = try PaymentPlan(
      Samples.invoice(accepted, rule: rule, rules: rules), rules: rules, delays: Samples.delays(),
      capsAtLimit: false, asOf: nil)
    #expect(plan.due?.iso == due)
    #expect(plan.delayMonths == 1)
    #expect(plan.isHeldBack)
  }

  @Test("by rule a month end may also move to the same day: 28 February to 28 March")
  func sameDay() throws {
    let rules = try Samples.rules(["delay.of_month_end": "same-day"])
    let plan = try PaymentPlan(
      Samples.invoice("2025-01-31", rules: rules), rules: rules, delays: Samples.delays(),
      capsAtLimit: false, asOf: nil)
    #expect(plan.due?.iso == "2025-03-28")
  }

  /// The shortest and the longest time from acceptance to a delayed payment, over four years.
  static func span(_ rule: String) throws -> ClosedRange<Int> {
    let rules = try Samples.rules()
    let delays = try Samples.delays()
    let first = try Samples.day("2023-01-01").number
    let spans = try (first..<first + 1461).map { number in
      let accepted = try #require(Day(number: number))
      let plan = try PaymentPlan(
        Samples.invoice(accepted.iso, rule: rule, rules: rules), rules: rules, delays: delays,
        capsAtLimit: false, asOf: nil)
      return try #require(plan.due).number - number
    }
    return try #require(spans.min())...(try #require(spans.max()))
  }

  @Test("30 days plus one month are 58 to 61 days; next month's end plus one month 59 to 91")
  func spans() throws {
    #expect(try Self.span("30-days") == 58...61)
    #expect(try Self.span("vbp-next-month-end") == 59...91)
  }

  @Test("the intervention of the quarter in which an invoice is due delays it, or was accepted")
  func quarter() throws {
    // Accepted on 31 August, due on 30 September 2021: not of the fourth quarter by either date.
    // Accepted on 1 September, due on 31 October: by due date only.
    var delays = PaymentDelays()
    delays.add(
      "甲", first: try Samples.day("2021-10-01"), last: try Samples.day("2021-12-31"), months: 1)
    func months(_ accepted: String, _ changes: [String: String], _ name: String = "甲") throws -> Int
    {
      let rules = try Samples.rules(changes)
      return try PaymentPlan(
        Samples.invoice(accepted, distributor: name, rules: rules), rules: rules, delays: delays,
        capsAtLimit: false, asOf: nil
      ).delayMonths
    }
    #expect(try months("2021-08-31", [:]) == 0)
    #expect(try months("2021-09-01", [:]) == 1)
    #expect(try months("2021-11-30", [:]) == 1)
    #expect(try months("2021-12-01", [:]) == 0)
    #expect(try months("2021-09-01", ["delay.applies_to": "accepted-in-quarter"]) == 0)
    #expect(try months("2021-12-31", ["delay.applies_to": "accepted-in-quarter"]) == 1)
    #expect(try months("2021-09-01", [:], "乙") == 0)
  }

  @Test("a delay names the quarter of its intervention: of the due date, or of acceptance")
  func decided() throws {
    // Accepted on 30 September 2021, due on 31 October.
    func quarter(_ changes: [String: String], months: Int) throws -> String? {
      let rules = try Samples.rules(changes)
      return try PaymentPlan(
        Samples.invoice("2021-09-30", rules: rules), rules: rules,
        delays: Samples.delays(months: months), capsAtLimit: false, asOf: nil
      ).decidedFor?.text
    }
    #expect(try quarter([:], months: 1) == "2021Q4")
    #expect(try quarter(["delay.applies_to": "accepted-in-quarter"], months: 1) == "2021Q3")
    #expect(try quarter([:], months: 0) == nil)
  }
}
