import ExactNumbers
import Testing

@testable import Tender

@Suite struct SelectionTests {
  /// Three bidders, so that two bids are shortlisted; the second is the one in question.
  private func second(
    _ quote: String, lowest: String, ceiling: String?, _ changes: [String: String] = [:]
  ) throws -> Standing {
    try Given.lot(
      [
        try Given.bid("lowest", lowest, ceiling: ceiling),
        try Given.bid("second", quote, ceiling: ceiling),
        try Given.bid("none", nil, ceiling: ceiling),
      ], "cn-2020-round2", changes
    ).standing("second")
  }

  @Test(
    "a bid at 1.8 times the lowest is selected, a millionth of a yuan above it is not",
    // 1.8 × 1.23 = 2.214; the cut from 3 is below a half
    arguments: [("2.214", Decision.yes), ("2.214001", .no), ("2.213999", .yes)])
  func multiple(quote: String, selected: Decision) throws {
    let bid = try second(quote, lowest: "1.23", ceiling: "3")
    #expect(bid.selected == selected)
    #expect(bid.deciding?.key == (selected == .yes ? "selection.multiple" : "selection.tests"))
  }

  @Test(
    "a bid cut by exactly a half is selected, a millionth of a yuan less of a cut is not",
    arguments: [("4", Decision.yes), ("4.000001", .no)])
  func cut(quote: String, selected: Decision) throws {
    let bid = try second(quote, lowest: "1", ceiling: "8")
    #expect(bid.selected == selected)
    #expect(bid.deciding?.key == (selected == .yes ? "selection.cut" : "selection.tests"))
  }

  @Test(
    "a bid at 0.10 yuan is selected, a millionth of a yuan above it is not",
    arguments: [("0.1", Decision.yes), ("0.100001", .no)])
  func floor(quote: String, selected: Decision) throws {
    let bid = try second(quote, lowest: "0.01", ceiling: "0.15")
    #expect(bid.selected == selected)
    #expect(bid.deciding?.key == (selected == .yes ? "selection.floor.any" : "selection.tests"))
  }

  @Test("the limits are exact, though places are given by rounded prices")
  func exactLimits() throws {
    // The lowest price is 1 ÷ 3; 1.8 times it is 0.6, and 0.60000033… is above it.
    let bids = [
      try Given.bid("lowest", "1", packCount: 3, ceiling: "1"),
      try Given.bid("at", "0.6", ceiling: "1"),
      try Given.bid("beyond", "1.800001", packCount: 3, ceiling: "1"),
      try Given.bid("fourth", "0.9", ceiling: "1"),
    ]
    let lot = try Given.lot(bids)
    #expect(lot.selections == "lowest:Y at:Y beyond:N fourth:N")
    #expect(lot.places == "1.lowest 2.at 2.beyond 4.fourth")
  }

  @Test("the floor holds for the price at the main strength")
  func floorOfComparablePrice() throws {
    // 0.17 ÷ 1.7 = 0.1
    let lot = try Given.lot([
      try Given.bid("lowest", "0.01", strength: "1mg", ceiling: "0.3"),
      try Given.bid("double", "0.17", strength: "2mg", ceiling: "0.3"),
      try Given.bid("third", "0.2", strength: "1mg", ceiling: "0.3"),
    ])
    #expect(try lot.standing("double").deciding?.key == "selection.floor.any")
  }

  @Test("without tests every shortlisted bid is selected")
  func noTests() throws {
    let lot = try Given.lot(
      [try Given.bid("a", "1"), try Given.bid("b", "100")], "cn-2019-expansion")
    #expect(lot.selections == "a:Y b:Y")
    #expect(lot[1]?.deciding?.text.en == "selected, as every shortlisted bid is")
  }

