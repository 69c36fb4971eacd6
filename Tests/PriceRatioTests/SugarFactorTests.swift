import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("SugarFactor: sugar-free Chinese medicine, per dose")
struct SugarFactorTests {
  @Test(
    "Granules of the national guide prices of 2009: 1.3 gives 1.4, 1.0 gives 1.1",
    arguments: [
      ("1.3", "1.4"), ("1.0", "1.1"),
    ])
  func granules(base: String, expected: String) throws {
    let conversion = try convert("颗粒剂 \(base)", to: "颗粒剂 sugar=free", by: "ndrc-2011")
    #expect(conversion.price.text(atLeast: conversion.decimals) == expected)
  }

  @Test("Lactose makes no difference, and the way back divides")
  func others() throws {
    #expect(try price("颗粒剂 2.00", to: "颗粒剂 sugar=lactose") == "2.00")
    #expect(try price("颗粒剂 2.20 sugar=无糖", to: "颗粒剂") == "2.00")
  }

  @Test("A profile without the factors names the row that is needed")
  func unknown() throws {
    #expect(
      throws: ConversionError.rules(.noRow(key: "sugar.factors", row: "with", id: "linear"))
    ) { try convert("颗粒剂 2.00", to: "颗粒剂 sugar=free", by: "linear") }
  }
}
