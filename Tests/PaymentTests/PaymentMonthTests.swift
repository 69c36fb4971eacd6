import Testing

@testable import Payment

struct PaymentMonthTests {
  @Test("what is delayed leaves the month of its usual due date and comes into a later one")
  func months() throws {
    let rules = try Samples.rules()
    let delays = try Samples.delays()
    let invoices = [
      // 甲 is delayed from October to November, from November to December; 乙 is not.
      try Samples.invoice("2021-09-01", amount: "100.10", number: "1", rules: rules),
      try Samples.invoice("2021-10-08", amount: "30", number: "2", rules: rules),
      try Samples.invoice("2021-10-09", amount: "7", distributor: "乙", number: "3", rules: rules),
      // Not the plan's: paid, and settled by the fund.
      try Samples.invoice(
        "2021-09-02", amount: "1", paidAt: "2021-10-05", number: "4", rules: rules),
      try Samples.invoice("2021-09-03", rule: "direct", amount: "5", number: "5", rules: rules),
      try Samples.invoice(
        "2021-09-03", rule: "direct", amount: "9", agreedDue: "2021-10-20", number: "6",
        rules: rules),
    ]
    let plans = try invoices.map {
      try PaymentPlan($0, rules: rules, delays: delays, capsAtLimit: false, asOf: nil)
    }
    let months = try PaymentMonth.months(plans)
    #expect(months.map(\.month) == ["2021-10", "2021-11", "2021-12"])
    // October: 100.10 leaves. November: 30 leaves, 100.10 comes, 7 stays. December: 30 comes.
    #expect(months.map { $0.usual.text() } == ["100.10", "37.00", "0.00"])
    #expect(months.map { $0.movedOut.text() } == ["100.10", "30.00", "0.00"])
    #expect(months.map { $0.movedIn.text() } == ["0.00", "100.10", "30.00"])
    #expect(months.map { $0.kept.text() } == ["0.00", "7.00", "0.00"])
    #expect(months.map { $0.planned.text() } == ["0.00", "107.10", "30.00"])
  }

  @Test("without plans there are no months")
  func none() throws {
    #expect(try PaymentMonth.months([PaymentPlan]()).isEmpty)
  }
}
