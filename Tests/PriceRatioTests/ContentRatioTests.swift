import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("ContentRatio: K = 1.7^(log2 X)")
struct ContentRatioTests {
  @Test(
    "Cefoxitin, Fujian 闽价医[2012]260号: 1 g at 48.2 yuan",
    arguments: [
      ("0.5g", "28.4"), ("2g", "81.9"), ("3g", "112"),
    ])
  func cefoxitin(strength: String, expected: String) throws {
    let conversion = try convert("普通粉针 1g 48.2", to: "普通粉针 \(strength)", by: "ndrc-2011")
    #expect(conversion.price.text(atLeast: conversion.decimals) == expected)
  }

  @Test("A strength on one side only is missing, not 1")
  func missing() throws {
    #expect(throws: ConversionError.self) { try convert("片 10mg 10", to: "片") }
    #expect(throws: ConversionError.self) { try convert("片 10", to: "片 10mg") }
  }

  @Test("IU against mg is refused")
  func units() throws {
    #expect(throws: ConversionError.strengths(.differentUnits)) {
      try convert("片 100IU 10", to: "片 10mg")
    }
  }

  @Test(
    "A base that the mechanism does not cover is a fault of the rules", arguments: ["0.9", "4"])
  func impossibleBase(base: String) throws {
    #expect(throws: RuleError.self) {
      try convert("片 10mg 10", to: "片 20mg", ["content.base": base])
    }
  }
}
