import ExactNumbers
import RuleBook
import Testing

@testable import Scorecard

struct FillRateTests {
  @Test(
    "B4: every started percentage point below 95 % counts; exactly 95 % is enough",
    arguments: [
      (1_000_000, 1_000_000, 0), (1_000_000, 950_000, 0), (1_000_000, 949_999, 1),
      (1_000_000, 940_000, 1), (1_000_000, 939_999, 2), (1_000_000, 500_000, 45),
      (1_000_000, 0, 95),
    ])
  func steps(ordered: Int, delivered: Int, steps: Int) throws {
    let fillRate = try FillRate(Samples.card(["fill_rate.minimum_lines": "1"]).ruleSet)
    var values = FillRate.Values()
    try values.add(Supply(Samples.line(ordered: ordered, delivered: delivered).facts))
    #expect(try fillRate.stepsBelow(values) == steps)
  }

  @Test("over-delivery of one line does not make up for another")
  func overDelivery() throws {
    // 10 of 10 (15 came) and 8 of 10: 18 / 20 = 90 %, five points below.
    let fillRate = try FillRate(Samples.card(["fill_rate.minimum_lines": "1"]).ruleSet)
    var values = FillRate.Values()
    try values.add(Supply(Samples.line(delivered: 15).facts))
    try values.add(Supply(Samples.line(delivered: 8).facts))
    #expect(try values.rate == Ratio(9, over: 10))
    #expect(try fillRate.stepsBelow(values) == 5)
  }

  @Test("the rate is by value: the dear line weighs more")
  func byValue() throws {
    // 10 × 9 yuan delivered, 10 × 1 yuan missing: 90 / 100.
    var values = FillRate.Values()
    try values.add(Supply(Samples.line(price: "9").facts))
    try values.add(Supply(Samples.line(deliveredAt: nil, price: "1").facts))
    #expect(try values.rate == Ratio(9, over: 10))
  }

  @Test("with fewer than 100 lines the indicator is off", arguments: [(99, 0), (100, 95)])
  func minimum(lines: Int, steps: Int) throws {
    let fillRate = try FillRate(Samples.card().ruleSet)
    var values = FillRate.Values()
    for _ in 0..<lines { try values.add(Supply(Samples.line(deliveredAt: nil).facts)) }
    #expect(try fillRate.stepsBelow(values) == steps)
  }

  @Test("a step of zero is refused when the rules are read")
  func zeroStep() {
    #expect(throws: RuleError.self) { try FillRate(Samples.card(["fill_rate.step": "0"]).ruleSet) }
  }

  @Test("a sum that does not fit is an error, never a wrong rate")
  func overflow() throws {
    var values = FillRate.Values()
    let line = Supply(
      OrderFacts(
        orderedAt: try Samples.moment("2021-07-01 08:00"),
        confirmedAt: nil, deliveredAt: nil, ordered: Packs(millionths: .max), delivered: .zero,
        unitPrice: Yuan(millionths: .max), isUrgent: false, isColdChain: false, isRemote: false,
        isSelected: nil))
    try values.add(line)
    #expect(throws: NumberError.overflow) { for _ in 0..<3 { try values.add(line) } }
  }
}
