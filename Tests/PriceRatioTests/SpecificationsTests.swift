import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("Specifications: what the rule looks at, by numbers")
struct SpecificationsTests {
  private static func specifications(_ texts: [String]) throws -> Specifications {
    try Specifications(
      ProductList(texts.map(ProductQuestion.product)), Converter(profile("ndrc-2011-platform")))
  }

  @Test("Price and spelling make no specification of their own, form, content and count do")
  func numbers() throws {
    let texts = ["片 0.5g*24 10", "片 500mg*24 12", "片 0.5g*12 10", "胶囊 0.5g*24", "片 1g*24"]
    let specifications = try Self.specifications(texts)
    #expect(texts.indices.map { specifications.number(ofProduct: $0) } == [0, 0, 1, 2, 3])
    #expect(specifications.count == 4)
    // A count changes nothing in the composition.
    #expect(texts.indices.map { specifications[$0].composition } == [0, 0, 0, 1, 2])
    #expect(texts.indices.map { specifications[$0].content } == [0, 0, 0, 0, 1])
  }

  @Test("The price of a pack of 48 is 1.95 times that of one of 24")
  func counts() throws {
    let specifications = try Self.specifications(["片 10mg*24", "片 10mg*48"])
    let ratio =
      try specifications.shareOfCount(ofProduct: 0)
      / specifications.shareOfCount(ofProduct: 1)
    #expect(try ratio.rounded(decimals: 9, rounding: .halfUp) == Ratio(decimal: "1.95"))
  }

  @Test("The fill decides between two fills of one content, not between two contents")
  func fills() throws {
    let specifications = try Self.specifications([
      "口服液 10ml:50mg", "口服液 20ml:50mg", "口服液 20ml:100mg",
    ])
    #expect(specifications[0].fillDecides(specifications[1]))
    #expect(!specifications[0].fillDecides(specifications[2]))
    #expect(!specifications[1].fillDecides(specifications[1]))
  }
}
