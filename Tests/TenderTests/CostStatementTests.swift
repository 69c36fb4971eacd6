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

  @Test("a quote at the anchor needs no statement: only those below it do")
  func atTheAnchor() throws {
    // Mean (1.0 + 1.2 + 2.0) ÷ 3 = 1.4, half of it 0.7: the anchor is the lowest quote, 1.0.
    let bids = try Given.read(
      "lot,bidder,form,quote,cost_statement\nL,a,片,1.0,N\nL,b,片,1.2,N\nL,c,片,2.0,N\n"
    ).bids
    let lot = try Given.lot(bids, "cn-2025-round11", ["shortlist.caps.3": "3"])
    #expect(try lot.standing("a").selected == .yes)
    #expect(
      lot.standings.allSatisfy { standing in
        !standing.reasons.contains { $0.key == "selection.cost_statement" }
      })
  }

  @Test("round 12: a winner without volume needs no statement, one with volume does")
  func withoutVolume() throws {
    // Mean 16 ÷ 6 = 2.666667, deviation 0.747589: the anchor is 1.919078. 1.0 is below the mean minus
    // two deviations, 1.171489, but not below the mean minus three, 0.423900.
    let rows = zip("abcdef", ["1.0", "2.9", "3.0", "3.0", "3.0", "3.1"])
    let bids = try Given.read(
      "lot,bidder,form,quote,cost_statement\n" + rows.map { "L,\($0),片,\($1),N\n" }.joined()
    ).bids
    let without = try Given.lot(bids, "cn-2026-round12", ["shortlist.caps.6": "6"]).standing("a")
    #expect(without.selected == .yes && without.entitlement == .noVolume)
    #expect(!without.reasons.contains { $0.key == "selection.cost_statement" })
    let with = try Given.lot(
      bids, "cn-2026-round12", ["shortlist.caps.6": "6", "zero_volume.deviations": "3"]
    ).standing("a")
    #expect(with.selected == .undecided && with.entitlement == .full)
  }

  @Test("who is not selected yet has no selection to lose")
  func notSelectedYet() throws {
    let bids = try Given.read(
      "lot,bidder,form,quote,struck_off\nL,a,片,1.0,Y\nL,b,片,1.1,N\n"
    ).bids
    let lot = try Given.lot(bids, "cn-2025-round11", ["selection.negotiation_up_to": "2"])
    #expect(lot.selections == "a:undecided b:undecided")
  }
}
