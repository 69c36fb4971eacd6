import Testing

@testable import PriceRatio

@Suite("Representative: article 6")
struct RepresentativeTests {
  /// The row of the representative among products of one drug, numbered from 1.
  private static func choose(_ texts: [String], named: Int? = nil) throws -> Int {
    let products = try texts.enumerated().map { index, text in
      var product = try ProductQuestion.product(text)
      product.row = index + 1
      product.isRepresentative = named == index + 1
      return product
    }
    return try Representative(profile("ndrc-2011")).choose(products).row
  }

  @Test(
    "Plain tablet, else hard capsule; small-volume injection, else plain powder",
    arguments: [
      (["分散片 1mg 1", "胶囊 1mg 1", "片 1mg 1"], 3), (["分散片 1mg 1", "胶囊 1mg 1"], 2),
      (["冻干粉针 1mg 1", "普通粉针 1mg 1", "注射液 1ml:1mg 1"], 3), (["冻干粉针 1mg 1", "普通粉针 1mg 1"], 2),
      (["片 1mg", "片 2mg 1"], 2),
    ])
  func forms(texts: [String], row: Int) throws {
    #expect(try Self.choose(texts) == row)
  }

  @Test("The user's choice stands before the rule's")
  func named() throws {
    #expect(try Self.choose(["片 1mg 1", "分散片 1mg 1"], named: 2) == 2)
    #expect(throws: Representative.Gap.noPrice(row: 2)) {
      try Self.choose(["片 1mg 1", "分散片 1mg"], named: 2)
    }
  }

  @Test("Without either form, with several, or without a price the user has to name it")
  func gaps() throws {
    let forms = ["tablet", "hard-capsule"].compactMap(DosageForm.named)
    #expect(throws: Representative.Gap.noForm(forms)) { try Self.choose(["分散片 1mg 1"]) }
    #expect(throws: Representative.Gap.several(forms[0], rows: [1, 2])) {
      try Self.choose(["片 1mg 1", "片 2mg 2"])
    }
    // The plain tablet is the representative even while the capsule alone has a price.
    #expect(throws: Representative.Gap.noPrice(row: 1)) { try Self.choose(["片 1mg", "胶囊 1mg 1"]) }
  }
}
