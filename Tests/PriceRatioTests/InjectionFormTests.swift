import ExactNumbers
import RuleBook
import TestSupport
import Testing

@testable import PriceRatio

@Suite("InjectionForm: an amount between kinds of injections")
struct InjectionFormTests {
  static let amounts = ["injection.lyophilised-addon": "1.5", "injection.infusion-addon": "3"]

  @Test("Towards lyophilised powder: content first, then the amount")
  func towards() throws {
    // 5 × 1.7 + 1.5
    let conversion = try convert("小容量注射液 2ml:10mg 5", to: "冻干粉针 20mg", Self.amounts)
    #expect(conversion.steps.map(\.effect.rule) == [.content, .injectionForm])
    #expect(conversion.unrounded.exact == Ratio(10))
  }

  @Test("Away from it: the amount comes off first, then the content")
  func away() throws {
    // (10 − 1.5) ÷ 1.7
    let conversion = try convert("冻干粉针 20mg 10", to: "小容量注射液 2ml:10mg", Self.amounts)
    #expect(conversion.steps.map(\.effect.rule) == [.injectionForm, .content])
    #expect(conversion.unrounded.exact == Ratio(5))
  }

  @Test("From lyophilised powder to infusion: one amount off, content, the other on")
  func between() throws {
    // (10 − 1.5) ÷ 1.7 + 3
    let conversion = try convert("冻干粉针 20mg 10", to: "大输液 100ml:10mg", Self.amounts)
    #expect(conversion.unrounded.exact == Ratio(8))
  }

  @Test(
    "There and back is the same price for any amount, packs of several included", arguments: 0..<6)
  func inverse(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let forms = ["小容量注射液", "普通粉针", "冻干粉针", "溶媒结晶粉针"]
    for _ in 0..<20 {
      let amount = try Ratio(.random(in: 0...500, using: &random), over: 100)
      let settings = [
        "injection.lyophilised-addon": amount.exactText, "injection.floor": "0",
        "injection.smaller-not-dearer": "no",
      ]
      let converter = Converter(try profile("ndrc-2011", settings))
      func sample() throws -> Product {
        let form = forms[Int.random(in: 0..<forms.count, using: &random)]
        let strength = Int.random(in: 10...70, using: &random)
        let count = Int.random(in: 1...10, using: &random)
        return try ProductQuestion.product("\(form) \(strength)mg*\(count)")
      }
      let (a, b) = (try sample(), try sample())
      let start = try Enclosure(Ratio(.random(in: 10_000...1_000_000, using: &random), over: 100))
      let there = try converter.steps(from: a, at: start, to: b).last?.after ?? start
      let back = try converter.steps(from: b, at: there, to: a).last?.after ?? there
      #expect(
        try back.rounded(decimals: 15, rounding: .halfUp)
          == start.rounded(decimals: 15, rounding: .halfUp),
        "\(a.title.en), \(b.title.en), \(amount)")
    }
  }

  @Test("Small-volume injection and plain powder are one kind; so are both other powders")
  func sameKind() throws {
    #expect(try price("小容量注射液 2ml:10mg 5", to: "普通粉针 10mg") == "5.00")
    #expect(try price("冻干粉针 10mg 5", to: "溶媒结晶粉针 10mg") == "5.00")
  }

  @Test(
    "An amount that is not set names itself, in both directions",
    arguments: [("冻干粉针", "injection.lyophilised-addon"), ("大输液", "injection.infusion-addon")])
  func unset(form: String, key: String) throws {
    let error = ConversionError.rules(.unset(key: key, id: "ndrc-2011-platform"))
    #expect(throws: error) { try convert("普通粉针 10mg 5", to: "\(form) 20mg") }
    #expect(throws: error) { try convert("\(form) 10mg 5", to: "普通粉针 20mg") }
    // Within one form it is not needed: 5 × 1.7.
    #expect(try price("\(form) 10mg 5", to: "\(form) 20mg") == "8.50")
  }

  @Test("An amount larger than the price leaves nothing")
  func nothingLeft() throws {
    #expect(throws: ConversionError.nothingLeft(.injectionForm)) {
      try convert("冻干粉针 20mg 1.5", to: "普通粉针 10mg", Self.amounts)
    }
  }

  @Test(
    "An injection whose kind is not stated has no amount, but differs from none of its own kind",
    arguments: ["粉针剂", "注射液"])
  func notStated(name: String) throws {
    let form = try #require(DosageForm.named(name))
    #expect(throws: ConversionError.ownRepresentative(.injectionNotStated(form))) {
      try convert("普通粉针 10mg 5", to: "\(name) 10mg")
    }
    // 5 × 1.7
    #expect(try price("\(name) 10mg 5", to: "\(name) 20mg") == "8.50")
  }
}
