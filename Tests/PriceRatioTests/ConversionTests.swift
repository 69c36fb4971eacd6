import ExactNumbers
import TestSupport
import Testing

@testable import PriceRatio

@Suite("Conversion: the mixed computation in the order of article 16")
struct ConversionTests {
  @Test("Form, content and pack count in turn, each a step with its own factor")
  func order() throws {
    // 10.00 × 1.2 × 1.7 ÷ 1.95 = 10.4615…
    let conversion = try convert("硬胶囊 0.25g*24 10.00", to: "分散片 0.5g*12")
    #expect(conversion.price.text() == "10.46")
    #expect(conversion.steps.map(\.effect.rule) == [.form, .content, .packCount])
    let texts = conversion.steps.map { $0.effect.operation.text(.english) }
    #expect(texts == ["× 1.2", "× 1.7", "÷ 1.95"])
    #expect(try conversion.ratio?.rounded(decimals: 6, rounding: .halfUp).exactText == "1.046154")
  }

  @Test("The way back divides where the way there multiplied")
  func reversed() throws {
    // 24.00 ÷ 1.2 ÷ 1.7 × 1.95 = 22.9411…
    let conversion = try convert("分散片 0.5g*12 24.00", to: "硬胶囊 0.25g*24")
    #expect(conversion.price.text() == "22.94")
    let texts = conversion.steps.map { $0.effect.operation.text(.english) }
    #expect(texts == ["÷ 1.2", "÷ 1.7", "× 1.95"])
  }

  @Test("Pemetrexed, 4+7: 0.1 g at 810.00 gives 2776.97 for 0.5 g")
  func pemetrexed() throws {
    // 810 × 1.7^(log2 5) = 810 × 3.4283553… = 2776.967…
    #expect(try price("冻干粉针 0.1g 810.00", to: "冻干粉针 0.5g") == "2776.97")
  }

  @Test("The same product has the same price and no step")
  func same() throws {
    let conversion = try convert("片 10mg*14 14.00", to: "片 10mg*14")
    #expect(conversion.price.text() == "14.00")
    #expect(conversion.steps.isEmpty)
  }

  /// A random product of a drug: one of the forms with a factor, a strength, a pack count.
  private struct Sample {
    let form: String
    let factor: String
    let strength: Int
    let count: Int
    var text: String { "\(form) \(strength)mg*\(count)" }

    static let forms = [
      ("片", "1"), ("硬胶囊", "1"), ("咀嚼片", "1.05"), ("肠溶片", "1.1"), ("分散片", "1.2"), ("泡腾片", "1.3"),
    ]

    init(_ random: inout SplitMix64) {
      (form, factor) = Self.forms[Int.random(in: 0..<Self.forms.count, using: &random)]
      strength = Int.random(in: 10...70, using: &random)
      count = Int.random(in: 1...200, using: &random)
    }

    func product(_ price: Ratio? = nil) throws -> Product {
      var product = try ProductQuestion.product(text)
      product.price = try price.map { try Yuan($0, decimals: 6, rounding: .halfUp) }
      return product
    }
  }

  @Test("Random prices agree with an oracle of 50 digits to the last printed digit")
  func againstOracle() throws {
    var random = SplitMix64(seed: 2452)
    // The same rule with every price to a fixed number of decimals.
    let converters = try (0...6).map { decimals in
      let bands = ["0+", "1+", "100+"].map { ("rounding.bands.\($0)", "\(decimals)") }
      return Converter(try profile("ndrc-2011", Dictionary(uniqueKeysWithValues: bands)))
    }
    var lines = ""
    var prices: [String] = []
    for _ in 0..<600 {
      let (a, b) = (Sample(&random), Sample(&random))
      // Up to ten million yuan.
      let amount = try Ratio(.random(in: 1...100_000_000_000, using: &random), over: 10_000)
      let decimals = Int.random(in: 0...6, using: &random)
      let price = try converters[decimals].convert(from: a.product(amount), to: b.product()).price
      prices.append(price.text(atLeast: decimals))
      lines +=
        "\(amount.exactText) *\(b.factor)/\(a.factor) 1.7:\(b.strength):\(a.strength),"
        + "1.95:\(b.count):\(a.count) \(decimals)\n"
    }
    let answers = try Program.oracle("conversion.py", input: lines)
    #expect(answers.count == prices.count)
    for (line, (price, answer)) in zip(lines.split(separator: "\n"), zip(prices, answers)) {
      #expect(price == answer, "\(line)")
    }
  }

