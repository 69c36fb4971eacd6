import Tender
import Testing
import Wording

@testable import Reporting

@Suite struct ComparedRulesTests {
  /// Round 2 selects up to 1.8 times the lowest; a ceiling of 5 gives c at 2.00 a cut of 60 %.
  private static let bids =
    "lot,bidder,quote,ceiling\n甲,a,1.00,5\n甲,b,1.80,5\n甲,c,2.00,5\n甲,d,4.00,5\n"

  @Test("the report of compared rules shows what each selects, and where they differ")
  func rules() throws {
    let sets = ["cn-2020-round2", "cn-2018-4plus7"]
    let outcomes = try sets.map { try TenderReports(Self.bids, rules: $0).outcome }
    var page = Page(title: Text("rules"))
    RuleComparisonReport(outcomes, language: .english)
      .fill(
        &page,
        table: RuleComparison.table(outcomes.map(\.lots), ruleSets: sets, language: .english))
    let text = page.text(.english, charset: "utf-8")
    // The 4+7 cities selected one bid of each lot, round 2 three of these.
    #expect(text.contains("cn-2020-round2: 3 + 0") && text.contains("cn-2018-4plus7: 1 + 0"))
    #expect(text.contains("b 甲, cn-2020-round2: selected"))
  }

  @Test("the report of figures has them in words, and the cuts of each lot as a picture")
  func figures() throws {
    let outcome = try TenderReports(Self.bids).outcome
    var page = Page(title: Text("figures"))
    StatisticsReport(outcome, language: .chinese)
      .fill(&page, table: try TenderStatistics(outcome, demand: DemandList()).table())
    let text = page.text(.chinese, charset: "utf-8")
    #expect(text.contains(">平均降幅<") && !text.contains(">mean_cut<"))
    // 1 − 2 ÷ 5 = 60 % to 1 − 1 ÷ 5 = 80 %.
    #expect(text.contains("60.0 – 80.0"))
  }
}
