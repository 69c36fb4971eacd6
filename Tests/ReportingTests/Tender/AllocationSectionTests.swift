import Tables
import Tender
import TestSupport
import Testing

@testable import Reporting

@Suite struct AllocationSectionTests {
  @Test("each winner has its volume and its share of the agreed volume, as a number and a bar")
  func shares() throws {
    // Two winners have 60 % of what is reported. The first picks the largest region, then both in
    // turn: 60 % of 300 + 60 = 216 and 60 % of 40 = 24, which are 90 % and 10 % of 240.
    let reports = try TenderReports("lot,bidder,quote\n甲,a,1\n甲,b,1.2\n")
    let folder = try TemporaryFolder()
    let (demand, _, _) = try DemandTable.read(
      folder.file("demand.csv", "lot,region,volume\n甲,南,300\n甲,北,60\n甲,东,40\n"),
      schema: try #require(Schema.builtIn("demand")))
    let allocation = try allocate(reports.outcome, demand: demand)
    let explanation = try AllocationExplanation(
      allocation, of: reports.outcome, demand: demand, choices: Choices(), unit: "volume",
      language: .english)
    let section = AllocationSection(allocation, explanation, language: .english)
    let markup = section.section().content.markup
    #expect(
      markup.contains("<td class=\"num\">216</td><td class=\"bars rest\" data-key=\"90.00\">90.00%")
    )
    #expect(
      markup.contains("<td class=\"num\">24</td><td class=\"bars rest\" data-key=\"10.00\">10.00%"))
    let annex = section.annex().content.markup
    #expect(annex.contains("data-key=\"60.00\"") && annex.contains("turn 1, 3 regions left"))
  }
}
