import ExactNumbers
import TestSupport
import Testing

@testable import PriceRatio

@Suite("Audit: all pairs of one drug whose listed prices break the rule")
struct AuditTests {
  /// The pairs that break the rule, as `dear > cheap` in positions from 0.
  private static func breaches(
    _ texts: [String], _ settings: [String: String] = [:]
  ) throws -> [String] {
    try audit(texts, settings).breaches.map { "\($0.dear) > \($0.cheap)" }
  }

  private static func audit(
    _ texts: [String], _ settings: [String: String] = [:]
  ) throws -> Audit {
    try Audit(
      ProductList(texts.map(ProductQuestion.product)), by: profile("ndrc-2011-platform", settings))
  }

  @Test("A price that rounds from the rule's is no breach, one digit more is")
  func tolerance() throws {
    // 10.00 × 1.7 = 17.00; 9.995 to 10.005 allows 16.9915 to 17.0085, and 17.01 stands for 17.005.
    #expect(try Self.breaches(["片 10mg 10.00", "片 20mg 17.01"]) == [])
    #expect(try Self.breaches(["片 10mg 10.00", "片 20mg 17.02"]) == ["1 > 0"])
    #expect(try Self.breaches(["片 10mg 10.00", "片 20mg 16.98"]) == ["0 > 1"])
  }

  @Test("One thread and many find the same pairs and the same gaps")
  func threads() throws {
    var random = SplitMix64(seed: 1)
    let products = ProductList(
      try (0..<2_000).map { index in
        let form = ["片", "分散片", "胶囊", "小容量注射液"].randomElement(using: &random) ?? "片"
        let strength = ["10mg", "20mg", "30mg"].randomElement(using: &random) ?? "10mg"
        let price = Int.random(in: 10...99, using: &random)
        var product = try ProductQuestion.product("\(form) \(strength) \(price).00")
        product.drug = "drug \(index / 5)"
        return product
      })
    let profile = try profile("ndrc-2011-platform", [:])
    let single = try Audit(products, by: profile, threads: 1)
    let many = try Audit(products, by: profile)
    #expect(!single.breaches.isEmpty)
    #expect(many.breaches == single.breaches)
    #expect(many.gaps.map(\.message) == single.gaps.map(\.message))
    #expect(many.gaps.map(\.drugs) == single.gaps.map(\.drugs))
  }

  @Test("Of more than ten thousand pairs five of each product are told, the strictest first")
  func abridged() throws {
    // One specification at 142 prices has 142 × 141 ÷ 2 = 10,011 pairs: 0, 1, 2, 3, 4 of the first
    // products and 5 of the other 137 make 695. At 141 prices all 9,870 are told.
    func audit(_ count: Int) throws -> Audit {
      try Self.audit((1...count).map { "片 10mg \($0).00" })
    }
    let all = try audit(141)
    #expect(all.breaches.count == 9_870 && all.abridged.isEmpty && all.abridgement == nil)
    let some = try audit(142)
    #expect(some.breaches.count == 695 && some.abridged.count == 1 && some.abridgement != nil)
    #expect(some.breaches.last(where: { $0.dear == 100 })?.cheap == 4)
  }

  @Test("What can only be converted pair by pair is told to be too much, not left out in silence")
  func tooManyPairs() throws {
    // One content in 400 fills: 400 × 399 ÷ 2 = 79,800 pairs, of which 25,000 are converted both ways.
    let audit = try Self.audit((1...400).map { "小容量注射液 10mg:\($0)ml 1.00" })
    #expect(audit.gaps.contains { $0.message == ConversionError.tooManyPairs.message })
  }

  @Test("More medicine that costs less is an inversion")
  func inversion() throws {
    let audit = try Self.audit(["片 10mg*24 10.00", "片 10mg*48 9.00", "片 20mg*24 30.00"])
    #expect(audit.breaches.map { "\($0.dear) > \($0.cheap)" } == ["0 > 1", "2 > 0", "2 > 1"])
    try #require(audit.breaches.map(audit.isInversion) == [true, false, false])
    // 9.00 ÷ 1.95 = 4.615…
    #expect(try audit.allowed(audit.breaches[0]).price.text() == "4.62")
  }

  @Test("Products that the rule does not convert are not held against each other")
  func notCompared() throws {
    #expect(try Self.breaches(["片 10mg 10", "片 80mg 1"]) == [])
    #expect(try Self.breaches(["片 10mg 10", "口崩片 10mg 1"]) == [])
    #expect(try Self.breaches(["片 10mg 10", "普通粉针 10mg 1"]) == [])
    // Two of one form without a factor are: 10 × 1.7.
    #expect(try Self.breaches(["口崩片 10mg 10", "口崩片 20mg 30"]) == ["1 > 0"])
  }

