import ExactNumbers
import PriceRatio
import RuleBook
import TestSupport
import Testing

@testable import Tender

@Suite struct ComparablePricingTests {
  private let entecavir: [Bid]

  init() throws {
    entecavir = [
      try Given.bid("dispersible", "0.62", strength: "0.5mg", form: "分散片"),
      try Given.bid("capsule", "0.57", strength: "0.5mg", form: "胶囊"),
      try Given.bid("third", "0.75", strength: "0.5mg", form: "片"),
    ]
  }

  @Test("a form's price is divided by its factor before it is compared")
  func withFormFactor() throws {
    // 0.62 ÷ 1.2 = 0.51666…, which is below 0.57 ÷ 1.
    let lot = try Given.lot(entecavir, "cn-2018-4plus7")
    #expect(lot.places == "1.dispersible 2.capsule 3.third")
    let price = try #require(try lot.standing("dispersible").price)
    #expect(price.exact == (try Ratio(62, over: 120)))
    #expect(price.ranked == (try Given.ratio("0.5167")))
  }

  @Test("without the form factor the quotes themselves are compared")
  func withoutFormFactor() throws {
    let lot = try Given.lot(entecavir, "cn-2018-4plus7", ["comparable.form_factor": "none"])
    #expect(lot.places == "1.capsule 2.dispersible 3.third")
    #expect(try lot.standing("dispersible").price?.ranked == Given.ratio("0.62"))
  }

  @Test("one form alone is not brought to the plain tablet")
  func oneForm() throws {
    let bids = [
      try Given.bid("a", "0.62", form: "分散片"), try Given.bid("b", "0.66", form: "dispersible"),
    ]
    let lot = try Given.lot(bids, "cn-2019-expansion")
    #expect(lot.standings.map(\.price?.ratio) == [.one, .one])
  }

  @Test("a form without a factor is left out and needs its own representative")
  func formWithoutFactor() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "profile.json",
      """
      {"id": "two-forms", "kind": "price-ratio", "title": "two forms", "document": "made up",
       "parameters": {
         "content.base": {"value": "1.7", "grade": "official"},
         "form.method": {"value": "table", "grade": "official"},
         "form.factors": {"value": {"tablet": "1", "hard-capsule": "1"}, "grade": "official"}}}
      """)
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet("cn-2018-4plus7")
    let rules = try TenderRules(set) { _ in try RuleLibrary(ProfileKeys.catalogue).ruleSet(path) }
    let lot = try #require(evaluate(entecavir, rules: rules).lots.first)
    #expect(lot.places == "1.capsule 2.third –.dispersible")
    #expect(
      try lot.standing("dispersible").deciding?.text.en
        == "the form factors have no row for dispersible tablet: it needs its own representative")
  }

  @Test(
    "twice the content makes 1.7 times the price",
    // 1.7, 1.7², 1 ÷ 1.7
    arguments: [("2mg", 17, 10), ("4mg", 289, 100), ("0.5mg", 10, 17)])
  func contentFactor(strength: String, numerator: Int, denominator: Int) throws {
    let lot = try Given.lot([
      try Given.bid("main", "2", strength: "1mg"), try Given.bid("also", "2.5", strength: "1mg"),
      try Given.bid("other", "3", strength: strength),
    ])
    let price = try #require(try lot.standing("other").price)
    let factor = try Ratio(Int128(numerator), over: Int128(denominator))
    #expect(price.ratio == factor)
    #expect(price.exact == (try Ratio(3) / factor))
  }

  @Test("a pack's price is divided by its count")
  func packCount() throws {
    // 19.99 ÷ 28 = 0.713928…
    let lot = try Given.lot([try Given.bid("a", "19.99", packCount: 28)])
    let price = try #require(try lot.standing("a").price)
    #expect(price.unitPrice == (try Ratio(1999, over: 2800)))
    #expect(price.ranked == (try Given.ratio("0.7139")))
  }

  @Test("the ranked price is rounded half up to the digits of the rules, the exact one is kept")
  func rounding() throws {
    // 0.00005 is half of the fourth decimal.
    let bids = [try Given.bid("a", "1.00005"), try Given.bid("b", "1.000049")]
    let rounded = try Given.lot(bids)
    #expect(try rounded.standing("a").price?.ranked == Given.ratio("1.0001"))
    #expect(try rounded.standing("b").price?.ranked == Given.ratio("1"))
    let exact = try Given.lot(bids, "cn-2020-round2", ["comparable.decimals": "exact"])
    #expect(try exact.standing("a").price?.ranked == Given.ratio("1.00005"))
  }

  @Test(
    "a strength 8 times the main one or more has its own representative",
    arguments: [("7.99mg", BidStatus.valid), ("8mg", .notComparable), ("0.125mg", .notComparable)])
  func contentLimit(strength: String, status: BidStatus) throws {
    let lot = try Given.lot([
      try Given.bid("a", "1", strength: "1mg"), try Given.bid("b", "1", strength: "1mg"),
      try Given.bid("far", "1", strength: strength),
    ])
    #expect(try lot.standing("far").status == status)
  }

  @Test(
    "a strength in other units or other proportions is left out and says why",
    arguments: [
      ("100IU", "the strengths are in units that do not convert into each other"),
      ("1mg+2mg", "the ingredients of the two strengths are not in the same proportion"),
    ])
  func strengthsThatDoNotCompare(strength: String, reason: String) throws {
    let lot = try Given.lot([
      try Given.bid("a", "1", strength: "1mg"), try Given.bid("b", "1", strength: "1mg"),
      try Given.bid("other", "0.01", strength: strength),
    ])
    let other = try lot.standing("other")
    #expect(other.status == .notComparable)
    #expect(other.rank == nil)
    #expect(other.deciding?.text.en == reason)
    #expect(lot.count == 3)
  }

  @Test("a bidder without a quote stands aside and still counts")
  func noQuote() throws {
    let lot = try Given.lot([try Given.bid("a", "1"), try Given.bid("none", nil)])
    #expect(try lot.standing("none").status == .noQuote)
    #expect(lot.count == 2)
  }

  @Test(
    "only fills of one concentration are compared as fills; other volumes by their content",
    arguments: [
      // Twice the volume of one concentration costs 1.9 times as much, twice the content in one volume
      // 1.7 times, four times the content in twice the volume 1.7² times.
      ("10ml:100mg", "1.9"), ("5ml:100mg", "1.7"), ("10ml:200mg", "2.89"), ("20ml:200mg", "3.61"),
    ])
  func fills(strength: String, ratio: String) throws {
    let lot = try Given.lot(
      [
        try Given.bid("a", "1", strength: "5ml:50mg", mainStrength: "5ml:50mg", form: "口服溶液剂"),
        try Given.bid("b", "1", strength: strength, mainStrength: "5ml:50mg", form: "口服溶液剂"),
      ], "cn-2021-round4")
    #expect(try lot.standing("b").price?.ratio == Given.ratio(ratio))
  }
}
