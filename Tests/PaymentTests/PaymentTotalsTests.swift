import Testing

@testable import Payment

struct PaymentTotalsTests {
  @Test("totals by distributor and month say how much is held back, and until when")
  func totals() throws {
    let rules = try Samples.rules()
    var delays = PaymentDelays()
    delays.add(
      "甲", first: try Samples.day("2021-10-01"), last: try Samples.day("2021-12-31"), months: 1)
    let invoices = [
      // Both due at the end of October, delayed to the end of November.
      try Samples.invoice("2021-09-01", amount: "100.10", number: "1", rules: rules),
      try Samples.invoice("2021-09-30", amount: "200.20", number: "2", rules: rules),
      // Paid, direct, of another firm: not held back.
      try Samples.invoice(
        "2021-09-02", amount: "1", paidAt: "2021-10-05", number: "3", rules: rules),
      try Samples.invoice("2021-09-03", rule: "direct", amount: "5", number: "4", rules: rules),
      try Samples.invoice("2021-09-03", amount: "7", distributor: "乙", number: "5", rules: rules),
    ]
    let plans = try invoices.map {
      try PaymentPlan($0, rules: rules, delays: delays, capsAtLimit: false, asOf: nil)
    }
    let totals = try Samples.totals(plans)
    #expect(totals.map(\.distributor) == ["乙", "甲", "甲"])
    #expect(totals.map(\.month) == ["2021-10", "", "2021-10"])
    #expect(totals.map(\.invoices) == [1, 1, 3])
    #expect(totals.map { $0.heldAmount.text() } == ["0.00", "0.00", "300.30"])
    #expect(totals.map { $0.heldUntil?.iso } == [nil, nil, "2021-11-30"])
  }

  @Test("held until is the latest day; beyond the limit are those with a day or more")
  func latest() throws {
    let rules = try Samples.rules()
    let delays = try Samples.delays()
    let invoices = [
      // Due on 15 October and held until 15 November; on 31 October, until 30 November.
      try Samples.invoice(
        "2021-09-15", rule: "30-days", contractDays: 60, number: "1", rules: rules),
      try Samples.invoice("2021-09-30", contractDays: 60, number: "2", rules: rules),
      // Limit 1 October: paid on it, and one day after it: 100 × 0.05 % × 1 = 0.05.
      try Samples.invoice(
        "2021-09-01", amount: "100", paidAt: "2021-10-01", number: "3", rules: rules),
      try Samples.invoice(
        "2021-09-01", amount: "100", paidAt: "2021-10-02", number: "4", rules: rules),
    ]
    for invoices in [invoices, invoices.reversed()] {
      let total = try #require(
        try Samples.totals(
          invoices.map {
            try PaymentPlan($0, rules: rules, delays: delays, capsAtLimit: false, asOf: nil)
          }
        ).first)
      #expect(total.month == "2021-10")
      #expect((total.invoices, total.heldInvoices) == (4, 2))
      #expect(total.heldUntil?.iso == "2021-11-30")
      // Limits 14 and 29 November: the first is held one day beyond, 50.00, the second one, 50.00.
      #expect(total.beyondLimit == 3)
      #expect(total.interest.text() == "100.05")
    }
  }
}