  @Test("A price by way of a third product is the price without it", arguments: 0..<4)
  func pathIndependence(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let converter = Converter(try profile("ndrc-2011"))
    let start = try Enclosure(Ratio(100))
    for _ in 0..<25 {
      let samples = try (0..<3).map { _ in try Sample(&random).product() }
      let direct = try converter.steps(from: samples[0], at: start, to: samples[2]).last?.after
      let half = try converter.steps(from: samples[0], at: start, to: samples[1]).last?.after
      let whole = try converter.steps(
        from: samples[1], at: half ?? start, to: samples[2]
      ).last?.after
      let (a, b) = (direct ?? start, whole ?? half ?? start)
      #expect(
        try a.rounded(decimals: 20, rounding: .halfUp)
          == b.rounded(decimals: 20, rounding: .halfUp))
    }
  }

  @Test("Between a counted form and one in proportion there and back is the same price")
  func mixedCounts() throws {
    let settings = ["form.factors.granules": "1.1"]
    let converter = Converter(try profile("ndrc-2011", settings))
    let tablets = try ProductQuestion.product("片 10mg*24")
    let granules = try ProductQuestion.product("颗粒剂 10mg*10")
    let start = try Enclosure(Ratio(24))
    let there = try #require(
      try converter.steps(from: tablets, at: start, to: granules).last?.after)
    let back = try #require(try converter.steps(from: granules, at: there, to: tablets).last?.after)
    // 24 × 1.1 × 10 ÷ 1.95^(log2 24)
    #expect(try there.rounded(decimals: 4, rounding: .halfUp).exactText == "12.354")
    #expect(try back.rounded(decimals: 12, rounding: .halfUp) == Ratio(24))
  }

  @Test("More medicine never costs less: content or count up, price not down", arguments: 0..<4)
  func monotony(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let converter = Converter(try profile("ndrc-2011-platform"))
    let base = try Sample(&random).product(Ratio(10))
    for _ in 0..<25 {
      var (less, more) = (try Sample(&random).product(), try Sample(&random).product())
      more.form = less.form
      if less.packCount > more.packCount { swap(&less.packCount, &more.packCount) }
      if less.strength?.value.ingredients[0].amount ?? .one
        > more.strength?.value.ingredients[0].amount ?? .one
      {
        swap(&less.strength, &more.strength)
      }
      let low = try converter.convert(from: base, to: less).price
      let high = try converter.convert(from: base, to: more).price
      #expect(low <= high, "\(less.title.en), \(more.title.en)")
    }
  }

  @Test("A number that is only remembered is named, one that is supplied is not held back")
  func unverified() throws {
    let (a, b) = (
      try ProductQuestion.product("片 0.5mg 1"), try ProductQuestion.product("分散片 0.5mg")
    )
    #expect(throws: ConversionError.unverified(keys: ["form.method"])) {
      try Converter(profile("national-vbp"), allowsUnverified: false).convert(from: a, to: b)
    }
    let supplied = try Converter(
      profile("national-vbp", ["form.method": "none"]), allowsUnverified: false
    ).convert(from: a, to: b)
    #expect(supplied.bases.map(\.grade).contains(.supplied))
  }

  @Test("A representative without a price prices nothing")
  func noPrice() throws {
    #expect(throws: ConversionError.self) { try convert("片 10mg", to: "片 20mg") }
  }
}
