import Testing

@testable import Scorecard

struct OrderTallyTests {
  static func counts(_ rows: [OrderLine], card: Card? = nil, tellsConfirmation: Bool = true) throws
    -> OrderTally.Counts
  {
    let card = try card ?? Samples.card()
    var tally = OrderTally(
      try OrderIndicators(card, tellsConfirmation: tellsConfirmation),
      exemptions: Exemptions([], card: card), keepsDetail: false)
    try tally.add(rows)
    try tally.finish()
    return try #require(
      tally.counts[FirmQuarter(firm: 0, quarter: try Samples.quarter("2021Q3"))])
  }

  @Test("a late emergency order is E1 only: neither late delivery nor late response")
  func noDoubleCounting() throws {
    let counts = try Self.counts([
      Samples.line(line: "1", confirmedAt: nil, deliveredAt: "2021-07-09 08:00", urgent: true),
      Samples.line(line: "2", confirmedAt: nil, deliveredAt: "2021-07-09 08:00", urgent: true),
    ])
    #expect(counts[.emergencyDelivery] == 1)
    #expect(counts[.routineDelivery] == 0)
    #expect(counts[.response] == 0)
    #expect(counts.lines == 2)
  }

  @Test("an emergency order in time that was not confirmed is B1")
  func unconfirmedEmergency() throws {
    let counts = try Self.counts([Samples.line(confirmedAt: nil, urgent: true)])
    #expect(counts[.emergencyDelivery] == 0)
    #expect(counts[.response] == 1)
  }

  @Test("an order that was not confirmed counts once, whatever its lines")
  func onceAnOrder() throws {
    let counts = try Self.counts([
      Samples.line(order: "O1", line: "1", confirmedAt: nil),
      Samples.line(order: "O1", line: "2", confirmedAt: nil),
      Samples.line(order: "O2", line: "1", confirmedAt: nil),
    ])
    #expect(counts[.response] == 2)
  }

  @Test("a line never delivered is late and short")
  func never() throws {
    // Ordered on 29 September, 08:00; the limit is 1 October, 08:00: one day at least.
    let counts = try Self.counts([
      Samples.line(orderedAt: "2021-09-29 08:00", confirmedAt: "2021-09-29 09:00", deliveredAt: nil)
    ])
    #expect(counts[.routineDelivery] == 1)
    #expect(counts[.fullSupply] == 1)
  }

  @Test("three parts, one of them late: one late line, which is not short")
  func threeParts() throws {
    let counts = try Self.counts([
      Samples.line(deliveredAt: "2021-07-01 12:00", delivered: 4),
      Samples.line(deliveredAt: "2021-07-03 08:01", delivered: 3),
      Samples.line(deliveredAt: "2021-07-02 12:00", delivered: 3),
    ])
    #expect(counts.lines == 1)
    #expect(counts[.routineDelivery] == 1)
    #expect(counts[.fullSupply] == 0)
  }

  @Test("a line belongs to the quarter of its order, wherever it arrives")
  func quarter() throws {
    let counts = try Self.counts([
      Samples.line(
        orderedAt: "2021-09-30 23:59", confirmedAt: "2021-10-01 00:10",
        deliveredAt: "2021-10-05 08:00")
    ])
    #expect(counts.lines == 1)
    #expect(counts[.routineDelivery] == 3)
  }

  @Test("without confirmation times in the file B1 is off")
  func noConfirmations() throws {
    #expect(
      try Self.counts([Samples.line(confirmedAt: nil)], tellsConfirmation: false)[.response] == 0)
  }

  @Test("an indicator that the card only records is not computed")
  func recordedOnly() throws {
    let card = try Samples.card(["indicators.B3.method": "recorded"])
    #expect(try Self.counts([Samples.line(delivered: 9)], card: card)[.fullSupply] == 0)
  }
}
