import RuleBook
import Testing

@testable import Tender

@Suite struct CountTests {
  private let four: [Bid]

  init() throws {
    four = [
      try Given.bid("a", "1", ceiling: "2"), try Given.bid("b", "1.1", ceiling: "2"),
      try Given.bid("above", "3", ceiling: "2"), try Given.bid("none", nil, ceiling: "2"),
    ]
  }

  @Test(
    "every qualified bidder counts, or only those with a valid bid, as the rules say",
    arguments: [("bidders", 4), ("valid-bids", 2)])
  func basis(basis: String, count: Int) throws {
    #expect(try Given.lot(four, "cn-2020-round2", ["count.basis": basis]).count == count)
  }

  @Test(
    "of seven rows without a quote, 3 Y, 2 N, 2 empty, n is 2 quotes + 3 + 2, of which 2 are open")
  func withoutQuotes() throws {
    let words: [Bool?] = [true, true, true, false, false, nil, nil]
    let bids =
      try ["1", "1.1"].map { try Given.bid($0, $0) }
      + words.enumerated().map { Bid(lot: "lot", bidder: "none\($0)", quote: nil, isCounted: $1) }
    #expect(try Given.lot(bids).count == 7)
    #expect(Lot(name: "lot", bids: bids).openCounts == 2)
    // n = 5, 6 or 7 gives 4 or 5 places, enough for both quotes.
    #expect(try Given.lot(bids).selections.hasPrefix("1:Y 1.1:Y none0:N"))
  }

  @Test("the cap follows the table of each round: 9, 11 and 20 bidders")
  func caps() throws {
    let expected = [
      "cn-2018-4plus7": [1, 1, 1], "cn-2019-expansion": [3, 3, 3], "cn-2020-round2": [6, 6, 6],
      "cn-2020-round3": [6, 8, 8], "cn-2021-round4": [7, 9, 10], "cn-2021-round5": [7, 9, 10],
      "cn-2022-round7": [7, 9, 10], "cn-2023-round8": [7, 9, 10], "cn-2023-round9": [7, 9, 10],
    ]
    for (id, caps) in expected.sorted(by: { $0.key < $1.key }) {
      let rules = try Given.rules(id).shortlist
      #expect(try [9, 11, 20].map { try Self.cap(for: $0, rules)?.value } == caps, "\(id)")
    }
  }

  @Test("a lot without a valid bid needs no cap where only valid bids count")
  func nobody() throws {
    let lot = try Given.lot(
      [try Given.bid("above", "3", ceiling: "2")], "cn-2020-round2", ["count.basis": "valid-bids"])
    #expect(lot.cap == nil)
    #expect(lot.selections == "above:N")
  }

  @Test(
    "a cap that is no whole number from 1 to n is refused",
    arguments: ["2.5", "-1", "0", "5", "99999999999999999999", "9999999999"])
  func notWhole(cap: String) throws {
    #expect(throws: RuleError.self) {
      try Given.rules("cn-2020-round2", ["shortlist.caps.4": cap])
    }
  }

  @Test("a cap that was looked up is the same for the next lot of as many bidders")
  func remembered() throws {
    let rules = try Given.rules("cn-2020-round2").shortlist
    var known = Remembered<Int, RuleSet.Cited<Int>>()
    let caps = try [9, 4, 9].map { try Count.cap(for: $0, rules: rules, &known)?.value }
    #expect(caps == [6, 3, 6])
    #expect(known.value { $0 == 9 }?.value == 6 && known.value { $0 == 5 } == nil)
  }

  private static func cap(for count: Int, _ rules: ShortlistRules) throws(RuleError)
    -> RuleSet.Cited<Int>?
  {
    var known = Remembered<Int, RuleSet.Cited<Int>>()
    return try Count.cap(for: count, rules: rules, &known)
  }
}
