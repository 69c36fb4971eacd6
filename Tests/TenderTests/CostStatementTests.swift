import ExactNumbers
import Testing

@testable import Tender

@Suite(
  "CostStatement and StrikingOff: what round 11 asks of low quotes and says of lost selections")
struct CostStatementTests {
  /// u = 0.10, 0.40, 0.44, 0.50, 0.56: mean 0.40, anchor 0.20, limit 0.36; only a passes, below the anchor.
  private func lot(_ column: String, _ value: String) throws -> LotOutcome {
    let quotes = ["0.40", "0.44", "0.50", "0.56"]
    let others = zip("bcde", quotes).map { "L,\($0),片,\($1),N\n" }.joined()
    let bids = try Given.read("lot,bidder,form,quote,\(column)\nL,a,片,0.10,\(value)\n" + others)
      .bids
    return try Given.lot(bids, "cn-2025-round11", ["shortlist.caps.5": "5"])
  }

  @Test("a quote below the anchor with a statement of its cost is selected, without one it is open")
  func statement() throws {
    #expect(try lot("cost_statement", "Y").standing("a").selected == .yes)
    let without = try lot("cost_statement", "N").standing("a")
    #expect(without.selected == .undecided)
    #expect(without.deciding?.key == "selection.cost_statement")
  }

  @Test("where the file does not say it, the bid is told, and the test that selects it decides")
  func unknown() throws {
    let standing = try lot("struck_off", "N").standing("a")
    #expect(standing.selected == .yes && standing.deciding?.key == "selection.multiple")
    #expect(standing.reasons.contains { $0.key == "selection.cost_statement" })
  }

  @Test("a winner that is struck off is not selected, and the price of revival stays")
  func strikingOff() throws {
    let lot = try lot("struck_off", "Y")
    #expect(try lot.standing("a").selected == .no)
    #expect(try lot.standing("a").deciding?.key == "selection.striking_off")
    #expect(try lot.standing("b").settledPrice == Given.ratio("0.36"))
  }

  @Test("under other rounds a struck-off winner is nothing that the rules know")
  func otherRounds() throws {
    let lot = try Given.lot(
      Given.read("lot,bidder,form,quote,struck_off\nL,a,片,0.10,Y\n").bids, "cn-2021-round4")
    #expect(try lot.standing("a").selected == .yes)
  }
}