  @Test("a bid without a ceiling is open where no other test selects it and a cut could")
  func noCeiling() throws {
    // 2 is above 1.8 × 1 and above the floor 0.10; a cut of 50 % would select it.
    let open = try second("2", lowest: "1", ceiling: nil)
    #expect(open.selected == .undecided)
    #expect(open.deciding?.key == "selection.cut")
    #expect(
      open.deciding?.text.en
        == "undecided: no other test selects it, and without a ceiling the cut is not known")
    #expect(try second("1.8", lowest: "1", ceiling: nil).selected == .yes)
    let withoutCut = try second("2", lowest: "1", ceiling: nil, ["selection.tests": "multiple"])
    #expect(withoutCut.selected == .no)
  }

  @Test("one test is enough")
  func anyTest() throws {
    // 5 is above 1.8 × 1 and above 0.10, and a cut of 50 %.
    #expect(try second("5", lowest: "1", ceiling: "10").selected == .yes)
  }

  @Test(
    "up to two bidders the pilot negotiates; from three on the lowest is selected",
    arguments: [(1, "a:undecided"), (2, "a:undecided b:N"), (3, "a:Y b:N c:N")])
  func negotiation(bidders: Int, selections: String) throws {
    let bids = try zip(["a", "b", "c"], 1...).prefix(bidders).map { try Given.bid($0, "\($1)") }
    let lot = try Given.lot(bids, "cn-2018-4plus7")
    #expect(lot.selections == selections)
    #expect(lot.isOpen == (bidders < 3))
  }

  @Test("a tie for the shortlist stays a tie where a test holds, and is no where none does")
  func tieForShortlist() throws {
    let passing = try Given.lot([
      try Given.bid("a", "1"), try Given.bid("b", "1.5"), try Given.bid("c", "1.5"),
    ])
    #expect(passing.selections == "a:Y b:tie c:tie")
    #expect(passing[1]?.deciding?.key == "shortlist.caps.3")
    let failing = try Given.lot([
      try Given.bid("a", "1", ceiling: "3"), try Given.bid("b", "2", ceiling: "3"),
      try Given.bid("c", "2", ceiling: "3"),
    ])
    #expect(failing.selections == "a:Y b:N c:N")
    // The shortlist is published too.
    #expect(failing.shortlist == "a:Y b:tie c:tie")
    #expect(failing.isOpen)
  }

  @Test(
    "round 10: powders and injections under 50 ml have the floor of small ones, from 50 ml that of infusions",
    arguments: [
      ("注射液", "2ml:10mg", "0.90", Decision.yes), ("注射液", "2ml:10mg", "1.01", .no),
      ("注射液", "50ml:10mg", "1.90", .yes), ("注射液", "49ml:10mg", "1.90", .no),
      ("大容量注射液", "10mg", "2.00", .yes), ("冻干粉针", "10mg", "0.95", .yes),
      ("粉针", "10mg", "1.10", .no), ("注射剂", "2ml:10mg", "1.00", .yes),
      ("注射剂", "10mg", "1.00", .yes), ("注射剂", "10mg", "1.50", .undecided),
      ("注射剂", "10mg", "2.10", .no), ("片", "10mg", "0.10", .yes), ("片", "10mg", "0.20", .no),
      // A class has the floor of its forms where it is one for all; the lowest holds in any case.
      ("口服常释剂型", "10mg", "0.10", .yes), ("口服常释剂型", "10mg", "0.20", .no),
      ("口服", "10mg", "0.10", .undecided), ("口服", "10mg", "0.20", .no), ("外用", "10mg", "0.10", .no),
      ("口服常释剂型;颗粒剂", "10mg", "0.10", .undecided), ("针剂", "2ml:10mg", "0.90", .yes),
      ("片剂;注射剂", "10mg", "0.10", .yes), ("片剂;注射剂", "10mg", "0.50", .undecided),
      ("片剂;注射剂", "10mg", "2.10", .no), ("粉针剂", "10mg", "0.95", .yes),
    ])
  func injectionFloors(form: String, strength: String, quote: String, decision: Decision) throws {
    // The lowest, 0.05, allows up to 0.09; floors: oral solids 0.1, small injections 1, infusions 2.
    let bids = [
      try Given.bid("low", "0.05", strength: strength, form: form),
      try Given.bid("bid", quote, strength: strength, form: form),
    ]
    let lot = try Given.lot(bids, "cn-2024-round10")
    #expect(try lot.standing("bid").selected == decision)
  }

  @Test("the floor of injections is unverified: what only it selects is open without leave")
  func unverifiedFloor() throws {
    let bids = try [("a", "0.30"), ("b", "0.90")].map {
      try Given.bid($0.0, $0.1, strength: "2ml:10mg", form: "注射液")
    }
    let lot = try Given.lot(bids, "cn-2024-round10", allowsUnverified: false)
    #expect(lot.selections == "a:Y b:undecided")
    #expect(lot[1]?.deciding?.key == "selection.floor.small-volume-injection")
  }

  @Test("insulin 2024: the line is the group's, and held against the comparable price")
  func lineOfGroup() throws {
    // 26.01 ÷ 1.3 = 20.0077 > 20; 26 ÷ 1.3 = 20; all are above 1.3 × 10 = 13.
    let lot = try Given.lot(
      Given.read(
        "lot,bidder,strength,quote,line\nlot,a,3ml:300U,10,20\nlot,b,1.5ml:450U,26.01,20\n"
          + "lot,c,1.5ml:450U,26,20\nlot,d,3ml:300U,20,20\n"
      ).bids, "insulin-2024")
    #expect(lot.selections == "a:Y c:Y d:Y b:N")
  }

  @Test("the multiple is held against exact prices, however they are listed")
  func exactPrices() throws {
    // 1.8 × 1 = 1.8: 1.80004 is listed as 1.8000 and is above it. 1.8 × 1.00004 = 1.800072.
    func selections(_ low: String, _ high: String) throws -> String {
      try Given.lot([
        try Given.bid("a", low, ceiling: "2"), try Given.bid("b", high, ceiling: "2"),
      ]).selections
    }
    #expect(try selections("1", "1.80000") == "a:Y b:Y")
    #expect(try selections("1", "1.80004") == "a:Y b:N")
    #expect(try selections("1.00004", "1.80007") == "a:Y b:Y")
    #expect(try selections("1.00004", "1.80008") == "a:Y b:N")
  }

  @Test("a cut of exactly the rule's is enough, the next digit less is not")
  func exactCut() throws {
    // Round 2: 50 % of 10 is 5; the multiple allows 1.8.
    let lot = try Given.lot(
      [
        try Given.bid("a", "1", ceiling: "10"), try Given.bid("b", "5", ceiling: "10"),
        try Given.bid("c", "5.000001", ceiling: "10"),
      ], "cn-2020-round2", ["shortlist.caps.3": "3"])
    #expect(lot.selections == "a:Y b:Y c:N")
  }

  @Test("where the form that decides is not given, a strict floor is strict too")
  func strictFloorOfAnOpenForm() throws {
    // 1.8 × 0.01 is far below all; an injection of unknown volume has the floor 1 or 2.
    func decision(_ quote: String, _ at: String) throws -> Decision {
      try Given.lot(
        [
          try Given.bid("low", "0.01", strength: "10mg", form: "注射剂"),
          try Given.bid("bid", quote, strength: "10mg", form: "注射剂"),
        ], "cn-2024-round10", ["selection.floor_at": at]
      ).standing("bid").selected
    }
    #expect(try decision("2", "selected") == .undecided)
    #expect(try decision("2", "not-selected") == .no)
    #expect(try decision("1.99", "not-selected") == .undecided)
    #expect(try decision("1", "selected") == .yes)
    #expect(try decision("1", "not-selected") == .undecided)
    #expect(try decision("0.99", "not-selected") == .yes)
  }
}
