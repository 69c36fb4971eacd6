import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Tender

/// Figures about a tender, and the published ones beside them.
@Suite struct TenderStatisticsTests {
  /// The figures by name: the tender's own and the published one.
  private func figures(_ example: Example, demand: [Demand] = []) throws -> [String: [String]] {
    let table = try TenderStatistics(example.outcome, demand: demand).table()
    let rows = (0..<table.rowCount).map { table.row($0).map(\.characters) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Array($0.dropFirst())) })
  }

  @Test("round 9: 266 of 382 products and 205 of 262 firms, 78 % of the firms, 6.49 a molecule")
  func publishedTotals() throws {
    let example = try Example("cn-2023-round9", bids: "lot,bidder,quote,ceiling\nlot,a,1,4\n")
    let figures = try figures(example)
    #expect(figures["products_selected"] == ["1", "266"])
    // 266 ÷ 382 = 0.69634, 205 ÷ 262 = 0.78244, 266 ÷ 41 = 6.4878.
    #expect(figures["share_products_selected"] == ["1.0000", "0.6963"])
    #expect(figures["share_firms_selected"] == ["1.0000", "0.7824"])
    #expect(figures["winners_per_lot"] == ["1.00", "6.49"])
  }

  @Test("mean, median and largest cut of the winners, from the ceiling and from the former price")
  func cuts() throws {
    // Cuts from the ceiling 4: 75 %, 70 %, 55 %; from the former price 2: 50 %, 40 %, 10 %.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.3": "3"],
      bids: """
        lot,bidder,quote,ceiling,former_price
        lot,a,1,4,2
        lot,b,1.2,4,2
        lot,c,1.8,4,2
        """)
    let figures = try figures(example)
    #expect(figures["mean_cut"]?[0] == "0.6667")
    #expect(figures["median_cut"]?[0] == "0.7000")
    #expect(figures["largest_cut"]?[0] == "0.7500")
    #expect(figures["mean_cut_from_former_price"]?[0] == "0.3333")
    #expect(figures["median_cut_from_former_price"]?[0] == "0.4000")
  }

  @Test("money saved is volume × the mean drop from the ceiling")
  func saved() throws {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,quote,ceiling\nlot,a,1,4\nlot,b,1.5,4\n")
    let folder = try TemporaryFolder()
    let (demand, _, _) = try DemandTable.read(
      folder.file("demand.csv", "lot,region,volume\nlot,R,100\nlot,S,20\n"),
      schema: .named("demand"))
    // 120 × ((4 − 1) + (4 − 1.5)) ÷ 2 = 120 × 2.75 = 330.
    #expect(try figures(example, demand: demand)["money_saved"]?[0] == "330.00")
  }
}
