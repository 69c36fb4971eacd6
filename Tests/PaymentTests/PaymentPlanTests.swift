import Testing

@testable import Payment

struct PaymentPlanTests {
  static func plan(
    _ accepted: String, rule: String = "vbp-next-month-end", agreedDue: String? = nil,
    paidAt: String? = nil, asOf: String? = nil
  ) throws -> PaymentPlan {
    let rules = try Samples.rules()
    return try PaymentPlan(
      Samples.invoice(
        accepted, rule: rule, contractDays: 60, agreedDue: agreedDue, paidAt: paidAt, rules: rules),
      rules: rules, delays: Samples.delays(), capsAtLimit: false, asOf: asOf.map(Samples.day))
  }

  @Test("an invoice under direct settlement is never delayed")
  func direct() throws {
    let plan = try Self.plan("2025-06-30", rule: "direct", agreedDue: "2025-07-20")
    #expect(plan.status == .direct)
    #expect(plan.due?.iso == "2025-07-20")
    #expect(plan.delayMonths == 0)
    #expect(!plan.isHeldBack)
    let undated = try Self.plan("2025-06-30", rule: "direct")
    #expect(undated.due == nil)
    #expect(undated.daysBeyond == nil)
  }

  @Test(
    "a delayed due date that has passed is overdue; its own day is not yet past",
    arguments: [("2025-08-31", PaymentPlan.Status.open), ("2025-09-01", .overdue)])
  func overdue(asOf: String, status: PaymentPlan.Status) throws {
    #expect(try Self.plan("2025-06-30", asOf: asOf).status == status)
  }

  @Test("an overdue invoice is counted to the day asked about, a paid one to its payment")
  func counted() throws {
    // Limit 29 August 2025.
    #expect(try Self.plan("2025-06-30", asOf: "2025-09-08").daysBeyond == 10)
    let paid = try Self.plan("2025-06-30", paidAt: "2025-08-30", asOf: "2025-12-31")
    #expect(paid.status == .paid)
    #expect(paid.daysBeyond == 1)
    #expect(paid.interest?.text() == "50.00")
    #expect(!paid.isHeldBack)
  }

  @Test("whoever pays, an invoice that was paid is paid, and counted to its payment")
  func paidByTheFund() throws {
    // Limit 29 August 2025, by contract.
    let plan = try Self.plan(
      "2025-06-30", rule: "direct", agreedDue: "2025-07-20", paidAt: "2025-08-31",
      asOf: "2025-12-31")
    #expect(plan.status == .paid)
    #expect(plan.daysBeyond == 2)
    #expect(!plan.isHeldBack)
    // Unpaid it is never overdue: the day is the fund's.
    let unpaid = try Self.plan(
      "2025-06-30", rule: "direct", agreedDue: "2025-07-20", asOf: "2025-12-31")
    #expect(unpaid.status == .direct)
  }
}
