import ExactNumbers
import Testing

@testable import Tender

/// Who competes in unit A, who in unit B (joints, 2021): by reported volume, up to 85 % of it.
@Suite("BiddingUnits: firms with the larger demand compete in unit A, the others in unit B")
struct BiddingUnitsTests {
  /// The units with their bidders; a row is `bidder volume supplies-all complete`.
  private func units(_ rows: [String], fill: String = "1") throws -> [String] {
    let cells = rows.map { "lot,1," + $0.split(separator: " ").joined(separator: ",") + "\n" }
    let bids = try Given.read(
      "lot,quote,bidder,reported_volume,supplies_all_regions,complete_system\n" + cells.joined()
    ).bids
    let lots = try Given.tender(
      bids, "joints-2021",
      [
        "shortlist.caps.1+": "9", "shortlist.guaranteed_cut": "0.9", "units.all_in_a_up_to": "2",
        "units.fill_up_to": fill,
      ]
    ).lots
    return lots.map { lot in
      let isOpen = lot.standings.contains { $0.selected == .tie }
      return lot.name.suffix(1) + ": "
        + lot.standings.map(\.bid.bidder).sorted().joined(separator: " ")
        + (isOpen ? " (open)" : "")
    }
  }

  @Test("unit A is filled up by volume to so many firms, not with so many more")
  func fillUp() throws {
    // 85 % of 100: only a, with 90, begins below it.
    let rows = ["a 90 Y Y", "b 4 Y Y", "c 3 Y Y", "d 2 Y Y", "e 1 Y Y"]
    #expect(try units(rows) == ["A: a", "B: b c d e"])
    #expect(try units(rows, fill: "2") == ["A: a b", "B: c d e"])
    #expect(try units(rows, fill: "3") == ["A: a b c", "B: d e"])
    #expect(try units(rows, fill: "9") == ["A: a b c d e"])
  }

  @Test("only who supplies every region with a complete system gets into unit A, filled up or not")
  func notAble() throws {
    let rows = ["a 90 Y Y", "b 4 N Y", "c 3 Y N", "d 2 Y Y", "e 1 Y Y"]
    #expect(try units(rows, fill: "2") == ["A: a d", "B: b c e"])
    #expect(try units(rows, fill: "3") == ["A: a d e", "B: b c"])
    #expect(try units(["a 50 N Y", "b 30 Y Y", "c 20 Y N"]) == ["A: b", "B: a c"])
  }

  @Test("the volume of firms that cannot get into unit A counts towards the share all the same")
  func sharesOfAll() throws {
    // a 80 and b 10 are 90 of 100 before c, which begins above 85.
    #expect(
      try units(["a 80 N Y", "b 10 Y Y", "c 6 Y Y", "d 4 Y Y"]) == ["A: b", "B: a c d"])
    // b begins at 84, c at 85.
    #expect(
      try units(["a 84 N Y", "b 10 Y Y", "c 6 Y Y"]) == ["A: b", "B: a c"])
    #expect(try units(["a 85 N Y", "b 10 Y Y", "c 5 Y Y"]) == ["A: b", "B: a c"])
  }

  @Test("equal volumes around the share leave both units open only among those who could be in A")
  func equals() throws {
    #expect(
      try units(["a 80 Y Y", "b 10 Y Y", "c 10 Y Y"]) == ["A: a b (open)", "B: c (open)"])
    #expect(try units(["a 80 Y Y", "b 11 Y Y", "c 9 Y Y"]) == ["A: a b", "B: c"])
  }

  @Test("of equal volumes around the share the one that cannot be in unit A comes first or last")
  func equalsOfWhichOneCannot() throws {
    // 85 of 100: behind a's 80 the first of b and c begins below, the second at 90. Whichever can be in
    // A is in it if it is the first; the names do not say so.
    #expect(
      try units(["a 80 Y Y", "b 10 Y Y", "c 10 N Y"]) == ["A: a b (open)", "B: c (open)"])
    #expect(
      try units(["a 80 Y Y", "b 10 N Y", "c 10 Y Y"]) == ["A: a (open)", "B: b c (open)"])
    // Filled up to two firms, A has it in any case.
    #expect(try units(["a 80 Y Y", "b 10 Y Y", "c 10 N Y"], fill: "2") == ["A: a b", "B: c"])
    #expect(try units(["a 80 Y Y", "b 10 N Y", "c 10 Y Y"], fill: "2") == ["A: a c", "B: b"])
    // Where neither can, nothing is open; nor where both begin below the share.
    #expect(try units(["a 80 Y Y", "b 10 N Y", "c 10 N Y"]) == ["A: a", "B: b c"])
    #expect(
      try units(["a 60 Y Y", "b 10 N Y", "c 10 Y Y", "d 8 Y Y", "e 7 Y Y", "f 5 Y Y"])
        == ["A: a c d", "B: b e f"])
  }
}
