import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("InjectionLimits: at least 0.20 yuan a unit, and not above a larger representative")
struct InjectionLimitsTests {
  @Test("Below 0.20 yuan a unit an injection is set to 0.20")
  func floor() throws {
    // 0.30 ÷ 1.7 = 0.176…; for a pack of ten 2.00.
    #expect(try price("普通粉针 2mg 0.30", to: "普通粉针 1mg") == "0.20")
    #expect(try price("普通粉针 2mg 0.30", to: "普通粉针 1mg*10") == "2.00")
    #expect(try price("普通粉针 2mg 0.34", to: "普通粉针 1mg") == "0.20")
    #expect(try price("普通粉针 2mg 0.40", to: "普通粉针 1mg") == "0.24")
  }

  @Test("Tablets have no lowest price")
  func tablets() throws {
    #expect(try price("片 2mg 0.30", to: "片 1mg") == "0.18")
  }

  @Test("One smaller than the representative never exceeds its price")
  func cap() throws {
    // 5 ÷ 1.7 + 4 = 6.94 is above 5.
    let settings = ["injection.lyophilised-addon": "4"]
    let conversion = try convert("普通粉针 20mg 5", to: "冻干粉针 10mg", settings)
    #expect(conversion.price.text() == "5.00")
    #expect(conversion.steps.last?.effect.rule == .cap)
    #expect(try price("普通粉针 20mg 5", to: "冻干粉针 40mg", settings) == "12.50")
  }

  @Test("The highest price stands above the lowest: 0.15 stays 0.15")
  func both() throws {
    #expect(try price("普通粉针 2mg 0.15", to: "普通粉针 1mg") == "0.15")
  }

  @Test("The lowest price comes before the packaging material: 0.20 + 4")
  func beforeMaterial() throws {
    #expect(
      try price(
        "大输液 100ml:2mg 0.30 material=glass-bottle", to: "大输液 100ml:1mg material=soft-bag")
        == "4.20")
  }

  @Test("A profile that does not know the limits does not apply them")
  func unknown() throws {
    #expect(try price("普通粉针 2mg 0.30", to: "普通粉针 1mg", by: "linear") == "0.15")
  }

  @Test(
    "Of one content the volume says which is smaller; an equal one is not",
    arguments: [
      // 10 + 2 = 12; in 50 ml of 100 ml it is smaller and stays at 10, in 100 or 150 ml it is not.
      ("50ml", "10.00"), ("100ml", "12.00"), ("150ml", "12.00"),
    ])
  func smallerVolume(volume: String, expected: String) throws {
    let settings = ["injection.infusion-addon": "2"]
    #expect(
      try price("小容量注射液 100ml:10mg 10", to: "大输液 \(volume):10mg", settings) == expected)
  }

  @Test("Where contents differ the content says which is smaller, whatever the volume")
  func smallerContent() throws {
    let settings = ["injection.infusion-addon": "9"]
    // 10 × 1.7 + 9 = 26 of more content in less volume, 10 ÷ 1.7 + 9 = 14.88 the other way round.
    #expect(try price("小容量注射液 100ml:10mg 10", to: "大输液 50ml:20mg", settings) == "26.00")
    #expect(try price("小容量注射液 50ml:20mg 10", to: "大输液 100ml:10mg", settings) == "10.00")
    // Of packs the limit is for as many units: 3 ÷ 2 of 10.
    #expect(try price("小容量注射液 50ml:20mg*2 10", to: "大输液 100ml:10mg*3", settings) == "15.00")
  }
}
