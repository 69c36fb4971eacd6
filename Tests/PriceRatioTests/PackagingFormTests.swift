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
}
