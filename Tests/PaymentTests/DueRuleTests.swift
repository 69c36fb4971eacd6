import Tables
import Testing

@testable import Payment

struct DueRuleTests {
  @Test(
    "the end of the next month, 30 days and 60 days, over month ends and leap years",
    arguments: [
      // Month ends: February has 28 days in 2025 and 29 in 2024.
      ("2025-01-31", "vbp-next-month-end", "2025-02-28"),
      ("2025-06-30", "vbp-next-month-end", "2025-07-31"),
      ("2025-12-01", "vbp-next-month-end", "2026-01-31"),
      ("2024-01-30", "vbp-next-month-end", "2024-02-29"),
      // 31 January + 30: 28 days of February, then 2 of March.
      ("2025-01-31", "30-days", "2025-03-02"), ("2025-06-30", "30-days", "2025-07-30"),
      ("2025-12-01", "30-days", "2025-12-31"), ("2024-01-30", "30-days", "2024-02-29"),
      // 31 January + 60: 28 of February, 31 of March, then 1 of April.
      ("2025-01-31", "sme-60", "2025-04-01"), ("2025-06-30", "sme-60", "2025-08-29"),
      ("2025-12-01", "sme-60", "2026-01-30"), ("2024-01-30", "sme-60", "2024-03-30"),
    ])
  func due(accepted: String, rule: String, due: String) throws {
    let rules = try Samples.rules()
    let invoice = try Samples.invoice(accepted, rule: rule, rules: rules)
    #expect(invoice.rule.due(invoice)?.iso == due)
  }

  @Test("prepaid and directly settled invoices are due on the day that they name, if any")
  func agreed() throws {
    let rules = try Samples.rules()
    let prepaid = try Samples.invoice(
      "2025-01-31", rule: "prepay", agreedDue: "2025-05-05", rules: rules)
    #expect(prepaid.rule.due(prepaid)?.iso == "2025-05-05")
    let direct = try Samples.invoice("2025-01-31", rule: "direct", rules: rules)
    #expect(direct.rule.due(direct) == nil)
    #expect(!direct.rule.isHospitals)
  }

  @Test("next month's end is 28 to 61 days after acceptance")
  func range() throws {
    let rules = try Samples.rules()
    let first = try Samples.day("2023-01-01").number
    let spans = try (first..<first + 1461).map { number in
      let accepted = try #require(Day(number: number))
      let invoice = try Samples.invoice(accepted.iso, rules: rules)
      return try #require(invoice.rule.due(invoice)).number - number
    }
    #expect(spans.min() == 28)
    #expect(spans.max() == 61)
  }
}
