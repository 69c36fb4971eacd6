import Testing

@testable import Payment

struct LegalLimitTests {
  static func plan(
    _ accepted: String, rule: String = "vbp-next-month-end", small: Bool? = true,
    contractDays: Int? = nil, delayed: Bool = true, capped: Bool = false,
    _ changes: [String: String] = [:]
  ) throws -> PaymentPlan {
    let rules = try Samples.rules(changes)
    let invoice = try Samples.invoice(
      accepted, rule: rule, small: small, contractDays: contractDays, rules: rules)
    return try PaymentPlan(
      invoice, rules: rules, delays: delayed ? Samples.delays() : PaymentDelays(),
      capsAtLimit: capped, asOf: nil)
  }

  @Test(
    "small and medium firms: 30 days, or the agreed term up to 60",
    arguments: [
      (nil, "2025-07-30"), (45, "2025-08-14"), (60, "2025-08-29"), (90, "2025-08-29"),
    ] as [(Int?, String)])
  func term(contractDays: Int?, limit: String) throws {
    #expect(try Self.plan("2025-06-30", contractDays: contractDays).legalLimit?.iso == limit)
  }

  @Test(
    "days beyond the 60 days of a contract, with and without one month's delay",
    arguments: [
      // Limits 2025-04-01, 2025-08-29, 2026-01-30, 2024-03-30.
      ("2025-01-31", "vbp-next-month-end", 0, 0), ("2025-06-30", "vbp-next-month-end", 0, 2),
      ("2025-12-01", "vbp-next-month-end", 1, 29), ("2024-01-30", "vbp-next-month-end", 0, 1),
      ("2025-01-31", "30-days", 0, 1), ("2025-06-30", "30-days", 0, 1),
      ("2025-12-01", "30-days", 0, 1), ("2024-01-30", "30-days", 0, 0),
      ("2025-01-31", "sme-60", 0, 30), ("2025-06-30", "sme-60", 0, 31),
      ("2025-12-01", "sme-60", 0, 29), ("2024-01-30", "sme-60", 0, 31),
    ])
  func beyond(accepted: String, rule: String, without: Int, with: Int) throws {
    let plain = try Self.plan(accepted, rule: rule, contractDays: 60, delayed: false)
    #expect(plain.daysBeyond == without)
    #expect(try Self.plan(accepted, rule: rule, contractDays: 60).daysBeyond == with)
  }

  @Test(
    "the cap shortens a delay to the limit, and never makes a payment earlier than without it",
    arguments: [
      // Limit 29 August: the delay to 31 August is cut by two days.
      ("2025-06-30", 60 as Int?, "2025-08-29"),
      // Limit 30 July, one day before the usual due date: the delay falls away, no more.
      ("2025-06-30", nil, "2025-07-31"),
    ])
  func cap(accepted: String, contractDays: Int?, due: String) throws {
    let plan = try Self.plan(accepted, contractDays: contractDays, capped: true)
    #expect(plan.due?.iso == due)
    #expect(plan.isCapped)
    #expect(plan.isHeldBack == (due != "2025-07-31"))
  }

  @Test("a delay within the limit is not touched by the cap")
  func noCap() throws {
    let plan = try Self.plan("2025-01-31", contractDays: 60, capped: true)
    #expect(plan.due?.iso == "2025-03-31")
    #expect(!plan.isCapped)
  }

  @Test("large firms are held to the date of the payment rule, without the regulation's interest")
  func large() throws {
    let plan = try Self.plan("2025-06-30", small: false)
    #expect(plan.legalLimit?.iso == "2025-07-31")
    #expect(plan.daysBeyond == 31)
    #expect(plan.interest == nil)
    #expect(
      try Self.plan("2025-06-30", small: false, ["limit.large_firms": "none"]).legalLimit == nil)
  }

  @Test("a firm of unknown size is checked as a small one, unless the rules say otherwise")
  func unknown() throws {
    #expect(try Self.plan("2025-06-30", small: nil).legalLimit?.iso == "2025-07-30")
    let large = try Self.plan("2025-06-30", small: nil, ["limit.unknown_size": "large"])
    #expect(large.legalLimit?.iso == "2025-07-31")
  }

  @Test("without a delay the cap does nothing, even where the usual day is beyond the limit")
  func nothingToCap() throws {
    // Due on 31 July, limit 30 July.
    let plan = try Self.plan("2025-06-30", delayed: false, capped: true)
    #expect(plan.due?.iso == "2025-07-31")
    #expect(plan.legalLimit?.iso == "2025-07-30")
    #expect(!plan.isCapped && !plan.isHeldBack)
    #expect(plan.daysBeyond == 1)
  }
}
