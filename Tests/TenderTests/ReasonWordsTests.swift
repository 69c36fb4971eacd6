import ExactNumbers
import TestSupport
import Testing

@testable import Tender

@Suite struct ReasonWordsTests {
  /// Every kind of reason, as real evaluations give them.
  static func reasons() throws -> [Reason] {
    let outcomes = [
      try Given.tender(
        [
          try Given.bid("a", "1", strength: "1mg", ceiling: "3"),
          try Given.bid("b", "1.5", strength: "1mg", ceiling: "3"),
          try Given.bid("c", "1.5", strength: "1mg", ceiling: "3"),
          try Given.bid("d", "2.9", strength: "1mg", ceiling: "3"),
          try Given.bid("none", nil, strength: "1mg"),
          try Given.bid("above", "4", strength: "1mg", ceiling: "3"),
          try Given.bid("own", "2.8", strength: "1mg", ceiling: "3", ownLowest: "2"),
          try Given.bid("far", "9", strength: "8mg"), try Given.bid("IU", "9", strength: "8IU"),
        ], "cn-2020-round2", ["shortlist.caps.9": "2"]),
      try Given.tender([try Given.bid("a", "1")], "cn-2018-4plus7"),
      try Given.tender([try Given.bid("a", "1")], "cn-2019-expansion"),
      try Given.tender(
        ["1", "2"].map { try Given.bid($0, $0, ceiling: "9") }, "cn-2022-round7",
        isWholeTender: true),
      try Given.tender(
        ["x", "y"].flatMap { lot in
          try ["1", "2"].map { try Given.bid($0, $0, lot: lot, ceiling: "9") }
        }, "cn-2022-round7", ["elimination.lots": "1"], isWholeTender: true),
      try Given.tender(
        ["1", "1.1", "1.2", "1.3"].map { try Given.bid($0, $0) }, "cn-2021-round5",
        allowsUnverified: false),
      try Given.tender(["1", "2", "3"].map { try Given.bid($0, $0) }),
    ]
    return outcomes.flatMap(\.lots).flatMap(\.standings).flatMap(\.reasons)
  }

  @Test("every reason speaks both languages, without a word of the other or a code's own name")
  func languages() throws {
    for reason in try Self.reasons() {
      let text = reason.text
      #expect(!text.en.isEmpty && !text.zh.isEmpty)
      #expect(text.en.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF).contains($0.value) })
      #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!text.en.contains("Optional") && !text.en.contains("Ratio("))
    }
  }

  @Test("every kind of reason has a key of its own or that of its rule")
  func keys() throws {
    let keys = Set(try Self.reasons().map(\.key))
    #expect(
      keys.isSuperset(of: [
        "validity.quote", "validity.ceiling", "validity.own_lowest", "comparable.strength",
        "content.limit", "shortlist.caps.9", "shortlist.caps.4", "selection.multiple",
        "selection.tests", "selection.negotiation_up_to", "elimination.lots",
      ]))
  }

  @Test("a number is shown as short as it is still exact, with 4 to 6 decimals")
  func display() throws {
    #expect(try Given.ratio("2").display == "2.0000")
    #expect(try Given.ratio("0.05994").display == "0.05994")
    #expect(try Ratio(2, over: 3).display == "0.666667")
  }

  @Test("two numbers are shown with as many decimals as it takes to see which is larger")
  func displayOfTwo() throws {
    // 1 ÷ 3 against 0.33333333
    let (a, b) = try Ratio(1, over: 3).display(against: Given.ratio("0.33333333"))
    #expect((a.text, b.text) == ("0.333333333", "0.33333333"))
    let (c, d) = try Given.ratio("1.8").display(against: Given.ratio("1.8"))
    #expect((c.text, d.text) == ("1.8000", "1.8000"))
  }

  @Test("a cut just short of its limit does not read as if it were at it")
  func nearMiss() throws {
    // 1 − 4.000001 ÷ 8 = 0.499999875
    let (own, limit) = try Given.ratio("0.499999875").percentDisplay(against: Given.ratio("0.5"))
    #expect((own.text, limit.text) == ("49.99999%", "50.00%"))
    #expect(try Given.ratio("0.000000125").percentPoints.text == "0.00001")
  }

  @Test("a distance never reads as nothing")
  func distance() throws {
    #expect(try Given.ratio("-0.1").shownDistance.text == "0.1000")
    #expect(try Ratio(1, over: 30_000_000).shownDistance.text == "0.00000003")
  }

  @Test("one bidder is not one bidders, and one lot not one of 1 lots")
  func singular() throws {
    let texts = try Self.reasons().map(\.text.en)
    #expect(texts.contains("1 bidder: the price is negotiated"))
    #expect(
      texts.contains(
        "unresolved tie: several lots have the spread 2.0000 = 2.0000 ÷ 1.0000, and not all of them "
          + "can be the widest; the highest passing bid of those is dropped"))
  }
}
