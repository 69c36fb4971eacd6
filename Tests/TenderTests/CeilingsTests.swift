import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Tender

@Suite("Ceilings: those that the rules set, and what a file may say beside them")
struct CeilingsTests {
  private func findings(_ text: String, _ id: String, _ changes: [String: String] = [:]) throws
    -> [String]
  {
    let folder = try TemporaryFolder()
    let (bids, read) = try BidTable.read(
      folder.file("bids.csv", text), schema: .named("bids"))
    try #require(!read.hasErrors)
    let rules = [try Given.rules(id, changes)]
    var found = NeededValues.findings(in: bids, rules: rules)
    found.add(try CeilingChecks.findings(in: bids, rules: rules))
    return found.shown.map {
      "\($0.row ?? 0) \($0.column ?? "") \($0.code.id) \($0.severity.rawValue)"
    }
  }

  @Test("stents 2026: the material says which ceiling holds; without it nobody can tell")
  func material() throws {
    #expect(
      try findings("lot,bidder,quote\nS,a,800\n", "stents-2026")
        == ["1 material missing-column error"])
    #expect(
      try findings("lot,bidder,quote,material\nS,a,800,\nS,b,800,wood\nS,c,800,合金\n", "stents-2026")
        == ["2 material missing-value error", "3 material unknown-class error"])
  }

  @Test("a ceiling in the file that is not that of the rules contradicts them")
  func contradiction() throws {
    let header = "lot,bidder,quote,ceiling,material\n"
    #expect(try findings(header + "S,a,800,949,alloy\n", "stents-2026").isEmpty)
    #expect(
      try findings(header + "S,a,800,949,stainless\n", "stents-2026")
        == ["2 ceiling contradiction error"])
  }

  @Test("insulin 2021: one group a lot; 1.5 ml:450 U is held against 1.4 times the group's ceiling")
  func group() throws {
    // 72 × 1.4 = 100.80; at a cut of exactly 40 %, 60.48, the bid is selected whatever the lowest is.
    let header = "lot,bidder,strength,quote,group\n"
    let caps = ["shortlist.caps.1+": "9", "selection.multiple": "1"]
    let bids = try Given.read(
      header + "L,a,3ml:300U,20,analogue mealtime\nL,b,1.5ml:450U,60.48,餐时胰岛素类似物\n"
        + "L,c,1.5ml:450U,60.49,analogue mealtime\nL,d,1.5ml:450U,100.81,analogue mealtime\n"
    ).bids
    let lot = try Given.lot(bids, "insulin-2021", caps)
    #expect(lot.selections == "a:Y b:Y c:N d:N")
    #expect(try lot.standing("d").status == .aboveCeiling)
    #expect(
      try findings(
        header + "L,a,3ml:300U,20,human basal\nL,b,3ml:300U,20,analogue basal\n", "insulin-2021",
        caps) == ["3 group contradiction error"])
  }

  @Test("round 11: the lower of half the mean listing price and the highest provincial price")
  func listed() throws {
    let header = "lot,bidder,form,quote,listing_mean,provincial_highest\n"
    let bids = try Given.read(header + "L,a,片,2,4,3\nL,b,片,2.01,4,3\nL,c,片,1.51,4,1.5\n").bids
    let lot = try Given.lot(bids, "cn-2025-round11")
    // 4 × 0.5 = 2 < 3; 1.5 < 2.
    #expect(try lot.standing("a").status == .valid)
    #expect(try lot.standing("b").status == .aboveCeiling)
    #expect(try lot.standing("c").status == .aboveCeiling)
    #expect(
      try findings(header + "L,a,片,2,4,\n", "cn-2025-round11")
        == ["2 provincial_highest missing-value error"])
    // A published ceiling stands; that it does not follow from the prices is noted.
    #expect(
      try findings(
        "lot,bidder,form,quote,ceiling,listing_mean,provincial_highest\nL,a,片,2,2.1,4,3\n",
        "cn-2025-round11") == ["2 ceiling contradiction note"])
  }

  @Test("round 11: a published ceiling holds, whether the listed prices come to less or to more")
  func published() throws {
    // The lower of 4 × 0.5 = 2 and 3 is 2, that of 6 × 0.5 = 3 and 2.5 is 2.5: 2.10 stands for both.
    let lot = try Given.lot(
      Given.read(
        "lot,bidder,form,quote,ceiling,listing_mean,provincial_highest\nL,a,片,2.10,2.10,4,3\n"
          + "L,b,片,2.11,2.10,4,3\nL,c,片,2.20,2.10,6,2.5\n"
      ).bids, "cn-2025-round11")
    #expect(
      lot.standings.map { "\($0.bid.bidder) \($0.status == .valid)" }
        == ["a true", "b false", "c false"])
  }

  @Test("a ceiling that the rules compute is rounded half up to the millionth")
  func rounded() throws {
    // 72 × 1.3333333333 = 95.9999999976 is 96; half of 4.000001 is 2.0000005, which is 2.000001.
    let factor = ["comparable.unit_factors.1.5ml:450U": "1.3333333333", "shortlist.caps.1+": "9"]
    let byFactor = try Given.lot(
      Given.read(
        "lot,bidder,strength,quote,group\nL,a,1.5ml:450U,96,analogue mealtime\n"
          + "L,b,1.5ml:450U,96.000001,analogue mealtime\n"
      ).bids, "insulin-2021", factor)
    #expect(try byFactor.standing("a").status == .valid)
    #expect(try byFactor.standing("b").status == .aboveCeiling)
    let listed = try Given.lot(
      Given.read(
        "lot,bidder,form,quote,listing_mean,provincial_highest\nL,a,片,2.000001,4.000001,3\n"
          + "L,b,片,2.000002,4.000001,3\n"
      ).bids, "cn-2025-round11")
    #expect(try listed.standing("a").status == .valid)
    #expect(try listed.standing("b").status == .aboveCeiling)
  }

  @Test("a material is one in capitals too, and in either language")
  func nameOfTheRow() throws {
    // Alloy 949, stainless 848.
    let lot = try Given.lot(
      Given.read(
        "lot,bidder,quote,material\nS,a,949,ALLOY\nS,b,949.01,Alloy\nS,c,949.01,合金\n"
          + "S,d,848,Stainless\nS,e,848.01,STAINLESS\n"
      ).bids, "stents-2026")
    #expect(
      lot.standings.filter { $0.status == .aboveCeiling }.map(\.bid.bidder) == ["b", "c", "e"])
    #expect(lot.standings.count { $0.status == .valid } == 2)
  }

  @Test("a ceiling of the file contradicts that of the rules whether it is higher or lower")
  func lowerInTheFile() throws {
    let header = "lot,bidder,quote,ceiling,material\n"
    #expect(
      try findings(header + "S,a,800,848,alloy\nS,b,800,949.01,alloy\n", "stents-2026")
        == ["2 ceiling contradiction error", "3 ceiling contradiction error"])
    // By the listed prices 4 × 0.5 = 2.
    #expect(
      try findings(
        "lot,bidder,form,quote,ceiling,listing_mean,provincial_highest\nL,a,片,1.5,1.9,4,3\n"
          + "L,b,片,1.5,2,4,3\n",
        "cn-2025-round11") == ["2 ceiling contradiction note"])
  }

  @Test("one listed price alone is missing nothing where the ceiling is published")
  func oneListedPrice() throws {
    let header = "lot,bidder,form,quote,ceiling,listing_mean,provincial_highest\n"
    #expect(
      try findings(header + "L,a,片,2,2.1,4,\nL,b,片,2,2.1,,3\n", "cn-2025-round11").isEmpty)
    #expect(
      try findings(header + "L,a,片,2,,4,\nL,b,片,2,,,3\n", "cn-2025-round11") == [
        "2 provincial_highest missing-value error", "3 listing_mean missing-value error",
      ])
  }

  @Test(
    "where every bid at its ceiling is selected, one without ceiling and listed prices lacks it")
  func withoutAny() throws {
    #expect(
      try findings("lot,bidder,quote\nS,a,1\n", "renewal-inquiry")
        == ["1 ceiling missing-column error"])
    #expect(
      try findings(
        "lot,bidder,quote\nS,a,1\n", "renewal-inquiry", ["validity.listing_share": "0.5"])
        == ["1 ceiling missing-column error"])
  }
}
