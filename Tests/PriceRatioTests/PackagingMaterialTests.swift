import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("PackagingMaterial: glass is the base, a bottle 1 yuan above it, a bag 4")
struct PackagingMaterialTests {
  @Test(
    "Infusions differ by at most the amounts of their containers, both ways",
    arguments: [
      ("glass-bottle", "plastic-bottle", "10.00", "11.00"),
      ("glass-bottle", "soft-bag", "10.00", "14.00"),
      ("plastic-bottle", "soft-bag", "11.00", "14.00"),
    ])
  func infusions(from: String, to: String, base: String, expected: String) throws {
    let (a, b) = ("大输液 100ml:1g material=\(from)", "大输液 100ml:1g material=\(to)")
    #expect(try price(a + " \(base)", to: b) == expected)
    #expect(try price(b + " \(expected)", to: a) == base)
  }

  @Test("The amount is added after the content, for each unit of the pack")
  func order() throws {
    // 10 × 1.7 × 2 + 2 × 4
    #expect(
      try price(
        "大输液 100ml:1g 10 material=glass-bottle", to: "大输液 100ml:2g*2 material=soft-bag")
        == "42.00")
  }

  @Test("Ampoules of glass and plastic make no difference")
  func ampoules() throws {
    #expect(
      try price(
        "小容量注射液 2ml:1g 3 material=glass-ampoule", to: "小容量注射液 2ml:1g material=塑料安瓿") == "3.00")
  }

  @Test("A material that no rule covers stops the computation")
  func unknown() throws {
    #expect(throws: ConversionError.self) {
      try convert("片 10mg 3 material=glass-bottle", to: "片 10mg material=plastic-bottle")
    }
    #expect(throws: ConversionError.self) {
      try convert("大输液 100ml:1g 3 material=glass-bottle", to: "大输液 100ml:1g")
    }
    #expect(
      throws: ConversionError.rules(
        .noRow(key: "material.ampoule", row: "soft-bag", id: "ndrc-2011-platform"))
    ) {
      try convert(
        "小容量注射液 2ml:1g 3 material=glass-ampoule", to: "小容量注射液 2ml:1g material=soft-bag")
    }
  }

  @Test(
    "Between packs the container comes off the old pack first, and is added to the new one last",
    arguments: [
      // (30 − 2 × 4) × 5 ÷ 2 = 55, to glass, which adds nothing.
      ("soft-bag", 2, "30", "glass-bottle", 5, "55.00"),
      // (30 − 2 × 4) × 5 ÷ 2 + 5 × 1 = 60, to plastic bottles.
      ("soft-bag", 2, "30", "plastic-bottle", 5, "60.00"),
      // (55 − 0) × 2 ÷ 5 + 2 × 4 = 30 and (60 − 5 × 1) × 2 ÷ 5 + 2 × 4 = 30: the ways back.
      ("glass-bottle", 5, "55", "soft-bag", 2, "30.00"),
      ("plastic-bottle", 5, "60", "soft-bag", 2, "30.00"),
      // Of one container nothing comes off: 30 × 5 ÷ 2 = 75.
      ("soft-bag", 2, "30", "soft-bag", 5, "75.00"),
    ])
  func acrossPacks(
    from: String, count: Int, start: String, to: String, units: Int, expected: String
  ) throws {
    #expect(
      try price(
        "大输液 100ml:1g*\(count) \(start) material=\(from)",
        to: "大输液 100ml:1g*\(units) material=\(to)") == expected)
  }
}
