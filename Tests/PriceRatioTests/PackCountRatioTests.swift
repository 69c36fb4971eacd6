import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("PackCountRatio: K = 1.95^(log2 X) for tablets, capsules and counted pills")
struct PackCountRatioTests {
  @Test(
    "Concentrated pills 银翘解毒丸, national guide prices of 2009: 64 at 3.1 yuan",
    arguments: [
      (10, "0.52"), (20, "1.0"), (50, "2.4"), (200, "9.3"), (480, "21.6"),
    ])
  func pills(count: Int, expected: String) throws {
    let conversion = try convert("浓缩丸 *64 3.1", to: "浓缩丸 *\(count)", by: "ndrc-2011")
    #expect(conversion.price.text(atLeast: conversion.decimals) == expected)
  }

  @Test("Tablets 维C银翘片, Jiangsu prices of 2013: 12 at 1.8 yuan, 36 at 5.2")
  func tablets() throws {
    #expect(try price("片 *12 1.8", to: "片 *36", by: "ndrc-2011") == "5.20")
  }

  @Test("Granules 参苓白术颗粒 are in proportion, Hubei 2010: 1 bag at 3.1 yuan, 15 at 46.5")
  func granules() throws {
    #expect(try price("颗粒剂 *1 3.1", to: "颗粒剂 *15", by: "ndrc-2011") == "46.50")
  }

  @Test("Shanghai counts Chinese medicine and forms outside the table in proportion")
  func shanghai() throws {
    #expect(try price("片 *10 10", to: "片 *20", by: "shanghai") == "19.50")
    #expect(try price("片 *10 10 kind=chinese", to: "片 *20 kind=chinese", by: "shanghai") == "20.00")
    #expect(try price("浓缩丸 *10 10", to: "浓缩丸 *20", by: "shanghai") == "20.00")
    #expect(try price("缓释片 5mg*10 10", to: "缓释片 5mg*20", by: "shanghai") == "20.00")
    #expect(try price("缓释片 5mg*10 10", to: "缓释片 5mg*20") == "19.50")
  }

  @Test("Sichuan counts in proportion where a smallest-unit price is published")
  func sichuan() throws {
    let converter = Converter(try profile("sichuan-2012"))
    var (base, product) = (
      try ProductQuestion.product("片 5mg*10 10"), try ProductQuestion.product("片 5mg*20")
    )
    #expect(try converter.convert(from: base, to: product).price.text() == "19.50")
    (base.isUnitPriced, product.isUnitPriced) = (true, true)
    #expect(try converter.convert(from: base, to: product).price.text() == "20.00")
  }

  @Test(
    "National tenders price the smallest unit",
    arguments: ["national-vbp", "vbp-2018-pilot", "linear"])
  func national(id: String) throws {
    #expect(try convert("片 5mg*7 10", to: "片 5mg*21", by: id).unrounded.exact == Ratio(30))
  }

  @Test("Between a counted form and one in proportion a pack of one counts on either side")
  func singleUnits() throws {
    let settings = ["form.factors.granules": "1.1"]
    // 10 × 1.1 × 10 = 110, and back 110 ÷ 1.1 ÷ 10 = 10.
    #expect(try price("片 10mg 10", to: "颗粒剂 10mg*10", settings) == "110.00")
    #expect(try price("颗粒剂 10mg*10 110", to: "片 10mg", settings) == "10.00")
    // 11 ÷ 1.1 × 1.95^(log2 8) = 10 × 1.95 × 1.95 × 1.95 = 74.14875, and back.
    #expect(try price("颗粒剂 10mg 11", to: "片 10mg*8", settings) == "74.15")
    #expect(try price("片 10mg*8 74.14875", to: "颗粒剂 10mg", settings) == "11.00")
    // One of each differs by the form alone.
    #expect(try price("颗粒剂 10mg 11", to: "片 10mg", settings) == "10.00")
  }

  @Test("A count is cited by the list that decides it: the groups, or the exceptions from them")
  func cited() throws {
    func lists(_ kind: String) throws -> [String] {
      try convert("片 *10 10 kind=\(kind)", to: "片 *20 kind=\(kind)", by: "shanghai").bases
        .flatMap(\.keys).filter { $0.hasPrefix("pack.") && $0 != "pack.base" }
    }
    #expect(try lists("chemical") == ["pack.groups"])
    #expect(try lists("chinese").contains("pack.linear-for"))
  }
}
