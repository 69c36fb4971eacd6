import ExactNumbers
import RuleBook
import TestSupport
import Testing

@testable import PriceRatio

@Suite("FillRatio: K = 1.9^(log2 X), only where content does not distinguish")
struct FillRatioTests {
  @Test(
    "Water pills 九味羌活丸, national guide prices of 2009: 6 g at 0.60 yuan",
    arguments: [
      ("2.5g", "0.27"), ("4.5g", "0.46"), ("9g", "0.87"), ("18g", "1.7"), ("60g", "5.1"),
    ])
  func waterPills(fill: String, expected: String) throws {
    let conversion = try convert("水丸 fill=6g 0.60", to: "水丸 fill=\(fill)", by: "ndrc-2011")
    #expect(conversion.price.text(atLeast: conversion.decimals) == expected)
  }

  @Test("Contents that differ distinguish: their volumes do not count a second time")
  func content() throws {
    // 10 × 1.7, not × 1.9 as well.
    let conversion = try convert("口服液 10ml:50mg 10", to: "口服液 20ml:100mg")
    #expect(conversion.steps.map(\.effect.rule) == [.content])
    #expect(conversion.price.text() == "17.00")
  }

  @Test("One content in two volumes is a difference in fill")
  func sameContent() throws {
    let conversion = try convert("口服液 10ml:50mg 10", to: "口服液 20ml:50mg")
    #expect(conversion.steps.map(\.effect.rule) == [.fill])
    #expect(conversion.price.text() == "19.00")
  }

  @Test("A multi-dose pack is priced by its dose, then by the number of doses")
  func doses() throws {
    // One dose of 10 ml holds 20 mg: 5 × 1.7; ten doses: × 1.9^(log2 10) = 8.4333… → 71.68.
    let settings = ["form.factors.syrup": "1"]
    let conversion = try convert(
      "片 10mg 5", to: "糖浆 20mg fill=100ml dose=10ml dosing=multiple", settings)
    #expect(conversion.steps.map(\.effect.rule) == [.form, .content, .fill])
    #expect(conversion.price.text() == "71.68")
  }

  @Test("A dose or a fill that is not given is missing")
  func missing() throws {
    let settings = ["form.factors.syrup": "1"]
    for text in ["糖浆 20mg dose=10ml dosing=multiple", "糖浆 20mg fill=100ml dosing=multiple"] {
      #expect(throws: ConversionError.self) { try convert("片 10mg 5", to: text, settings) }
    }
    #expect(throws: ConversionError.self) { try convert("水丸 fill=6g 1", to: "水丸") }
  }

  @Test("Grams against millilitres do not compare")
  func units() throws {
    #expect(throws: ConversionError.differentFillUnits("6g", "10ml")) {
      try convert("水丸 fill=6g 1", to: "水丸 fill=10ml")
    }
  }

  @Test("A single-dose pack is compared with a tablet by its content alone")
  func singleDose() throws {
    let settings = ["form.factors.granules": "1"]
    let conversion = try convert("片 10mg 5", to: "颗粒剂 10mg fill=3g", settings)
    #expect(conversion.steps.map(\.effect.rule) == [.form])
  }

  @Test("A profile without a fill ratio stops where it is needed")
  func unknown() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "without.json",
      """
      {"id": "without", "kind": "price-ratio", "title": "without", "document": "made up",
       "baseline": "national-vbp", "remove": ["fill.base"], "parameters": {}}
      """)
    #expect(throws: ConversionError.rules(.unset(key: "fill.base", id: "without"))) {
      try convert("水丸 fill=6g 1", to: "水丸 fill=9g", by: path)
    }
  }

  @Test("Of a solution the volume in its strength counts, also where a fill is given beside it")
  func volumeOfStrength() throws {
    // 10 × 1.9 for 20 ml of 10 ml; the fills are those of the outer pack.
    for (a, b) in [("", ""), (" fill=30ml", " fill=30ml"), (" fill=30ml", "")] {
      #expect(try price("口服液 10ml:50mg 10\(a)", to: "口服液 20ml:50mg\(b)") == "19.00")
    }
    // Without one in the strength the fill counts.
    #expect(try price("口服液 50mg 10 fill=10ml", to: "口服液 50mg fill=20ml") == "19.00")
    #expect(try price("口服液 10ml:50mg 10", to: "口服液 50mg fill=20ml") == "19.00")
  }

  @Test("A dose in another unit than the fill says no number of doses")
  func unitsOfDoses() throws {
    let settings = ["form.factors.syrup": "1"]
    #expect(throws: ConversionError.differentFillUnits("100ml", "10g")) {
      try convert("片 10mg 5", to: "糖浆 20mg fill=100ml dose=10g dosing=multiple", settings)
    }
  }
}