  @Test("A parameter that is not set is named, with the drugs it leaves open")
  func gaps() throws {
    let audit = try Self.audit(["普通粉针 10mg 10", "冻干粉针 10mg 10", "片 1mg 1", "颗粒剂 1mg 1"])
    #expect(audit.breaches.isEmpty)
    #expect(audit.gaps.count == 2)
    #expect(audit.gaps.allSatisfy { $0.drugs == [""] })
  }

  @Test("Kinds of injections are compared with the amounts that were supplied, both ways")
  func amounts() throws {
    let settings = ["injection.lyophilised-addon": "2"]
    #expect(try Self.breaches(["普通粉针 10mg 10", "冻干粉针 20mg 19"], settings) == [])
    #expect(try Self.breaches(["普通粉针 10mg 10", "冻干粉针 20mg 20"], settings) == ["1 > 0"])
    #expect(try Self.breaches(["普通粉针 10mg 10", "冻干粉针 20mg 18"], settings) == ["0 > 1"])
  }

  @Test("An injection at its lowest price is not too dear")
  func floor() throws {
    #expect(try Self.breaches(["普通粉针 2mg 0.30", "普通粉针 1mg 0.20"]) == [])
    #expect(try Self.breaches(["普通粉针 2mg 0.30", "普通粉针 1mg 0.25"]) == ["1 > 0"])
  }

  @Test("One content in two fills is compared by fill, other contents by content")
  func fills() throws {
    // 10 × 1.9 = 19 for the fill; 10 × 1.7 = 17 for the content, whatever the volume.
    let texts = ["口服液 10ml:50mg 10", "口服液 20ml:50mg 19", "口服液 20ml:100mg 17"]
    // Against the third, the second has half the content at a higher price: 17 ÷ 1.7 = 10.
    #expect(try Self.breaches(texts) == ["1 > 2"])
    #expect(try Self.breaches(["口服液 10ml:50mg 10", "口服液 20ml:50mg 20"]) == ["1 > 0"])
    #expect(try Self.breaches(["口服液 10ml:50mg 10", "口服液 20ml:50mg 18"]) == ["0 > 1"])
  }

  @Test("Products without a content are compared by their fills, whatever the form")
  func fillsAlone() throws {
    // 10 × 1.9 = 19 for twice the fill; 9.995 and 10.005 allow 18.9905 to 19.0095.
    for form in ["糖浆", "口服液", "水丸"] {
      let unit = form == "水丸" ? "g" : "ml"
      func found(_ price: String) throws -> [String] {
        try Self.breaches(["\(form) fill=6\(unit) 10.00", "\(form) fill=12\(unit) \(price)"])
      }
      #expect(try found("19.01") == [])
      #expect(try found("19.02") == ["1 > 0"])
      #expect(try found("18.98") == ["0 > 1"])
    }
    // 8 times the fill is converted, too: 10 × 1.9 × 1.9 × 1.9 = 68.59.
    #expect(try Self.breaches(["糖浆 fill=10ml 10.00", "糖浆 fill=80ml 68.60"]) == [])
    #expect(try Self.breaches(["糖浆 fill=10ml 10.00", "糖浆 fill=80ml 68.70"]) == ["1 > 0"])
  }

  @Test("Planted breaches are found against every other product of their drug, and no others")
  func planted() throws {
    var random = SplitMix64(seed: 2011)
    let converter = Converter(try profile("ndrc-2011-platform"))
    var products: [Product] = []
    var expected: [Audit.Breach] = []
    for drug in 0..<20 {
      var base = try ProductQuestion.product("片 20mg*12")
      base.price = try Yuan(
        Ratio(.random(in: 500...5000, using: &random), over: 100), decimals: 2, rounding: .halfUp)
      let first = products.count
      let size = Int.random(in: 5...15, using: &random)
      let tooDear = Int.random(in: 0..<size, using: &random)
      for place in 0..<size {
        let form = ["片", "硬胶囊", "分散片"][Int.random(in: 0..<3, using: &random)]
        let strength = [10, 20, 40][Int.random(in: 0..<3, using: &random)]
        var product = try ProductQuestion.product(
          "\(form) \(strength)mg*\(Int.random(in: 6...60, using: &random))")
        let price = try converter.convert(from: base, to: product).price.ratio
        let factor = place == tooDear ? try Ratio(11, over: 10) : .one
        product.price = try Yuan(price * factor, decimals: 2, rounding: .halfUp)
        product.drug = "drug \(drug)"
        products.append(product)
      }
      expected += (0..<size).filter { $0 != tooDear }.map {
        Audit.Breach(dear: first + tooDear, cheap: first + $0)
      }
    }
    #expect(try Audit(ProductList(products), by: converter.profile).breaches == expected)
  }

