import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Tender

/// Figures about a tender, and the published ones beside them.
@Suite struct TenderStatisticsTests {
  /// The figures by name: the tender's own and the published one.
  private func figures(_ example: Example, demand: DemandList = DemandList()) throws -> [String:
    [String]]
  {
    let table = try TenderStatistics(example.outcome, demand: demand).table()
    let rows = (0..<table.rowCount).map { table.row($0).map(\.characters) }
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        // What has bounds says them too.
        let bounds = row[3].isEmpty ? 3 : 5
        return (row[0], Array(row[1..<bounds]))
      })
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

  @Test("a tie that leaves the number of winners open gives the least and the most, and no value")
  func tiedCount() throws {
    // b and c are equal at the last of two places; only c is cut by half, so only it would win.
    let example = try Example(
      "cn-2020-round2",
      bids: """
        lot,bidder,strength,main_strength,quote,ceiling
        lot,a,1mg,1mg,1,4
        lot,b,2mg,1mg,3.4,6
        lot,c,1mg,1mg,2,4
        """)
    #expect(example.selected == "a:Y b:N c:tie")
    let figures = try figures(example)
    #expect(figures["products_selected"] == ["", "100", "1", "2"])
    #expect(figures["winners_per_lot"] == ["", "3.13", "1.00", "2.00"])
    // a is cut by 75 %, c by 50 %: 0.75 without c, 0.625 with it.
    #expect(figures["mean_cut"] == ["", "0.53", "0.6250", "0.7500"])
    #expect(figures["lots_open"] == ["1", ""])
  }

  @Test("a tie that all resolutions answer alike leaves the figures as they are")
  func harmlessTie() throws {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,quote,ceiling\nlot,a,1,4\nlot,b,1.5,4\nlot,c,1.5,4\n")
    let figures = try figures(example)
    #expect(figures["products_selected"] == ["2", "100"])
    #expect(figures["mean_cut"] == ["0.6875", "0.53"])
  }

  @Test("where a bid is undecided for another reason, what rests on winners has no value")
  func undecided() throws {
    // 2 is above 1.8 × 1, and without a ceiling its cut is not known.
    let example = try Example("cn-2020-round2", bids: "lot,bidder,quote\nlot,a,1\nlot,b,2\n")
    let figures = try figures(example)
    #expect(figures["products_selected"] == ["", "100"])
    #expect(figures["products_bid"] == ["2", ""])
  }

  @Test("cuts and savings of a revived winner are those of the price that it accepted")
  func revived() throws {
    // a 1.00, b 1.10, c 4, which accepted 1.10; half of the mean is 1.0167, the limit 1.83.
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.3": "3"], accepted: ["c"],
      bids: """
        lot,bidder,form,quote,ceiling,former_price
        lot,a,片,1.00,5,10
        lot,b,片,1.10,5,10
        lot,c,片,4,5,10
        """)
    #expect(example.selected == "a:Y b:Y c:Y")
    let folder = try TemporaryFolder()
    let (demand, _, _) = try DemandTable.read(
      folder.file("demand.csv", "lot,region,volume\nlot,R,300\n"), schema: .named("demand"))
    let figures = try figures(example, demand: demand)
    // 300 × (4.00 + 3.90 + 3.90) ÷ 3 = 1180.
    #expect(figures["money_saved"]?[0] == "1180.00")
    // (0.80 + 0.78 + 0.78) ÷ 3 from the ceiling, (0.90 + 0.89 + 0.89) ÷ 3 from the former price.
    #expect(figures["mean_cut"]?[0] == "0.7867")
    #expect(figures["median_cut"]?[0] == "0.7800")
    #expect(figures["largest_cut"]?[0] == "0.8000")
    #expect(figures["mean_cut_from_former_price"]?[0] == "0.8933")
    #expect(figures["median_cut_from_former_price"]?[0] == "0.8900")
    #expect(figures["largest_cut_from_former_price"]?[0] == "0.9000")
  }

  @Test("products of one firm are several products and one firm, bidding and selected")
  func productsOfOneFirm() throws {
    // F bids with two products and both are selected; G bids with one that is not: 2 of 3, 1 of 2.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.3": "2"],
      bids: "lot,bidder,firm,quote\nlot,f1,F,1.0\nlot,f2,F,1.1\nlot,g1,G,1.2\n")
    #expect(example.selected == "f1:Y f2:Y g1:N")
    let figures = try figures(example)
    #expect(figures["products_bid"]?[0] == "3")
    #expect(figures["products_selected"]?[0] == "2")
    #expect(figures["firms_bid"]?[0] == "2")
    #expect(figures["firms_selected"]?[0] == "1")
    #expect(figures["share_products_selected"]?[0] == "0.6667")
    #expect(figures["share_firms_selected"]?[0] == "0.5000")
  }

  /// Demand for one region of the lot.
  private func demand(_ rows: String) throws -> DemandList {
    let folder = try TemporaryFolder()
    return try DemandTable.read(folder.file("demand.csv", rows), schema: .named("demand")).demand
  }

  @Test("what a winner of another strength saves is that of the equivalents of the main strength")
  func savedByStrengths() throws {
    // 10 mg saves 4 − 1 = 3, 20 mg (6.8 − 1.7) ÷ 1.7 = 3 for 10 mg: 100 × (3 + 3) ÷ 2 = 300.
    let example = try Example(
      "cn-2020-round2",
      bids: """
        lot,bidder,strength,main_strength,quote,ceiling
        lot,a,10mg,10mg,1,4
        lot,b,20mg,10mg,1.7,6.8
        """)
    #expect(example.selected == "a:Y b:Y")
    let demand = try demand("lot,region,strength,volume\nlot,R,10mg,100\n")
    #expect(try figures(example, demand: demand)["money_saved"]?[0] == "300.00")
  }

  @Test("the mean drop is that of the winners with a ceiling, the others are not nought")
  func savedWithoutCeiling() throws {
    // a saves 4 − 1 = 3 of each of 100; what b saves nobody knows.
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,quote,ceiling\nlot,a,1,4\nlot,b,1.5,\n")
    #expect(example.selected == "a:Y b:Y")
    let demand = try demand("lot,region,volume\nlot,R,100\n")
    let figures = try figures(example, demand: demand)
    #expect(figures["money_saved"]?[0] == "300.00")
    // 1 − 1 ÷ 4, of one winner.
    #expect(figures["mean_cut"]?[0] == "0.7500")
  }

  @Test("round 12: reference products are the originators that are selected without volume")
  func referenceProducts() throws {
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.4": "2"], accepted: ["o"],
      bids: """
        lot,bidder,form,quote,originator
        lot,a,片,1.0,Y
        lot,b,片,1.1,N
        lot,o,片,9.0,Y
        lot,p,片,9.5,Y
        """)
    // a is an originator with volume, p has not accepted.
    #expect(example.selected == "a:Y b:Y o:Y p:N")
    #expect(try figures(example)["reference_products_selected"]?[0] == "1")
    #expect(try figures(example)["products_selected"]?[0] == "3")
  }
}
