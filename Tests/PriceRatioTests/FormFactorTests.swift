import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("FormFactor: P_b = P_a × r_b ÷ r_a")
struct FormFactorTests {
  @Test(
    "The factors relative to the plain tablet",
    arguments: [
      ("硬胶囊", "10.00"), ("咀嚼片", "10.50"), ("含片", "10.50"), ("可溶片", "10.50"), ("肠溶片", "11.00"),
      ("肠溶胶囊", "11.00"), ("分散片", "12.00"), ("软胶囊", "12.00"), ("泡腾片", "13.00"),
    ])
  func table(form: String, expected: String) throws {
    #expect(try price("片 10mg 10", to: "\(form) 10mg") == expected)
    #expect(try price("\(form) 10mg \(expected)", to: "片 10mg") == "10.00")
  }

  @Test("Both factors count: from dispersible to effervescent is 1.3 ÷ 1.2")
  func bothFactors() throws {
    #expect(try convert("分散片 10mg 12", to: "泡腾片 10mg").unrounded.exact == Ratio(13))
  }

  @Test(
    "A form that is not in the table has its own representative, and never counts as 1",
    arguments: ["口崩片", "缓释片", "控释片", "滴丸", "口服液", "糖浆", "干混悬剂"])
  func ownRepresentative(form: String) throws {
    let own = try #require(DosageForm.named(form))
    #expect(throws: ConversionError.ownRepresentative(.form(own))) {
      try convert("片 10mg 10", to: "\(form) 10mg")
    }
    #expect(throws: ConversionError.ownRepresentative(.form(own))) {
      try convert("\(form) 10mg 10", to: "片 10mg")
    }
    // Against itself it needs no factor: 10 × 1.7.
    #expect(try price("\(form) 10mg 10", to: "\(form) 20mg") == "17.00")
  }

  @Test(
    "A factor that was not recovered names itself and can be supplied",
    arguments: [
      ("颗粒剂", "granules"), ("散剂", "powder"), ("泡腾颗粒剂", "effervescent-granules"), ("凝胶剂", "gel"),
    ])
  func notRecovered(form: String, id: String) throws {
    let key = "form.factors.\(id)"
    #expect(
      throws: ConversionError.rules(.unset(key: key, id: "ndrc-2011-platform"))
    ) { try convert("片 10mg 10", to: "\(form) 10mg") }
    #expect(
      try price("片 10mg 10", to: "\(form) 10mg", [key: "1.15"])
        == "11.50")
  }

  @Test("A supplied factor of zero is refused")
  func zero() throws {
    #expect(throws: RuleError.self) {
      try convert("片 10mg 10", to: "分散片 10mg", ["form.factors.dispersible-tablet": "0"])
    }
  }

  @Test("Where forms compare directly, that is a step of its own")
  func direct() throws {
    let conversion = try convert("片 10mg 10", to: "分散片 10mg", by: "linear")
    #expect(conversion.price.text() == "10.00")
    #expect(conversion.steps.map(\.effect.rule) == [.form])
  }
}
