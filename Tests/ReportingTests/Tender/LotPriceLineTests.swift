import Tender
import Testing

@testable import Reporting

@Suite struct LotPriceLineTests {
  private func line(_ bids: String, rules: String = "cn-2020-round2") throws -> PriceLine {
    let outcome = try TenderReports(bids, rules: rules).outcome
    let lot = try #require(outcome.lots.first)
    return LotPriceLine(lot: lot, language: .english, showsSelection: true)
      .priceLine(lot.standings)
  }

  @Test("the shape of a mark tells the outcome of its bid")
  func shapes() throws {
    // 1 ≤ 1.8 × 1 is selected, 3 is not; of 4 bidders 3 are shortlisted; 9 is above its ceiling.
    let line = try line(
      "lot,bidder,quote,ceiling\n甲,a,1,5\n甲,b,3,5\n甲,c,4,5\n甲,d,9,5\n")
    #expect(line.rows.map(\.name) == ["1. a", "2. b", "3. c", "– d"])
    #expect(line.rows.map { $0.marks[0].shape } == [.circle, .ring, .ring, .triangle])
  }

  @Test("ceiling and sufficient cut are made comparable like the bid")
  func bounds() throws {
    // 20 mg are 1.7 times 10 mg (content ratio 2), so a ceiling of 3.4 counts as 2, and half of it
    // as 1.
    let line = try line(
      "lot,bidder,strength,main_strength,quote,ceiling\n"
        + "甲,a,10mg,10mg,1,2\n甲,b,20mg,10mg,1.87,3.4\n")
    let bounds = line.rows.map { $0.bounds.map(\.figure.text) }
    #expect(bounds == [["2.0000", "1.0000"], ["2.0000", "1.0000"]])
    #expect(line.rows.map(\.words) == ["1.0000", "1.1000"])
  }

  @Test("the multiple and the floor are lines across all rows; the shortlist ends under its last")
  func limits() throws {
    let line = try line("lot,bidder,quote\n甲,a,1\n甲,b,3\n甲,c,3.5\n甲,d,4\n")
    #expect(line.limits.map(\.name) == ["1.8 × lowest 1.0000 = 1.8000", "floor 0.1000"])
    #expect(line.division?.after == 3)
    #expect(line.division?.words == "above: shortlisted, at most 3")
  }
}
