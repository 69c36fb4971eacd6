import Testing

@testable import Payment

struct HeldSpanTests {
  @Test("invoices of one distributor that are held back over the same days stand together")
  func spans() throws {
    let rules = try Samples.rules()
    let invoices = [
      // Accepted on the same day: due at the end of October, held until the end of November, legal
      // limit 1 October; 60 days beyond at 0.05 % a day: 3 yuan of 100.00, 6 of 200.00.
      try Samples.invoice("2021-09-01", amount: "100", number: "1", rules: rules),
      try Samples.invoice("2021-09-01", amount: "200", number: "2", rules: rules),
      // Another day of acceptance, thus another limit.
      try Samples.invoice("2021-09-02", amount: "400", number: "3", rules: rules),
      // Of another firm: not delayed.
      try Samples.invoice("2021-09-01", amount: "800", distributor: "乙", number: "4", rules: rules),
    ]
    let plans = try invoices.map {
      try PaymentPlan(
        $0, rules: rules, delays: try Samples.delays(), capsAtLimit: false, asOf: nil)
    }
    let spans = try HeldSpan.spans(plans)
    #expect(spans.map(\.invoices) == [2, 1])
    #expect(spans.map { $0.amount.text() } == ["300.00", "400.00"])
    #expect(
      spans.map { "\($0.from.iso) \($0.to.iso)" }
        == Array(repeating: "2021-10-31 2021-11-30", count: 2))
    try #require(spans.map { $0.limit?.iso } == ["2021-10-01", "2021-10-02"])
    #expect(spans[0].interest.text() == "9.00")
  }
}
