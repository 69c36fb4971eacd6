import ExactNumbers
import TestSupport
import Testing

@testable import Scorecard

struct OrderIndicatorsTests {
  private static func days(_ line: OrderLine, detail: Bool = false, judgesResponse: Bool = true)
    throws -> Int?
  {
    try OrderIndicators(Samples.card(), tellsConfirmation: judgesResponse)
      .settledDays(line.facts, keepsDetail: detail)
  }

  @Test("a line that came at once, in full and in time is settled")
  func settled() throws {
    #expect(try Self.days(Samples.line()) == 0)
    #expect(try Self.days(Samples.line(urgent: true)) == 0)
    #expect(try Self.days(Samples.line(delivered: 11)) == 0)
  }

  @Test("a routine line that was late is settled by its days, unless each must be told")
  func late() throws {
    // The limit is 48 hours, 3 July 08:00; until 4 July 08:01 two days have begun.
    let line = try Samples.line(deliveredAt: "2021-07-04 08:01")
    #expect(try Self.days(line) == 2)
    #expect(try Self.days(line, detail: true) == nil)
    #expect(try Self.days(Samples.line(deliveredAt: "2021-07-03 08:00"), detail: true) == 0)
  }

  @Test("what other rows may change waits: short lines, late emergencies, late responses")
  func waits() throws {
    #expect(try Self.days(Samples.line(delivered: 9)) == nil)
    #expect(try Self.days(Samples.line(deliveredAt: nil)) == nil)
    #expect(try Self.days(Samples.line(deliveredAt: "2021-07-09 08:00", urgent: true)) == nil)
    #expect(try Self.days(Samples.line(confirmedAt: nil)) == nil)
    #expect(try Self.days(Samples.line(confirmedAt: nil), judgesResponse: false) == 0)
  }

  @Test("what is settled row by row adds up to what all rows together say")
  func oracle() throws {
    let card = try Samples.card()
    var random = SplitMix64(seed: 11)
    for _ in 0..<200 {
      let rows = try (0..<6).map { row in
        try Samples.line(
          order: "O\(row)",
          confirmedAt: Int.random(in: 0..<5, using: &random) == 0 ? nil : "2021-07-01 08:05",
          deliveredAt: "2021-07-0\(Int.random(in: 1...6, using: &random)) 12:00",
          delivered: Int.random(in: 8...11, using: &random),
          urgent: Int.random(in: 0..<4, using: &random) == 0,
          coldChain: Bool.random(using: &random), remote: Bool.random(using: &random), row: row + 2)
      }
      let indicators = try OrderIndicators(card, tellsConfirmation: true)
      var together = OrderTally(
        indicators, exemptions: Exemptions([], card: card), keepsDetail: false)
      var apart = together
      var table = QuarterTable(empty: SettledLines())
      var quarters = QuarterFinder()
      var waiting: [OrderLine] = []
      for row in rows {
        if let days = indicators.settledDays(row.facts, keepsDetail: false) {
          try table[row.firm, quarters.quarter(of: row.facts)].add(row.facts, daysLate: days)
        } else {
          waiting.append(row)
        }
      }
      try apart.add(table)
      try apart.add(waiting)
      try apart.finish()
      try together.add(rows)
      try together.finish()
      let key = FirmQuarter(firm: 0, quarter: try Samples.quarter("2021Q3"))
      #expect(apart.counts[key]?.lines == 6)
      #expect(apart.counts[key]?.units == together.counts[key]?.units)
      #expect(try apart.counts[key]?.values.rate == together.counts[key]?.values.rate)
    }
  }
}
