import ExactNumbers
import RuleBook
import TestSupport
import Testing

@testable import PriceRatio

@Suite("ListingAudit: listed prices held against a listing rule")
struct ListingTests {
  /// The lines as `position test limit status`.
  private static func lines(
    _ rules: String, _ products: [(text: String, facts: (inout Product) -> Void)],
    setting changes: [String: String] = [:]
  ) throws -> [String] {
    let list = ProductList(
      try products.enumerated().map { place, given in
        var product = try ProductQuestion.product(given.text)
        product.row = place + 1
        given.facts(&product)
        return product
      })
    let set = try RuleLibrary(ListingKeys.catalogue).ruleSet(rules)
      .setting(changes.map { (name: $0.key, value: $0.value) }, catalogue: ListingKeys.catalogue)
    let audit = try ListingAudit(
      list, by: ListingRules(set), converting: Converter(profile("ndrc-2011-platform", [:])))
    return audit.lines.map { line in
      let limit = line.limit.flatMap { try? $0.rounded(decimals: 4, rounding: .down) }
      return "\(line.position) \(line.test.rawValue) \(limit?.exactText ?? "–") "
        + line.status.rawValue
    }
  }

  private static func status(
    evaluated: Bool, originator: Bool = false, newcomer: Bool = false,
    selection: NationalSelection = .none
  ) -> (inout Product) -> Void {
    { product in
      product.listing.isEvaluated = evaluated
      product.listing.isOriginator = originator
      product.listing.isNewcomer = newcomer
      product.listing.selection = selection
    }
  }