  /// A list of one drug whose prices follow the rule, but for some.
  private static func randomList(_ random: inout SplitMix64) throws -> [Product] {
    let forms = ["片", "硬胶囊", "分散片", "肠溶片", "口崩片"]
    let converter = Converter(try profile("ndrc-2011-platform"))
    let base = try ProductQuestion.product("片 20mg*12 23.40")
    return try (0..<40).map { _ in
      let form = forms[Int.random(in: 0..<forms.count, using: &random)]
      let strength = [5, 10, 40, 50, 100][Int.random(in: 0..<5, using: &random)]
      var product = try ProductQuestion.product(
        "\(form) \(strength)mg*\(Int.random(in: 6...60, using: &random))")
      var price = try converter.convert(from: base, to: try plain(product)).price.ratio
      if Int.random(in: 0..<5, using: &random) == 0 {
        price = try price * Ratio(.random(in: 80...125, using: &random), over: 100)
      }
      product.price = try Yuan(price, decimals: 2, rounding: .halfUp)
      return product
    }
  }

  /// A product with a form and a content that convert from the base.
  private static func plain(_ product: Product) throws -> Product {
    guard product.form.id == "orodispersible-tablet" else { return product }
    var plain = product
    plain.form = try #require(DosageForm.named("片"))
    return plain
  }

