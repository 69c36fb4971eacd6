import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("InjectionVolume: no difference up to 10 ml, then yuan for each step of 10 ml")
struct InjectionVolumeTests {
  static let amount = ["injection.volume-step-amount": "0.3"]

  @Test("Up to 10 ml the volume makes no difference, and the amount is not needed")
  func free() throws {
    #expect(try price("小容量注射液 2ml:10mg 5", to: "小容量注射液 10ml:10mg") == "5.00")
  }

  @Test("Sichuan 川发改价格[2011]919号: 0.05 mg in 5 ml at 49.0, 0.1 mg in 10 ml at 83.3")
  func sichuan() throws {
    #expect(
      try price("小容量注射液 5ml:0.05mg 49.0", to: "小容量注射液 10ml:0.1mg", by: "ndrc-2011") == "83.30")
  }

  @Test("Beyond 10 ml each step that is begun adds the amount, and takes it off on the way back")
  func steps() throws {
    // 10 ml: none; 20 ml: one step; 25 ml: two begun, 1.5 in proportion, one complete.
    #expect(try price("小容量注射液 10ml:10mg 5", to: "小容量注射液 20ml:10mg", Self.amount) == "5.30")
    #expect(try price("小容量注射液 10ml:10mg 5", to: "小容量注射液 25ml:10mg", Self.amount) == "5.60")
    #expect(try price("小容量注射液 25ml:10mg 5.60", to: "小容量注射液 10ml:10mg", Self.amount) == "5.00")
    for (counting, expected) in [("completed", "5.30"), ("proportional", "5.45")] {
      let settings = Self.amount.merging(["injection.volume-counting": counting]) { $1 }
      #expect(try price("小容量注射液 10ml:10mg 5", to: "小容量注射液 25ml:10mg", settings) == expected)
    }
  }

  @Test("The amount is for each unit of the pack")
  func packs() throws {
    #expect(try price("小容量注射液 10ml:10mg*5 25", to: "小容量注射液 20ml:10mg*5", Self.amount) == "26.50")
  }

  @Test("Without the amount the computation stops beyond 10 ml")
  func unset() throws {
    #expect(
      throws: ConversionError.rules(
        .unset(key: "injection.volume-step-amount", id: "ndrc-2011-platform"))
    ) { try convert("大输液 100ml:0.2g 4", to: "大输液 250ml:0.2g") }
  }

  @Test("Chinese medicine uses the fill ratio at any volume: 2 ml to 4 ml is × 1.9")
  func chineseMedicine() throws {
    #expect(
      try price("小容量注射液 fill=2ml kind=chinese 5", to: "小容量注射液 fill=4ml kind=chinese") == "9.50")
  }

  @Test("A volume on one side only is missing")
  func missing() throws {
    #expect(throws: ConversionError.self) {
      try convert("小容量注射液 2ml:10mg 5", to: "小容量注射液 10mg")
    }
  }

  @Test("Between packs the amount is for each unit: added, or taken off, before the count")
  func acrossPacks() throws {
    let half = ["injection.volume-step-amount": "0.5"]
    // (10 + 0.5) × 5 = 52.5, and back 52.5 − 5 × 0.5 = 50, of which a fifth is 10.
    #expect(try price("小容量注射液 10ml:10mg 10", to: "小容量注射液 20ml:10mg*5", half) == "52.50")
    #expect(try price("小容量注射液 20ml:10mg*5 52.50", to: "小容量注射液 10ml:10mg", half) == "10.00")
    // 20 + 2 × 0.5 = 21 for 2, three halves of it for 3: 31.5; back 31.5 − 1.5 = 30, 20 for 2.
    #expect(try price("小容量注射液 10ml:10mg*2 20", to: "小容量注射液 20ml:10mg*3", half) == "31.50")
    #expect(try price("小容量注射液 20ml:10mg*3 31.50", to: "小容量注射液 10ml:10mg*2", half) == "20.00")
  }

  @Test(
    "A step is begun with the first millilitre, and complete with the last",
    arguments: [
      // Beyond the free 10 ml: 1 of 10 is one step begun, none complete, a tenth of the amount.
      ("11ml", "5.30", "5.00", "5.03"), ("14ml", "5.30", "5.00", "5.12"),
      ("19ml", "5.30", "5.00", "5.27"), ("20ml", "5.30", "5.30", "5.30"),
      ("21ml", "5.60", "5.30", "5.33"),
    ])
  func counting(volume: String, started: String, completed: String, proportional: String) throws {
    for (counting, expected) in [
      ("started", started), ("completed", completed), ("proportional", proportional),
    ] {
      let settings = Self.amount.merging(["injection.volume-counting": counting]) { $1 }
      #expect(try price("小容量注射液 10ml:10mg 5", to: "小容量注射液 \(volume):10mg", settings) == expected)
    }
  }

  @Test("The fill ratio is used where either product is Chinese medicine: × 1.9 for twice the fill")
  func eitherChinese() throws {
    for (a, b) in [("chinese", "chinese"), ("chinese", "chemical"), ("chemical", "chinese")] {
      #expect(
        try price("小容量注射液 fill=2ml kind=\(a) 5", to: "小容量注射液 fill=4ml kind=\(b)") == "9.50")
    }
    #expect(
      try price("小容量注射液 fill=2ml kind=biological 5", to: "小容量注射液 fill=4ml kind=chemical") == "5.00")
  }
}