  @Test("evaluated: 1.8 times the lowest is listed, a fen more is not")
  func spread() throws {
    // 1.00 × 1.8 = 1.80.
    let evaluated = Self.status(evaluated: true)
    #expect(
      try Self.lines(
        "listing-hebei-2025",
        [("片 5mg 1.00", evaluated), ("片 5mg 1.80", evaluated), ("片 5mg 1.81", evaluated)])
        == [
          "0 evaluated-spread 1.8 listed", "1 evaluated-spread 1.8 listed",
          "2 evaluated-spread 1.8 above",
        ])
  }

  @Test("what was selected nationally has limits of its own, and does not count as the lowest")
  func selected() throws {
    let evaluated = Self.status(evaluated: true)
    let selected = Self.status(evaluated: true, selection: .here)
    let products = [("片 5mg 0.10", selected), ("片 5mg 1.00", evaluated)]
    #expect(
      try Self.lines("listing-hebei-2025", products) == ["1 evaluated-spread 1.8 listed"])
    // 0.10 × 1.8 = 0.18.
    #expect(
      try Self.lines("listing-hebei-2025", products, setting: ["evaluated.over": "all"])
        == ["0 evaluated-spread 0.18 listed", "1 evaluated-spread 0.18 above"])
  }

  @Test("not evaluated: below 60 % of the originator and below the lowest evaluated one")
  func unevaluated() throws {
    // 4.00 × 0.6 = 2.40; the lowest evaluated is 2.00: 2.00 is not below it, 1.99 is.
    let other = Self.status(evaluated: false)
    let lines = try Self.lines(
      "listing-hebei-2025",
      [
        ("片 5mg 4.00", Self.status(evaluated: false, originator: true)),
        ("片 5mg 2.00", Self.status(evaluated: true)), ("片 5mg 1.99", other),
        ("片 5mg 2.00", other), ("片 5mg 2.40", other),
      ])
    #expect(
      lines == [
        "1 evaluated-spread 3.6 listed",
        "2 below-originator 2.4 listed", "2 below-evaluated 2 listed",
        "3 below-originator 2.4 listed", "3 below-evaluated 2 above",
        "4 below-originator 2.4 above", "4 below-evaluated 2 above",
      ])
  }

  @Test("without an originator or an evaluated product nobody can say, and nothing passes")
  func nothingToCompare() throws {
    #expect(
      try Self.lines(
        "listing-hebei-2025", [("片 5mg 1.00", Self.status(evaluated: false))])
        == ["0 below-originator – undecided", "0 below-evaluated – undecided"])
  }

  @Test("a newcomer is not above the lowest listed one, after conversion")
  func newcomer() throws {
    // 3.00 × 1.7 = 5.10 for twice the content; 5.11 is a fen too much.
    let lines = try Self.lines(
      "listing-hebei-2025",
      [
        ("片 5mg 3.00", Self.status(evaluated: true)),
        ("片 10mg 5.11", Self.status(evaluated: true, newcomer: true)),
        ("片 10mg 5.10", Self.status(evaluated: true, newcomer: true)),
      ])
    #expect(
      lines.filter { $0.contains("newcomer") } == ["1 newcomer 5.1 above", "2 newcomer 5.1 listed"])
  }

  @Test("the order of rows changes no limit, though contents 8 times apart are not compared")
  func order() throws {
    // 5mg and 50mg are 10 times apart, 15mg lies between. Three times the content costs 2.318745 times as
    // much: 1.00 × 2.318745 × 1.8 = 4.1737 for 15mg. From there 50mg costs 3.00 × 2.513517 = 7.5405, less
    // than its own 9.00: times 1.8 = 13.5729.
    let evaluated = Self.status(evaluated: true)
    let texts = ["片 5mg 1.00", "片 50mg 9.00", "片 15mg 3.00"]
    let limits = ["1.8", "13.5729", "4.1737"]
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      #expect(
        try Self.lines("listing-hebei-2025", order.map { (texts[$0], evaluated) })
          == order.enumerated().map { "\($0) evaluated-spread \(limits[$1]) listed" })
    }
  }

  @Test("where a product cannot be converted for want of a number, no price of its drug passes")
  func unset() throws {
    let evaluated = Self.status(evaluated: true)
    #expect(
      try Self.lines(
        "listing-hebei-2025", [("小容量注射液 2ml:5mg 3.00", evaluated), ("冻干粉针 5mg 9.00", evaluated)])
        == ["0 evaluated-spread – undecided", "1 evaluated-spread – undecided"])
  }

  @Test("selected elsewhere: 1.5 times the own selected price, or the highest selected one")
  func elsewhere() throws {
    func selected(_ own: String, _ highest: String) -> (inout Product) -> Void {
      { product in
        Self.status(evaluated: false, originator: true, selection: .elsewhere)(&product)
        product.listing.selectedPrice = Yuan(decimal: own)
        product.listing.highestSelected = Yuan(decimal: highest)
      }
    }
    // 2.00 × 1.5 = 3.00; a highest of 3.20 allows more.
    #expect(
      try Self.lines(
        "listing-hebei-2025",
        [
          ("片 5mg 3.00", selected("2.00", "2.80")), ("片 5mg 3.01", selected("2.00", "2.80")),
          ("片 5mg 3.20", selected("2.00", "3.20")),
        ])
        == [
          "0 selected-elsewhere 3 listed", "1 selected-elsewhere 3 above",
          "2 selected-elsewhere 3.2 listed",
        ])
  }

  @Test("四同: the lowest, and of an even number the mean of the two in the middle, by the unit")
  func sameMaker() throws {
    let list = ProductList(
      try ["片 5mg*28 28.00", "片 5mg*28 30.80", "片 5mg*28 33.60", "片 5mg*7 7.35"].map {
        var product = try ProductQuestion.product($0)
        product.maker = "甲药业"
        return product
      })
    let set = try RuleLibrary(ListingKeys.catalogue).ruleSet("four-same-2024")
      .setting([(name: "comparison.multiple", value: "1.1")], catalogue: ListingKeys.catalogue)
    let audit = try ListingAudit(
      list, by: ListingRules(set), converting: Converter(profile("ndrc-2011-platform", [:])))
    // Units: 1.00, 1.05, 1.10, 1.20; the median is (1.05 + 1.10) ÷ 2 = 1.075, times 28 = 30.10.
    #expect(audit.lines.first?.bound?.median?.exactText == "30.1")
    // 1.00 × 7 × 1.1 = 7.70.
    #expect(audit.lines.last?.limit?.exact?.exactText == "7.7")
    #expect(audit.lines.map(\.status) == [.listed, .listed, .above, .listed])
  }

  @Test("the multiple is not public: without one there is no audit")
  func multiple() throws {
    let set = try RuleLibrary(ListingKeys.catalogue).ruleSet("four-same-2024")
    #expect(throws: RuleError.unset(key: "comparison.multiple", id: "four-same-2024")) {
      try ListingRules(set)
    }
  }

  @Test("the highest price of a step below a limit, and at it where it may be")
  func step() throws {
    func highest(_ reference: String, isStrict: Bool) throws -> String? {
      let price = try #require(Yuan(decimal: reference))
      let step = try #require(Yuan(decimal: "0.01"))
      let line = try ListingLine(
        .spread, 0, price: price,
        bound: .init(reference: Enclosure(price.ratio), factor: .one, isStrict: isStrict))
      return try line.highest(step: step)?.exactText
    }
    #expect(try highest("2.00", isStrict: true) == "1.99")
    #expect(try highest("2.00", isStrict: false) == "2")
    #expect(try highest("2.005", isStrict: true) == "2")
    #expect(try highest("0.01", isStrict: true) == nil)
  }
}