  @Test("Sorting finds the same pairs as converting every pair", arguments: 0..<6)
  func againstAllPairs(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let products = try Self.randomList(&random)
    let profile = try profile("ndrc-2011-platform")
    let converter = Converter(profile)
    let expected = try Self.allPairs(products, converter)
    #expect(!expected.isEmpty)
    #expect(try Audit(ProductList(products), by: profile).breaches == expected)
  }
  /// The pairs of a drug that break the rule, found by converting each into each.
  private static func allPairs(_ products: [Product], _ converter: Converter) throws
    -> [Audit.Breach]
  {
    var breaches: [Audit.Breach] = []
    let half = try Ratio(1, over: 200)
    for (dear, product) in products.enumerated() {
      for (cheap, other) in products.enumerated()
      where dear != cheap && product.drug == other.drug {
        let (high, low) = (try #require(product.price).ratio, try #require(other.price).ratio)
        guard
          let steps = try? converter.steps(from: other, at: Enclosure(low + half), to: product)
        else { continue }
        let highest = try steps.last?.after ?? Enclosure(low + half)
        if try highest.isCertainlyLess(than: Enclosure(high - half)) {
          breaches.append(Audit.Breach(dear: dear, cheap: cheap))
        }
      }
    }
    return breaches
  }

  @Test("What is remembered of one drug serves others of whatever first product", arguments: 0..<4)
  func manyDrugs(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let forms = ["片", "硬胶囊", "分散片", "口服液", "小容量注射液", "普通粉针"]
    let strengths = ["5mg", "10mg", "10ml:10mg", "20ml:10mg", "100mg", "500mg"]
    let products = try (0..<240).map { index in
      let isBare = index % 5 == 0
      let form = isBare ? "口服液" : try #require(forms.randomElement(using: &random))
      let strength = try #require(strengths.randomElement(using: &random))
      let price = Int.random(in: 20...200, using: &random)
      let count = [1, 12, 24].randomElement(using: &random) ?? 1
      // A fifth have a fill and no content.
      var product = try ProductQuestion.product(
        isBare ? "\(form) *\(count) fill=\(index % 3 + 1)0ml" : "\(form) \(strength)*\(count)")
      product.price = Yuan(millionths: Int64(price) * 100_000)
      product.drug = "drug \(index % 30)"
      return product
    }
    let profile = try profile("ndrc-2011-platform")
    let expected = try Self.allPairs(products, Converter(profile))
    #expect(expected.count > 100)
    #expect(try Audit(ProductList(products), by: profile).breaches == expected)
  }

  @Test(
    "An inversion holds less, or fewer, and costs more; at one price or of more it is none",
    arguments: [
      // Equal prices of 10 mg and 20 mg: 10.00 × 1.7 = 17 > 10, so 10 mg is too dear, but not dearer.
      (["片 10mg 10.00", "片 20mg 10.00"], "0 > 1", false),
      (["片 10mg 10.01", "片 20mg 10.00"], "0 > 1", true),
      (["片 10mg*2 10.00", "片 10mg*4 10.00"], "0 > 1", false),
      (["片 10mg*2 10.01", "片 10mg*4 10.00"], "0 > 1", true),
      // More of the one and less of the other is no inversion; other forms are none.
      (["片 10mg*4 15.00", "片 20mg*2 10.00"], "0 > 1", false),
      (["片 20mg*2 15.00", "片 10mg*4 10.00"], "0 > 1", false),
      (["片 10mg 15.00", "硬胶囊 20mg 10.00"], "0 > 1", false),
      // Without contents the fills decide.
      (["糖浆 fill=10ml 15.00", "糖浆 fill=20ml 10.00"], "0 > 1", true),
      (["糖浆 fill=10ml 10.00", "糖浆 fill=20ml 10.00"], "0 > 1", false),
      (["糖浆 fill=20ml 30.00", "糖浆 fill=10ml 10.00"], "0 > 1", false),
      // One of 20 ml against two of 10 ml: fewer, but each with more.
      (["糖浆 *1 fill=20ml 30.00", "糖浆 *2 fill=10ml 10.00"], "0 > 1", false),
      (["糖浆 *1 fill=10ml 30.00", "糖浆 *2 fill=10ml 10.00"], "0 > 1", true),
    ])
  func inversions(texts: [String], pair: String, isInversion: Bool) throws {
    let audit = try Self.audit(texts)
    #expect(audit.breaches.map { "\($0.dear) > \($0.cheap)" } == [pair])
    #expect(audit.breaches.map(audit.isInversion) == [isInversion])
  }

  @Test("Amounts for a companion or a container stand between products that are else the same")
  func companions() throws {
    let settings = ["packaging.forms.with-solvent": "2"]
    // 10 + 2 = 12: 9.995 to 10.005 allow 11.995 to 12.005.
    for (price, pairs) in [("12.01", []), ("12.02", ["1 > 0"]), ("11.98", ["0 > 1"])] {
      #expect(
        try Self.breaches(["普通粉针 1g 10.00", "普通粉针 1g \(price) packaging=with-solvent"], settings)
          == pairs)
    }
    // A soft bag is 4 yuan above glass: 14, or 10 × 1.7 + 4 = 21 of twice the content.
    for (price, pairs) in [("14.01", []), ("14.02", ["1 > 0"]), ("13.98", ["0 > 1"])] {
      #expect(
        try Self.breaches(
          ["大输液 100ml:1g 10.00 material=glass-bottle", "大输液 100ml:1g \(price) material=soft-bag"])
          == pairs)
    }
  }

  @Test("Fills by volume and by weight are not compared, but each with its like")
  func dimensions() throws {
    let audit = try Self.audit([
      "口服液 fill=10ml 10.00", "口服液 fill=10g 10.00", "口服液 fill=20g 30.00", "口服液 fill=20ml 19.00",
    ])
    // 10 × 1.9 = 19 < 30.
    #expect(audit.breaches.map { "\($0.dear) > \($0.cheap)" } == ["2 > 1"])
    // Each of two volumes with each of two weights, named by both.
    #expect(audit.gaps.count == 4)
  }

  @Test("A pack of several doses is as many times the single dose, whichever stands first")
  func doses() throws {
    // 5 × 1.9 × 1.9 = 18.05 for four doses; 4.995 to 5.005 allow 18.03195 to 18.06805.
    let single = "口服液 5mg 5.00"
    func several(_ price: String) -> String {
      "口服液 5mg \(price) dosing=multiple fill=40ml dose=10ml"
    }
    for (price, isDear, isCheap) in [
      ("18.05", false, false), ("18.07", false, false), ("18.08", true, false),
      ("18.02", false, true),
    ] {
      let expected = [isDear ? "dear" : nil, isCheap ? "cheap" : nil].compactMap(\.self)
      for texts in [[single, several(price)], [several(price), single]] {
        let found = try Self.audit(texts).breaches.map {
          texts[$0.dear] == single ? "cheap" : "dear"
        }
        #expect(found == expected, "\(texts)")
      }
    }
  }

  @Test("A product without a price is counted, and neither dear nor cheap")
  func unpriced() throws {
    let audit = try Self.audit(["片 10mg 10.00", "片 20mg", "片 10mg*2", "片 20mg 17.10"])
    // 10 × 1.7 = 17 < 17.10; nothing is said of the two without a price.
    #expect(audit.breaches.map { "\($0.dear) > \($0.cheap)" } == ["3 > 0"])
    #expect(audit.unpriced == 2)
    #expect(audit.gaps.isEmpty)
  }
}
