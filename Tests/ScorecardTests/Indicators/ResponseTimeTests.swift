import Testing

@testable import Scorecard

struct ResponseTimeTests {
  @Test(
    "B1: an order must be confirmed within 24 hours; the last minute is in time",
    arguments: [
      ("2021-07-02 08:00", false), ("2021-07-02 08:01", true), ("2021-07-02 08:00:01", true),
      (nil, true),
    ] as [(String?, Bool)])
  func limit(confirmedAt: String?, isLate: Bool) throws {
    let response = try ResponseTime(Samples.card().ruleSet)
    #expect(response.isLate(try Samples.line(confirmedAt: confirmedAt).facts) == isLate)
  }

  @Test("the limit is a parameter")
  func parameter() throws {
    let response = try ResponseTime(Samples.card(["response.hours": "1"]).ruleSet)
    #expect(response.isLate(try Samples.line(confirmedAt: "2021-07-01 09:01").facts))
  }
}
