import PriceRatio
import RuleBook
import Testing
import Wording

@testable import Reporting

@Suite struct AuditReportTests {
  private func page(_ products: [String], opensFolds: Bool = false) throws -> String {
    let profile = try RuleLibrary(ProfileKeys.catalogue).ruleSet("ndrc-2011-platform")
    let audit = try Audit(ProductList(products.map(ProductQuestion.product)), by: profile)
    var page = Page(title: Text("title"))
    try AuditReport(audit, language: .english, opensFolds: opensFolds)
      .fill(&page, table: RatioTable.breaches(audit, language: .english))
    return page.text(.english, charset: "utf-8")
  }

  @Test("a product that is too dear stands against the lowest price that another allows it")
  func strictest() throws {
    // 20 mg may cost 1.7 times 10 mg: 17.00 by the first, 13.60 by the second product.
    let page = try page(["片 10mg 10.00", "胶囊 10mg 8.00", "片 20mg 18.00"])
    #expect(page.contains("18.00 &gt; 13.60"))
    #expect(page.contains("<td class=\"num\">13.60</td>"))
  }

  @Test("every pair has its calculation sheet, folded unless it is asked for")
  func sheets() throws {
    let products = ["片 10mg 10.00", "片 20mg 18.00"]
    #expect(try page(products).contains("<details><summary>row "))
    #expect(try page(products, opensFolds: true).contains("<details open=\"\"><summary>row "))
    #expect(try page(products).contains("Above the rule"))
  }

  @Test("prices that keep the rule have no drug to tell of")
  func clean() throws {
    let page = try page(["片 10mg 10.00", "片 20mg 17.00"])
    #expect(!page.contains("id=\"drugs\"") && page.contains("id=\"pairs\""))
  }
}
