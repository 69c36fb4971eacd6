import RuleBook
import TestSupport
import Testing

@testable import PriceRatio

@Suite("Grounds: a value that is only remembered decides no price")
struct GroundsTests {
  /// A profile after ndrc-2011-platform in which one value is unverified.
  private static func profile(_ parameter: String) throws -> RuleSet {
    let json = """
      {"id": "my", "kind": "price-ratio", "title": "t", "document": "d",
        "baseline": "ndrc-2011-platform", "parameters": {\(parameter)}}
      """
    let folder = try TemporaryFolder()
    return try RuleLibrary(ProfileKeys.catalogue).ruleSet(folder.file("my.json", json))
  }

  private static func unverified(_ key: String, _ value: String) throws -> RuleSet {
    try profile("\"\(key)\": {\"value\": \(value), \"grade\": \"unverified\"}")
  }

  private static func products(_ texts: [String]) throws -> ProductList {
    ProductList(try texts.map(ProductQuestion.product))
  }

  private static let deciding: [(String, String, [String])] = [
    ("content.base", "\"1.7\"", ["片 10mg*14 14.00", "片 20mg*14 30.00"]),
    ("pack.base", "\"1.95\"", ["片 10mg*14 14.00", "片 10mg*28 30.00"]),
    ("pack.groups", "[\"oral-solid\"]", ["片 10mg*14 14.00", "片 10mg*28 30.00"]),
    ("form.method", "\"table\"", ["片 10mg*14 14.00", "分散片 10mg*14 30.00"]),
    (
      "form.factors", "{\"tablet\": \"1\", \"dispersible-tablet\": \"1.2\"}",
      ["片 10mg*14 14.00", "分散片 10mg*14 30.00"]
    ),
    ("rounding.bands", "{\"0+\": \"2\"}", ["片 10mg*14 14.00", "片 10mg*14 30.00"]),
    ("content.limit", "\"8\"", ["片 10mg*14 14.00", "片 20mg*14 30.00"]),
  ]

  @Test("The audit leaves a pair open that rests on it", arguments: deciding)
  func audit(key: String, value: String, texts: [String]) throws {
    let (set, products) = (try Self.unverified(key, value), try Self.products(texts))
    let audit = try Audit(products, by: set)
    #expect(audit.breaches.isEmpty)
    #expect(audit.gaps.map(\.message.en).joined().contains("`\(key)"))
    #expect(try Audit(products, by: set, allowsUnverified: true).breaches.count == 1)
  }

  @Test("A product that is priced by it is left open", arguments: deciding)
  func prices(key: String, value: String, texts: [String]) throws {
    let set = try Self.unverified(key, value)
    let products = try texts.map(ProductQuestion.product)
    #expect(throws: ConversionError.self) {
      try PriceList(products[1], from: products[0], by: set)
    }
    _ = try PriceList(products[1], from: products[0], by: set, allowsUnverified: true)
  }

  @Test(
    "What does not decide leaves nothing open, and is not told",
    arguments: [
      ("content.limit", "\"8\"", ["片 10mg*14 14.00", "片 10mg*28 30.00"]),
      ("content.base", "\"1.7\"", ["片 10mg*14 14.00", "片 10mg*28 30.00"]),
      ("pack.linear-for", "[]", ["片 10mg*14 14.00", "片 10mg*28 30.00"]),
      (
        "representative.injection", "[\"small-volume-injection\", \"powder-injection\"]",
        ["片 10mg*14 14.00", "片 10mg*28 30.00"]
      ),
    ])
  func notUsed(key: String, value: String, texts: [String]) throws {
    let set = try Self.unverified(key, value)
    #expect(try Audit(Self.products(texts), by: set).breaches.count == 1)
    #expect(try PriceList(Self.products(texts), by: set).count == 2)
    let used = set.usedWeak(ProfileKeys.catalogue).map(\.key)
    #expect(!used.contains(key))
  }

  @Test("The row that is unverified is named, not its neighbour")
  func row() throws {
    let set = try Self.profile(
      """
      "form.factors": {"value": {"tablet": "1", "dispersible-tablet": "1.2"},
        "grade": "official", "row_grades": {"dispersible-tablet": "unverified"}}
      """)
    let products = try ["片 10mg*14 14.00", "分散片 10mg*14"].map(ProductQuestion.product)
    #expect(throws: ConversionError.unverified(keys: ["form.factors.dispersible-tablet"])) {
      try PriceList(products[1], from: products[0], by: set)
    }
  }

  @Test("An order of forms decides where a drug has two of them and names none")
  func representative() throws {
    let set = try Self.unverified("representative.oral", "[\"tablet\", \"hard-capsule\"]")
    func status(_ texts: [String], named: Bool = false) throws -> PriceList.Status {
      var products = try texts.map(ProductQuestion.product)
      products[0].isRepresentative = named
      return try #require(PriceList(ProductList(products), by: set).first).status
    }
    #expect(try status(["片 10mg*14 14.00", "硬胶囊 10mg*14 9.00"]) == .undecided)
    #expect(try status(["片 10mg*14 14.00", "硬胶囊 10mg*14 9.00"], named: true) == .representative)
    #expect(try status(["片 10mg*14 14.00", "分散片 10mg*14 9.00"]) == .representative)
  }

  @Test("What was supplied and used by an audit is told")
  func supplied() throws {
    let set = try RuleLibrary(ProfileKeys.catalogue).ruleSet("ndrc-2011-platform")
      .setting("content.base", to: "1.8", catalogue: ProfileKeys.catalogue)
    _ = try Audit(Self.products(["片 10mg*14 14.00", "片 20mg*14 30.00"]), by: set)
    #expect(set.usedWeak(ProfileKeys.catalogue).map(\.key).contains("content.base"))
  }
}
