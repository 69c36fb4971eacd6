import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("PackagingForm: a solvent or a syringe makes no difference")
struct PackagingFormTests {
  @Test(
    "With solvent or syringe the price is the same, in a step of its own",
    arguments: ["with-solvent", "带注射器"])
  func noDifference(companion: String) throws {
    let conversion = try convert("普通粉针 1g 3", to: "普通粉针 1g packaging=\(companion)")
    #expect(conversion.price.text() == "3.00")
    #expect(conversion.steps.map(\.effect.rule) == [.packaging])
  }

  @Test("A profile without the rule stops")
  func unknown() throws {
    #expect(
      throws: ConversionError.rules(
        .noRow(key: "packaging.forms", row: "alone", id: "linear"))
    ) { try convert("普通粉针 1g 3", to: "普通粉针 1g packaging=with-solvent", by: "linear") }
  }

  @Test(
    "A supplied amount is the difference of the two companions, for each unit of the new pack",
    arguments: [
      // 10 × 3 ÷ 2 = 15, and 3 × 2, 3 × 3 or 3 × (3 − 2) on it.
      ("alone", 2, "10", "with-solvent", 3, "21.00"),
      ("alone", 2, "10", "with-syringe", 3, "24.00"),
      ("with-solvent", 2, "10", "with-syringe", 3, "18.00"),
      // 18 × 2 ÷ 3 = 12, less 2 × (3 − 2), or less 2 × 3.
      ("with-syringe", 3, "18", "with-solvent", 2, "10.00"),
      ("with-syringe", 3, "18", "alone", 2, "6.00"),
      // Of one companion nothing is taken off or added.
      ("with-syringe", 3, "18", "with-syringe", 2, "12.00"),
    ])
  func amounts(
    from: String, count: Int, start: String, to: String, units: Int, expected: String
  ) throws {
    let settings = ["packaging.forms.with-solvent": "2", "packaging.forms.with-syringe": "3"]
    #expect(
      try price(
        "普通粉针 1g*\(count) \(start) packaging=\(from)", to: "普通粉针 1g*\(units) packaging=\(to)",
        settings) == expected)
  }
}
