import Tables
import TestSupport
import Testing

@testable import Scorecard

struct OrderOracleTests {
  @Test(
    "an independent script computes the same B1–B4 and E1 from a random year of order lines",
    arguments: [1, 2, 3])
  func agreement(seed: Int) throws {
    let table = try Program.oracle("order_indicators.py", input: "make \(seed)")
      .map { $0 + "\n" }.joined()
    let card = try Samples.card()
    let schema = try #require(Schema.builtIn("orders"))
    try Samples.withFile(table) { path in
      var roster = Roster()
      let (orders, findings) = try OrderTable.read(
        path, schema: schema, card: card, events: [], roster: &roster, keepsDetail: false)
      #expect(!findings.hasErrors)
      let scoring = Scoring(card: card, roster: roster, events: [], orders: orders)
      var own: [String] = []
      for firm in roster.sorted {
        for quarter in try #require(Quarter.list("2023Q4..2024Q4")) {
          let score = try #require(try scoring.scores(quarter).first { $0.firm == firm })
          guard score.hasData else { continue }
          let units = Measure.allCases.map { measure in
            card.indicator(of: measure).map { String(score.units[$0]) } ?? ""
          }
          own.append(([roster.names[firm], quarter.text] + units).joined(separator: "|"))
        }
      }
      #expect(own.count > 28)
      #expect(own == (try Program.oracle("order_indicators.py", input: table)))
    }
  }
}
